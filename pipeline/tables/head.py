"""Head: the header of a table, whose entries run over lines and stand over several columns."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Box
from pipeline.tables.chunks import SUM
from pipeline.tables.columns import Column
from pipeline.tables.placed import Placed, PlacedLine, bar_between

ASIDE = 3.0  # points: an entry set off less than this stands over its own column
EVEN = 0.06  # of the width of the columns below: an entry set off less than this stands in the middle of them
TIGHT = 0.8  # sizes of type between two lines of one entry


@dataclass(slots=True)
class Stack:
    """The lines of one entry of the header."""

    entries: list[Placed]
    first_line: int
    last_line: int

    @property
    def first(self) -> int:
        """Return the first column."""
        return min(p.first for p in self.entries)

    @property
    def last(self) -> int:
        """Return the last column."""
        return max(p.last for p in self.entries)


def head_rows(
    lines: list[PlacedLine], found: list[Column], bars: list[Box], later: list[PlacedLine]
) -> list[list[list[Placed]]]:
    """Return the rows of a header: for each column the lines of the entry that begins there; `later` follow below."""
    if not lines:
        return []
    for number, line in enumerate(lines):
        _widen(number, [*lines, *later], found, bars, line)
    stacks = _stacks(lines, bars)
    levels = _levels(stacks)
    rows: list[list[list[Placed]]] = [[[] for _ in found] for _ in range(max(levels) + 1)]
    for stack, level in zip(stacks, levels, strict=True):
        rows[level][stack.first] += stack.entries
    return [row for row in rows if any(row)]


def _levels(stacks: list[Stack]) -> list[int]:
    """Return the row of each entry: below all that stand over its columns, and beside those on its lines."""
    levels: list[int] = []
    for stack in stacks:
        above = [levels[n] for n, s in enumerate(stacks[: len(levels)]) if _is_above(s, stack)]
        levels.append(max(above) + 1 if above else 0)
    settled = list(levels)
    for n, stack in enumerate(stacks):
        if not levels[n] and _is_low(stack, stacks):
            beside = [level for s, level in zip(stacks, settled, strict=True) if level and _is_beside(s, stack)]
            levels[n] = min(beside, default=0)
        above = [levels[m] for m, s in enumerate(stacks[:n]) if _is_above(s, stack)]
        levels[n] = max(levels[n], *(level + 1 for level in above)) if above else levels[n]
    return levels


def _is_beside(stack: Stack, other: Stack) -> bool:
    return stack.first_line <= other.last_line and other.first_line <= stack.last_line


def _is_low(stack: Stack, stacks: list[Stack]) -> bool:
    """Return whether an entry with nothing above it stands beside entries that have a heading over them."""
    return any(s.last_line < stack.first_line for s in stacks)


def _widen(number: int, lines: list[PlacedLine], found: list[Column], bars: list[Box], line: PlacedLine) -> None:
    """Let an entry that stands over several columns begin at the first of them.

    A rule right below it shows how far it reaches; else it is set in the middle of them.
    """
    below = {p.first for later in lines[number + 1 :] for p in later.entries}
    groups = _groups(line.entries, found, below)
    for at, placed in enumerate(line.entries):
        low = line.entries[at - 1].last + 1 if at else 0
        high = line.entries[at + 1].first - 1 if at + 1 < len(line.entries) else len(found) - 1
        under = _rule_below(placed, line, bars)
        if under is not None:
            reached = [n for n in range(low, high + 1) if found[n].x0 < under.x1 - 2 and found[n].x1 > under.x0 + 2]
            if len(reached) > 1 and under.x1 - under.x0 < 0.9 * (found[-1].x1 - found[0].x0):
                placed.first, placed.last = min(reached[0], placed.first), max(reached[-1], placed.last)
                continue
        if groups:
            placed.first, placed.last = groups[at]
        else:
            _centre(placed, low, high, below, found)


def _groups(entries: list[Placed], found: list[Column], below: set[int]) -> list[tuple[int, int]] | None:
    """Return the columns under each of several entries, set in the middle of groups that follow each other."""
    if len(entries) < 2:
        return None
    for start in range(1, entries[0].first + 1):
        groups = _grouped(entries, start, found, below)
        if groups and any(last > first for first, last in groups):
            return groups
    return None


def _grouped(entries: list[Placed], start: int, found: list[Column], below: set[int]) -> list[tuple[int, int]] | None:
    """Return groups of columns from a start, each with its entry in the middle; None where that cannot be."""
    groups: list[tuple[int, int]] = []
    for placed in entries:
        ends = [
            end
            for end in range(max(start, placed.last), len(found))
            if start <= placed.first
            and all(n in below for n in range(start, end + 1))
            and abs(_middle(found, start, end) - placed.chunk.x_middle)
            < max(ASIDE, EVEN * (found[end].x1 - found[start].x0))
        ]
        if not ends:
            return None
        groups.append((start, ends[0]))
        start = ends[0] + 1
    return groups


def _rule_below(placed: Placed, line: PlacedLine, bars: list[Box]) -> Box | None:
    box = placed.chunk.box
    near = [
        bar
        for bar in bars
        if box.bottom - 2 <= bar.top <= box.bottom + 1.2 * line.size
        and bar.x0 - 2 <= box.x0
        and box.x1 <= bar.x1 + 2
        and not any(p is not placed and bar.x0 < p.chunk.x_middle < bar.x1 for p in line.entries)
    ]
    return min(near, key=lambda bar: bar.top, default=None)


def _centre(placed: Placed, low: int, high: int, below: set[int], found: list[Column]) -> None:
    """Stretch an entry to the columns that it is set in the middle of, if it is not set over one column alone."""
    box = placed.chunk.box
    if placed.first == placed.last:
        column = found[placed.first]
        own = (placed.chunk.x_middle - (column.x0 + column.x1) / 2, box.x0 - column.x0, box.x1 - column.x1)
        if min(map(abs, own)) < ASIDE or placed.first not in below:
            return
    best = (abs(_middle(found, placed.first, placed.last) - placed.chunk.x_middle), placed.first, placed.last)
    for first in range(max(low, 1), placed.first + 1):
        for last in range(placed.last, high + 1):
            if all(n in below for n in range(first, last + 1)):
                off = abs(_middle(found, first, last) - placed.chunk.x_middle)
                if off < best[0] - 2:
                    best = (off, first, last)
    placed.first, placed.last = best[1], best[2]


def _middle(found: list[Column], first: int, last: int) -> float:
    return (found[first].x0 + found[last].x1) / 2


def _stacks(lines: list[PlacedLine], bars: list[Box]) -> list[Stack]:
    stacks: list[Stack] = []
    for number, line in enumerate(lines):
        for placed in line.entries:
            over = [s for s in stacks if s.first <= placed.last and placed.first <= s.last and s.last_line < number]
            above = max(over, key=lambda s: s.last_line, default=None)
            is_apart = any(_has_sum(lines[at]) for at in (number, above.last_line)) if above else True
            if above is None or is_apart or not _goes_on(above, placed, line, bars):
                stacks.append(Stack([placed], number, number))
            else:
                above.entries.append(placed)
                above.last_line = number
    return stacks


def _has_sum(line: PlacedLine) -> bool:
    """Return whether a line of a header holds a sum of money, as "Budget   658,756.00" does: a row of its own."""
    return any(SUM.fullmatch(placed.chunk.text) for placed in line.entries)


def _goes_on(stack: Stack, placed: Placed, line: PlacedLine, bars: list[Box]) -> bool:
    """Return whether an entry is the next line of the entry above it."""
    last = stack.entries[-1].chunk
    if placed.chunk.box.top - last.box.bottom > TIGHT * placed.chunk.size:
        return False
    box = placed.chunk.box
    if bar_between(bars, PlacedLine([stack.entries[-1]]), PlacedLine([placed]), box.x0, box.x1):
        return False
    if (stack.first, stack.last) == (placed.first, placed.last):
        return True
    is_inside = stack.first <= placed.first and placed.last <= stack.last
    is_alone = not any(p is not placed and stack.first <= p.first <= stack.last for p in line.entries)
    return is_inside and is_alone and abs(last.x_middle - placed.chunk.x_middle) < 0.5 * placed.chunk.size


def _is_above(over: Stack, stack: Stack) -> bool:
    return over.last_line < stack.first_line and over.first <= stack.last and stack.first <= over.last
