"""Echoes: lists of the prose that tell some rows of a table again, so that a total beside them is the table's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reconcile.prose.relation import Relation
from pipeline.reconcile.tables.grids import Grid


@dataclass(frozen=True, slots=True)
class Rows:
    """The sums of a table's rows, in pence, and whether none of them can be missing."""

    values: frozenset[int]
    number: int
    is_whole: bool


def rows_of(grid: Grid) -> Rows | None:
    """Return the sums of a table's rows, None where it has no column of them."""
    spent = grid.layout.amount
    if spent is None:
        return None
    figures = [grid.figures[row][spent.number] for row in grid.rows("body")]
    values = [figure.value for figure in figures if figure is not None]
    return Rows(frozenset(values), len(values), grid.is_whole)


def is_echo(relation: Relation, tables: Sequence[Rows]) -> bool:
    """Return whether most terms of a relation are rows of one table, others of which it leaves out.

    “1. Oak Trust – £45,130 … 6. Elm Club – £3,440 … Total agreed to date = £153,270” below a table of eight grants.
    """
    for rows in tables:
        again = sum(term.value in rows.values for term in relation.terms)
        if again > 1 and again * 2 >= len(relation.terms) and (len(relation.terms) < rows.number or not rows.is_whole):
            return True
    return False
