"""Row totals: the columns of a table against the total of each of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from pipeline.interpretation.layouts import Column
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.tables.totals import summed
from pipeline.records import Check, CheckCode

# “Total (£)” behind the years of a single row is theirs, unless it misses them by more than this factor.
PLAIN_TOTAL = re.compile(r"(?:grand\s|overall\s)?total\s?(?:\(?£\)?|grant|award|funding)?", re.IGNORECASE)
PROFILE = Fraction(3, 2)


def check_row_totals(grid: Grid) -> list[Check]:
    """Return the sums of the rows over their columns, where the table has a column for their total."""
    total = grid.layout.first("total")
    if total is None:
        return []
    alike = [c for c in summed(grid) if c.part in ("amount", "count") and c.has_money == total.has_money]
    before = [c for c in alike if c.number < total.number]
    # “Total award | 2025/26 | 2026/27”: the total stands before its years.
    parts = before if len(before) > 1 else [c for c in alike if c.number > total.number and c.first_year]
    years = all(column.first_year for column in parts)
    found = []
    for row in grid.rows("body", "subtotal", "total") or grid.rows("budget"):
        whole = grid.figures[row][total.number]
        terms = [figure for c in parts if (figure := grid.figures[row][c.number]) is not None]
        if whole is None or len(terms) < 2 or any(grid.is_gap(row, c.number) for c in parts):
            continue
        code: CheckCode = "years_sum_to_total" if years else "parts_sum_to_whole"
        of = f"“{label}”" if (label := grid.label(row)) else f"row {row + 1}"
        subject = f"In {grid.name}, the {len(terms)} {'years' if years else 'columns'} of {of}"
        found.append(find(code, terms, whole, subject=subject, unit=grid.unit(total), is_table=True))
    held = sum(check.verdict != "inconsistent" for check in found)
    is_told = held * 2 > len(found) or (years and held) or _is_profile(grid, parts, total)
    return found if is_told else []


def _is_profile(grid: Grid, parts: Sequence[Column], total: Column) -> bool:
    """Return whether a table is one row of money for years that follow each other, and their “Total”, and no more."""
    rows = grid.rows("body", "subtotal", "total", "budget", "remainder")
    others = [c for c in grid.layout.columns if c.has_money and c is not total and c not in parts]
    starts = [int(column.first_year[:4]) for column in parts if column.first_year]
    is_run = len(starts) == len(parts) > 1 and starts == list(range(starts[0], starts[0] + len(starts)))
    if len(rows) != 1 or others or not is_run or not total.has_pounds or not PLAIN_TOTAL.fullmatch(total.label):
        return False
    terms, whole = [grid.figures[rows[0]][c.number] for c in parts], grid.figures[rows[0]][total.number]
    computed = sum(term.value for term in terms if term)
    return (
        whole is not None
        and None not in terms
        and computed < whole.value * PROFILE
        and whole.value < computed * PROFILE
    )
