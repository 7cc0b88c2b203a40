"""Reading order: the lines of a page, column by column where its text is set in columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line

FEWEST = 4  # lines that stand beside each other make columns of text
WORDS = 3.5  # on average in the lines of a column of prose; entries of a form have fewer
CLEAR = 0.55  # of the type's size: a line of full width has no gap as wide at the gutter
GUTTER = 8.0  # points between two columns of text


@dataclass(slots=True)
class Flow:
    """Lines that are read one after the other, and the right edge of their column, in points."""

    lines: list[Line]
    right: float


def flows(lines: list[Line], tables: list[Box]) -> list[Flow]:
    """Return the lines of a page in the order in which they are read; tables part what is above from what is below."""
    upright = [line for line in lines if not line.turn]
    found: list[Flow] = []
    for band in _bands(upright, tables):
        found += _columns(band)
    aside = [line for line in lines if line.turn]
    return found + [Flow([line], line.box.x1) for line in aside]


def _bands(lines: list[Line], tables: list[Box]) -> list[list[Line]]:
    """Return the lines between the tables of a page, from top to bottom."""
    bands: list[list[Line]] = [[]]
    tops = sorted(box.top for box in tables)
    for line in lines:
        while tops and tops[0] <= line.box.top:
            tops.pop(0)
            bands.append([])
        bands[-1].append(line)
    return [band for band in bands if band]


def _columns(lines: list[Line]) -> list[Flow]:
    """Return the flows of a band: the columns of each stretch that has two, left before right, and all between."""
    right = max(line.box.x1 for line in lines)
    gutter = _gutter(lines)
    if gutter is None:
        return [Flow(lines, right)]
    found: list[Flow] = []
    for is_parted, stretch in _stretches(lines, gutter):
        if not is_parted:
            found.append(Flow(stretch, right))
            continue
        for side in (0, 1):
            part = [piece for line in stretch if (piece := _side(line, gutter, side)) is not None]
            found += _columns(part) if part else []
    return found


def _gutter(lines: list[Line]) -> float | None:
    """Return where across the page most lines have a gap between two runs of words, None where few have."""
    wide = [line for line in lines if line.widest > GUTTER]
    if len(wide) < FEWEST:
        return None
    gaps = [(a.box.x1, b.box.x0) for line in wide for a, b in pairwise(line.tokens) if b.box.x0 - a.box.x1 > GUTTER]
    best = max(gaps, key=lambda gap: sum(1 for a, b in gaps if a < gap[0] + GUTTER / 2 < b))
    shared = [(a, b) for a, b in gaps if a < best[0] + GUTTER / 2 < b]
    if len(shared) < FEWEST:
        return None
    return (max(a for a, _ in shared) + min(b for _, b in shared)) / 2


def _stretches(lines: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Return the runs of lines that keep clear of the gutter and stand on both its sides, and those between."""
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines:
        is_clear = _is_clear(line, gutter)
        if runs and runs[-1][0] == is_clear:
            runs[-1][1].append(line)
        else:
            runs.append((is_clear, [line]))
    found: list[tuple[bool, list[Line]]] = []
    for is_clear, run in runs:
        is_parted = is_clear and _is_prose(run, gutter)
        if found and not is_parted and not found[-1][0]:
            found[-1][1].extend(run)
        else:
            found.append((is_parted, run))
    return found


def _is_clear(line: Line, gutter: float) -> bool:
    """Return whether a line has a gap at the gutter, wider than between its words."""
    if line.box.x1 <= gutter or line.box.x0 >= gutter:
        return True
    if line.widest <= CLEAR * line.size:
        return False
    left = max((t.box.x1 for t in line.tokens if t.x_middle <= gutter), default=None)
    right = min((t.box.x0 for t in line.tokens if t.x_middle > gutter), default=None)
    if left is None or right is None:
        return False
    return left <= gutter <= right and right - left > CLEAR * line.size


def _is_prose(lines: list[Line], gutter: float) -> bool:
    """Return whether both sides of a gutter hold lines of prose."""
    for side in (False, True):
        words = [sum(1 for token in line.tokens if (token.x_middle > gutter) == side) for line in lines]
        filled = [count for count in words if count]
        if len(filled) < FEWEST or sum(filled) < WORDS * len(filled):
            return False
    return True


def _side(line: Line, gutter: float, side: int) -> Line | None:
    tokens = [token for token in line.tokens if (token.x_middle > gutter) == bool(side)]
    return Line(tokens) if tokens else None
