"""Stitch: a table that runs on over pages becomes one, its header read once."""

from __future__ import annotations

import re

from pipeline.printed import Line
from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundCell, FoundTable

NEAR = 15.0  # points: columns whose edges lie nearer than this are the same
CONTINUED = re.compile(r"\bcont(?:inued|['’]d|\.)", re.IGNORECASE)

Rows = list[list[FoundCell]]


def stitched(tables: list[list[FoundTable]], texts: list[list[Line]]) -> list[list[FoundTable]]:
    """Return each page's tables, those that go on from the page before as part of the table there.

    `texts` are the lines of each page outside its tables, without running headers and footers.
    """
    found: list[list[FoundTable]] = []
    running: FoundTable | None = None
    for of_page, lines in zip(tables, texts, strict=True):
        left = list(of_page)
        if running and left and _is_first(left[0], lines) and (rest := _rest(running, left[0])) is not None:
            running.rows += rest
            going_on = left.pop(0)
            is_last = not left and _is_last(going_on, lines)
        else:
            is_last = bool(left) and _is_last(left[-1], lines)
            running = left[-1] if left else None
        if left and is_last:
            running = left[-1]
        found.append(left)
        running = running if is_last else None
    return found


def _is_first(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.top < table.box.top and not CONTINUED.search(line.text) for line in lines)


def _is_last(table: FoundTable, lines: list[Line]) -> bool:
    return not any(line.box.bottom > table.box.bottom and not CONTINUED.search(line.text) for line in lines)


def _rest(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows that a table adds to the one on the page before, None where it is another table."""
    if len(above.rows[0]) != len(below.rows[0]) or above.is_ruled != below.is_ruled:
        return None
    if any(abs(a - b) > NEAR for a, b in zip(above.xs, below.xs, strict=False)):
        return None
    repeated = 0
    for one, other in zip(above.rows, below.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        repeated += 1
    if repeated < len(below.rows) and (repeated or _is_body(above, below.rows[0])):
        return below.rows[repeated:]
    return None


def _is_body(above: FoundTable, row: list[FoundCell]) -> bool:
    """Return whether a row has figures where most rows of the table above have them, and is no new header."""
    columns = [n for n in range(len(row)) if 2 * sum(1 for r in above.rows if is_figure(r[n].text)) > len(above.rows)]
    return all(is_figure(row[n].text) or not row[n].text for n in columns) and any(cell.text for cell in row)
