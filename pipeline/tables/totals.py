"""Totals: whether the columns of a table add up to what it prints as their totals."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.cells import read_figure
from pipeline.columns import describe
from pipeline.document import Document, Table
from pipeline.layouts import Column, Layout


class Totals(NamedTuple):
    """How many of the totals that are printed are what the rows above them come to, and how many are not."""

    held: int = 0
    failed: int = 0

    def joined(self, other: Totals) -> Totals:
        """Return the totals of both."""
        return Totals(self.held + other.held, self.failed + other.failed)


def totals(document: Document, table: Table) -> Totals:
    """Return how many totals of a table hold."""
    layout = describe(document, table)
    columns = [column.number for column in layout.columns if _is_summed(column)]
    found = [
        any(_is_sum(layout, rows, row, column) for rows in _readings(layout, row))
        for row in layout.numbers("subtotal", "total")
        for column in columns
        if read_figure(layout.words[row][column]) is not None and _readings(layout, row)
    ]
    return Totals(sum(found), len(found) - sum(found))


def _is_summed(column: Column) -> bool:
    """Return whether what a total row prints in a column may be the sum of it; what remains of a budget never is."""
    is_counted = column.has_money or column.part in ("count", "total")
    return is_counted and column.part not in ("remaining", "unit_price")


def _readings(layout: Layout, row: int) -> list[list[int]]:
    """Return the sets of rows that a total may add up: those since the last one, all above it, the totals above it."""
    body = [number for number in layout.numbers("body") if number < row]
    above = [number for number in layout.numbers("subtotal", "total") if number < row]
    since = [number for number in body if number > max(above, default=-1)]
    return [rows for rows in (since, body, above, [*above, *since]) if rows]


def _is_sum(layout: Layout, rows: list[int], row: int, column: int) -> bool:
    """Return whether rows come to a total, within what rounding in the writing allows."""
    total = read_figure(layout.words[row][column])
    terms = [figure for number in rows if (figure := read_figure(layout.words[number][column])) is not None]
    low, high = sum(term.low for term in terms), sum(term.high for term in terms)
    return total is not None and bool(terms) and low <= total.high and total.low <= high
