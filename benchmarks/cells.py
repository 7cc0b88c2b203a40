"""Cells: how many cells of the papers' tables were read as they were written, in their row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.papers import Grid

Cells = frozenset[tuple[int, int, str]]


@dataclass
class Score:
    """Cells that are right, that were read, and that were written."""

    right: int = 0
    read: int = 0
    written: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.read + self.written) if self.read + self.written else 1.0

    def add(self, found: Sequence[Cells], truth: Sequence[Cells]) -> None:
        """Add a paper's tables: each written one beside the read one that it shares most cells with."""
        left = list(found)
        for table in truth:
            best = max(left, key=lambda cells: len(cells & table), default=frozenset())
            self.right += len(best & table)
            self.written += len(table)
            if best in left and best & table:
                left.remove(best)
                self.read += len(best)
        self.read += sum(map(len, left))


def cells(rows: Iterable[Iterable[str]]) -> Cells:
    """Return the cells of a table that are not empty, without the white space in them."""
    placed = ((r, c, "".join(text.split())) for r, row in enumerate(rows) for c, text in enumerate(row))
    return frozenset(cell for cell in placed if cell[2])


def written(paper: Sequence[str | Grid], *, is_ruled: bool) -> list[Cells]:
    """Return the tables of a paper, those with rules or those without."""
    return [cells(block.rows) for block in paper if isinstance(block, Grid) and block.is_ruled == is_ruled]
