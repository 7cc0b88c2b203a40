"""Readings: a table understood; where its rows can be read in several ways, in the one in which most sums hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Document, Table
from pipeline.interpretation.cells import kind_of, read_figure
from pipeline.interpretation.columns import understood
from pipeline.interpretation.groups import heads
from pipeline.interpretation.layouts import Layout
from pipeline.interpretation.pounds import tells_pounds
from pipeline.interpretation.proof import proof
from pipeline.interpretation.row_kinds import row_kinds
from pipeline.interpretation.rows import RowKind, Words

FEWEST = 3  # rows that an unnamed total adds up


def describe(document: Document, table: Table) -> Layout:
    """Return what the columns and rows of a table are."""
    words = tuple(tuple(" ".join(document[cell.span].split()) for cell in row) for row in table.rows)
    above = document.text[max(0, table.span.start - 160) : table.span.start].rstrip().rpartition("\n")[2]
    layout = read(table, words, above)
    return read(table, words, above, is_pounds=True) if tells_pounds(document, layout, above) else layout


def read(table: Table, words: tuple[Words, ...], above: str = "", *, is_pounds: bool = False) -> Layout:
    """Return what the columns and rows of a table are whose cells hold some words, below a line of text.

    Another reading is taken where more of the table's sums hold in it, and `reading` says which. `is_pounds` tells that
    its figures are pounds although no sign says so.
    """
    kinds = tuple(tuple(kind_of(cell) for cell in row) for row in words)
    plain = understood(table, words, kinds, row_kinds(words, kinds), above, is_pounds=is_pounds)
    plain = replace(plain, reading=table.reading)
    best = plain
    for why, rows in _unnamed_totals(plain):
        other = replace(
            understood(table, words, kinds, rows, above, is_pounds=is_pounds),
            reading=", ".join(filter(None, (table.reading, why))),
        )
        if proof(other).beats(proof(best)):
            best = other
    return best


def _unnamed_totals(layout: Layout) -> Iterator[tuple[str, tuple[RowKind, ...]]]:
    """Yield the readings in which the last row, or the first, is the total, or rows are of a group, unnamed."""
    body = layout.numbers("body")
    if first := heads(layout):
        kinds = tuple("subtotal" if n in first else kind for n, kind in enumerate(layout.rows))
        yield "whose groups begin with their sums", kinds
    if "total" in layout.rows or len(body) <= FEWEST:
        return
    for row, others, why in (
        (body[-1], body[:-1], "whose last row is read as its total"),
        (body[0], body[1:], "whose first row is read as its total"),
    ):
        if _adds_up(layout, row, others):
            yield why, (*layout.rows[:row], "total", *layout.rows[row + 1 :])


def _adds_up(layout: Layout, row: int, others: list[int]) -> bool:
    """Return whether a row's figure in a column of money is the sum of the others', at least three of them."""
    for column in layout.columns:
        cells = [read_figure(layout.words[n][column.number]) for n in (row, *others)]
        total, *terms = [figure.pence if figure else 0 for figure in cells]
        if column.has_money and total and sum(map(bool, terms)) >= FEWEST and sum(terms) == total:
            return True
    return False
