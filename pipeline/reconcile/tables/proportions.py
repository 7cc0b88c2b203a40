"""Proportions: a column of percentages held against what the sums beside it are of their total, or of another column.

No header need say of what: that it holds in nearly all rows proves it, and only then is a row in which it does not
hold an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from pipeline.interpretation.layouts import Column
from pipeline.money import Interval
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Check

# “26.3%”, “26”, “(4.1 %)”
SHARE = re.compile(r"\(?\s?(?P<share>\d{1,3}(?:\.(?P<places>\d{1,2}))?)\s?%?\s?\)?")
FEWEST = 4  # rows with different shares that prove what they are of
SURE = 4  # times as many rows hold as fail


class Proportion(NamedTuple):
    """A row's sum, and what it is said to be a share of: the whole times the printed percentage."""

    row: int
    share: Fraction
    part: Figure
    whole: Figure


def check_proportions(grid: Grid) -> Iterator[Check]:
    """Yield the check of each percentage of a table whose other percentages prove what they are of."""
    for column in grid.layout.columns:
        if column.part == "percentage":
            found = next((rows for rows in _candidates(grid, column) if _is_proven(rows)), [])
            for row, share, part, whole in found:
                label, shown = grid.label(row), f"{float(share * 100):g}% of {whole.written.strip()}"
                subject = f"In {grid.told}, {shown} for “{label}”"
                yield find("percentage_of", [whole], part, subject=subject, verb="is", is_table=True)


def _candidates(grid: Grid, column: Column) -> Iterator[list[Proportion]]:
    """Yield the rows of each way to read a column: as shares of a column's total, or of the sum in another column."""
    money = [c for c in grid.layout.columns if c.has_money and c.part in ("amount", "total", "requested")]
    body = grid.rows("body", "subtotal")
    for part in money:
        totals = [figure for row in grid.rows("total") if (figure := grid.figures[row][part.number]) is not None]
        terms = [figure.value for row in grid.rows("body") if (figure := grid.figures[row][part.number]) is not None]
        if totals and sum(terms) == totals[-1].value:
            yield [p for row in body if (p := _proportion(grid, column, row, part, totals[-1])) is not None]
    for part, whole in permutations(money, 2):
        wholes = [(row, grid.figures[row][whole.number]) for row in body]
        found = [_proportion(grid, column, row, part, figure) for row, figure in wholes if figure is not None]
        yield [p for p in found if p is not None]


def _proportion(grid: Grid, column: Column, row: int, of: Column, whole: Figure) -> Proportion | None:
    """Return a row's share of a whole; None where the row has no sum or no percentage."""
    match, part = SHARE.fullmatch(grid.layout.words[row][column.number]), grid.figures[row][of.number]
    if match is None or part is None or part.value <= 0 or whole.value <= 0:
        return None
    share = Fraction(match["share"]) / 100
    rounding = Fraction(1, 200 * 10 ** len(match["places"] or ""))
    if share == 0:
        return None
    low, high = whole.interval.low * (share - rounding), whole.interval.high * (share + rounding)
    rounded = replace(whole, interval=Interval(low / share, high / share)).times(share)
    return Proportion(row, share, part, rounded)


def _is_proven(rows: list[Proportion]) -> bool:
    verdicts = [verdict_of([each.whole], each.part)[0] for each in rows]
    held = {each.share for each, verdict in zip(rows, verdicts, strict=True) if verdict != "inconsistent"}
    return len(held) >= FEWEST and verdicts.count("inconsistent") * SURE <= len(held)
