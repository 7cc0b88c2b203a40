"""Head size: how many lines of a table are its header."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.document import Box
from pipeline.tables.columns import Column
from pipeline.tables.placed import PlacedLine

# “2031”, “2031/32”, “2031-2032*”: a year stands in a header as well, where no other figure does.
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:\d\d){1,2})?\s?[*a-z]?\)?")


def head_size(lines: list[PlacedLine], bars: list[Box], found: list[Column]) -> int:
    """Return how many lines the table's header has: those above the first line of figures, or above the rule."""
    columns_of_figures = _figure_columns(lines, len(found))
    first = next((n for n, line in enumerate(lines) if _is_body(line, columns_of_figures)), None)
    if first is None:
        first = next((n for n, line in enumerate(lines) if any(p.first for p in line.entries)), 0) + 1
    width = found[-1].x1 - found[0].x0
    under = [
        number + 1
        for number, (a, b) in enumerate(pairwise(lines[: first + 1]))
        if any(_is_between(bar, a, b) and bar.x1 - bar.x0 > 0.5 * width for bar in bars)
    ]
    if under:
        return under[-1]
    bold = next((n for n, line in enumerate(lines[: first + 1]) if not line.is_bold), 0)
    if 0 < bold < first:  # the rest is the first line of an entry whose figures stand lower
        return bold
    if 1 < first < len(lines) and _is_label(lines, first):
        first -= 1
    return max((n + 1 for n, line in enumerate(lines[:first]) if any(p.last for p in line.entries)), default=0)


def _is_label(lines: list[PlacedLine], first: int) -> bool:
    """Return whether the line above the first figures is where their label begins, and no heading."""
    line = lines[first - 1]
    gaps = lines[first].top - line.bottom, line.top - lines[first - 2].bottom
    label = line.entries[0]
    starts = [placed.chunk.box.x0 for placed in lines[first].entries]
    is_begun = any(abs(label.chunk.box.x0 - start) < 1 for start in starts)
    return len(line.entries) == 1 and is_begun and gaps[0] + 1 < gaps[1] and not label.chunk.is_figure


def _is_between(bar: Box, above: PlacedLine, below: PlacedLine) -> bool:
    return above.middle < bar.top < below.middle


def _figure_columns(lines: list[PlacedLine], width: int) -> set[int]:
    """Return the columns, but the first, in which at least half of the entries are figures."""
    found = set()
    for column in range(1, width):
        entries = [placed.chunk for line in lines if (placed := line.at(column)) is not None]
        if 2 * sum(entry.is_figure for entry in entries) >= max(2, len(entries)):
            found.add(column)
    return found


def _is_body(line: PlacedLine, columns_of_figures: set[int]) -> bool:
    """Return whether a line has a label, and figures where the table has its figures, not all of them years."""
    values = [p.chunk for p in line.entries if p.first in columns_of_figures]
    figures = [value for value in values if value.is_figure]
    if not figures or 2 * len(figures) < len(values[values.index(figures[0]) :]):
        return False
    has_label = any(p.first == 0 for p in line.entries)
    if not has_label and any("£" in value.text for value in figures):  # "Opening balance" over "Requested"
        has_label = not line.entries[0].chunk.is_figure
    return has_label and not all(YEAR.fullmatch(value.text) for value in figures)
