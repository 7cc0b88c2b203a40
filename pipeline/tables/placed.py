"""Placed: the entries of a table's line with the columns that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Box
from pipeline.tables.chunks import Chunk

SUM = re.compile(r"£[\d,.]{1,15}[km]?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d\d)?|\d{1,9}\.\d\d")  # "£4,500", "10,500", "2.50"
OVERLAP = 0.12  # sizes of type: lines that overlap more stand beside each other, each in the middle of its cell
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
    for line in lines:
        group = found[-1] if found else []
        is_led = any(one.figures or len(one.entries) >= FULL for one in (*group, line))
        if group and is_led and _is_beside(group, line):
            group.append(line)
        else:
            found.append([line])
    return found


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
