"""Levels: a total of two kinds, "total reserves (earmarked and general)", against what is said of each.

What each figure is for its kind is told by the words at it (`level_words`), and its kind by the name before it, or by
the sentence before where that goes on: "General reserves gained £2m. They came to £9m at the close".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.reconcile.prose.level_words import BEFORE_BEHIND, Part, is_planned, part_of
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of

_NAME = r"[a-z-]{3,20}"
# “Total reserves (earmarked and general) fell by £108.9m from £401.3m to £292.4m”
TOTAL = re.compile(
    rf"\btotal\s(?P<noun>{_NAME})\s\((?:the\s)?(?P<one>{_NAME})\s(?:and|plus|\+)\s(?P<other>{_NAME})\)", re.IGNORECASE
)
# “Taking earmarked and general reserves together, £108.9m went out”, “earmarked and general reserves combined”
TOGETHER = re.compile(
    rf"\b(?P<one>{_NAME})\s(?:and|plus|with)\s(?P<other>{_NAME})\s(?P<noun>{_NAME})\s(?:(?:are\s)?taken\s)?(?:together|combined|as\sone)\b",
    re.IGNORECASE,
)
# “Add both kinds together (earmarked and general) and reserves are £108.9m lower”, “Taking the two kinds together,
# reserves are …”, “the two reserves together”: as many kinds as a council's reserves have
BOTH = re.compile(
    r"\b(?:(?:both|the\stwo)\s(?:kinds|sorts|types)\b[^«»;¦]{0,40}\breserves|the\stwo\sreserves\s(?:(?:are\s)?taken\s)?(?:together|combined)"
    r"|reserves\sof\sboth\s(?:kinds|sorts))\b",
    re.IGNORECASE,
)
# “All reserves taken together are …”, “Reserves in total are”: of how many kinds is not told.
ALL = re.compile(
    r"\b(?:all\sreserves\s(?:(?:are\s)?taken\s)?(?:together|combined)|reserves\s(?:(?:are\s)?taken\stogether|in\stotal|as\sa\swhole|altogether))\b",
    re.IGNORECASE,
)
RESERVES = ("earmarked reserves", "general reserves")
# “the capital reserves”: a third kind, so that "the two" may be others
THIRD = re.compile(
    r"\b(?!(?:earmarked|general|the|its|our|their|these|those|this|all|both|two|total|usable|of|and|to|in|on|from|by|with|for|which|such|together"
    r"|council|force)\s)[a-z-]{3,20}\sreserves?\b",
    re.IGNORECASE,
)
# “They came to £9m”, “Of this”: a sentence about the kind that the one before it is about
GOES_ON = re.compile(
    r"^(?:they|it|these|this|those|the\s(?:call|draw|plan|balance|level|movement)|here)\b", re.IGNORECASE
)
# “down from £4.0m to £3.3m”; “General reserves stood at £3.3m”: where nothing tells when, it is what they hold.
_HEDGE = r"(?:(?:the|a|an|about|around|some|just|nearly|almost|over|under|up\sto)\s){0,2}$"
FROM = re.compile(rf"\bfrom\s{_HEDGE}", re.IGNORECASE)
TO = re.compile(rf"^[^«»;¦]{{0,30}}\bto\s{_HEDGE}", re.IGNORECASE)
STOOD = re.compile(
    rf"\b(?:(?:stood|stands?|standing)\sat|are|is|were|was|c[ao]me\sto|amount(?:ed)?\sto|held|hold|reserves\sto)\s{_HEDGE}",
    re.IGNORECASE,
)
MOST_NAMED = 20  # each named total is looked up in the whole document


@dataclass(slots=True)
class Level:
    """What a document says of one kind: where it began and ended, and by how much it moved, each told first."""

    told: dict[str, Mention] = field(default_factory=dict)
    sign: int = 1  # -1: it fell

    def add(self, mention: Mention) -> None:
        """Take a figure for what the words at it call it, unless one like it was told before."""
        part = _part(mention)
        if part is None or is_planned(mention):
            return
        what = "move" if part in ("in", "out") else part
        if what == "move" and what not in self.told:
            self.sign = -1 if part == "out" else 1
        self.told.setdefault(what, mention)


def _part(mention: Mention) -> Part | None:
    """Return what a figure is for its kind, "from" and "to" and a level of no time being told as well."""
    if FROM.search(mention.before[-30:]):
        return "before"
    if TO.match(mention.before[-60:]):
        return "after"
    part = part_of(mention)
    is_level = STOOD.search(mention.before[-30:]) and BEFORE_BEHIND.match(mention.after[:40]) is None
    return "after" if is_level and part in (None, "before") else part


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of two kinds that a named total states."""
    sentences = [sentence for passage in document for sentence in passage.sentences]
    totals = [(names, sentence) for sentence in sentences if (names := _named(sentence)) is not None]
    has_third = any(THIRD.search(sentence.masked) for sentence in sentences) if totals else False
    for names, sentence in totals[:MOST_NAMED]:
        total = Level()
        for mention in sentence.mentions:
            total.add(mention)
        kinds = [Level(), Level()]
        for mention, kind in _of_kinds(document, names):
            kinds[kind].add(mention)
        yield from _compared(kinds, total, _licence(sentence, has_third=has_third))


def _named(sentence: Sentence) -> tuple[str, str] | None:
    """Return the names of the two kinds that a sentence tells the total of, if it does."""
    if not sentence.mentions:
        return None
    match = TOTAL.search(sentence.masked) or TOGETHER.search(sentence.masked)
    if match:
        one, other = (f"{match[name]} {match['noun']}".lower() for name in ("one", "other"))
        return one, other
    return RESERVES if BOTH.search(sentence.masked) or ALL.search(sentence.masked) else None


def _licence(sentence: Sentence, *, has_third: bool) -> Licence:
    """Return how sure it is that a sentence's total is of the two kinds: only where it tells that they are two."""
    is_named = TOTAL.search(sentence.masked) or TOGETHER.search(sentence.masked)
    return "stated" if is_named or (BOTH.search(sentence.masked) and not has_third) else "fits"


def _of_kinds(document: Sequence[Prose], names: tuple[str, str]) -> Iterator[tuple[Mention, int]]:
    """Yield the figures that a document tells of one of two kinds, each with which of them it is."""
    for passage in document:
        kind: int | None = None
        for sentence in passage.sentences:
            is_total = _named(sentence) is not None
            kind = kind if GOES_ON.match(sentence.masked) and not is_total else None
            for mention in sentence.mentions if not is_total else ():
                told = _last_named(mention.before.lower(), names)
                kind = kind if told is None else told
                if kind is not None:
                    yield mention, kind


def _last_named(words: str, names: tuple[str, str]) -> int | None:
    """Return which of two kinds some words name last, if any."""
    places = [words.rfind(name.removesuffix("s")) for name in names]
    return None if max(places) < 0 else places.index(max(places))


def _compared(parts: Sequence[Level], total: Level, licence: Licence) -> Iterator[Relation]:
    """Yield the sums of the two kinds' movements, and of their levels before and after."""
    for what in ("move", "before", "after"):
        whole, found = total.told.get(what), [part.told[what] for part in parts if what in part.told]
        if whole is not None and len(found) == len(parts):
            signs = [part.sign * total.sign if what == "move" else 1 for part in parts]
            terms = [mention.figure.times(sign) for mention, sign in zip(found, signs, strict=True)]
            name = "The movements" if what == "move" else "The levels"
            yield parts_of("parts_sum_to_whole", terms, whole.figure, licence, name)
