"""Found: a table as it was seen on a page, before it has a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.document import Box
from pipeline.printed import Line, Token
from pipeline.tables.chunks import Chunk


@dataclass(slots=True)
class FoundCell:
    """One place of the grid, with the lines written in it.

    `box` is None where a spanning cell covers the place, or where nothing is there. `overleaf` tells how many of the
    lines, the last ones, stand on the next page.
    """

    box: Box | None = None
    lines: list[Line] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    page: int = 0
    overleaf: int = 0

    @property
    def text(self) -> str:
        """Return what is written in the cell, its lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Region:
    """A place where a table may be: its lines of entries, and the rules that part them.

    `walls` are the places of vertical rules across the page, `bars` horizontal rules; `head` tells how many lines the
    header has. Words that were moved here from a later page have their `origins`: the word there, and the page.
    """

    page: int
    rows: list[list[Chunk]]
    walls: list[float]
    bars: list[Box]
    box: Box
    head: int = 0
    origins: dict[int, tuple[Token, int]] = field(default_factory=dict)


@dataclass(slots=True)
class FoundTable:
    """A table: rows of equally many cells, on the page where it begins; `xs` are the edges of its columns.

    `region` is what it was laid out from, where lines do not enclose its cells; `reading` says in which way it was
    read where there are several.
    """

    page: int
    box: Box
    rows: list[list[FoundCell]]
    is_ruled: bool
    xs: list[float] = field(default_factory=list)
    region: Region | None = None
    reading: str | None = None

    @property
    def tokens(self) -> list[Token]:
        """Return the words of all cells."""
        return [token for row in self.rows for cell in row for line in cell.lines for token in line.tokens]
