"""Hollow: a column of nothing but headings, which stand to the side of their figures, is one with the figures'."""

from __future__ import annotations

from dataclasses import replace

from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundCell, FoundTable

Rows = list[list[FoundCell]]


def without_hollow(table: FoundTable) -> FoundTable:
    """Return a table whose headings stand in the columns of their figures, as of “2024/25” left of “£9,018”."""
    column = 1
    while column < len(table.rows[0]):
        headless = next((n for n in _beside(table.rows, column) if _is_headless(table.rows, column, n)), None)
        if headless is None:
            column += 1
        else:
            _move(table, column, headless)
    return table


def _beside(rows: Rows, hollow: int) -> list[int]:
    """Return the columns to which headings may belong that begin above a column without entries, the nearest first."""
    last = hollow + 1
    while last + 1 < len(rows[0]) and _figures(rows, last + 1):
        last += 1
    return [*range(hollow + 1, last + 1), hollow - 1]


def _figures(rows: Rows, column: int) -> list[int]:
    return [number for number, row in enumerate(rows) if is_figure(row[column].text)]


def _is_headless(rows: Rows, hollow: int, column: int) -> bool:
    """Return whether a column of figures has no entry beside the headings that are all that another column has."""
    if not 0 < column < len(rows[0]):
        return False
    heads = [number for number, row in enumerate(rows) if row[hollow].lines]
    figures = _figures(rows, column)
    is_above = bool(heads) and len(figures) > 1 and max(heads) < min(figures)
    return is_above and not any(_meet(rows[number][hollow], rows[number][column]) for number in heads)


def _meet(one: FoundCell, other: FoundCell) -> bool:
    """Return whether lines of two cells stand beside each other."""
    return any(a.box.top < b.box.bottom and b.box.top < a.box.bottom for a in one.lines for b in other.lines)


def _move(table: FoundTable, hollow: int, column: int) -> None:
    """Move the headings from a column without entries on to one without headings, each into the next column."""
    step = 1 if column > hollow else -1
    for row in table.rows:
        if row[hollow].lines:
            for number in range(column, hollow, -step):
                row[number] = _both(row[number - step], row[number]) if number == column else row[number - step]
        for number, cell in enumerate(row[:hollow]):
            if number + cell.columns > hollow:
                row[number] = replace(cell, columns=cell.columns - 1)
        del row[hollow]
    del table.xs[max(hollow, hollow + step)]


def _both(one: FoundCell, other: FoundCell) -> FoundCell:
    lines = sorted([*one.lines, *other.lines], key=lambda line: line.box.top)
    boxes = [cell.box for cell in (one, other) if cell.box]
    return replace(other, box=boxes[0].joined(boxes[-1]) if boxes else None, lines=lines)
