"""Head: the header of a table, whose entries run over lines and stand over several columns."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Box
from pipeline.tables.columns import Column
from pipeline.tables.placed import Placed, PlacedLine, bar_between

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


def head_rows(lines: list[PlacedLine], found: list[Column], bars: list[Box]) -> list[list[list[Placed]]]:
    """Return the rows of a header: for each column the lines of the entry that begins there."""
    if not lines:
        return []
    for number, line in enumerate(lines):
        _widen(number, lines, found, bars, line)
    stacks = _stacks(lines, bars)
    starts = sorted({0} | {stack.first_line for stack in stacks if _has_above(stack, stacks)})
    rows: list[list[list[Placed]]] = [[[] for _ in found] for _ in starts]
    for stack in stacks:
        level = sum(1 for start in starts if start <= stack.first_line) - 1
        rows[level][stack.first] += stack.entries
    return [row for row in rows if any(row)]


def _widen(number: int, lines: list[PlacedLine], found: list[Column], bars: list[Box], line: PlacedLine) -> None:
    """Let an entry that stands over several columns begin at the first of them.

    A rule right below it shows how far it reaches; else it is set in the middle of them.
    """
    below = {p.first for later in lines[number + 1 :] for p in later.entries}
    for at, placed in enumerate(line.entries):
        low = line.entries[at - 1].last + 1 if at else 0
        high = line.entries[at + 1].first - 1 if at + 1 < len(line.entries) else len(found) - 1
        under = _rule_below(placed, line, bars)
        if under is not None:
            reached = [n for n in range(low, high + 1) if found[n].x0 < under.x1 - 2 and found[n].x1 > under.x0 + 2]
            if len(reached) > 1 and under.x1 - under.x0 < 0.9 * (found[-1].x1 - found[0].x0):
                placed.first, placed.last = min(reached[0], placed.first), max(reached[-1], placed.last)
                continue
        _centre(placed, low, high, below, found)


def _rule_below(placed: Placed, line: PlacedLine, bars: list[Box]) -> Box | None:
    box = placed.chunk.box
    near = [
        bar
        for bar in bars
        if box.bottom - 2 <= bar.top <= box.bottom + 1.2 * line.size and bar.x0 - 2 <= box.x0 and box.x1 <= bar.x1 + 2
    ]
    return min(near, key=lambda bar: bar.top, default=None)


def _centre(placed: Placed, low: int, high: int, below: set[int], found: list[Column]) -> None:
    """Stretch a spanning entry to the columns that it is set in the middle of."""
    is_between = not any(c.x0 < placed.chunk.box.x1 - 1 and c.x1 > placed.chunk.box.x0 + 1 for c in found)
    if placed.first == placed.last and not is_between and placed.first in below:
        column = found[placed.first]
        if placed.chunk.box.x0 >= column.x0 - 2 or placed.chunk.box.x1 <= column.x1 + 2:
            return
    if placed.first == placed.last and not is_between and placed.first not in below:
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
            above = next((s for s in stacks if s.last_line == number - 1 and _goes_on(s, placed, lines, bars)), None)
            if above is None:
                stacks.append(Stack([placed], number, number))
            else:
                above.entries.append(placed)
                above.last_line = number
    return stacks


def _goes_on(stack: Stack, placed: Placed, lines: list[PlacedLine], bars: list[Box]) -> bool:
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
    is_alone = not any(
        p is not placed and stack.first <= p.first <= stack.last for p in lines[stack.last_line + 1].entries
    )
    return is_inside and is_alone and abs(last.x_middle - placed.chunk.x_middle) < 1.5 * placed.chunk.size


def _has_above(stack: Stack, stacks: list[Stack]) -> bool:
    return any(
        s.last_line < stack.first_line and s.first <= stack.last and stack.first <= s.last
        for s in stacks
        if s is not stack
    )
