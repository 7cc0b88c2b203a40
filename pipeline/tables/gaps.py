"""Gaps: which lines of a table's body go on with the row above them, told by the white between the lines."""

from __future__ import annotations

from itertools import pairwise, takewhile
from statistics import median

from pipeline.tables.placed import PlacedLine

NEARER = 1.0  # points: a gap that is wider than another by as much is the wider one
TALLEST = 0.7  # sizes of type between two lines of one entry


def told_by_gaps(lines: list[PlacedLine]) -> dict[int, bool]:
    """Return of lines between two rows of figures whether they go on with the line above: one gap is the widest.

    That gap must be as wide as between rows that have one line each, and the others narrower.
    """
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = [gap for gap, (a, b) in zip(gaps, pairwise(lines), strict=True) if a.figures and b.figures]
    anchors = [number for number, line in enumerate(lines) if line.figures]
    told: dict[int, bool] = {}
    for first, last in pairwise(anchors):
        told |= _told_around_a_heading(lines, gaps, usual, first, last)
        between = sorted(gaps[first:last])
        is_plain = last - first > 1 and between[-1] > between[-2] + NEARER and between[-2] < TALLEST * lines[first].size
        if not is_plain or (usual and not between[-2] + NEARER < median(usual) < between[-1] + NEARER):
            continue
        cut = first + gaps[first:last].index(between[-1])
        above, below = lines[first + 1 : cut + 1], lines[cut + 1 : last]
        if all(line.filled <= lines[first].filled for line in above) and all(
            line.filled <= lines[last].filled for line in below
        ):
            told |= {number: number != cut + 1 for number in range(first + 1, last + 1)}
    return told | _told_at_the_end(lines, gaps, told)


def _told_around_a_heading(
    lines: list[PlacedLine], gaps: list[float], usual: list[float], first: int, last: int
) -> dict[int, bool]:
    """Return of lines between two rows of figures, of which one heads a group, whether they go on with the line above.

    The gaps above and below it are wide, as between rows that have one line each, and the others narrower.
    """
    wide = [number for number in range(first, last) if usual and gaps[number] > median(usual) - NEARER]
    if len(wide) != 2 or wide[1] != wide[0] + 1 or last - first < 3:
        return {}
    above, heading, below = lines[first + 1 : wide[1]], lines[wide[1]], lines[wide[1] + 1 : last]
    is_alone = len(heading.entries) == 1 and heading.entries[0].first == 0
    is_filled = all(line.filled <= lines[at].filled for part, at in ((above, first), (below, last)) for line in part)
    if not (is_alone and is_filled):
        return {}
    return {number: number not in (wide[1], wide[1] + 1) for number in range(first + 1, last + 1)}


def _told_at_the_end(lines: list[PlacedLine], gaps: list[float], told: dict[int, bool]) -> dict[int, bool]:
    """Return the lines below the last row of figures that go on with it: as near as the lines of one row elsewhere."""
    within = [gaps[number - 1] for number, goes_on in told.items() if goes_on]
    between = [gaps[number - 1] for number, goes_on in told.items() if not goes_on]
    last = max((number for number, line in enumerate(lines) if line.figures), default=len(lines))
    if not within or not between or max(within) + NEARER > min(between):
        return {}
    below = takewhile(
        lambda number: gaps[number - 1] < max(within) + NEARER / 2 and lines[number].filled <= lines[last].filled,
        range(last + 1, len(lines)),
    )
    return dict.fromkeys(below, True)
