"""Variances: what several bodies or heads are under or over their budgets by, and what that makes in all.

“£14.6m will not be spent: the force has £15.3m of it, while the office is heading £0.7m over.” Each figure is under or
over by the words at it, else as the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.reconcile.prose.incomplete import may_differ
from pipeline.reconcile.prose.linked import runs
from pipeline.reconcile.prose.outcomes import is_outcome
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation, parts_of

Way = Literal["under", "over"]
# “an underspend of £4m”, “frees £4m”, “saved £4m”, “slippage of £4m”
UNDER = re.compile(
    r"\b(?:under-?\s?sp\w+|free[sd]?|frees\sup|saves?|saved|savings?\sof|slippage|short\s(?:of\s[^«»;.¦]{1,25}\s)?by|below\s[^«»]{1,20}\sby|under\sby|give[sn]?\sback|gave\sback|lower\sby)\b"
    r"[^«»;:.¦]{0,30}$",
    re.IGNORECASE,
)
# “an overspend of £4m”, “ran over by £4m”, “offset by £4m”
OVER = re.compile(
    r"\b(?:over-?\s?sp\w+|over-?runs?|exceed\w*|tak(?:es?|ing)\sback|took\sback|runs?\sover|went\sover|over\sby|above\s[^«»]{1,20}\sby"
    r"|past\s(?:theirs|(?:its|their|the)\s[a-z]{3,12})\sby|offset\sby|pressure\sof|extra\scosts?\sof)\b[^«»;:.¦]{0,30}$",
    re.IGNORECASE,
)
# “£4m under what was planned”, “£4m will not be spent”, “£4m less will be spent”, “£4m short of it”
UNDER_BEHIND = re.compile(
    r"^\)?\s(?:(?:is|was|are|were|will\sbe|of\sit|less|still)\s){0,2}(?:under(?:spent)?|below|short|less|too\slittle|unspent|(?:will|would|is|was|has|have)\snot\s(?:be\s|been\s)?(?:spent|used|needed))\b",
    re.IGNORECASE,
)
# “£4m over what was planned”, “£4m more was spent”, not “£4m over the term”
OVER_BEHIND = re.compile(
    r"^\)?\s(?:(?:is|was|are|were|will\sbe|of\sit|too)\s){0,2}(?:over(?:spent)?|above|more|past|beyond|too\smuch|in\sexcess)\b(?!\s(?:the\s)?(?:\w+\s)?(?:years?|term|period)\b)",
    re.IGNORECASE,
)
# Words by which one figure is made up of others: “of it”, “thanks to”, “made up”, “contributes”, “together”
MADE_UP = re.compile(
    r"\b(?:of\s(?:it|this|that|which|them)|in\sthis|thanks\sto|owing\sto|made\sup|made\sof|contribut\w+|accounts?\sfor|together|altogether|all\sin\sall|overall"
    r"|between\sthem|so|comes?\sto|mak(?:es|ing)|net|in\stotal|the\swhole|being)\b|:",
    re.IGNORECASE,
)
# “mostly from police pay (£8.2m)”; “was £8.4m under at Quarter 1 and is £6.1m under now”: no parts of one sum
NO_PARTS = re.compile(
    r"\b(?:most|mostly|income|receipts|mainly|chiefly|largely|partly|including|among|quarter\s\d|period\s\d|had\sbeen|last\s(?:year|month|quarter)|previous\w*|forecast\sat|from\s«\d+»\sto)\b",
    re.IGNORECASE,
)
# “and the overspend of the whole is £4m”
IN_ALL = re.compile(r"\b(?:whole|overall|total|all|together)\b[^«»;.¦]{0,30}$", re.IGNORECASE)
FEWEST, MOST_FIGURES = 3, 6
LEAST = 50  # how much such a sum must say (see `relation.weight`) for one slip to keep it from holding


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document's sentences, or two or three beside each other, tell of the parts of a variance."""
    for passage in document:
        stretches = [*passage.sentences, *(each for each, _ in runs(passage, MOST_FIGURES))]
        for sentence in stretches:
            if FEWEST <= len(sentence.mentions) <= MOST_FIGURES and MADE_UP.search(sentence.masked):
                yield from _made_up(sentence)


def _made_up(sentence: Sentence) -> Iterator[Relation]:
    """Yield the parts of the first figure of a sentence, or of the last where that is an outcome."""
    ways = list(_ways(sentence.mentions))
    if None in ways or len({mention.is_rate for mention in sentence.mentions}) > 1:
        return
    for at in (0, -1):
        total, way = sentence.mentions[at], ways[at]
        parts = sentence.mentions[1:] if at == 0 else sentence.mentions[:-1]
        own = ways[1:] if at == 0 else ways[:-1]
        if at == -1 and not (is_outcome(total) or IN_ALL.search(total.before[-60:])):
            continue
        terms = [part.figure.times(1 if each == way else -1) for part, each in zip(parts, own, strict=True)]
        relation = parts_of("parts_sum_to_whole", terms, total.figure, "fits")
        if _is_told(sentence, parts, total) and relation.is_slip_of(LEAST):
            yield parts_of("parts_sum_to_whole", terms, total.figure, "slip")
        else:
            yield relation


def _is_told(sentence: Sentence, parts: Sequence[Mention], total: Mention) -> bool:
    """Return whether a sentence says that the total is all its parts."""
    return not NO_PARTS.search(sentence.masked) and not may_differ(parts, total)


def _ways(mentions: Sequence[Mention]) -> Iterator[Way | None]:
    """Yield which way each figure goes: by the words at it, else as the one before it."""
    way: Way | None = None
    for mention in mentions:
        way = _way(mention) or way
        yield way


def _way(mention: Mention) -> Way | None:
    """Return which way the words at a figure go, those behind it first."""
    if UNDER_BEHIND.match(mention.after[:50]):
        return "under"
    if OVER_BEHIND.match(mention.after[:50]):
        return "over"
    found = [(match.start(), way) for way, match in _cues(mention) if match]
    return max(found)[1] if found else None


def _cues(mention: Mention) -> Iterator[tuple[Way, re.Match[str] | None]]:
    yield "under", UNDER.search(mention.before[-80:])
    yield "over", OVER.search(mention.before[-80:])
