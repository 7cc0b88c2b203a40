"""Regions: places of a page where a table may be, told from rules above and below or from lines of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunks, is_divided
from pipeline.tables.found import FoundTable
from pipeline.tables.layout import YEAR, Region
from pipeline.tables.placed import OVERLAP
from pipeline.tables.rules import Rules

SAME_END = 8.0  # points: rules that end this near to each other frame one table
WIDEST_GAP = 2.5  # sizes of type between two lines of one table
LONGEST_PAUSE = 3  # lines of a single entry inside a table: headings of groups of rows
PROSE_WORDS = 9
SENTENCE_WORDS = 5
CAPTION = re.compile(r"(?:table|figure|chart|annex|appendix)\s{1,3}(?:\d{1,3}|[A-Z])\b", re.IGNORECASE)
MOST_BESIDE = 6  # lines that stand beside each other in one row of a table, each in the middle of its cell
BELOW = 1.5  # sizes of type between the last rule's row and a total below it
NEAR = 3.0  # points
ASIDE = 30.0  # points: what begins further right than this does not begin in the first column
WRAPPED = 0.7  # sizes of type between two lines of one entry, at most
TIGHT = 0.3  # sizes of type between two lines of one entry


def framed(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    """Yield the regions between horizontal rules that begin and end below each other."""
    if len(rules.across) < 2:
        return
    ends = [_middle(line) for line in lines if _is_text(line)]
    for bars in _stacks(_joined(rules.across)):
        for stack in _parted(bars, ends):
            box = stack[0].joined(stack[-1])
            inside = [n for n, line in enumerate(lines) if _is_level(line, box) and _is_within(line, box)]
            if len(inside) >= 2:
                above, below = _head_above(lines, inside[0], box), _rows_below(lines, inside[-1], box)
                table = above + [lines[n] for n in inside] + below
                top, bottom = min(box.top, table[0].box.top), max(box.bottom, table[-1].box.bottom)
                yield _region(page, table, rules, box._replace(top=top, bottom=bottom))


def _parted(bars: list[Box], ends: list[float]) -> Iterator[list[Box]]:
    """Yield the rules of each table: captions and prose, at some places down the page, end one."""
    stack = bars[:1]
    for above, bar in pairwise(bars):
        if any(above.top < end < bar.top for end in ends):
            if len(stack) > 1:
                yield stack
            stack = []
        stack.append(bar)
    if len(stack) > 1:
        yield stack


def _is_text(line: Line) -> bool:
    """Return whether a line is a caption or prose, and no part of a table."""
    return CAPTION.match(line.text) is not None or (not is_divided(line) and _words(line.text) > 2 * PROSE_WORDS)


def _is_level(line: Line, box: Box) -> bool:
    return box.top - 1 < _middle(line) < box.bottom + 1


def _rows_below(lines: list[Line], last: int, bar: Box) -> list[Line]:
    """Return the rows of figures right below the last rule: the total, or a row that a page's end cuts off."""
    found: list[Line] = []
    for at, (above, line) in enumerate(pairwise(lines[last:]), last + 1):
        entries = chunks(line, [])
        is_row = len(entries) > 1 and any(entry.is_figure for entry in entries[1:]) and _is_within(line, bar)
        is_near = line.box.top - above.box.bottom <= BELOW * line.size
        if not is_near or not (is_row or (found and _is_rest(lines, at, bar.x0))):
            break
        found.append(line)
    return found


def _head_above(lines: list[Line], first: int, bar: Box) -> list[Line]:
    """Return the line of headings right above the first rule, where none is drawn over them."""
    sums = _sums_above(lines, first, bar)
    if sums:
        return sums
    line = lines[first - 1] if first else None
    if line is None or not _is_within(line, bar) or bar.top - line.box.bottom > TIGHT * line.size:
        return []
    entries = chunks(line, [])
    is_head = _is_row(entries) and lines[first].box.top - line.box.bottom < BELOW * line.size
    return [line] if is_head and not any(e.is_figure and not YEAR.fullmatch(e.text) for e in entries) else []


def _sums_above(lines: list[Line], first: int, bar: Box) -> list[Line]:
    """Return the row of a budget right above the first rule, where none is drawn over it."""
    line = lines[first - 1] if first else None
    if line is None or not _is_within(line, bar) or bar.top - line.box.bottom > BELOW * line.size:
        return []
    entries = chunks(line, [])
    is_row = len(entries) > 1 and not entries[0].is_figure
    return [line] if is_row and any("£" in e.text and e.is_figure for e in entries[1:]) else []


def within(page: int, table: FoundTable, rules: Rules, lines: list[Line]) -> Region:
    """Return the region of a ruled table, whose lines are to be parted anew."""
    box = table.box
    inside = [line for line in lines if box.top < _middle(line) < box.bottom and _is_within(line, box)]
    region = _region(page, inside, rules, box)
    region.walls = [x for x in table.xs[1:-1] if x in region.walls]
    return region


def aligned(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    """Yield the regions of neighbouring lines that have several entries each."""
    start: int | None = None
    last = 0
    steps = _steps(lines)
    for number, line in enumerate(lines):
        is_row = _is_row(chunks(line, rules.down))
        if start is not None and (
            steps[number] - steps[last] > LONGEST_PAUSE + 1 or _is_break(lines[number - 1], line, is_row=is_row)
        ):
            yield from _run(page, _stretched(lines, start, last), rules)
            start = None
        if is_row:
            start = number if start is None else start
            last = number
    if start is not None:
        yield from _run(page, _stretched(lines, start, last), rules)


def _steps(lines: list[Line]) -> list[int]:
    """Return the number of each line down the page.

    Those half a line higher or lower than others count with them, as do the lines of an entry that runs on.
    """
    steps, beside = [0] * len(lines), 0
    row: list[Chunk] = []
    for number, line in enumerate(lines):
        entries = chunks(line, [])
        above = lines[number - 1] if number else None
        is_beside = above is not None and above.box.bottom - line.box.top > OVERLAP * line.size
        is_beside = is_beside and beside < MOST_BESIDE
        is_close = above is not None and line.box.top - above.box.bottom < WRAPPED * line.size
        is_rest = is_close and len(entries) == 1 and _is_inside(entries[0], row)
        beside = beside + 1 if is_beside else 0
        if above is not None:
            steps[number] = steps[number - 1] + (not is_beside and not is_rest)
        row = entries if len(entries) > 1 else row
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
    if start > 1 and _is_label(lines[start - 1], left) and _is_over(lines[start - 2], lines[start], left):
        start -= 2  # "£000" over "Income" over the first row
    while start and _is_tight(lines[start - 1], lines[start]) and lines[start - 1].box.x0 > left + ASIDE:
        start -= 1
    while last + 1 < len(lines) and _is_tight(lines[last], lines[last + 1]) and _is_rest(lines, last + 1, left):
        last += 1
    return lines[start : last + 1]


def _is_label(line: Line, left: float) -> bool:
    """Return whether a line is the heading of a group of rows."""
    return abs(line.box.x0 - left) < NEAR and _words(line.text) < PROSE_WORDS and not line.text.endswith(".")


def _is_over(head: Line, row: Line, left: float) -> bool:
    """Return whether a short line stands over an entry of a row two lines below, and not over its label."""
    is_near = row.box.top - head.box.bottom < 2 * WIDEST_GAP * row.size and head.box.x0 > left + ASIDE
    over = (e.box for e in chunks(row, [])[1:] if e.is_figure)
    return is_near and not _is_text(head) and any(box.x0 < head.box.x1 and head.box.x0 < box.x1 for box in over)


def _is_tight(above: Line, below: Line) -> bool:
    is_same = abs(above.size - below.size) < 0.5
    return is_same and below.box.top - above.box.bottom < TIGHT * below.size


def _is_rest(lines: list[Line], at: int, left: float) -> bool:
    """Return whether a line is the rest of an entry of the line above it."""
    line = lines[at]
    starts = [left, *(entry.box.x0 for entry in chunks(lines[at - 1], []))]
    is_below = any(abs(line.box.x0 - start) < NEAR for start in starts) or line.box.x0 < left + ASIDE
    if not is_below or not line.text[:1].islower():
        return False
    beside = [entry.box.x0 for entry in chunks(lines[at - 1], []) if entry.box.x0 > line.box.x0 + NEAR]
    return _words(line.text) <= PROSE_WORDS or (bool(beside) and line.box.x1 < min(beside))


def _without_lead(lines: list[Line]) -> list[Line]:
    """Return the lines of a table without the sentence that leads to it, and what stands above that.

    As "Signature   Date: …", a heading, and "The following projects have been approved:".
    """
    entries = [chunks(line, []) for line in lines]
    first = next((n for n, row in enumerate(entries) if any(e.is_figure for e in row[1:])), 0)
    led = [n for n in range(first) if len(entries[n]) == 1 and _is_sentence(lines[n])]
    return lines[led[-1] + 1 :] if led else lines


def _is_sentence(line: Line) -> bool:
    return line.text.endswith((".", ":")) and _words(line.text) >= SENTENCE_WORDS


def _run(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    lines = _without_lead(lines)
    if len(lines) >= 2:
        xs0, xs1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
        yield _region(page, lines, rules, Box(xs0, lines[0].box.top, xs1, lines[-1].box.bottom))


def _region(page: int, lines: list[Line], rules: Rules, box: Box) -> Region:
    walls = [w for w in rules.down if box.x0 - 3 < w.x0 < box.x1 + 3 and w.top < box.bottom and w.bottom > box.top]
    tall = sorted(w.x0 for w in walls if w.bottom - w.top > 0.4 * (box.bottom - box.top))
    bars = [b for b in rules.across if box.top - 3 <= b.top <= box.bottom + 3 and b.x0 < box.x1 and b.x1 > box.x0]
    return Region(page, [chunks(line, walls) for line in lines], tall, bars)


def _is_row(row: list[Chunk]) -> bool:
    return len(row) > 1 and sum(_words(entry.text) for entry in row) / len(row) <= PROSE_WORDS


def _words(text: str) -> int:
    """Return how many words there are, without dots that lead to a figure."""
    return sum(1 for word in text.split() if word.strip("."))


def _is_break(above: Line, below: Line, *, is_row: bool) -> bool:
    """Return whether a table cannot go on: a wide gap, or a line of prose."""
    if below.box.top - above.box.bottom > WIDEST_GAP * max(above.size, below.size):
        return True
    return not is_row and _is_text(below)


def _joined(across: list[Box]) -> list[Box]:
    """Return the horizontal rules, those that lie side by side on one level as one."""
    found: list[Box] = []
    for bar in sorted(across, key=lambda b: (round(b.top), b.x0)):
        if found and abs(bar.top - found[-1].top) < 2 and bar.x0 - found[-1].x1 < 12:
            found[-1] = found[-1].joined(bar)
        else:
            found.append(bar)
    return found


def _stacks(bars: list[Box]) -> Iterator[list[Box]]:
    """Yield the groups of rules, at least two, that share both ends, from top to bottom."""
    left = list(bars)
    while left:
        first = left[0]
        group = [b for b in left if abs(b.x0 - first.x0) < SAME_END and abs(b.x1 - first.x1) < SAME_END]
        left = [b for b in left if b not in group]
        if len(group) > 1 and first.x1 - first.x0 > 60:
            yield group


def _middle(line: Line) -> float:
    return (line.box.top + line.box.bottom) / 2


def _is_within(line: Line, bar: Box) -> bool:
    return line.box.x0 > bar.x0 - SAME_END and line.box.x1 < bar.x1 + SAME_END
