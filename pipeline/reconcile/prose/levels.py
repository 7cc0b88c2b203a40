"""Levels: a total that names its two kinds, "total reserves (earmarked and general)", against what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.reconcile.prose.differences import FALL, RISE
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation, parts_of

# “Total reserves (earmarked and general) fell by £108.9m from £401.3m to £292.4m”
NAMED = re.compile(
    r"\btotal\s(?P<noun>[a-z]{3,20})\s\((?:the\s)?(?P<one>[a-z-]{3,20})\s(?:and|plus|\+)\s(?P<other>[a-z-]{3,20})\)",
    re.I,
)
# “fell by £113.2m from £357.6m to £244.4m”, “stood at £43.7m”
MOVED = re.compile(rf"\b(?:{FALL}|{RISE})\sby\s[^«»]{{0,20}}?«(?P<move>\d{{1,4}})»", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s[^«»]{0,20}?«(?P<start>\d{1,4})»[^«»]{0,20}?\bto\s[^«»]{0,20}?«(?P<end>\d{1,4})»", re.I)
STOOD = re.compile(
    r"^\s?[^«»]{0,40}?\b(?:stood\sat|stand\sat|are|were|is|was|closed\sat)\s[^«»]{0,20}?«(?P<end>\d{1,4})»"
)
# Each named total is looked up in the whole document.
MOST_NAMED = 20


@dataclass(slots=True)
class Level:
    """What a document says of one kind: where it began and ended, and by how much it moved (-1: it fell)."""

    start: Mention | None = None
    end: Mention | None = None
    move: Mention | None = None
    sign: int = 1


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of two kinds that a named total states."""
    sentences = [sentence for passage in document for sentence in passage.sentences if sentence.mentions]
    naming = [sentence for sentence in sentences if NAMED.search(sentence.masked)]
    for sentence in naming[:MOST_NAMED]:
        for match in NAMED.finditer(sentence.masked):
            names = [f"{match[name]} {match['noun']}".lower() for name in ("one", "other")]
            total = _level([sentence], match[0].lower())
            yield from _compared([_level(sentences, name) for name in names], total)


def _level(sentences: Sequence[Sentence], name: str) -> Level:
    """Return what the sentences say of a kind: the first that each of them tells."""
    level = Level()
    for sentence in sentences:
        at = sentence.masked.lower().find(name)
        if at < 0 or (not name.startswith("total") and "total" in sentence.masked[max(0, at - 10) : at].lower()):
            continue
        words = sentence.masked[at + len(name) : at + len(name) + 300]
        moved, span, stood = MOVED.search(words[:90]), FROM.search(words), STOOD.match(words)
        if moved and level.move is None:
            level.move, level.sign = sentence.mentions[int(moved["move"])], -1 if moved["down"] else 1
        if span and level.start is None:
            level.start = sentence.mentions[int(span["start"])]
            level.end = level.end or sentence.mentions[int(span["end"])]
        if stood and level.end is None:
            level.end = sentence.mentions[int(stood["end"])]
    return level


def _compared(parts: Sequence[Level], total: Level) -> Iterator[Relation]:
    if total.move and all(part.move for part in parts):
        signed = [part.move.figure.times(part.sign * total.sign) for part in parts if part.move]
        yield parts_of("parts_sum_to_whole", signed, total.move.figure, "stated", "The movements")
    for which in ("start", "end"):
        whole: Mention | None = getattr(total, which)
        levels: list[Mention | None] = [getattr(part, which) for part in parts]
        if whole and all(levels):
            yield parts_of("parts_sum_to_whole", [m.figure for m in levels if m], whole.figure, "stated", "The levels")
