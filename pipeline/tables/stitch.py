"""Stitch: a table that runs on over pages becomes one, its header read once."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunk, chunks, is_figure
from pipeline.tables.found import FoundCell, FoundTable

NEAR = 15.0  # points: columns whose edges lie nearer than this are the same
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
        left, rest_of_text = list(of_page), lines
        if running and left and _is_first(left[0], lines) and (rest := _rest(running, left[0])) is not None:
            running.rows += rest
            going_on = left.pop(0)
            is_last = not left and _is_last(going_on, lines)
        else:
            if running and not (left and _is_first(left[0], lines)):
                rest_of_text = _without_rows(running, lines, page)
            is_last = bool(left) and _is_last(left[-1], lines)
            running = left[-1] if left else None
        if left and is_last:
            running = left[-1]
        found.append(left)
        others.append(rest_of_text)
        running = running if is_last else None
    return found, others


def _without_rows(above: FoundTable, lines: list[Line], page: int) -> list[Line]:
    """Return the lines of a page without those at its top that are rows of the table before: they become its rows."""
    taken = 0
    for number, line in enumerate(lines):
        entries = chunks(line, [])
        if above.rows[-1][0].page != page and _is_repeated(above, entries):
            continue
        row = None if above.is_ruled else _fitted(above, entries, page)
        if row is None:
            break
        above.rows.append(row)
        taken = number + 1
    return lines[taken:]


def _is_repeated(above: FoundTable, entries: list[Chunk]) -> bool:
    """Return whether a line's entries stand in the header of a table, each over its own column."""
    figures = _figure_columns(above)
    body = next((n for n, row in enumerate(above.rows) if any(is_figure(row[c].text) for c in figures)), 0)
    places = [bisect_right(above.xs, entry.x_middle) - 1 for entry in entries]
    return all(
        0 <= place < len(above.xs) - 1 and any(entry.text in row[place].text for row in above.rows[:body])
        for place, entry in zip(places, entries, strict=True)
    )


def _fitted(above: FoundTable, entries: list[Chunk], page: int) -> list[FoundCell] | None:
    """Return a line's entries as a row of a table, each in the column where it stands; None where they do not fit."""
    places = [bisect_right(above.xs, entry.x_middle if entry.is_figure else entry.box.x0 + 1) - 1 for entry in entries]
    figures = _figure_columns(above)
    fits = len(places) > 1 and len(set(places)) == len(places) and places[0] >= 0 and places[-1] < len(above.xs) - 1
    is_row = any(entry.is_figure for entry in entries) and any(not entry.is_figure for entry in entries)
    if not (fits and is_row and all((n in figures) == e.is_figure for n, e in zip(places, entries, strict=True))):
        return None
    row = [FoundCell(page=page) for _ in above.rows[0]]
    for place, entry in zip(places, entries, strict=True):
        row[place] = FoundCell(entry.box, [Line(entry.tokens)], page=page)
    return row


def _is_first(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.top < table.box.top and not CONTINUED.search(line.text) for line in lines)


def _is_last(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.bottom > table.box.bottom and not CONTINUED.search(line.text) for line in lines)


def _rest(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows that a table adds to the one on the page before, None where it is another table."""
    if above.is_ruled != below.is_ruled:
        return None
    if len(above.rows[0]) != len(below.rows[0]):
        return _refitted(above, below)
    repeated = 0
    for one, other in zip(above.rows, below.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        repeated += 1
    # Without rules, where two columns part depends on the longest entry of each page.
    is_aligned = all(abs(a - b) <= NEAR for a, b in zip(above.xs, below.xs, strict=False))
    if not is_aligned and (above.is_ruled or not repeated):
        return None
    if repeated < len(below.rows) and (repeated or _is_body(above, below.rows[0])):
        return below.rows[repeated:]
    return None


def _refitted(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows of a table that fills fewer columns than the one that it goes on from: its last rows."""
    if above.is_ruled or len(below.rows[0]) > len(above.rows[0]):
        return None
    rows = []
    for row in below.rows:
        entries = [chunk(line.tokens) for cell in row for line in cell.lines[:1]]
        if any(len(cell.lines) > 1 for cell in row) or (fitted := _fitted(above, entries, below.page)) is None:
            return None
        rows.append(fitted)
    return rows


def _figure_columns(above: FoundTable) -> set[int]:
    """Return the columns in which most rows have figures."""
    return {n for n in range(len(above.rows[0])) if 2 * sum(is_figure(r[n].text) for r in above.rows) > len(above.rows)}


def _is_body(above: FoundTable, row: list[FoundCell]) -> bool:
    """Return whether a row has figures where most rows of the table above have them, and is no new header."""
    columns = _figure_columns(above)
    return all(is_figure(row[n].text) or not row[n].text for n in columns) and any(cell.text for cell in row)
