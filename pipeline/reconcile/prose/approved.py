"""Approved: what the prose says of the grants as a whole: the sum approved for them, what was agreed, what is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.sums import is_total
from pipeline.records.reasons import is_of_type, is_supposed

# “payment of grants out totalling £230,000”, “award grants of up to £60,000”, “the provision of grants to”,
# “Agree to grant £60,000 to”
GRANTS_OUT = re.compile(
    r"\b(?:grants\sout|(?:payments?|award(?:s|ing|ed)?|provision|issue|distribut\w+|mak\w+|giv\w+)\s(?:of\s)?(?:the\s)?"
    r"(?:\w{1,15}\s){0,2}?(?:sub-?)?(?:grants?|awards)|onward\sgrants?|sub-?grants|(?:agree|approve)\s(?:to\sgrant|grants?))\b",
    re.IGNORECASE,
)
# “Approve grant funding of £60,000”, “grants to partners (£60,000)”; “Distribute £60,000 of this by way of grant”
CALLED = re.compile(r"\bgrants?\b|\bawards?\b", re.IGNORECASE)
CALLED_AFTER = re.compile(
    r"^\s(?:of\s(?:this|it|which)\s)?(?:by\sway\sof|in|as|of|for)\s(?:\w{1,10}\s){0,2}?(?:sub-?)?(?:grants?|awards)\b",
    re.I,
)
# “Give approval for MOPAC to receive £60,000 in grant from the Home Office”
RECEIVED = re.compile(
    r"\b(?:receiv\w{1,3}|receipt|accept\w{0,5})\s(?:(?!awards?\b|grants\b)[^\s«»]{1,15}\s){0,5}$", re.IGNORECASE
)
# The heading under which a paper says what is to be approved.
ASKED = re.compile(r"\brecommend|\bdecisions?\b", re.IGNORECASE)
# “a standing delegation to award grants up to £50,000”: a limit, not a sum that is paid.
LIMIT = re.compile(r"\b(?:delegat\w+|thresholds?|limits?|above|exceed\w*|over|each|per|or\smore)\b", re.IGNORECASE)
# “Total funding agreed to date = £110,503”, “Awards above: £110,503”, “Offers made: £110,503”
AGREED = re.compile(
    r"\b(?:total\s(?:\w{1,15}\s){0,3}?(?:agreed|awarded|committed|allocated|approved|granted|distributed)|"
    r"(?:agreed|awarded|committed|allocated)\sso\sfar|"
    r"(?:awards|grants|offers)\s(?:listed\s)?(?:above|below|made)(?=\s?[:=]))\b[^«»]{0,25}$",
    re.IGNORECASE,
)
# “Awards total £110,503”, “After these awards, which come to £110,503”, “Table 2 commits £110,503”,
# “This commits £110,503 out of”, “The grants made over the whole term come to £110,503”, “Offers take £110,503 of it”,
# “The schedule adds up to £110,503”
AGREED_IN_PASSING = re.compile(
    r"\b(?:awards|grants|offers|allocations)\b,?(?:\s(?:which|made|agreed|approved|recommended|listed|shown|above|below|so|far|to|date|over|"
    r"across|in|for|the|this|whole|full|all|both|term|period|years?|table|together|now)\b){0,8}"
    r"\s(?:total|come\sto|amount\sto|add\sup\sto|sum\sto|stand\sat|reach|take|use|use\sup|absorb)\s$"
    r"|\b(?:schedule|list|table)\s(?:\d{1,2}\s)?(?:(?:above|below)\s)?(?:adds\sup\sto|comes\sto|totals|amounts\sto|sums\sto)\s$"
    r"|\b(?:table\s(?:\d{1,2}\s)?|this\s)(?:commits|allocates|awards|totals)\s$",
    re.IGNORECASE,
)
# “Awards of £110,503 have been recommended”, “Offers of £110,503 are made”, “Partners receive £110,503 between them”
AWARDED = re.compile(r"\b(?:awards|grants|offers)\s(?:of|worth|totalling|with\sa\stotal\sof)\s$", re.IGNORECASE)
AWARDED_AFTER = re.compile(
    r"^\s(?:in\s(?:all|total)\s)?(?:have\sbeen|has\sbeen|were|are|are\snow|are\sbeing)\s"
    r"(?:recommended|agreed|approved|made|proposed|awarded|put\sforward)\b",
    re.IGNORECASE,
)
# “of which £110,503 is awarded now”, “£110,503 of which is committed by this decision”, “including the £110,503
# already agreed in this report”
AWARDED_HERE = re.compile(
    r"^\s(?:of\s(?:which|this|it)\s)?(?:(?:is|are|being|to\sbe)\s)?(?:(?:now|already|hereby|being|to\sbe)\s)?"
    r"(?:committed|awarded|agreed|allocated|granted|approved)\s(?:now\b|here\b|today\b|(?:by|in|under|through|with)\sthis\s"
    r"(?:decision|report|paper|form|request|round))",
    re.IGNORECASE,
)
BETWEEN_THEM = re.compile(r"^\s(?:in\s(?:all|total),?\s)?between\sthem\b", re.IGNORECASE)
RECEIVE = re.compile(
    r"\b(?:providers|partners|organisations|bodies|groups|charities|projects|recipients)\s(?:will\s|would\s)?"
    r"(?:receive|get|be\s(?:paid|given|awarded))\s$",
    re.IGNORECASE,
)
# “Remaining funding to be allocated = £104,497”, “Left for later offers: £104,497”, but not “The balance pays for a
# coordinator (£50,000)”
LEFT = re.compile(
    r"\b(?:remaining|there\sremains|left\s(?:over|for\s(?:later|further|more|other|future)\s\w{1,15})(?=\s?[:=])|"
    r"still\savailable|remainder|unallocated|uncommitted|balance|still\sto\s(?:be\s)?(?:allocated?|committed|awarded))\b"
    r"(?:(?!\b(?:pays?|meets?|covers?|goes|is\sfor)\b)[^«»]){0,40}$",
    re.IGNORECASE,
)
# “leaving £104,497 unallocated”, “decide how to use the other £104,497”; “£104,497 of the fund remains uncommitted”,
# “The £104,497 that is left of the fund”, “£104,497 is not yet allocated”, “£104,497 is held back for a later round”,
# “there is £104,497 of the fund left to award”, “£104,497 stays in the fund”, “The fund will then stand at £104,497”,
# “After these awards the fund stands at £104,497”, “£104,497 can still be awarded”, “£104,497 has not been
# committed”, “£104,497 is carried over to the next round”
LEAVING = re.compile(
    r"\b(?:leav(?:es|ing)\s(?:a\sbalance\sof\s)?|how\sto\s(?:use|spend|award)\sthe\s(?:other|rest,)\s"
    r"|(?:fund|pot|budget)\s(?:will\s|would\s)?then\s(?:stands?\sat|holds?)\s"
    r"|\bafter\s(?:these|the|all)\s(?:awards|grants|offers)[^«»]{0,30}\s(?:stands?\sat|holds?|has)\s)$",
    re.IGNORECASE,
)
_REMAINS = (
    r"(?:remains?|is\sleft|left|(?:is|are)\s(?:un[a-z]{5,12}|still\sto\sbe|not\syet|(?:being\s)?(?:held|kept)\sback)|"
    r"unallocated|uncommitted|(?:can|may)\sstill\sbe\s[a-z]{5,12}|has\snot\s(?:yet\s)?been\s[a-z]{5,12}|in\s(?:hand|reserve)"
    r"|(?:is|are)\s(?:to\sbe\s)?(?:kept|held|carried)\s(?:over|forward|for\s(?:a\s|the\s|any\s)?(?:later|further|future|next|new|other|another|second|third|more|rest))|stays\s(?:in|with)\s(?:the|its|this)\s(?:fund|pot|budget|reserve))\b"
)
LEFT_AFTER = re.compile(
    rf"^\s(?:of\s(?:the|this|that|our)\s(?:[a-z]{{3,10}}\s){{1,2}})?(?:that\s)?{_REMAINS}", re.IGNORECASE
)
# “£104,497 of the grants budget of £215,000 is held back”: not the second sum is left, but the first.
LEFT_OF = re.compile(
    rf"\sof\s(?:the|this|that|our)\s(?:[a-z]{{4,10}}\s){{0,3}}(?:of\s)?«\d{{1,4}}»\s{_REMAINS}", re.IGNORECASE
)
# “The remaining £115,000 will pay for a coordinator”: the other use of the money, and nothing left to award
USED_OTHERWISE = re.compile(
    r"^\s(?:(?:will|would|is|are|can|then|also|to)\s){0,3}"
    r"(?:pays?|meets?|covers?|funds?|goes|go|supports?|buys?|(?:be\s)?(?:used|spent)|for(?!\s(?:later|further|future|more)))\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"«\d{1,4}»")


def grants_in_text(prose: Sequence[Prose], elsewhere: Collection[int]) -> list[Mention]:
    """Return the sums of the prose that are paid out as grants, but for limits and for what else the table holds."""
    return [
        mention
        for passage in prose
        for mention in passage.mentions
        if mention.figure.value not in elsewhere
        and mention.amount.role not in ("threshold", "context", "balance")
        and not LIMIT.search(f"{mention.before[-120:]} {mention.after[:40]}")
        and not is_agreed(mention)
        and (mention.amount.role == "awarded" or GRANTS_OUT.search(mention.before[-120:]))
    ]


def certain_of(approved: Sequence[Mention], mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions that are surest to be the sum approved for grants: asked for, a total, called a grant.

    What comes in ("receive £X in grant from the Home Office") is none, unless all of it is passed on, nor is what is
    only supposed to be awarded, if another sum is said to be.
    """
    roles = Counter((mention.figure.value, mention.amount.role) for mention in mentions)
    received = {value for value, role in roles if roles[value, "accepted"] > roles[value, "awarded"]}
    received |= {mention.figure.value for mention in mentions if RECEIVED.search(mention.before[-60:])}
    paid = [mention for mention in approved if mention.figure.value not in received] or approved
    paid = [m for m in paid if _is_told(m)] or paid
    certain = [m for m in paid if ASKED.search(m.amount.section or "")] or [m for m in paid if is_total(m)] or paid
    return [m for m in certain if CALLED.search(m.before[-60:]) or CALLED_AFTER.match(m.after[:50])] or certain


def _is_told(mention: Mention) -> bool:
    """Return whether words at a sum tell that it is awarded."""
    is_weighed = is_of_type(mention.amount) or is_supposed(mention.amount)
    return not is_weighed or GRANTS_OUT.search(mention.before[-120:]) is not None


def is_agreed(mention: Mention) -> bool:
    """Return whether the words at a figure call it the total of the awards."""
    before, after = mention.before[-90:], mention.after[:60]
    is_awarded = AWARDED.search(before) and AWARDED_AFTER.match(after)
    is_shared = RECEIVE.search(before) and BETWEEN_THEM.match(after)
    is_called = AGREED.search(before) or AGREED_IN_PASSING.search(before)
    return bool(is_called or is_awarded or is_shared or AWARDED_HERE.match(after))


def is_left(mention: Mention, sentence: Sentence) -> bool:
    """Return whether the words at a figure, in its sentence, say that it is left to be awarded."""
    whole = [LEFT_OF.match(sentence.masked, place.end()) for place in FIGURE.finditer(sentence.masked)]
    if any(whole):
        parts = [sentence.mentions[n] for n, match in enumerate(whole) if match]
        return any(part is mention for part in parts)
    before, after = mention.before[-90:], mention.after[:50]
    is_over = LEFT.search(before) and not USED_OTHERWISE.match(after)
    return bool(is_over or LEAVING.search(before) or LEFT_AFTER.match(after))


def is_in_passing(mention: Mention) -> bool:
    """Return whether words that may speak of other money, too, are all that call a figure so."""
    return not (AGREED.search(mention.before[-90:]) or LEFT.search(mention.before[-90:]))
