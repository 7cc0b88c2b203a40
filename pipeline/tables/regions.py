"""Regions: places of a page where a table may be, told from lines of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.chunks import SUM, Chunk, chunks
from pipeline.tables.ends import last_of_row
from pipeline.tables.found import FoundTable, Region
from pipeline.tables.layout import region_of
from pipeline.tables.placed import OVERLAP
from pipeline.tables.rules import Rules
from pipeline.tables.shapes import (
    ASIDE,
    NEAR,
    PROSE_WORDS,
    WRAPPED,
    count_words,
    has_entries,
    is_between_tables,
    is_rest,
    is_text,
    is_tight,
    is_within,
    middle,
)
from pipeline.tables.starts import first_line, without_lead

WIDEST_GAP = 2.5  # sizes of type between two lines of one table
WIDEST_STEP = 4.5  # between two rows whose entries all stand below each other
FEWEST_BELOW, MOST_ABOVE = 3, 12  # entries of such a row, less one of a sum; lines that it is held against
SAME_SIZE = 0.5  # points
LONGEST_PAUSE = 3  # lines of a single entry inside a table: headings of groups of rows
MOST_BESIDE = 6  # lines that stand beside each other in one row of a table, each in the middle of its cell


def within(page: int, table: FoundTable, rules: Rules, lines: list[Line]) -> Region:
    """Return the region of a ruled table, whose lines are to be parted anew."""
    box = table.box
    inside = [line for line in lines if box.top < middle(line) < box.bottom and is_within(line, box)]
    region = region_of(page, inside, rules, box)
    region.walls = [x for x in table.xs[1:-1] if x in region.walls]
    return region


def aligned(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    """Yield the regions of neighbouring lines that have several entries each."""
    start: int | None = None
    last = 0
    entries = [chunks(line, []) for line in lines]
    steps = _steps(lines, entries)
    rows = [chunks(line, rules.down) for line in lines] if rules.down else entries
    for number, line in enumerate(lines):
        is_row = has_entries(rows[number])
        if start is not None and (
            steps[number] - steps[last] > LONGEST_PAUSE + 1
            or (
                _is_break(lines[number - 1], line, is_row=is_row)
                and not _is_far_row(lines, range(start, last + 1), number, entries)
            )
            or is_between_tables(line, rows[last])
        ):
            yield from _run(page, _stretched(lines, start, last), rules)
            start = None
        if is_row:
            start = number if start is None else start
            last = number
    if start is not None:
        yield from _run(page, _stretched(lines, start, last), rules)


def _steps(lines: list[Line], entries: list[list[Chunk]]) -> list[int]:
    """Return the number of each line down the page, whose entries are known.

    Those half a line higher or lower than others count with them, as do the lines of an entry that runs on.
    """
    steps, beside = [0] * len(lines), 0
    row: list[Chunk] = []
    for number, line in enumerate(lines):
        own = entries[number]
        above = lines[number - 1] if number else None
        is_beside = above is not None and above.box.bottom - line.box.top > OVERLAP * line.size
        is_beside = is_beside and beside < MOST_BESIDE
        is_close = above is not None and line.box.top - above.box.bottom < WRAPPED * line.size
        is_rest = is_close and len(own) == 1 and _is_inside(own[0], row)
        beside = beside + 1 if is_beside else 0
        if above is not None:
            steps[number] = steps[number - 1] + (not is_beside and not is_rest)
        row = own if len(own) > 1 else row
    return steps


def _is_inside(entry: Chunk, row: list[Chunk]) -> bool:
    """Return whether an entry begins where an entry of a row does, and ends before the next one."""
    for own, beside in pairwise(row):
        if abs(own.box.x0 - entry.box.x0) < NEAR:
            return entry.box.x1 < beside.box.x0
    return False


def _stretched(lines: list[Line], start: int, last: int) -> list[Line]:
    """Return the lines of a table with the first lines of its headings, and the rest of its last label."""
    left = min(line.box.x0 for line in lines[start : last + 1])
    right = max(line.box.x1 for line in lines[start : last + 1])
    box = Box(left, lines[start].box.top, right + ASIDE, lines[last].box.bottom)
    start = first_line(lines, range(start, last + 1), box)
    if start > 1 and _is_label(lines[start - 1], left) and _is_over(lines[start - 2], lines[start], left):
        start -= 2  # "£000" over "Income" over the first row
    while start and is_tight(lines[start - 1], lines[start]) and lines[start - 1].box.x0 > left + ASIDE:
        start -= 1
    while last + 1 < len(lines) and _goes_on(lines, last, left):
        last += 1
    last = last_of_row(lines, range(start, last + 1))
    return lines[start : last + 1]


def _goes_on(lines: list[Line], last: int, left: float) -> bool:
    """Return whether the line below the last one of a table is the rest of its label, or of an entry beside it."""
    above, line = lines[last], lines[last + 1]
    if is_tight(above, line):
        return is_rest(lines, last + 1, left)
    is_inner = any(abs(line.box.x0 - entry.box.x0) < NEAR for entry in chunks(above, [])[1:])
    return is_inner and line.box.top - above.box.bottom < WRAPPED * line.size and is_rest(lines, last + 1, left)


def _is_label(line: Line, left: float) -> bool:
    """Return whether a line is the heading of a group of rows."""
    return abs(line.box.x0 - left) < NEAR and count_words(line.text) < PROSE_WORDS and not line.text.endswith(".")


def _is_over(head: Line, row: Line, left: float) -> bool:
    """Return whether a short line stands over an entry of a row two lines below, and not over its label."""
    is_near = row.box.top - head.box.bottom < 2 * WIDEST_GAP * row.size and head.box.x0 > left + ASIDE
    over = (e.box for e in chunks(row, [])[1:] if e.is_figure)
    return is_near and not is_text(head) and any(box.x0 < head.box.x1 and head.box.x0 < box.x1 for box in over)


def _run(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    lines = without_lead(lines)
    if len(lines) >= 2:
        xs0, xs1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
        yield region_of(page, lines, rules, Box(xs0, lines[0].box.top, xs1, lines[-1].box.bottom))


def _is_far_row(lines: list[Line], above: Sequence[int], number: int, entries: list[list[Chunk]]) -> bool:
    """Return whether a line far below the lines of a table has its entries in the same columns: rows set wide apart."""
    own, size = entries[number], lines[number].size
    rows = [entries[each] for each in above[-MOST_ABOVE:]]
    edges = {round(edge) for row in rows for entry in row for edge in (entry.box.x0, entry.box.x1)}
    is_below = [any(round(edge) in edges for edge in (entry.box.x0, entry.box.x1)) for entry in own]
    fewest = FEWEST_BELOW - 1 if SUM.fullmatch(own[-1].text) else FEWEST_BELOW
    is_alike = all(is_below) and len(own) >= fewest and abs(lines[above[-1]].size - size) < SAME_SIZE
    return is_alike and lines[number].box.top - lines[number - 1].box.bottom < WIDEST_STEP * size


def _is_break(above: Line, below: Line, *, is_row: bool) -> bool:
    """Return whether a table cannot go on: a wide gap, or a line of prose."""
    if below.box.top - above.box.bottom > WIDEST_GAP * max(above.size, below.size):
        return True
    return not is_row and is_text(below)
