"""Split rows: a row that a page break cuts in two, whose entries end on the next page."""

from __future__ import annotations

from dataclasses import replace

from pipeline.tables.body import GOES_ON, UNFINISHED
from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundCell, FoundTable

PADDING = 6.0  # points between the end of a full line and the edge of its column

Rows = list[list[FoundCell]]


def is_end_of_row(above: FoundTable, row: list[FoundCell]) -> bool:
    """Return whether the first row of a page ends the entries of the last one before it, and heads no group of rows.

    "Network Ltd" below "Support and Mentoring | £5,700": it has no figure, and its first word had no place above it.
    """
    last = above.rows[-1]
    filled = [number for number, cell in enumerate(row) if cell.text]
    has_figure = any(is_figure(cell.text) for cell in last[1:])
    is_rest = has_figure and all(
        last[n].lines and row[n].columns == 1 and not is_figure(row[n].text) and not is_figure(last[n].text)
        for n in filled
    )
    is_beside = bool(filled) and filled[0] > _label_column(above)  # what heads a group stands in the first column
    return bool(filled) and is_rest and (is_beside or any(_goes_on(above, last[n], row[n], n) for n in filled))


def _label_column(table: FoundTable) -> int:
    """Return the column in which what heads a group would stand: the second, where the first holds numbers."""
    first = [text for row in table.rows[1:] if (text := row[0].text)]
    return int(sum(len(text.split()) == 1 and any(map(str.isdigit, text)) for text in first) * 2 >= len(first))


def _goes_on(table: FoundTable, above: FoundCell, below: FoundCell, column: int) -> bool:
    """Return whether an entry goes on in the cell below: in the middle of a phrase, or behind a full line."""
    first, edge = below.lines[0].tokens[0].box, table.xs[column + above.columns]
    is_full = above.lines[-1].box.x1 + (first.x1 - first.x0) > edge - PADDING
    return is_full or GOES_ON.match(below.text) is not None or UNFINISHED.search(above.text) is not None


def merged(rows: Rows) -> list[FoundCell]:
    """Return several rows as one, the lines of each column below each other."""
    first, *rest = rows
    merged = []
    for column, cell in enumerate(first):
        more = [row[column] for row in rest if row[column].lines]
        lines = [*cell.lines, *(line for other in more for line in other.lines)]
        overleaf = cell.overleaf + sum(len(other.lines) for other in more if other.page != cell.page)
        boxes = [each.box for each in (cell, *more) if each.box and each.page == (cell.page or each.page)]
        box = boxes[0] if boxes else None
        for other in boxes[1:]:
            box = box.joined(other) if box else other
        merged.append(replace(cell, box=box, lines=lines, overleaf=overleaf))
    return merged
