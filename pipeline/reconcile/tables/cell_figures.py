"""Cell figures: the tables of a document as grids, with the figure of every cell that holds one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.document import Cell, Document, Table
from pipeline.interpretation.cells import kind_of, read_figure
from pipeline.interpretation.layouts import Column, Layout
from pipeline.interpretation.readings import describe
from pipeline.interpretation.rows import RowKind
from pipeline.money import Interval
from pipeline.reconcile.figures import ALIGNED, NATIVE, OCR, RULED, Figure, figure_of, grade_in
from pipeline.reconcile.tables.grids import Grid
from pipeline.records import Amount

# How many characters around a table its stray rows are looked for.
NEAR = 400
# “£22,080,00” in a cell too narrow for it: its last digits stand elsewhere.
CUT = re.compile(r"[^\d]{0,3}\d{1,3}(?:,\d{3}){0,3},\d{0,2}")


def grids(document: Document, amounts: Sequence[Amount]) -> Iterator[Grid]:
    """Yield every table of a document that has a column of figures, with the amounts of its cells."""
    ordered = sorted(amounts, key=lambda amount: amount.char_start)
    starts = [amount.char_start for amount in ordered]
    layouts = [describe(document, table) for table in document.tables]
    headed = {layout.table.number for layout in layouts if layout.amount and layout.amount.label}
    loose = [amount for amount in ordered if amount.table_number not in headed]
    above: Layout | None = None
    before: Grid | None = None
    for layout in layouts:
        is_torn = (above is not None and _is_continued(above, layout)) or _is_among_rows(document, layout, loose)
        above = layout
        if any(column.has_money or column.part in ("count", "total") for column in layout.columns):
            first_count = before.next_count if before else 1
            figures = _figures(document, layout, ordered, starts)
            before = Grid(document, layout, figures, is_torn, first_count, before)
            yield before


def _is_continued(before: Layout, layout: Layout) -> bool:
    return before.heads == layout.heads and not before.numbers("total")


def _is_among_rows(document: Document, layout: Layout, amounts: Sequence[Amount]) -> bool:
    """Return whether figures that are in no table with a header stand side by side near it: rows read as text."""
    span = layout.table.span
    first, last = (bisect_left(amounts, place, key=lambda a: a.char_start) for place in (span.start, span.end))
    before, after = amounts[max(0, first - 2) : first], amounts[last : last + 2]
    near = (span.start - NEAR, span.end + NEAR)
    return any(
        near[0] < one.char_start
        and other.char_end < near[1]
        and 0 < other.char_start - one.char_end <= 2
        and not document.text[one.char_end : other.char_start].strip()
        for one, other in (*pairwise(before), *pairwise(after))
    )


def _figures(
    document: Document, layout: Layout, amounts: Sequence[Amount], starts: Sequence[int]
) -> tuple[tuple[Figure | None, ...], ...]:
    grade = grade_of_cells(document, layout.table)

    def figure(cell: Cell, words: str, column: Column, kind: RowKind) -> Figure | None:
        if kind in ("header", "note", "blank") or kind_of(words) not in ("figure", "nil") or CUT.fullmatch(words):
            return None
        at = bisect_left(starts, cell.span.start)
        if column.has_money and at < len(amounts) and amounts[at].char_end <= cell.span.end:
            return figure_of(amounts[at], grade)
        return _unlisted(document, cell, words, column, grade)

    return tuple(
        tuple(figure(cell, text, column, kind) for cell, text, column in zip(row, words, layout.columns, strict=True))
        for row, words, kind in zip(layout.table.rows, layout.words, layout.rows, strict=True)
    )


def grade_of_cells(document: Document, table: Table) -> str:
    """Return how sure the reading of a table's cells is; a web page and a text mark them themselves."""
    if grade_in(document) != NATIVE:
        return OCR
    return RULED if table.is_ruled else ALIGNED if document.pages else NATIVE


def _unlisted(document: Document, cell: Cell, words: str, column: Column, grade: str) -> Figure | None:
    """Return the figure of a cell that is no amount: a count of things, or a dash for nothing."""
    money = read_figure(words, column.unit)
    if money is None or (not column.has_money and money.pence % 100):
        return None
    scale = 1 if column.has_money else 100
    interval = Interval(Fraction(money.low, scale), Fraction(money.high, scale))
    return Figure(money.pence // scale, interval, words, document.sha256, cell.span.start, grade=grade)
