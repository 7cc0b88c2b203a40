"""Proof: which of a table's own sums hold, in a reading of it: its totals, its running balances, its rows' totals."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.layouts import Column, Layout
from pipeline.money import Money

Figures = list[list[Money | None]]


class Proof(NamedTuple):
    """How many sums of a table hold, how many of its totals do not, and how many cells are read as figures.

    `held` counts the totals that hold, the balances and the sums across that do are `followed`.
    """

    held: int = 0
    failed: int = 0
    followed: int = 0
    figures: int = 0

    def joined(self, other: Proof) -> Proof:
        """Return the proof of two tables together."""
        return Proof(*(a + b for a, b in zip(self, other, strict=True)))

    def beats(self, other: Proof) -> bool:
        """Return whether more sums hold than in another reading, more by more than fail, and no figure is lost.

        Where as many hold and fail, more figures must be told.
        """
        more = self.held + self.followed - other.held - other.followed
        fewer = self.failed - other.failed
        return self.figures >= other.figures and (
            more > max(fewer, 0) or (more >= 0 >= fewer and self.figures > other.figures)
        )


def proof(layout: Layout) -> Proof:
    """Return what holds of a table's sums as it is laid out."""
    figures: Figures = [
        [read_figure(cell, column.unit) for cell, column in zip(words, layout.columns, strict=True)]
        for words in layout.words
    ]
    summed = [column.number for column in layout.columns if _is_summed(column)]
    found = [
        any(_is_sum(figures, rows, row, column) for rows in readings)
        for row in layout.numbers("subtotal", "carried", "total")
        if (readings := _readings(layout, row))
        for column in summed
        if figures[row][column] is not None
    ]
    told = sum(figure is not None for row in _rows_of_figures(layout) for figure in figures[row])
    followed = _balances(layout, figures) + _across(layout, figures)
    return Proof(sum(found), len(found) - sum(found), followed, told)


def _rows_of_figures(layout: Layout) -> list[int]:
    return layout.numbers("budget", "body", "subtotal", "carried", "total", "remainder")


def _is_summed(column: Column) -> bool:
    """Return whether what a total row prints in a column may be the sum of it; what remains of a budget never is."""
    is_counted = column.has_money or column.part in ("count", "total")
    return is_counted and column.part not in ("remaining", "unit_price")


def _readings(layout: Layout, row: int) -> list[list[int]]:
    """Return the sets of rows that a total may add up: those since the last one, all above it, the totals above it."""
    body = [number for number in layout.numbers("body") if number < row]
    subtotals = [number for number in layout.numbers("subtotal") if number < row]
    above = [number for number in layout.numbers("subtotal", "total") if number < row]
    since = [number for number in body if number > max(above, default=-1)]
    if layout.is_led and layout.rows[row] == "subtotal":
        end = next((number for number in layout.numbers("subtotal", "total") if number > row), len(layout.rows))
        return [[number for number in layout.numbers("body") if row < number < end]]
    if not body:
        since = [number for number in layout.numbers("body") if number > row]
    return [rows for rows in (since, body, above, subtotals, [*above, *since]) if rows]


def _is_sum(figures: Figures, rows: list[int], row: int, column: int) -> bool:
    """Return whether rows come to a total, within what rounding in the writing allows."""
    total = figures[row][column]
    terms = [figure for number in rows if (figure := figures[number][column]) is not None]
    low, high = sum(term.low for term in terms), sum(term.high for term in terms)
    return total is not None and bool(terms) and low <= total.high and total.low <= high


def _balances(layout: Layout, figures: Figures) -> int:
    """Return how many rows leave of the balance before them what they say."""
    spent, left, came = layout.amount, layout.first("remaining"), layout.first("received")
    if spent is None or left is None or spent is left:
        return 0
    rows = [figures[row] for row in layout.numbers("body")]
    into = [got.pence if came and (got := row[came.number]) else 0 for row in rows]
    cells = [
        (a.pence - got, b.pence)
        for row, got in zip(rows, into, strict=True)
        if (a := row[spent.number] or (Money(0, 0, 0) if got else None)) and (b := row[left.number])
    ]
    return sum(before[1] - amount == balance for before, (amount, balance) in pairwise(cells))


def _across(layout: Layout, figures: Figures) -> int:
    """Return how many rows have a total that their years come to."""
    total = layout.first("total")
    years = [column.number for column in layout.columns if column.has_money and column.first_year]
    if total is None or len(years) < 2:
        return 0
    found = 0
    for row in _rows_of_figures(layout):
        terms = [figure.pence for column in years if (figure := figures[row][column]) is not None]
        whole = figures[row][total.number]
        found += whole is not None and len(terms) > 1 and sum(terms) == whole.pence
    return found
