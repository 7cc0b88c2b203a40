"""Grids: a table that was understood, with its figures: what its rows count, and whether it was read as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.document import Document
from pipeline.interpretation.cells import kind_of
from pipeline.interpretation.layouts import Column, Layout
from pipeline.interpretation.levels import STATEMENT
from pipeline.interpretation.rows import RowKind, stated
from pipeline.reconcile.figures import Figure
from pipeline.records import Unit

# “7.”, “10 .”, “A07”, “W-07”, “31-07” of the year 2031: what counts the rows.
COUNT = re.compile(r"(?:[A-Z]{1,3}[-/ ]?|\d\d[-/])?(\d{1,3})[ .)]{0,3}")
# “Total for North”, “Lot 1 sub-total Lot 2 – Clubs”: a sum among the rows that was not read as one.
OF_A_SUM = re.compile(r"^total|\bsub-?\s?totals?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """A table that was understood, with its figures, row by row; None where a cell holds none.

    `is_torn` says that more of it stands around it: a table before it has the same columns and no total, or figures
    stand side by side in the paragraph before or after it. `first_count` is the number of its first row where the rows
    of the tables are counted on: one more than the last of the table `before` it.
    """

    document: Document
    layout: Layout
    figures: tuple[tuple[Figure | None, ...], ...]
    is_torn: bool = False
    first_count: int = 1
    before: Grid | None = None

    @cached_property
    def is_whole(self) -> bool:
        """Return whether the table was read from its header to its end, row 1 first: else its sums accuse nobody."""
        if self.is_statement:
            return not self.is_torn
        body = [row for row in self.rows("body") if row != self.bare_top]
        muddled = set(self.layout.muddled) - {self.bare_top}
        if self.is_torn or muddled or not body or not self._begins(body[0]):
            return False
        if any(OF_A_SUM.search(self.label(row)) for row in body):
            return False
        money = [column.number for column in self.layout.columns if column.part in ("amount", "remaining")]
        if any(kind_of(self.layout.words[row][column]) == "words" for row in body for column in money):
            return False
        if any(self._has_stray_sum(row) for row in body):
            return False
        counts = self._counts
        return not counts or (counts[0] in (1, self.first_count) and all(a <= b for a, b in pairwise(counts)))

    @property
    def is_statement(self) -> bool:
        """Return whether it states a fund, what is taken of it and what is left, and nothing else."""
        return tuple(self.layout.rows[number] for number in stated(self.layout.rows)) == STATEMENT

    def _begins(self, first: int) -> bool:
        """Return whether it is seen from its header, its budget, what is brought forward, or prose without a figure."""
        if min(self.rows("header", "budget", "carried"), default=first) < first:
            return True
        above = [
            p for p in self.document.paragraphs if p.span.end <= self.layout.table.span.start and p.kind != "furniture"
        ]
        pages = {cell.page for cell in self.layout.table.rows[first] if cell.page}
        if not above or self.rows("header") or len(self.layout.columns) > 2 or not pages <= {above[-1].page}:
            return False
        words = self.document[above[-1].span]
        is_plain = words.endswith((".", ":")) and all("£" in "".join(self.layout.words[n]) for n in self.rows("body"))
        return above[-1].kind != "row" and (is_plain or not any(c.isdigit() for c in words))

    @property
    def follows_alike(self) -> bool:
        """Return whether the table before it has the same columns."""
        return self.before is not None and self.before.layout.heads == self.layout.heads

    @cached_property
    def bare_top(self) -> int | None:
        """Return its first row where that alone has no words, and no total stands below: a budget or total, unnamed."""
        first, *others = self.rows("body") or [0]
        is_bare = len(others) > 1 and not self.label(first) and all(self.label(row) for row in others)
        return first if is_bare and not self.rows("subtotal", "total") else None

    @property
    def counted_from(self) -> int | None:
        """Return from which number its rows are counted without a gap: 1, or on from the table before; else None."""
        first = self._counts[0] if self._counts else 0
        is_counted = self._counts == list(range(first, first + len(self._counts)))
        return first if is_counted and first in (1, self.first_count) else None

    @property
    def carried(self) -> Grid | None:
        """Return the table on which it goes on in the same columns, its rows counted on; None where it is none."""
        before = self.before
        is_on = before is not None and self.first_count > 1 and self.counted_from == self.first_count
        return before if is_on and before and len(before.layout.columns) == len(self.layout.columns) else None

    @property
    def next_count(self) -> int:
        """Return the number that a table would begin with which counts its rows on from this one, else 1."""
        return self._counts[-1] + 1 if self.counted_from else 1

    @cached_property
    def _counts(self) -> list[int]:
        """Return the printed numbers of the rows, 0 where a row has none; nothing where they are codes: “DA/51/01”."""
        numbers = self.layout.first("number")
        if numbers is None:
            return []
        printed = [self.layout.words[row][numbers.number].replace(" ", "") for row in self.rows("body")]
        counts = [COUNT.fullmatch(words) for words in printed]
        if all(printed) and not any(counts):
            return []
        return [int(match[1]) if match else 0 for match in counts]

    def _has_stray_sum(self, row: int) -> bool:
        """Return whether a row's sum stands among the words of another cell: two columns were read as one."""
        spent, words = self.layout.amount, self.layout.words[row]
        return spent is not None and not words[spent.number] and any("£" in w for w in words if kind_of(w) == "words")

    @property
    def name(self) -> str:
        """Return what sentences call the table."""
        return f"table {self.layout.table.number}"

    @property
    def told(self) -> str:
        """Return what sentences call the table, and how it was read where it can be read in several ways."""
        return f"{self.name}, {self.layout.reading}," if self.layout.reading else self.name

    def rows(self, *kinds: RowKind) -> list[int]:
        """Return the rows of these kinds, counted from 0."""
        return self.layout.numbers(*kinds)

    @property
    def totals(self) -> set[int]:
        """Return the figures of its totals, budgets and remainders, in pence."""
        rows = self.rows("subtotal", "total", "budget", "remainder")
        return {figure.value for row in rows for figure in self.figures[row] if figure is not None}

    def label(self, row: int) -> str:
        """Return the words by which a row is called, cut after 60 characters."""
        name = self.layout.first("recipient")
        words = self.layout.words[row]
        said = (words[name.number] if name else "") or next((w for w in words if kind_of(w) == "words"), "")
        return said if len(said) <= 60 else f"{said[:57].rstrip()}…"

    def terms(self, rows: Sequence[int], column: Column) -> list[Figure]:
        """Return the figures that some rows have in a column; a cell without one gives none."""
        figures = [self.figures[row][column.number] for row in rows]
        return [figure for figure in figures if figure is not None]

    def is_gap(self, row: int, column: int) -> bool:
        """Return whether a figure belongs in a cell and cannot be read from it."""
        return self.figures[row][column] is None and kind_of(self.layout.words[row][column]) not in ("empty", "share")

    def unit(self, column: Column) -> Unit:
        """Return what a column's figures are."""
        return "pence" if column.has_money else "count"
