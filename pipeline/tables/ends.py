"""Ends: the last row of a table where its entries stand on different levels, each in the middle of its cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.broken import goes_on_below, is_broken_figure
from pipeline.tables.chunks import SUM, Chunk, chunks
from pipeline.tables.placed import OVERLAP
from pipeline.tables.shapes import is_sentence, is_text

FARTHEST = 2.5  # sizes of type between two rows of one table
MOST = 7  # lines of one row
NEARER = 1.0  # points: a gap that is wider than another by as much is the wider one
NEAR = 4.0  # points: an entry that is as near to the edge of a column stands in it


def last_of_row(lines: Sequence[Line], inside: Sequence[int]) -> int:
    """Return the number of the last line of a table of which all is known but the last row, or its end."""
    last = inside[-1]
    rows = [entries for number in inside if len(entries := chunks(lines[number], [])) > 1]
    columns = [entry.box for row in rows for entry in row]
    while (taken := _beside(lines, last, columns)) or (taken := _row(lines, last, rows)):
        last += taken
    if last == inside[-1]:
        last += _rest(lines, inside)
    return last + (_bare_total(lines, last, rows) or _end_of_figure(lines, last))


def _beside(lines: Sequence[Line], last: int, columns: Sequence[Box]) -> int:
    """Return 1 where the next line stands half a line lower than the last one, below none of its entries; else 0."""
    if last + 1 == len(lines) or not _overlap(lines[last], lines[last + 1]):
        return 0
    own, entries = chunks(lines[last], []), chunks(lines[last + 1], [])
    is_beside = not any(_meet(a.box, b.box) for a in own for b in entries)
    return int(is_beside and all(_stands_in(entry, columns) for entry in entries))


def _bare_total(lines: Sequence[Line], last: int, rows: Sequence[Sequence[Chunk]]) -> int:
    """Return 1 where nothing but a sum stands in the next line, below the sums of a column; else 0."""
    below = chunks(lines[last + 1], []) if last + 1 < len(lines) else []
    if len(below) != 1 or not SUM.fullmatch(below[0].text) or _gap(lines, last) > FARTHEST * below[0].size:
        return 0
    sums = [entry.box for row in rows for entry in row[1:] if SUM.fullmatch(entry.text)]
    return int(len(sums) > 2 and _is_aligned(below[0].box, sums))


def _end_of_figure(lines: Sequence[Line], last: int) -> int:
    """Return 1 where nothing but the last digits of a figure that its narrow cell breaks stands in the next line."""
    below = chunks(lines[last + 1], []) if last + 1 < len(lines) else []
    above = chunks(lines[last], [])[1:] if len(below) == 1 else []
    ends = (is_broken_figure(a.text, b.text) and goes_on_below(a.box, b.box, a.size) for a in above for b in below)
    return int(any(ends))


def _gap(lines: Sequence[Line], last: int) -> float:
    return lines[last + 1].box.top - lines[last].box.bottom


def _rest(lines: Sequence[Line], inside: Sequence[int]) -> int:
    """Return how many lines below a table's last one end entries of its last row, as close as in other rows."""
    within: list[float] = []
    between: list[float] = []
    row: Sequence[Chunk] = ()
    for above, line in pairwise(lines[number] for number in inside):
        entries, gap = chunks(line, []), line.box.top - above.box.bottom
        row = own if len(own := chunks(above, [])) > 1 else row
        if any(entry.is_figure for entry in entries[1:]):
            between.append(gap)
        elif _ends(entries, row):
            within.append(gap)
    row = own if len(own := chunks(lines[inside[-1]], [])) > 1 else row
    close = [gap for gap in within if between and gap + NEARER <= min(between)]
    taken = 0
    for above, line in pairwise(lines[inside[-1] :]):
        is_close = bool(close) and line.box.top - above.box.bottom < max(close) + NEARER / 2
        if not is_close or is_sentence(line) or not _ends(chunks(line, []), row):
            break
        taken += 1
    return taken


def _ends(entries: Sequence[Chunk], row: Sequence[Chunk]) -> bool:
    """Return whether entries without figures stand each below an entry of a row, no wider than its column."""
    return all(
        not entry.is_figure
        and any(abs(own.box.x0 - entry.box.x0) < NEAR and entry.box.x1 < beside.box.x0 for own, beside in pairwise(row))
        for entry in entries
    )


def _row(lines: Sequence[Line], last: int, rows: Sequence[Sequence[Chunk]]) -> int:
    """Return how many lines below the last one make a row of the table together, none of which is one by itself."""
    group = [last + 1]
    while group[-1] + 1 < len(lines) and len(group) < MOST and _overlap(lines[group[-1]], lines[group[-1] + 1]):
        group.append(group[-1] + 1)
    below = [lines[number] for number in group if number < len(lines)]
    if len(below) < 2 or below[0].box.top - lines[last].box.bottom > FARTHEST * below[0].size:
        return 0
    if any(is_text(line) or is_sentence(line) for line in below):
        return 0
    entries = [entry for line in below for entry in chunks(line, [])]
    figures = [entry.box for row in rows for entry in row if entry.is_figure]
    columns = [entry.box for row in rows for entry in row]
    has_figure = any(entry.is_figure and _is_aligned(entry.box, figures) for entry in entries)
    has_words = any(not entry.is_figure for entry in entries)
    return len(below) if has_figure and has_words and all(_stands_in(e, columns) for e in entries) else 0


def _overlap(above: Line, below: Line) -> bool:
    return above.box.bottom - below.box.top > OVERLAP * below.size


def _meet(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1


def _stands_in(entry: Chunk, columns: Sequence[Box]) -> bool:
    """Return whether an entry shares an edge with one of the table's, or stands within it."""
    box = entry.box
    return any(abs(c.x0 - box.x0) < NEAR or abs(c.x1 - box.x1) < NEAR or c.x0 < box.x0 < box.x1 < c.x1 for c in columns)


def _is_aligned(box: Box, figures: Sequence[Box]) -> bool:
    return any(abs(f.x0 - box.x0) < NEAR or abs(f.x1 - box.x1) < NEAR or _is_over(f, box) for f in figures)


def _is_over(a: Box, b: Box) -> bool:
    return abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * NEAR
