"""Repeated: rows that two tables of a document tell, by the same names: their figures are the same, or one is a slip.

That most of the shared rows agree proves that both tables state the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from pipeline.interpretation.layouts import Column
from pipeline.interpretation.rows import plain
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Check

FEWEST = 3  # rows that agree
SURE = 3  # times as many rows agree as differ
MOST_TABLES, MOST_COLUMNS = 12, 6


def check_repeated(tables: Sequence[Grid]) -> Iterator[Check]:
    """Yield the check of each row that two tables tell alike but for a few."""
    known = [(grid, _named(grid)) for grid in tables[:MOST_TABLES]]
    for (first, names), (second, again) in combinations(known, 2):
        shared = [name for name in names if name in again]
        for one, other in product(_money(first), _money(second)) if len(shared) > FEWEST else ():
            pairs = [
                (first.label(names[name]), before, after)
                for name in shared
                if (before := first.figures[names[name]][one.number]) is not None
                and (after := second.figures[again[name]][other.number]) is not None
            ]
            if one.first_year == other.first_year and _is_alike(pairs):
                yield from (_check(first, second, *pair) for pair in pairs)


def _named(grid: Grid) -> dict[str, int]:
    """Return the rows of a table's body by their names, without those that stand twice."""
    labels = [(plain(grid.label(row)), row) for row in grid.rows("body")]
    said = [label for label, _ in labels]
    return {label: row for label, row in labels if label and said.count(label) == 1}


def _money(grid: Grid) -> list[Column]:
    return [column for column in grid.layout.columns if column.has_money and column.part != "remaining"][:MOST_COLUMNS]


def _is_alike(pairs: Sequence[tuple[str, Figure, Figure]]) -> bool:
    equal = {before.value for _, before, after in pairs if before.value == after.value > 0}
    differing = sum(verdict_of([before], after)[0] == "inconsistent" for _, before, after in pairs)
    return len(equal) >= FEWEST and differing * SURE <= len(equal)


def _check(first: Grid, second: Grid, label: str, before: Figure, after: Figure) -> Check:
    subject = f"The figure of “{label}” in {first.told}, told again in {second.told},"
    return find("figure_restated", [before], after, subject=subject, verb="is", is_table=True)
