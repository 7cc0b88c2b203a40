"""Movements: the level that a table opens with, what comes and goes row by row, and the level that it closes with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.interpretation.layouts import Column
from pipeline.interpretation.rows import stated
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Check

# “Less: grants paid”, “Deduct costs” before a figure without a sign.
LESS = re.compile(r"(?:less|minus|deduct(?:ed|ions?)?)\b", re.IGNORECASE)


def check_movements(grid: Grid) -> Iterator[Check]:
    """Yield the check of each column of a table that opens and closes with a level, where signs tell what goes."""
    rows = stated(grid.layout.rows)
    kinds = [grid.layout.rows[number] for number in rows]
    if len(rows) < 3 or kinds != ["budget", *["body"] * (len(rows) - 2), "remainder"]:
        return
    for column in grid.layout.columns:
        figures = _figures(grid, rows, column) if column.has_money else []
        if figures and min(figure.counted for figure in figures[1:-1]) < 0:
            subject = f"In {grid.told}, “{grid.label(rows[0])}” and the {len(rows) - 2} rows below it"
            yield find("running_balance", figures[:-1], figures[-1], subject=subject, verb="come to", is_table=True)


def _figures(grid: Grid, rows: list[int], column: Column) -> list[Figure]:
    """Return the figures of a column, what is called less as taken away; nothing where a row of it has none."""
    figures = [
        figure.times(-1) if figure.value > 0 and LESS.match(grid.label(row)) else figure
        for row in rows
        if (figure := grid.figures[row][column.number]) is not None
    ]
    return figures if len(figures) == len(rows) else []
