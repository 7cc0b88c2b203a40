"""Glimpse: what the encoder is shown of a sum: the kind of decision, its title, the section, and the words around."""

from __future__ import annotations

from typing import NamedTuple

from extractors.encoder.pieces import Piece, pieces
from pipeline.extract import Reading
from pipeline.records import Amount

OPEN, PART, MARK = "[CLS]", "[SEP]", "[MASK]"  # MARK stands on both sides of the sum
TITLE, SECTION, FIGURE, BEFORE, BEHIND = 24, 8, 8, 60, 30  # pieces, at most
FAR_BEFORE, FAR_BEHIND = 700, 350  # characters that hold so many


class Glimpse(NamedTuple):
    """The pieces that stand for a sum, and where those of the text's own words stand in the document."""

    pieces: tuple[str, ...]
    places: tuple[tuple[int, int] | None, ...]


def glimpse(reading: Reading, amount: Amount) -> Glimpse:
    """Return what is shown of a sum: `kind title | section | before * sum * behind |`."""
    text, start, end = reading.document.text, amount.char_start, amount.char_end
    decision = reading.facts.decision
    title = decision.title or ""
    first = max(0, start - FAR_BEFORE)
    shown = [
        *_marks(OPEN),
        *_nowhere(pieces((decision.decision_type or "").replace("_", " ") + ".")),
        *_at(text.find(title), pieces(title)[:TITLE]),
        *_marks(PART),
        *_nowhere(pieces(amount.section or "")[:SECTION]),
        *_marks(PART),
        *_at(first, pieces(text[first:start])[-BEFORE:]),
        *_marks(MARK),
        *_nowhere(pieces(text[start:end])[:FIGURE]),
        *_marks(MARK),
        *_at(end, pieces(text[end : end + FAR_BEHIND])[:BEHIND]),
        *_marks(PART),
    ]
    return Glimpse(tuple(piece for piece, _ in shown), tuple(place for _, place in shown))


def _marks(mark: str) -> list[tuple[str, None]]:
    return [(mark, None)]


def _nowhere(found: list[Piece]) -> list[tuple[str, None]]:
    return [(piece.text, None) for piece in found]


def _at(first: int, found: list[Piece]) -> list[tuple[str, tuple[int, int] | None]]:
    return [(piece.text, (first + piece.start, first + piece.end) if first >= 0 else None) for piece in found]
