"""Leaders: lines in which dots lead from a name to its sum are the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.document import Box
from pipeline.printed import Line, Token
from pipeline.tables.body import GOES_ON, UNFINISHED
from pipeline.tables.chunks import SUM, Chunk, chunk, chunks
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.gaps import NEARER
from pipeline.tables.shapes import NEAR, is_sentence, is_text

DOTS, FEWEST_DOTS = frozenset(".·…"), 4
DOTTED = re.compile(r"[.·…]{4,}|…{2,}")
FEWEST = 2  # rows of a table
MOST_BETWEEN = 2  # lines of a name before the one that dots lead on, or the heading of a group
FARTHEST = 2.5  # sizes of type between two rows

Row = list[Chunk]


def led_tables(page: int, free: list[Line]) -> tuple[list[FoundTable], list[Line]]:
    """Return the tables of a page in which dots lead from the names to the sums, and its lines outside them."""
    if not any(".." in line.text or "…" in line.text or ". ." in line.text for line in free):
        return [], free
    led = [led_entries(line) for line in free]
    blocks = list(_blocks(free, led))
    taken = {number for first, last in blocks for number in range(first, last + 1)}
    tables = [_table(page, _rows(free[first : last + 1], led[first : last + 1])) for first, last in blocks]
    return tables, [line for number, line in enumerate(free) if number not in taken]


def led_entries(line: Line) -> Row:
    """Return the name of a line and the figures to which dots lead from it; nothing of all other lines."""
    words = [part for token in line.tokens for part in _without_dots(token)]
    parts = [(is_dots, list(group)) for is_dots, group in groupby(words, key=_is_dots)]
    dots = [sum(len(word.text) for word in group) for is_dots, group in parts if is_dots]
    entries = [chunk(group) for is_dots, group in parts if not is_dots]
    is_led = len(entries) > 1 and len(dots) == len(entries) - 1 and min(dots) >= FEWEST_DOTS
    return entries if is_led and not entries[0].is_figure and all(entry.is_figure for entry in entries[1:]) else []


def _is_dots(token: Token) -> bool:
    return DOTS.issuperset(token.text)


def _without_dots(token: Token) -> list[Token]:
    """Return a word, the dots behind it and what they lead to: "Trust......£9" in three, "St." in one."""
    runs = [
        list(run) for is_dots, run in groupby(range(len(token.text)), key=lambda at: token.text[at] in DOTS) if is_dots
    ]
    ends = [end for run in runs if len(run) >= FEWEST_DOTS for end in (run[0], run[-1] + 1)]
    cuts = sorted({0, *ends, len(token.text)})
    return [token.part(a, b) for a, b in pairwise(cuts)] if token.edges else [token]


def _blocks(lines: Sequence[Line], led: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each table: the lines that dots part, and what stands between them."""
    blocks: list[list[int]] = []
    for number in (number for number, row in enumerate(led) if row):
        if blocks and _is_near(lines[blocks[-1][-1] : number + 1]):
            blocks[-1].append(number)
        else:
            blocks.append([number])
    for block in blocks:
        first, last = block[0], block[-1]
        sums = sum(any(SUM.fullmatch(entry.text) for entry in led[number][1:]) for number in block)
        if len(block) < FEWEST or sums * 2 < len(block):
            continue
        if first and _is_near(lines[first - 1 : first + 1]) and _runs_on(lines[first - 1], lines[first]):
            first -= 1
        if last + 1 < len(lines) and _is_near(lines[last : last + 2]) and _is_row(lines[last + 1], led[last]):
            last += 1
        yield first, last


def _is_near(lines: Sequence[Line]) -> bool:
    """Return whether lines may all be of one table, of whose rows they hold the last one, and the next."""
    is_close = all(b.box.top - a.box.bottom < FARTHEST * b.size for a, b in pairwise(lines))
    between = lines[1:-1]
    return is_close and len(between) <= MOST_BETWEEN and not any(is_text(line) or is_sentence(line) for line in between)


def _is_row(line: Line, above: Row) -> bool:
    """Return whether a line without dots is a row like the one above it: a total."""
    entries = chunks(line, [])
    is_alike = len(entries) == len(above) and abs(line.box.x0 - above[0].box.x0) < NEAR
    return is_alike and not entries[0].is_figure and all(entry.is_figure for entry in entries[1:])


def _runs_on(line: Line, below: Line) -> bool:
    """Return whether a name goes on in the line below."""
    is_inner = below.box.x0 - line.box.x0 > NEAR
    return is_inner or GOES_ON.match(below.text) is not None or UNFINISHED.search(line.text) is not None


def _rows(lines: Sequence[Line], led: Sequence[Row]) -> list[list[list[Line]]]:
    """Return the rows of a table: for each column the lines of its entry; what heads a group has one."""
    rows: list[list[list[Line]]] = []
    done = 0
    for number, line in enumerate(lines):
        entries = led[number] or (chunks(line, []) if number + 1 == len(lines) else [])
        if not entries:
            continue
        first = number
        while first > done and (_runs_on(lines[first - 1], lines[first]) or _is_nearer(lines, first)):
            first -= 1
        rows += [[[heading]] for heading in lines[done:first]]
        name = [*lines[first:number], Line(entries[0].tokens)]
        rows.append([name, *([Line(entry.tokens)] for entry in entries[1:])])
        done = number + 1
    return rows


def _is_nearer(lines: Sequence[Line], number: int) -> bool:
    """Return whether the line above one stands nearer to it than to the line above itself."""
    if number < 2:
        return False
    above, line, below = lines[number - 2 : number + 1]
    return below.box.top - line.box.bottom + NEARER < line.box.top - above.box.bottom


def _table(page: int, rows: list[list[list[Line]]]) -> FoundTable:
    """Return the table that rows make, whose last entries stand in its last column."""
    width = max(map(len, rows))
    placed = [[row[0], *([] for _ in range(width - len(row))), *row[1:]] for row in rows]
    boxes = [[line.box for row in placed for line in row[column]] for column in range(width)]
    right = max(box.x1 for column in boxes for box in column)
    xs = [min((box.x0 for box in column), default=right) for column in boxes] + [right]
    grid = [[_cell(page, entry) for entry in row] for row in placed]
    box = Box(xs[0], boxes[0][0].top, right, max(box.bottom for column in boxes for box in column))
    return FoundTable(page, box, grid, is_ruled=False, xs=xs)


def _cell(page: int, lines: list[Line]) -> FoundCell:
    box = lines[0].box if lines else None
    for line in lines[1:]:
        box = box.joined(line.box) if box else line.box
    return FoundCell(box, lines, page=page)
