"""Found: a table as it was seen on a page, before it has a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.document import Box
from pipeline.printed import Token


@dataclass(slots=True)
class FoundCell:
    """One place of the grid: `box` is None where a spanning cell covers it or nothing is there."""

    box: Box | None
    tokens: list[Token] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class FoundTable:
    """A table on one page: rows of equally many cells."""

    page: int
    box: Box
    rows: list[list[FoundCell]]
    is_ruled: bool

    @property
    def tokens(self) -> list[Token]:
        """Return the words of all cells."""
        return [token for row in self.rows for cell in row for token in cell.tokens]
