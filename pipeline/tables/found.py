"""Found: a table as it was seen on a page, before it has a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.document import Box
from pipeline.printed import Line, Token


@dataclass(slots=True)
class FoundCell:
    """One place of the grid, with the lines written in it.

    `box` is None where a spanning cell covers the place, or where nothing is there.
    """

    box: Box | None = None
    lines: list[Line] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    page: int = 0

    @property
    def text(self) -> str:
        """Return what is written in the cell, its lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class FoundTable:
    """A table: rows of equally many cells, on the page where it begins; `xs` are the edges of its columns."""

    page: int
    box: Box
    rows: list[list[FoundCell]]
    is_ruled: bool
    xs: list[float] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        """Return the words of all cells."""
        return [token for row in self.rows for cell in row for line in cell.lines for token in line.tokens]
