"""Carried: what a table carries over the end of a page, against the rows above it and what the next page brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.interpretation.carries import is_brought
from pipeline.interpretation.layouts import Column
from pipeline.reconcile.digits import is_one_digit_off
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Check

FAR = 3  # a sum that misses its rows by more than this factor is a table that we do not understand


def check_carried(grid: Grid) -> Iterator[Check]:
    """Yield the tested sums that a table carries from page to page, column by column; what remains is no sum."""
    for column in grid.layout.columns:
        if column.has_money and column.part not in ("remaining", "unit_price"):
            yield from _column(grid, column)


def _column(grid: Grid, column: Column) -> Iterator[Check]:
    """Yield the check of each carried sum, or that it is the one before where only the end of a page is between."""
    before, last = None, -1
    for row in grid.rows("carried"):
        figure, since = grid.figures[row][column.number], _entries(grid, last + 1, row)
        if figure is None:
            continue
        if before is not None and not since and is_brought(grid.layout.words[row]):
            yield _brought(grid, before, figure)
        elif before is not None or since:
            found = _sum(grid, column, row, figure, [before] if before else [], since)
            yield from [found] if found.verdict != "inconsistent" or _is_sure(grid, column, found, since) else []
        before, last = figure, row


def _entries(grid: Grid, start: int, end: int) -> list[int]:
    return [row for row in grid.rows("body") if start <= row < end]


def _brought(grid: Grid, before: Figure, figure: Figure) -> Check:
    """Return the check that a page begins with the sum that the one before it ends with."""
    subject = f"What {grid.told} carries over the end of a page"
    return find("figure_restated", [before], figure, subject=subject, verb="is", is_table=True)


def _sum(grid: Grid, column: Column, row: int, total: Figure, before: Sequence[Figure], since: Sequence[int]) -> Check:
    """Return the check of a carried sum: of what was carried before it and the rows since, or of all rows above."""
    ways = [[*before, *_figures(grid, column, since)], _figures(grid, column, _entries(grid, 0, row))]
    terms = next((way for way in ways if verdict_of(way, total)[0] == "exact"), ways[0])
    subject = f"What stands in column “{column.label}” of {grid.told} down to “{grid.label(row)}”"
    return find("rows_sum_to_total", terms, total, subject=subject, verb="adds up to", is_table=True)


def _figures(grid: Grid, column: Column, rows: Sequence[int]) -> list[Figure]:
    return [figure for row in rows if (figure := grid.figures[row][column.number]) is not None]


def _is_sure(grid: Grid, column: Column, check: Check, since: Sequence[int]) -> bool:
    """Return whether a table is whole and plain enough to say that what it carries is not what its rows come to."""
    computed, printed = check.computed_low_pence or 0, check.reported_low_pence or 0
    is_near = 0 < printed <= computed * FAR and computed <= printed * FAR
    is_plain = not any(grid.is_gap(row, column.number) for row in since) and "budget" not in grid.layout.rows
    return grid.is_whole and is_plain and (is_near or is_one_digit_off(computed, printed))
