"""Additions: what was given before, what this paper adds to it, and what the two come to, in two or three sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.reconcile.prose.changes import BESIDES
from pipeline.reconcile.prose.parts import whole
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation

Part = Literal["earlier", "added"]
_GIVEN = r"(?:awarded|approved|granted|allocated|agreed|given|paid|committed|accepted|received|provided|secured|let)"
# “We have awarded £A”, “the £A already awarded”, “£A was approved in May”, “on top of the original £A”
EARLIER = re.compile(
    rf"\b(?:(?:has|have|had|was|were)\s(?:been\s)?(?:already\s|previously\s)?{_GIVEN}|already|previous(?:ly)?|earlier|original(?:ly)?"
    r"|initial(?:ly)?|existing|current|first)\b(?:\s[a-z]{2,12}){0,4}\s$",
    re.IGNORECASE,
)
EARLIER_AFTER = re.compile(
    rf"^\s(?:(?:was|were|has\sbeen|have\sbeen|had\sbeen|that\swas)\s)?(?:already\s|previously\s|originally\s|first\s)?{_GIVEN}\b",
    re.IGNORECASE,
)
# “A further £B is proposed”, “an uplift of £B”, “£B more is now sought”
ADDED = re.compile(
    r"\b(?:further|additional|another|extra|(?:uplift|increase|extension|addition|variation|top-up)\s(?:of|worth|for)|adds|adding)"
    r"(?:\sup\sto)?\s$",
    re.IGNORECASE,
)
ADDED_AFTER = re.compile(
    r"^\s(?:(?:more|extra|additional)\b|(?:is|are)\s(?:now\s|also\s)?(?:proposed|sought|requested|recommended|asked))",
    re.I,
)
# “, bringing the total to £T”, “This makes £T in all”, “The total is then £T”
BRINGS = re.compile(
    r"\b(?:bring(?:s|ing)|tak(?:es|ing)|mak(?:es|ing)|giv(?:es|ing)|rais(?:es|ing)|com(?:es|ing)\sto|total(?:s|ling)?)\b[^«»;:.]{0,60}$",
    re.IGNORECASE,
)
# “This makes £T in all”, “The new total is then £T”: the sentence speaks of what the one before added
BACK = re.compile(
    r"^(?:this|that|which|together|these|it|the\s(?:(?:new|overall|revised|combined)\s)?total(?:\s[a-z]{4,8})?\s(?:is|will|would|comes|becomes|now))\b",
    re.IGNORECASE,
)
# “This brings the total to £T”: what the sentence before adds, and not also what others added meanwhile
THIS = re.compile(r"^(?:this|that|which|together|these)\b", re.IGNORECASE)
MOST_APART = 2  # sentences between what was given before and the total


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the totals that a document's prose makes of an earlier sum and what is added to it."""
    for passage in document:
        number_of = {m.figure.place: number for number, s in enumerate(passage.sentences) for m in s.mentions}
        for *given, total in zip(passage.mentions, passage.mentions[1:], passage.mentions[2:], strict=False):
            places = [number_of[mention.figure.place] for mention in (*given, total)]
            told = passage.sentences[places[2]]
            is_linked = places[1] == places[2] or (total is told.mentions[0] and BACK.match(told.masked))
            if is_linked and 0 < places[2] - places[0] <= MOST_APART and BRINGS.search(total.before[-120:]):
                yield from _added(given, total, "implied" if THIS.match(told.masked) else "near")


def _added(given: Sequence[Mention], total: Mention, licence: Licence) -> Iterator[Relation]:
    if {_part(mention) for mention in given} == {"earlier", "added"}:
        yield from whole(given, total, "fits" if BESIDES.search(total.before) else licence)


def _part(mention: Mention) -> Part | None:
    """Return whether the words at a figure say that it was given before, or that it is added now."""
    if ADDED.search(mention.before[-60:]) or ADDED_AFTER.match(mention.after[:40]):
        return "added"
    is_earlier = EARLIER.search(mention.before[-80:]) or EARLIER_AFTER.match(mention.after[:40])
    return "earlier" if is_earlier else None
