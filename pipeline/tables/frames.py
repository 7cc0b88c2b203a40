"""Frames: the places of a page that horizontal rules or shades frame, with the lines right above and below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.chunks import SUM, Chunk, chunks
from pipeline.tables.ends import last_of_row
from pipeline.tables.found import Region
from pipeline.tables.head_size import YEAR
from pipeline.tables.layout import region_of
from pipeline.tables.rules import Rules
from pipeline.tables.shapes import (
    NEAR,
    SENTENCE_WORDS,
    WRAPPED,
    count_words,
    has_entries,
    is_between_tables,
    is_level,
    is_rest,
    is_text,
    is_within,
    middle,
)
from pipeline.tables.starts import first_line, without_lead

SAME_END = 8.0  # points: rules that end this near to each other frame one table
FARTHEST = 2.5  # sizes of type between two rows of figures
BELOW = 1.5  # sizes of type between the last rule's row and a total below it
WIDE = 0.5  # of the width between the ends of rules
SAME_SIZE = 0.8  # points: the lines of one name differ less in size
TIGHT = 0.3  # sizes of type between two lines of one entry


def framed(page: int, lines: list[Line], rules: Rules) -> Iterator[Region]:
    """Yield the regions between horizontal rules that begin and end below each other."""
    if len(rules.across) < 2:
        return
    ends = [middle(line) for line in lines if is_text(line)]
    for bars in _stacks(_joined(rules.across)):
        for stack in _parted(bars, ends + _prose_between(lines, bars)):
            box = stack[0].joined(stack[-1])
            inside = [n for n, line in enumerate(lines) if is_level(line, box) and is_within(line, box)]
            if len(inside) >= 2:
                above, below = _lines_above(lines, inside, box), _rows_below(lines, inside[-1], box)
                known = [*inside, *range(inside[-1] + 1, inside[-1] + 1 + len(below))]
                below += lines[known[-1] + 1 : last_of_row(lines, known) + 1]
                table = without_lead(above + [lines[n] for n in inside] + below)
                top, bottom = min(box.top, table[0].box.top), max(box.bottom, table[-1].box.bottom)
                yield region_of(page, table, rules, box._replace(top=top, bottom=bottom))


def _prose_between(lines: list[Line], bars: list[Box]) -> list[float]:
    """Return where prose runs across the columns of what rules frame, down the page: it is not of one table."""
    box = bars[0].joined(bars[-1])
    inside = [line for line in lines if is_level(line, box)]
    rows = [entries for line in inside if len(entries := chunks(line, [])) > 1]
    last = [row[-1].box.x0 for row in rows if row[-1].is_figure]
    found: list[float] = []
    above: list[Chunk] = []
    for line in inside:
        if (last and _is_across(line, box, median(last))) or is_between_tables(line, above):
            found.append(middle(line))
        entries = chunks(line, [])
        above = entries if len(entries) > 1 else above
    return found


def _is_across(line: Line, box: Box, last: float) -> bool:
    """Return whether a line is prose, behind a number or not, that reaches into the last column."""
    entries = chunks(line, [])
    longest = max(entries, key=lambda entry: entry.box.x1 - entry.box.x0)
    is_wide = longest.box.x1 > last and longest.box.x1 - longest.box.x0 > WIDE * (box.x1 - box.x0)
    return is_wide and len(entries) < 3 and count_words(longest.text) >= SENTENCE_WORDS


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


def _wraps(line: Line, above: Line) -> bool:
    """Return whether a line begins and ends below an entry of the row above it: the rest of a name."""
    entries = chunks(above, [])
    starts = [token.box.x0 for entry in entries for token in entry.tokens[:2]]
    beside = min((entry.box.x0 for entry in entries if entry.box.x0 > line.box.x0 + NEAR), default=line.box.x1)
    is_close = line.box.top - above.box.bottom < WRAPPED * line.size and abs(line.size - above.size) < SAME_SIZE
    is_below = any(abs(line.box.x0 - start) < NEAR for start in starts) and line.box.x1 < beside
    return is_close and is_below and len(entries) > 1 and line.box.x0 < entries[-1].box.x0


def _lines_above(lines: list[Line], inside: list[int], bar: Box) -> list[Line]:
    """Return the headings and rows right above the first rule, where none is drawn over them."""
    first = inside[0]
    start = first_line(lines, inside, bar)
    return lines[start:first] or _sums_above(lines, first, bar) or _head_above(lines, first, bar)


def _leads_on(lines: list[Line], at: int, above: Line) -> bool:
    """Return whether a line is the first of a label whose last line stands beside the figures of its row."""
    line, below = lines[at], chunks(lines[at + 1], []) if at + 1 < len(lines) else []
    starts = [line.box.x0, *(entry.box.x0 for entry in (chunks(above, [])[0], *below[:1]))]
    is_close = len(below) > 1 and lines[at + 1].box.top - line.box.bottom < WRAPPED * line.size
    is_narrow = is_close and line.box.x1 < below[1].box.x0
    return is_narrow and max(starts) - min(starts) < NEAR and any(entry.is_figure for entry in below[1:])


def _rows_below(lines: list[Line], last: int, bar: Box) -> list[Line]:
    """Return the rows of figures right below the last rule: the total, or a row that a page's end cuts off."""
    found: list[Line] = []
    for at, (above, line) in enumerate(pairwise(lines[last:]), last + 1):
        entries = chunks(line, [])
        has_sum = any(entry.is_figure for entry in entries[1:]) or SUM.fullmatch(entries[0].text) is not None
        is_row = len(entries) > 1 and has_sum and is_within(line, bar)
        is_near = line.box.top - above.box.bottom <= (FARTHEST if is_row else BELOW) * line.size
        is_row = is_row or (len(entries) == 1 and (_leads_on(lines, at, above) or _wraps(line, above)))
        is_more = is_row or (found and is_rest(lines, at, bar.x0))
        if not is_near or not is_more or is_between_tables(line, chunks(above, [])):
            break
        found.append(line)
    return found


def _sums_above(lines: list[Line], first: int, bar: Box) -> list[Line]:
    """Return the row of a budget right above the first rule, where none is drawn over it."""
    line = lines[first - 1] if first else None
    if line is None or not is_within(line, bar) or bar.top - line.box.bottom > BELOW * line.size:
        return []
    entries = chunks(line, [])
    is_row = len(entries) > 1 and not entries[0].is_figure
    return [line] if is_row and any("£" in e.text and e.is_figure for e in entries[1:]) else []


def _head_above(lines: list[Line], first: int, bar: Box) -> list[Line]:
    """Return the line of headings right above the first rule, where none is drawn over them."""
    line = lines[first - 1] if first else None
    if line is None or not is_within(line, bar) or bar.top - line.box.bottom > TIGHT * line.size:
        return []
    entries = chunks(line, [])
    is_head = has_entries(entries) and lines[first].box.top - line.box.bottom < BELOW * line.size
    return [line] if is_head and not any(e.is_figure and not YEAR.fullmatch(e.text) for e in entries) else []


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
