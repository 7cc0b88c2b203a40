"""Overleaf: lines beside a page break that belong to a table on its other side: rows, a header, the rest of a row."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.document import Box
from pipeline.interpretation.rows import special_row
from pipeline.interpretation.totals import is_called_total
from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunks, is_figure
from pipeline.tables.figured import figure_columns, is_body, is_over
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.leaders import led_entries
from pipeline.tables.placed import OVERLAP

CLOSE = 3.0  # points: the lines of one entry begin nearer below each other than this
NEAR = 15.0  # points: columns whose edges lie nearer than this are the same
LONGEST_HEAD, LONGEST_ENTRY = 9, 12  # lines of a header and a row at the end of a page; words of one of their entries
FARTHEST = 3.0  # sizes of type between two of them

Rows = list[list[FoundCell]]


def without_rows(above: FoundTable, lines: list[Line], page: int) -> list[Line]:
    """Return the lines of a page without those at its top that are rows of the table before: they become its rows."""
    taken = 0
    for number, line in enumerate(lines):
        entries = chunks(line, [])
        if above.rows[-1][0].page != page and _is_repeated(above, entries):
            continue
        row = None if above.is_ruled else _led_row(above, line, page) or fitted_row(above, entries, page)
        if row is None:
            break
        above.rows.append(row)
        above.region = None
        taken = number + 1
    return lines[taken:]


def _led_row(above: FoundTable, line: Line, page: int) -> list[FoundCell] | None:
    """Return a line in which dots lead to the figures as a row of a table; None where they do not fit."""
    entries = led_entries(line)
    if len(entries) != len(above.rows[0]) or is_over(above):
        return None
    return [FoundCell(entry.box, [Line(entry.tokens)], page=page) for entry in entries]


def without_head_below(below: FoundTable, lines: list[Line], page: int) -> list[Line]:
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
    if not kept or is_body(below, below.rows[0]):
        below.rows[:0] = rows
    else:
        body = next((n for n, row in enumerate(below.rows) if is_body(below, row)), len(below.rows))
        again = [number for number, row in enumerate(rows) if _is_in(row, below.rows[:body])]
        first = rows[again[-1] + 1 :] if again else []
        kept = kept if all(is_body(below, row) for row in first) and first else 0
        below.rows[body:body] = first if kept else []
    return lines[: len(lines) - sum(map(len, groups[len(groups) - kept :]))] if kept else lines


def _is_in(row: list[FoundCell], head: Rows) -> bool:
    """Return whether the entries of a row, more than one, stand in a header as well."""
    filled = [(number, cell.text) for number, cell in enumerate(row) if cell.text]
    said = [" ".join(each[number].text for each in head) for number in range(len(row))]
    return len(filled) > 1 and all(text in said[number] for number, text in filled)


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
    """Return the entries of a line, parted where columns of a table end if each gets one, or a sum behind words."""
    entries = led_entries(line) or chunks(line, [])
    parted = chunks(line, [Box(x, line.box.top, x, line.box.bottom) for x in below.xs[1:-1]])
    if len(parted) == len(below.rows[0]):
        return parted
    if not any(is_figure(entry.tokens[-1].text) and not entry.is_figure for entry in entries):
        return entries
    return parted


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


def without_rest(above: FoundTable, lines: list[Line]) -> list[Line]:
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
    figures = figure_columns(above)
    body = next((n for n, row in enumerate(above.rows) if any(is_figure(row[c].text) for c in figures)), 0)
    places = [bisect_right(above.xs, entry.x_middle) - 1 for entry in entries]
    return all(
        0 <= place < len(above.xs) - 1 and any(entry.text in row[place].text for row in above.rows[:body])
        for place, entry in zip(places, entries, strict=True)
    )


def fitted_row(above: FoundTable, entries: list[Chunk], page: int) -> list[FoundCell] | None:
    """Return a line's entries as a row of a table, each in the column where it stands; None where they do not fit."""
    places = [bisect_right(above.xs, entry.x_middle if entry.is_figure else entry.box.x0 + 1) - 1 for entry in entries]
    figures = figure_columns(above)
    label = entries[0]
    is_total = special_row((label.text,)) is not None or is_called_total((label.text,))
    if places[0] < 1 and label.box.x0 > above.xs[0] - NEAR and (is_total or is_over(above)):
        places[0], figures = 0, figures - {0}  # a total begins where the rows have their numbers, or left of these
    fits = len(places) > 1 and len(set(places)) == len(places) and places[0] >= 0 and places[-1] < len(above.xs) - 1
    is_row = any(entry.is_figure for entry in entries) and any(not entry.is_figure for entry in entries)
    if not (fits and is_row and all((n in figures) == e.is_figure for n, e in zip(places, entries, strict=True))):
        return None
    row = [FoundCell(page=page) for _ in above.rows[0]]
    for place, entry in zip(places, entries, strict=True):
        row[place] = FoundCell(entry.box, [Line(entry.tokens)], page=page)
    return row
