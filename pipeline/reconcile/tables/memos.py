"""Memos: rows of a table that say they are of the row above them: “Grant”, “of which staff”, “of which equipment”.

They may be some of it only, or tell it in two ways; where one slip keeps two or more of them from making it up, they
are meant to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.interpretation.layouts import Column
from pipeline.reconcile.figures import holds
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.relation import parts_of
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Check

# “of which the coordinator”, “– of this, grants”, “thereof: staff”
OF_IT = re.compile(r"\W{0,3}(?:of\s(?:which|this|it|that)|thereof)\b", re.IGNORECASE)
FEWEST = 2  # rows of one other


def check_memos(grid: Grid) -> Iterator[Check]:
    """Yield the check of each row whose parts are told below it, column by column."""
    if grid.is_torn or grid.layout.muddled:
        return
    for row, parts in _with_parts(grid):
        for column in grid.layout.columns:
            if column.has_money:
                yield from _of_row(grid, row, parts, column)


def _with_parts(grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """Yield each row that rows “of which” follow, with these."""
    rows = [n for n, kind in enumerate(grid.layout.rows) if kind not in ("header", "note", "blank")]
    whole, parts = None, list[int]()
    for row in (*rows, None):
        if row is not None and OF_IT.match(grid.label(row)):
            parts.append(row)
            continue
        if whole is not None and len(parts) >= FEWEST:
            yield whole, parts
        whole, parts = row, []


def _of_row(grid: Grid, row: int, parts: list[int], column: Column) -> Iterator[Check]:
    total, terms = grid.figures[row][column.number], grid.terms(parts, column)
    if total is None or len(terms) != len(parts) or min(total.value, *(term.value for term in terms)) <= 0:
        return
    if holds(terms, total) or parts_of("parts_sum_to_whole", terms, total, "slip").is_slip:
        subject = f"In {grid.told}, the {len(terms)} rows of “{grid.label(row)}”"
        yield find("parts_sum_to_whole", terms, total, subject=subject, is_table=True)
