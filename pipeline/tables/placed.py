"""Placed: the entries of a table's line with the columns that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Box
from pipeline.tables.chunks import SUM, Chunk

OVERLAP = 0.12  # sizes of type: lines that overlap more stand beside each other, each in the middle of its cell
MIDDLE = 1.5  # points: so far may a line in the middle of a row stand off it, twice
LOOSE = 2.2  # sizes of type from one line of an entry to the next
FULL = 3  # entries of a line of headings, beside which others stand half a line higher or lower


@dataclass(slots=True)
class Placed:
    """An entry, and the first and last column that it stands over."""

    chunk: Chunk
    first: int
    last: int


@dataclass(slots=True)
class PlacedLine:
    """The entries of one line, from left to right."""

    entries: list[Placed]

    @property
    def top(self) -> float:
        """Return the upper edge of the line, in points."""
        return min(p.chunk.box.top for p in self.entries)

    @property
    def bottom(self) -> float:
        """Return the lower edge of the line, in points."""
        return max(p.chunk.box.bottom for p in self.entries)

    @property
    def middle(self) -> float:
        """Return the middle of the line down the page, in points."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """Return the size of its type, in points."""
        return max(p.chunk.size for p in self.entries)

    @property
    def is_bold(self) -> bool:
        """Return whether all its words are bold."""
        return all(token.is_bold for p in self.entries for token in p.chunk.tokens)

    @property
    def filled(self) -> set[int]:
        """Return the columns that have an entry."""
        return {p.first for p in self.entries}

    @property
    def figures(self) -> set[int]:
        """Return the columns that hold a figure, the first one only where it is a sum: it may hold rows' numbers."""
        return {p.first for p in self.entries if p.chunk.is_figure and (p.first or SUM.fullmatch(p.chunk.text))}

    def at(self, column: int) -> Placed | None:
        """Return the entry that begins in a column."""
        return next((p for p in self.entries if p.first == column), None)


def levels(lines: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    """Return the lines, those together that stand half a line higher or lower beside a line of figures or headings."""
    found: list[list[PlacedLine]] = []
    threes = [number for number in range(len(lines) - 2) if _is_centred(*lines[number : number + 3])]
    between = {number + n for number in threes for n in (1, 2)}
    for number, line in enumerate(lines):
        group = found[-1] if found else []
        is_led = any(one.figures or len(one.entries) >= FULL for one in (*group, line))
        if group and (number in between or (is_led and _is_beside(group, line))):
            group.append(line)
        else:
            found.append([line])
    return found


def _is_centred(above: PlacedLine, line: PlacedLine, below: PlacedLine) -> bool:
    """Return whether a line stands in the middle between two lines of entries beside it, of one row with them."""
    is_between = below.filled <= above.filled and not line.filled & above.filled
    is_middle = abs(above.middle + below.middle - 2 * line.middle) < MIDDLE
    is_close = below.middle - above.middle < LOOSE * line.size
    return is_between and is_middle and is_close and not above.figures & below.figures


def _is_beside(group: Sequence[PlacedLine], line: PlacedLine) -> bool:
    figures = set().union(*(one.figures for one in group))
    last = group[-1]
    overlaps = last.bottom - line.top > OVERLAP * line.size
    return overlaps and not last.filled & line.filled and not figures & line.figures


def level(group: Sequence[PlacedLine]) -> PlacedLine:
    """Return the lines that stand beside each other as one."""
    entries = [placed for line in group for placed in line.entries]
    return PlacedLine(sorted(entries, key=lambda placed: (placed.first, placed.chunk.box.top)))


def bar_between(bars: list[Box], above: PlacedLine, below: PlacedLine, x0: float, x1: float) -> bool:
    """Return whether a horizontal rule parts two lines over most of a stretch across the page."""
    low, high = above.middle, below.middle
    return any(low < bar.top < high and min(bar.x1, x1) - max(bar.x0, x0) > 0.6 * (x1 - x0) for bar in bars)
