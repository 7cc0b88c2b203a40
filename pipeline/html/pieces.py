"""Pieces: what a page's text consists of before it is laid out: paragraphs, headings, items and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.document import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A link or a date in a piece: its stretch of the piece's text, and its address or machine-readable value."""

    kind: Literal["link", "time"]
    span: Span
    value: str

    def moved(self, offset: int) -> Mark:
        """Return the mark, so many characters further on."""
        return replace(self, span=Span(self.span.start + offset, self.span.end + offset))


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table with its text and marks, and how many columns and rows it spans."""

    text: str
    marks: tuple[Mark, ...] = ()
    columns: int = 1
    rows: int = 1


Grid = tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a page, or a whole table where `grid` is set.

    `heading` is its tag (h1 to h6), `label` its number or bullet as a browser prints it, `is_soft` says that a mere
    line break stands before it, `is_field` that it is a label of the key information with its value.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    heading: str | None = None
    label: str | None = None
    is_bold: bool = False
    is_furniture: bool = False
    is_soft: bool = False
    is_field: bool = False
    grid: Grid | None = None


def joined(pieces: Sequence[Piece]) -> Piece:
    """Return pieces as one, a space between them."""
    marks: list[Mark] = []
    at = 0
    for piece in pieces:
        marks += [mark.moved(at) for mark in piece.marks]
        at += len(piece.text) + 1
    text = " ".join(piece.text for piece in pieces)
    return replace(pieces[0], text=text, marks=tuple(marks), is_bold=all(piece.is_bold for piece in pieces))
