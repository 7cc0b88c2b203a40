"""Stitch: a table that runs on over pages becomes one, its header read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from statistics import median

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.rows import special_row
from pipeline.tables.chunks import Chunk, chunk, chunks, is_figure
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.joint import joined_lines, joined_tables, without_head
from pipeline.tables.placed import OVERLAP

CLOSE = 3.0  # points: the lines of one entry begin nearer below each other than this
NEAR = 15.0  # points: columns whose edges lie nearer than this are the same
LONGEST_HEAD, LONGEST_ENTRY = 9, 12  # lines of a header and a row at the end of a page; words of one of their entries
FARTHEST = 3.0  # sizes of type between two of them
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
            lines = _without_rest(running, lines)
            lines = without_head(running, lines) if of_page else lines
        left, rest_of_text = list(of_page), lines
        if running and left and _is_first(left[0], lines) and _take(running, left[0]):
            going_on = left.pop(0)
            is_last = not left and _is_last(going_on, lines)
        else:
            if running and not (left and _is_first(left[0], lines)):
                rest_of_text = _without_joined(running, _without_rows(running, lines, page), page)
            if left and others and _is_first(left[0], lines):
                others[-1] = _without_head(left[0], others[-1], page - 1)
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
        above.region = None
        taken = number + 1
    return lines[taken:]


def _without_joined(above: FoundTable, lines: list[Line], page: int) -> list[Line]:
    """Return the lines of a page without those at its top that stand in the columns of the table before: its rows."""
    found = None if above.is_ruled or _is_over(above) else joined_lines(above, lines, page)
    if found is None:
        return lines
    above.rows, above.xs, above.region = found.table.rows, found.table.xs, found.table.region
    return lines[found.taken :]


def _without_head(below: FoundTable, lines: list[Line], page: int) -> list[Line]:
    """Return the lines of a page without those at its end that head the table of the next one: they become its rows.

    The page broke behind the header, or behind a first row or two, which make no table by themselves.
    """
    rows: Rows = []
    groups = _levels(lines[-LONGEST_HEAD:])
    kept, next_top = 0, None
    for number, group in enumerate(reversed(groups), 1):
        row = _over(below, [_entries(below, line) for line in group], page)
        if row is None or (next_top and next_top - group[-1].box.bottom > FARTHEST * group[-1].size):
            break
        rows.insert(0, row)
        next_top = group[0].box.top
        kept = number if sum(bool(cell.text) for cell in row) > 1 else kept
    rows = rows[len(rows) - kept :]
    if not kept or _is_body(below, below.rows[0]):
        below.rows[:0] = rows
    else:
        body = next((n for n, row in enumerate(below.rows) if _is_body(below, row)), len(below.rows))
        again = [number for number, row in enumerate(rows) if _is_in(row, below.rows[:body])]
        first = rows[again[-1] + 1 :] if again else []
        kept = kept if all(_is_body(below, row) for row in first) and first else 0
        below.rows[body:body] = first if kept else []
    return lines[: len(lines) - sum(map(len, groups[len(groups) - kept :]))] if kept else lines


def _is_in(row: list[FoundCell], head: Rows) -> bool:
    """Return whether the entries of a row, more than one, stand in a header as well."""
    filled = [(number, cell.text) for number, cell in enumerate(row) if cell.text]
    said = [" ".join(each[number].text for each in head) for number in range(len(row))]
    return len(filled) > 1 and all(text in said[number] for number, text in filled)


def _shared(above: Rows, below: Rows) -> int:
    """Return how many rows two tables begin with alike: the header."""
    for number, (one, other) in enumerate(zip(above, below, strict=False)):
        if _words(one) != _words(other):
            return number
    return min(len(above), len(below))


def _levels(lines: list[Line]) -> list[list[Line]]:
    """Return the lines, those together that stand half a line higher or lower, each in the middle of its cell."""
    found: list[list[Line]] = []
    for line in lines:
        if found and found[-1][-1].box.bottom - line.box.top > OVERLAP * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _entries(below: FoundTable, line: Line) -> list[Chunk]:
    """Return the entries of a line, a sum close behind words parted from them where a column of the table ends."""
    entries = chunks(line, [])
    if not any(is_figure(entry.tokens[-1].text) and not entry.is_figure for entry in entries):
        return entries
    return chunks(line, [Box(x, line.box.top, x, line.box.bottom) for x in below.xs[1:-1]])


def _over(below: FoundTable, lines: list[list[Chunk]], page: int) -> list[FoundCell] | None:
    """Return the entries of lines as a row, each over its own column of a table; None where they do not stand so."""
    row = [FoundCell(page=page) for _ in below.rows[0]]
    for entries in lines:
        places = [bisect_right(below.xs, e.x_middle if e.is_figure else e.box.x0 + 1) - 1 for e in entries]
        places = list(range(len(row))) if len(entries) == len(row) else places
        fits = len(set(places)) == len(places) and places[0] >= 0 and places[-1] < len(below.xs) - 1
        is_prose = any(len(e.text.split()) > LONGEST_ENTRY for e in entries) or entries[-1].text.endswith((".", ":"))
        if not fits or is_prose:
            return None
        for place, entry in zip(places, entries, strict=True):
            cell = row[place]
            box = cell.box.joined(entry.box) if cell.box else entry.box
            row[place] = FoundCell(box, [*cell.lines, Line(entry.tokens)], page=page)
    return row


def _without_rest(above: FoundTable, lines: list[Line]) -> list[Line]:
    """Return the lines of a page without those at its top in which entries of the last row before it end."""
    row = above.rows[-1]
    for number, line in enumerate(lines):
        column = next((n for n, cell in enumerate(row) if cell.box and abs(_left(cell) - line.box.x0) < CLOSE), None)
        if column is None or not line.text[:1].islower() or line.box.x1 > above.xs[column + 1] + CLOSE:
            return lines[number:]
        row[column].lines.append(line)
        row[column].overleaf += 1
    return []


def _left(cell: FoundCell) -> float:
    return min(line.box.x0 for line in cell.lines) if cell.lines else 0.0


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
    label = entries[0]
    if places[0] < 1 and label.box.x0 > above.xs[0] - NEAR and (special_row((label.text,)) or _is_over(above)):
        places[0], figures = 0, figures - {0}  # a total begins where the rows have their numbers, or left of these
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


def _take(above: FoundTable, below: FoundTable) -> bool:
    """Add the rows of a table to the one on the page before; return whether it goes on from it."""
    if (rest := _rest(above, below)) is not None:
        above.rows += rest
        above.region = None
        return True
    whole = None if above.is_ruled or below.is_ruled or _is_over(above) else joined_tables(above, below)
    if whole is not None:
        above.rows, above.xs, above.region = whole.rows, whole.xs, whole.region
    return whole is not None


def _is_over(above: FoundTable) -> bool:
    """Return whether a table has its total below its rows: nothing of it can follow."""
    kinds = [special_row(_words(row)) for row in above.rows if any(is_figure(cell.text) for cell in row[1:])]
    return not kinds or (kinds[-1] in ("total", "remainder") and None in kinds)


def _rest(above: FoundTable, below: FoundTable) -> Rows | None:
    """Return the rows that a table adds to the one on the page before, None where it is another table."""
    if above.is_ruled != below.is_ruled:
        return None
    if len(above.rows[0]) != len(below.rows[0]):
        return _refitted(above, below)
    repeated = _shared(above.rows, below.rows)
    # Without rules, where two columns part depends on the longest entry of each page.
    is_aligned = all(abs(a - b) <= NEAR for a, b in zip(above.xs, below.xs, strict=False))
    if not is_aligned and (above.is_ruled or not (repeated or _is_alike(above, below))):
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


def _is_alike(above: FoundTable, below: FoundTable) -> bool:
    """Return whether two tables have figures in the same columns, below each other, and the first has no total yet."""
    columns = _figure_columns(above)
    columns -= {0}  # the numbers of the rows
    if _is_over(above) or not columns or columns != _figure_columns(below) - {0}:
        return False
    middles = [[_middle(table, column) for table in (above, below)] for column in columns]
    return all(abs(a - b) <= 2 * NEAR for a, b in middles)


def _words(row: list[FoundCell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _middle(table: FoundTable, column: int) -> float:
    """Return where the figures of a column stand across the page, in points: the middle of them."""
    places = [line.box for row in table.rows for line in row[column].lines if is_figure(line.text)]
    return median((box.x0 + box.x1) / 2 for box in places) if places else 0.0


def _is_body(above: FoundTable, row: list[FoundCell]) -> bool:
    """Return whether a row has figures where most rows of the table above have them, and is no new header."""
    columns = _figure_columns(above)
    return all(is_figure(row[n].text) or not row[n].text for n in columns) and any(cell.text for cell in row)
