"""Stitch: a table that runs on over pages becomes one, its header read once."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median

from pipeline.printed import Line
from pipeline.tables.chunks import chunk, is_figure
from pipeline.tables.figured import figure_columns, is_body, is_over, is_told_again, written
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.joint import joined_lines, joined_tables, without_head
from pipeline.tables.overleaf import NEAR, fitted_row, without_head_below, without_rest, without_rows
from pipeline.tables.split_rows import is_end_of_row, merged

CONTINUED = re.compile(r"\bcont(?:inued|['’]d|\.)", re.IGNORECASE)

Rows = list[list[FoundCell]]


def stitched(
    tables: list[list[FoundTable]], texts: list[list[Line]]
) -> tuple[list[list[FoundTable]], list[list[Line]]]:
    """Return each page's tables, those that go on from the page before as part of the table there, and its other lines.

    `texts` are the lines of each page outside its tables, without running headers and footers.
    """
    found: list[list[FoundTable]] = []
    others: list[list[Line]] = []
    running: FoundTable | None = None
    for page, (of_page, lines) in enumerate(zip(tables, texts, strict=True), 1):
        if running:
            lines = without_rest(running, lines)
            lines = without_head(running, lines) if of_page else lines
        left, rest_of_text = list(of_page), lines
        if running and left and _is_first(left[0], lines) and _take(running, left[0]):
            going_on = left.pop(0)
            is_last = not left and _is_last(going_on, lines)
        else:
            if running and not (left and _is_first(left[0], lines)):
                rest_of_text = _without_joined(running, without_rows(running, lines, page), page)
            if left and others and _is_first(left[0], lines):
                others[-1] = without_head_below(left[0], others[-1], page - 1)
            is_last = bool(left) and _is_last(left[-1], lines)
            running = left[-1] if left else None
        if left and is_last:
            running = left[-1]
        found.append(left)
        others.append(rest_of_text)
        running = running if is_last else None
    return found, others


def _without_joined(above: FoundTable, lines: list[Line], page: int) -> list[Line]:
    """Return the lines of a page without those at its top that stand in the columns of the table before: its rows."""
    found = None if above.is_ruled or is_over(above) else joined_lines(above, lines, page)
    if found is None:
        return lines
    above.rows, above.xs, above.region = found.table.rows, found.table.xs, found.table.region
    return lines[found.taken :]


def shared(above: Rows, below: Rows) -> int:
    """Return how many rows two tables begin with alike: the header."""
    for number, (one, other) in enumerate(zip(above, below, strict=False)):
        if len(one) != len(other) or not all(map(is_told_again, written(one), written(other))):
            return number
    return min(len(above), len(below))


def _is_first(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.top < table.box.top and not CONTINUED.search(line.text) for line in lines)


def _is_last(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.bottom > table.box.bottom and not CONTINUED.search(line.text) for line in lines)


def _take(above: FoundTable, below: FoundTable) -> bool:
    """Add the rows of a table to the one on the page before; return whether it goes on from it."""
    if (rest := _rest(above, below)) is not None:
        if rest and is_end_of_row(above, rest[0]):
            above.rows[-1] = merged([above.rows[-1], rest.pop(0)])
        above.rows += rest
        above.region = None
        return True
    whole = None if above.is_ruled or below.is_ruled or is_over(above) else joined_tables(above, below)
    if whole is not None:
        above.rows, above.xs, above.region = whole.rows, whole.xs, whole.region
    return whole is not None


def _rest(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows that a table adds to the one on the page before, None where it is another table."""
    if above.is_ruled and below.is_ruled and len(below.rows[0]) < len(above.rows[0]):
        return _spread(above, below)
    if len(above.rows[0]) != len(below.rows[0]):
        return None if above.is_ruled != below.is_ruled else _refitted(above, below)
    repeated = shared(above.rows, below.rows)
    # Without rules, where two columns part depends on the longest entry of each page.
    is_aligned = all(abs(a - b) <= NEAR for a, b in zip(above.xs, below.xs, strict=False))
    if above.is_ruled != below.is_ruled and (not is_aligned or repeated or not _is_alike(above, below)):
        return None
    if not is_aligned and (above.is_ruled or not (repeated or _is_alike(above, below))):
        return None
    if repeated < len(below.rows) and (repeated or is_body(above, below.rows[0])):
        return below.rows[repeated:]
    return None


def _spread(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows, below the header, of a ruled table whose lines are some of those of the one before it.

    Its total spans two columns, and nothing stands between them: "| Total | £9 |" below "| 1 | Oak Choir | £9 |".
    """
    places = [next((n for n, x in enumerate(above.xs) if abs(x - edge) <= NEAR), None) for edge in below.xs]
    if is_over(above) or None in places or (places[0], places[-1]) != (0, len(above.xs) - 1):
        return None
    rows = []
    for row in below.rows:
        spread = [FoundCell(page=below.page) for _ in above.rows[0]]
        for cell, first, last in zip(row, places, places[1:], strict=False):
            if first is not None and last is not None:
                spread[first] = replace(cell, columns=last - first)
        rows.append(spread)
    said = [[text for cell in row if (text := cell.text)] for row in (above.rows[0], below.rows[0])]
    return rows[1:] if len(rows) > 1 and said[0] == said[1] else None


def _refitted(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows of a table that fills fewer columns than the one that it goes on from: its last rows."""
    if above.is_ruled or len(below.rows[0]) > len(above.rows[0]):
        return None
    rows = []
    for row in below.rows:
        entries = [chunk(line.tokens) for cell in row for line in cell.lines[:1]]
        if any(len(cell.lines) > 1 for cell in row) or (fitted := fitted_row(above, entries, below.page)) is None:
            return None
        rows.append(fitted)
    return rows


def _is_alike(above: FoundTable, below: FoundTable) -> bool:
    """Return whether two tables have figures in the same columns, below each other, and the first has no total yet."""
    columns = figure_columns(above)
    columns -= {0}  # the numbers of the rows
    if is_over(above) or not columns or columns != figure_columns(below) - {0}:
        return False
    middles = [[_middle(table, column) for table in (above, below)] for column in columns]
    return all(abs(a - b) <= 2 * NEAR for a, b in middles)


def _middle(table: FoundTable, column: int) -> float:
    """Return where the figures of a column stand across the page, in points: the middle of them."""
    places = [line.box for row in table.rows for line in row[column].lines if is_figure(line.text)]
    return median((box.x0 + box.x1) / 2 for box in places) if places else 0.0
