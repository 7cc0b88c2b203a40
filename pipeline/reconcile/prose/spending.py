"""Spending: what was spent, the budget for it and the gap between them, in whatever order a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from pipeline.reconcile.prose.differences import PART_OF_IT, difference
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of
from pipeline.reconcile.prose.remainders import REMAINING
from pipeline.reconcile.prose.remainders import USED as USED_FOR
from pipeline.records import CheckCode

Part = Literal["budget", "used", "gap"]
_WORDS = (
    r"(?:\s(?:the|a|an|its|this|that|total|revised|approved|agreed|original|full|net|gross|capital|revenue|annual|of|is|was"
    r"|are|were|at|to|by|from|in|for|now|up|about|around|approximately|some|sum|amount|target|spend|being|final|forecast|year|income"
    r"|(?:20)?\d{2}/\d{2})\b){0,7}\s?$"
)
# “against the revised budget of £227m”, “of the grant of £5m”, “drawn down out of £5m”; “the £5m available”
BUDGET = re.compile(
    rf"\b(?:stood\sat|stands\sat|opened\sat|against|compared\s(?:to|with)|budget|budgeted|allocation|allocated\ssum|gross\scosts?|total\scosts?"
    rf"|envelope|fund|pot|reserve|out\sof|(?:lower|less|more|higher|below|above|under|over)\s(?:than|the|its|a))\b{_WORDS}",
    re.IGNORECASE,
)
BUDGET_AFTER = re.compile(
    r"^\s(?:(?:that\s)?(?:is|was)\s)?(?:available|budget|fund|allocation|pot|envelope)\b", re.IGNORECASE
)
# “£3m of the £5m budget has been spent”: what is said of the first figure stands behind the second.
OF_THE = re.compile(
    r"^(?:\s(?:remain\w{0,3}|is\sleft|left))?\s(?:out\s)?of\s(?:the|this|that|our|its)\s(?:[a-z]{3,12}\s){0,2}$",
    re.IGNORECASE,
)
VERB = re.compile(r"^(?:\s(?:budget|fund|pot|grant|allocation|award|total|funding|available)\b){0,2}", re.IGNORECASE)
# “an underspend of £22m”, “reduced investment of £28m”, “leaving a shortfall of £2m”, “a net cost of £3m”
GAP = re.compile(
    r"""\b(?:(?P<under>under-?\s?sp\w{3,6}|reduced\s\w{3,12}|shortfall|gap|saving|remaining|remainder|balance|left|leav(?:es|ing)
        |unspent|unallocated|headroom|net\scosts?|to\sbe\s(?:repaid|returned))
      |(?P<over>over-?\s?sp\w{3,6}|overrun|excess)|(?P<either>variance|difference|variation))\b
    (?:(?!\b(?:when|if|once|where|while)\b)[^«»¦;:.]){0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)
# “£2m below the budget”, “£3m is left”, “£1m remaining”
GAP_AFTER = re.compile(
    r"^\s(?:is\s|are\s|was\s|has\s|have\s|of\sit\s|then\s)?(?:(?P<under>(?:still|not\syet|yet)\s(?:to\sbe\s)?[a-z]{4,12}|not\s(?:been\s)?(?:spent|used|committed|allocated|claimed)|below|less|under|lower|short|left|remain(?:s|ing)?|unspent|unallocated"
    r"|unallotted|available|underspent)|(?P<over>above|more|over|higher|overspent))\b(?!\sto\b)"
    # “£0.45m less than last year” is no gap to the budget.
    r"(?!\s(?:than|on)\s(?:in\s|for\s|the\s)?(?:last|previous|prior|preceding|a\syear|20\d\d))",
    re.IGNORECASE,
)
# “The outturn was £2,426m”, “spend of £3m”, “offset by income of £1m”
USED = re.compile(
    rf"\b(?:outturn|forecast|spend|spent|spending|expenditure|costs?|committed|commitments?|allocated|awarded|used|actual|actuals"
    r"|investment|savings|applications\sworth|awards\b[^«»;.]{0,15}\b(?:total|come\sto|amount\sto|of)|income|receipts?|deducting"
    rf"|projected|projection|grant|offset|gives|contributes)\b{_WORDS}",
    re.IGNORECASE,
)
USED_AFTER = re.compile(
    r"^\s(?:of\sthis\s|of\sit\s)?(?:(?:is\s|was\s|has\s|have\s|had\s|been\s|already\s|so\sfar\s|being\s|will\sbe\s){0,5}"
    r"(?:spent|committed|allocated|used|awarded|earmarked)"
    r"|(?:is|was|were|has\sbeen|have\sbeen|had\sbeen|will\sbe|is\sto\sbe)\s(?:claimed|paid|granted|supported|released|invoiced"
    r"|drawn|withdrawn|transferred\s(?:out|from)))\b",
    re.IGNORECASE,
)
# “gives a cost of £7.6m”, “a net cost of £2m”: the words in front of a result.
GIVEN = re.compile(r"\b(?:giv\w{1,3}|mak\w{1,3}|bring\w{0,3}|net|therefore)\b", re.IGNORECASE)
# “closing balance £1.2m”, “and net spend is £1.2m”: the result of what stands before it.
RESULT = re.compile(r"\b(?:closing|net(?!\sof))\b(?:\s[a-z]{2,12}){0,3}\s$", re.IGNORECASE)

# “The net cost of £120,000 is met from the budget of £145,000”, which need not be used up
MET_FROM = re.compile(r"\b(?:met|funded|paid|found)\s(?:from|within|out\sof)\s[^«»]{0,40}$", re.IGNORECASE)
# “An underspend of £31,000 from 2029/30 is carried over”: what was left of another budget.
OF_ANOTHER_BUDGET = re.compile(
    r"^\s(?:from|in|of|for)\s(?:the\s)?(?:last|previous|prior|preceding|20\d\d)|^\s(?:is\s|was\s)?brought\sforward",
    re.IGNORECASE,
)
# “with £40,000 available for emergencies” is perhaps not all that is left; “for a second round”, “for new bids” is.
KEPT_FOR = re.compile(r"^\s(?:is\s|are\s)?available\sfor\b", re.IGNORECASE)
FOR_LATER = re.compile(
    r"^\s(?:is\s|are\s)?(?:available\s)?for\s(?:(?:a|the|any)\s)?(?:second|third|new|further|future|later|next|other|award|allocation)",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"^\s(?:is\s|are\s|then\s)?(?:un[a-z]{5,12}|left|remain(?:s|ing)?)\b", re.IGNORECASE)
# “£12.6m, against £11.9m in the plan, because rents are £0.9m higher and fees £0.2m lower”: one reason of perhaps more
REASON = re.compile(r"\b(?:because|owing\sto|due\sto|reflecting)\b[^«»¦;.]{0,40}$", re.IGNORECASE)
# “The budget is £5m; the forecast is £4.4m, that is £0.6m lower”
APART = re.compile(r"^\s(?:lower|higher)\b", re.IGNORECASE)
# “The budget is £5m. £3m has been spent, leaving £2m”: what is left is said to come of what stands before it.
LEAVES = re.compile(r"\bleav(?:es|ing)\b", re.IGNORECASE)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document's prose states of budgets, of what is used of them, and of the gap."""
    for passage in document:
        for three, is_apart in passage.threes():
            yield from _compared(three, "near" if is_apart else "implied")
    yield from _lines(document)


def _lines(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what three lines state that are nothing but label and figure: "Total budget: £500,000"."""
    for three in zip(document, document[1:], document[2:], strict=False):
        if all(passage.is_line for passage in three):
            mentions = [
                replace(m, before=m.before.rstrip(" :=–—-") + " ") for passage in three for m in passage.mentions
            ]
            if all(_gap(mention) or _part(mention) for mention in mentions):
                yield from _compared(mentions, "implied")


def _compared(three: Sequence[Mention], licence: Licence) -> Iterator[Relation]:
    """Yield what three figures state if one of them is the gap between a budget and what is used of it."""
    three = _reordered(three)
    gaps = [mention for mention in three if _gap(mention)]
    if len(gaps) == 2:  # of “£320,000 from the £500,000 available, which leaves £180,000” the last
        gaps = [mention for mention in gaps if not BUDGET_AFTER.match(mention.after)]
    if len(gaps) != 1:
        return
    gap, others = gaps[0], [mention for mention in three if mention is not gaps[0]]
    parts = [_part(mention) for mention in others]
    if licence == "near" and set(parts) == {"budget", "used"} and LEAVES.search(gap.before[-30:]):
        licence = "implied"
    larger, smaller = sorted(others, key=lambda mention: -mention.figure.value)
    budget = next((m for m, part in zip(others, parts, strict=True) if part == "budget"), None)
    if None in parts or len(set(parts)) < 2:
        # Only in one sentence, and only where the gap is what is left, may the other two be told by their size.
        budget, licence = larger, "near" if _part(larger) or _part(smaller) else "adds up"
    used = next(mention for mention in others if mention is not budget)
    way = _gap(gap)
    if budget is None or used.figure.value == budget.figure.value:
        return  # “The budget was £5m, and £5m it still is. Spending is £0.2m below it.”
    if (way == "under" and budget is smaller) or (way == "over" and budget is larger):
        return
    if OF_ANOTHER_BUDGET.match(gap.after) and gap is three[0]:
        licence = "fits"
    is_kept = (KEPT_FOR.match(gap.after) or PART_OF_IT.match(gap.after[:10])) and not FOR_LATER.match(gap.after)
    is_reason = REASON.search(gap.before[-80:])
    if is_kept or is_reason or PART_OF_IT.search(used.after[:10]) or MET_FROM.search(budget.before[-60:]):
        licence = "fits"
    yield _stated(budget, used, gap, three[2], licence)


def _stated(budget: Mention, used: Mention, gap: Mention, last: Mention, licence: Licence) -> Relation:
    """Return the relation of a budget, what is used of it and the gap between them, the one told last as the result."""
    is_within = used.figure.value <= budget.figure.value
    is_given = GIVEN.search(used.before[-30:])
    if is_within and (is_given or (last is not budget and is_result(last))):
        rest, part = (used, gap) if is_given else (last, gap if last is used else used)
        return difference("committed_plus_remaining", [budget.figure, part.figure.times(-1)], rest, licence)
    if is_within:
        # “the remaining £255,000 forms the pot for awards” is not left over, but used for something else.
        is_used = REMAINING.search(gap.before[-20:]) and USED_FOR.match(gap.after)
        code: CheckCode = "parts_sum_to_whole" if is_used else "committed_plus_remaining"
        return parts_of(code, [used.figure, gap.figure], budget.figure, licence, "Together,")
    return difference("committed_plus_remaining", [used.figure, gap.figure.times(-1)], budget, licence)


def _reordered(three: Sequence[Mention]) -> Sequence[Mention]:
    """Return the three with the words between them given to the one that they are said of.

    What stands behind "£3m of the £5m budget" is said of the £3m.
    """
    found = list(three)
    for at, (first, second) in enumerate(pairwise(three)):
        told = LEFT_OVER.match(first.after)
        if told and told.end() < len(second.before):
            found[at + 1] = replace(second, before=second.before[told.end() :])  # “£3m unallocated out of £5m”
    for at, (part, whole) in enumerate(pairwise(three)):
        if OF_THE.match(part.after):
            named = VERB.match(whole.after)
            after = whole.after[named.end() if named else 0 :]
            found[at] = replace(part, after=f"{part.after.rpartition(' of ')[0]}{after}")
            found[at + 1] = replace(whole, before=f"{whole.before} budget of ", after="")
    return found


def is_result(mention: Mention) -> bool:
    """Return whether the words at a figure call it what comes out of others: a closing level, a net cost."""
    return bool(RESULT.search(mention.before[-50:]) or APART.match(mention.after[:10]))


def _gap(mention: Mention) -> str | None:
    """Return which way a figure is a gap: under, over or either; nothing where it is none."""
    match = GAP_AFTER.search(mention.after[:40]) or GAP.search(mention.before[-80:])
    return match.lastgroup if match else None


def _part(mention: Mention) -> Part | None:
    """Return whether a figure is a budget or what is used of it, by the words at it."""
    if USED_AFTER.search(mention.after[:60]):
        return "used"
    found = [(match.start(), part) for part, match in _cues(mention) if match]
    return max(found)[1] if found else "budget" if BUDGET_AFTER.match(mention.after) else None


def _cues(mention: Mention) -> Iterator[tuple[Part, re.Match[str] | None]]:
    yield "budget", BUDGET.search(mention.before[-80:])
    yield "used", USED.search(mention.before[-80:])
