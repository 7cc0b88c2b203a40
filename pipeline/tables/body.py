"""Body: which lines of a table's body make one row, where entries run over several lines."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from pipeline.document import Box
from pipeline.tables.columns import Column
from pipeline.tables.placed import Placed, PlacedLine, bar_between

GOES_ON = re.compile(r"[a-z(&/]")
UNFINISHED = re.compile(r"(?:[-–,&/(]|\b(?:and|or|of|the|for|to|in|with|by|on|at|from|a|an|as|per))$", re.IGNORECASE)
APART = 0.5  # sizes of type between a heading of a group and its first row; the lines of a label stand closer
TIGHT = 0.9  # of the usual step from row to row: a smaller one leads to the next line of the same row


def body_rows(lines: list[PlacedLine], found: list[Column], bars: list[Box]) -> list[list[list[Placed]]]:
    """Return the rows of a table's body: for each column the lines of its entry."""
    if not lines:
        return []
    x0, x1 = found[0].x0, found[-1].x1
    parted = [bar_between(bars, a, b, x0, x1) for a, b in pairwise(lines)]
    is_barred = _is_barred(lines, parted)
    step = _usual_step(lines)
    rows: list[list[PlacedLine]] = [[lines[0]]]
    for line, is_parted in zip(lines[1:], parted, strict=True):
        if not is_parted and _belongs(rows[-1], line, is_barred=is_barred, step=step):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merged(row, len(found)) for row in rows]


def _is_barred(lines: list[PlacedLine], parted: list[bool]) -> bool:
    """Return whether every row has its rule: about as many rules as lines with figures."""
    anchors = sum(1 for line in lines if line.figures) or len(lines)
    return sum(parted) >= 3 and sum(parted) + 1 >= 0.7 * anchors


def _usual_step(lines: list[PlacedLine]) -> float:
    """Return the usual distance from a row of figures to the next one, in points; 0 where there are none."""
    steps = [b.middle - a.middle for a, b in pairwise(lines) if a.figures and b.figures and a.at(0) and b.at(0)]
    return median(steps) if steps else 0.0


def _belongs(row: list[PlacedLine], line: PlacedLine, *, is_barred: bool, step: float) -> bool:
    """Return whether a line belongs to the row above it."""
    figures = set().union(*(above.figures for above in row))
    last = row[-1]
    if line.figures & figures:
        return False
    if is_barred and (figures or not line.figures or line.top - last.bottom < APART * line.size):
        return True
    if line.top - last.bottom > 0.7 * line.size:
        return False
    if not line.figures:
        return _is_rest(row, line, step)
    return not figures and _completes(row, line, step)


def _is_rest(row: list[PlacedLine], line: PlacedLine, step: float) -> bool:
    """Return whether a line without figures is the rest of entries that ran over."""
    filled = set().union(*(above.filled for above in row))
    if 0 not in line.filled:
        return line.filled <= filled
    label, above = line.at(0), row[-1].at(0)
    if label is None or above is None or line.filled != {0}:
        return line.filled <= filled and _runs_over(row, line)
    if not label.chunk.text[:1].isalpha() and not GOES_ON.match(label.chunk.text):
        return False
    if GOES_ON.match(label.chunk.text) or UNFINISHED.search(above.chunk.text):
        return True
    return bool(step) and line.middle - row[-1].middle < TIGHT * step


def _runs_over(row: list[PlacedLine], line: PlacedLine) -> bool:
    """Return whether entries in several columns go on below a row of figures: one of them in the middle of a phrase."""
    figures = set().union(*(above.figures for above in row))
    words = [placed for placed in line.entries if placed.chunk.text[:1].isalpha()]
    return bool(figures) and len(words) == len(line.entries) and any(GOES_ON.match(p.chunk.text) for p in words)


def _completes(row: list[PlacedLine], line: PlacedLine, step: float) -> bool:
    """Return whether a line brings the figures of a row whose label began above it."""
    if any(above.filled != {0} for above in row):
        return False
    label, above = line.at(0), row[-1].at(0)
    if above is None:
        return False
    if label is None:  # the value slipped to the next line
        return True
    if GOES_ON.match(label.chunk.text) or UNFINISHED.search(above.chunk.text):
        return True
    return bool(step) and line.middle - row[-1].middle < TIGHT * step


def _merged(row: list[PlacedLine], width: int) -> list[list[Placed]]:
    cells: list[list[Placed]] = [[] for _ in range(width)]
    for line in row:
        for placed in line.entries:
            cells[placed.first].append(placed)
    return cells
