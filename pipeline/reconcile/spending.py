"""Spending: what was spent, the budget for it and the gap between them, in whatever order a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.reconcile.differences import PART_OF_IT, difference
from pipeline.reconcile.prose import Mention, Passage
from pipeline.reconcile.relation import Licence, Relation, parts_of

Part = Literal["budget", "used", "gap"]
_WORDS = (
    r"(?:\s(?:the|a|an|its|this|that|total|revised|approved|agreed|original|full|net|gross|capital|revenue|annual|of|is|was"
    r"|are|were|at|to|by|from|in|for|now|up|about|around|approximately|some|sum|amount|spend|final|forecast|year|income"
    r"|(?:20)?\d{2}/\d{2})\b){0,7}\s?$"
)
# “against the revised budget of £227m”, “of the grant of £5m”
BUDGET = re.compile(
    rf"\b(?:against|compared\s(?:to|with)|budget|budgeted|allocation|allocated\ssum|gross\scosts?|total\scosts?"
    rf"|envelope|(?:lower|less|more|higher|below|above|under|over)\s(?:than|the|its|a))\b{_WORDS}",
    re.IGNORECASE,
)
# “an underspend of £22m”, “reduced investment of £28m”, “leaving a shortfall of £2m”, “a net cost of £3m”
GAP = re.compile(
    r"""\b(?:(?P<under>under-?\s?sp\w{3,6}|reduced\s\w{3,12}|shortfall|gap|saving|remaining|remainder|balance|left|leav(?:es|ing)
        |unspent|unallocated|headroom|net\scosts?)
      |(?P<over>over-?\s?sp\w{3,6}|overrun|excess)|(?P<either>variance|difference|variation))\b
    [^«»¦;:.]{0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)
# “£2m below the budget”, “£3m is left”, “£1m remaining”
GAP_AFTER = re.compile(
    r"^\s(?:is\s|are\s|was\s|of\sit\s|then\s)?(?:(?P<under>below|less|under|lower|short|left|remain(?:s|ing)?|unspent|unallocated"
    r"|unallotted|available|underspent)|(?P<over>above|more|over|higher|overspent))\b(?!\sto\b)",
    re.IGNORECASE,
)
# “The outturn was £2,426m”, “spend of £3m”, “offset by income of £1m”
USED = re.compile(
    rf"\b(?:outturn|forecast|spend|spent|spending|expenditure|costs?|committed|commitments?|allocated|awarded|used|actual|actuals"
    rf"|investment|income|receipts?|deducting|projected|projection|grant|offset|gives|contributes)\b{_WORDS}",
    re.IGNORECASE,
)
USED_AFTER = re.compile(
    r"^\s(?:of\sthis\s|of\sit\s)?(?:is\s|was\s|has\s|have\s|had\s|been\s|already\s|so\sfar\s|being\s|will\sbe\s){0,5}"
    r"(?:spent|committed|allocated|used|awarded|earmarked)\b",
    re.IGNORECASE,
)
# “gives a cost of £7.6m”, “a net cost of £2m”: the words in front of a result.
GIVEN = re.compile(r"\b(?:giv\w{1,3}|mak\w{1,3}|bring\w{0,3}|net|therefore)\b", re.IGNORECASE)
# “closing balance £1.2m”, “and net spend is £1.2m”: the result of what stands before it.
RESULT = re.compile(r"\b(?:closing|net(?!\sof))\b(?:\s[a-z]{2,12}){0,3}\s$", re.IGNORECASE)


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield what a document's prose states of budgets, of what is used of them, and of the gap."""
    for passage in document:
        mentions = passage.mentions
        of = {m.figure.place: number for number, s in enumerate(passage.sentences) for m in s.mentions}
        for three in zip(mentions, mentions[1:], mentions[2:], strict=False):
            apart = of[three[2].figure.place] - of[three[0].figure.place]
            if apart < 2:
                yield from _compared(three, "near" if apart else "implied")


def _compared(three: Sequence[Mention], licence: Licence) -> Iterator[Relation]:
    gaps = [mention for mention in three if _gap(mention)]
    if len(gaps) != 1:
        return
    gap, others = gaps[0], [mention for mention in three if mention is not gaps[0]]
    parts = [_part(mention) for mention in others]
    larger, smaller = sorted(others, key=lambda mention: -mention.figure.value)
    budget = next((m for m, part in zip(others, parts, strict=True) if part == "budget"), None)
    if None in parts or len(set(parts)) < 2:
        # Only in one sentence, and only where the gap is what is left, may the other two be told by their size.
        budget, licence = larger, "near" if _part(larger) or _part(smaller) else "adds up"
    used = next(mention for mention in others if mention is not budget)
    way = _gap(gap)
    if budget is None or (way == "under" and budget is smaller) or (way == "over" and budget is larger):
        return
    if any(PART_OF_IT.search(mention.after[:10]) for mention in (used, gap)):
        licence = "fits"
    last = three[2]
    other = gap if last is used else used
    if budget is larger and (GIVEN.search(used.before[-30:]) or (last is not budget and is_result(last))):
        rest, part = (used, gap) if GIVEN.search(used.before[-30:]) else (last, other)
        yield difference("committed_plus_remaining", [budget.figure, part.figure.times(-1)], rest, licence)
    elif budget is larger:
        yield parts_of("committed_plus_remaining", [used.figure, gap.figure], budget.figure, licence, "Together,")
    else:
        yield difference("committed_plus_remaining", [used.figure, gap.figure.times(-1)], budget, licence)


def is_result(mention: Mention) -> bool:
    """Return whether the words at a figure call it what comes out of others: a closing level, a net cost."""
    return bool(RESULT.search(mention.before[-50:]))


def _gap(mention: Mention) -> str | None:
    """Return which way a figure is a gap: under, over or either; nothing where it is none."""
    match = GAP_AFTER.search(mention.after[:40]) or GAP.search(mention.before[-80:])
    return match.lastgroup if match else None


def _part(mention: Mention) -> Part | None:
    """Return whether a figure is a budget or what is used of it, by the words at it."""
    if USED_AFTER.search(mention.after[:60]):
        return "used"
    found = [(match.start(), part) for part, match in _cues(mention) if match]
    return max(found)[1] if found else None


def _cues(mention: Mention) -> Iterator[tuple[Part, re.Match[str] | None]]:
    yield "budget", BUDGET.search(mention.before[-80:])
    yield "used", USED.search(mention.before[-80:])
