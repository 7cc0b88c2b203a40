"""Bearings: on which side of the money a body stands in its sentence, payer or payee, and of which sums.

The cues are rows of `lexicon/bearings.csv`, tried in their order; a body has the bearing of the first that fits. In a
pattern BODY is a body that is certain, NAME also a run of capitals or a counted group, § a sum (see `sketch`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from extractors.attribution.sketch import Sketch
from extractors.lexicon.rows import read_rows

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

Side = Literal["payer", "payee"]
Reach = Literal["before", "after", "any", "none"]

PLACEHOLDERS = {
    "NAMED": "[¤◊◆]",
    "NAME": r"(?:(?:the|a|an|its|our|both|all|some|up to|either) ){0,2}(?P<body>[¤◊◆])",
    "BODY": r"(?:the )?(?P<body>¤)",
    "WORD": r"[^\s.;:§¤◊◆]{1,30}",
    "MONEY": r"(?:grants?|grant-funding|funding|funds?|monies|money|allocations?|contributions?|awards?|settlement|subsidy|backing)",
    "AUX": r"(?:has|have|had|will|would|also|now|may|could|can|shall|then|again|already|both|recently|since|only|further)",
    # what may stand between a payer and "grant" ("Home Office 2020/21 Serious Violence extra grant")
    "MODIFIER": r"(?-i:[A-Z0-9◊][\w/&'-]*|of|and|to|police|grant|extra|new|more|special|core|revenue|capital|additional|"
    r"further|national|annual|match|victims?|existing|ring-fenced|surge|one-off|further|uplift|programme|project|fund)",
}
COMPILED = re.compile(r"\b(?:" + "|".join(PLACEHOLDERS) + r")\b")
# "the Home Office, NHS England and MOPAC"
LIST = re.compile(r"[¤◊◆](?:'s)?(?:(?:,? (?:and|&|plus|as well as|together with) |, | ?/ ?)(?:(?:to|with|from|the) ){0,2}[¤◊◆](?:'s)?){1,15}")
# What stands between two sums that share their parties: "£25,000 in 2019/20 and £25,000 in 2020/21"
JOINED = re.compile(r"(?: (?:in|for|of|during))?(?: (?:FYs? )?[\d/ -]{2,9})?(?:,| and|, and| plus| or)? (?:up to |upto |a further |then )?", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """A row of the vocabulary of bearings."""

    side: Side
    reach: Reach
    kinds: frozenset[str]
    is_excluding: bool
    pattern: re.Pattern[str]
    example: str

    def allows(self, kind: str) -> bool:
        """Return whether the cue speaks of bodies of this kind."""
        return not self.kinds or (kind in self.kinds) != self.is_excluding


@dataclass(frozen=True)
class Bearing:
    """A body that pays or is paid, at its mark in the sketch, with the words that tell."""

    side: Side
    reach: Reach
    at: int
    body: Tokens
    words: str
    group: int


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues in their order."""
    return tuple(
        Cue(
            cast(Side, row["side"]),
            cast(Reach, row["reach"]),
            frozenset(filter(None, row["kinds"].lstrip("!").split("|"))),
            row["kinds"].startswith("!"),
            re.compile(COMPILED.sub(lambda match: PLACEHOLDERS[match[0]], row["pattern"]), re.IGNORECASE),
            row["example"],
        )
        for row in read_rows("bearings")
    )


def bearings(sketch: Sketch) -> list[Bearing]:
    """Return the bearings of the bodies of a sentence, in order; members of one list have the same."""
    if not sketch.bodies:
        return []
    found: dict[int, Bearing] = {}
    for cue in cues():
        for match in cue.pattern.finditer(sketch.text):
            at = match.start("body")
            body = sketch.bodies.get(at)
            if body is not None and at not in found and cue.allows(body.label_):
                words = sketch.words(match.start(), match.end())
                found[at] = Bearing(cue.side, cue.reach, at, body, words, at)
    for match in LIST.finditer(sketch.text):
        _share(sketch, found, [at for at in range(*match.span()) if at in sketch.bodies])
    return [found[at] for at in sorted(found)]


def _share(sketch: Sketch, found: dict[int, Bearing], members: list[int]) -> None:
    """Write the bearing of one member of a list for all that have none."""
    known = [found[at] for at in members if at in found]
    if not known:
        return
    model = known[0] if known[0].at == members[0] else known[-1]
    for at in members:
        own = found.get(at, model)
        if own.side == model.side:
            found[at] = Bearing(own.side, own.reach, at, sketch.bodies[at], own.words, members[0])


def reached(sketch: Sketch, all_bearings: list[Bearing]) -> Iterator[tuple[str, Bearing, int]]:
    """Yield (amount_id, bearing, distance) for each sum that a bearing speaks of."""
    sums = sorted(sketch.sums)
    for bearing in all_bearings:
        for at in _sums_of(sketch.text, sums, bearing, all_bearings):
            yield sketch.sums[at].amount_id, bearing, abs(at - bearing.at)


def _sums_of(text: str, sums: list[int], bearing: Bearing, others: list[Bearing]) -> list[int]:
    same_side = [other.at for other in others if other.side == bearing.side and other.group != bearing.group]
    before = [at for at in sums if at < bearing.at and not _parted(text, same_side, at, bearing.at)]
    after = [at for at in sums if at > bearing.at and not _parted(text, same_side, bearing.at, at)]
    if bearing.reach in ("before", "any") and before:
        return _joined(text, before[::-1])
    if bearing.reach in ("after", "any") and after:
        return _joined(text, after)
    return []


def _parted(text: str, others: list[int], start: int, end: int) -> bool:
    """Return whether another body of the same side, or the end of a clause, stands between."""
    return ";" in text[start:end] or any(start < other < end for other in others)


def _joined(text: str, sums: list[int]) -> list[int]:
    """Return the nearest sum, and those that are joined to it."""
    taken = sums[:1]
    for at in sums[1:]:
        first, last = sorted((taken[-1], at))
        if not JOINED.fullmatch(text, first + 1, last):
            break
        taken.append(at)
    return taken
