"""Sides: a grid that is drawn without its outer lines gets them, so that its outer cells are enclosed too."""

from __future__ import annotations

from pipeline.document import Box
from pipeline.tables.rules import Rules

NEAR = 4.0  # points: lines that end this near to each other end at one side
MOST = 0.8  # of a side that is drawn: where less is, it is missing
REACH = 3.0  # points: lines that come this near to each other cross


def closed(rules: Rules) -> Rules:
    """Return the rules of a page, with the sides that are missing around each group of crossing lines."""
    across, down = list(rules.across), list(rules.down)
    for level, upright in _groups(rules):
        turned = [_turned(box) for box in upright]
        down += _missing_sides(level, upright)
        across += map(_turned, _missing_sides(turned, [_turned(box) for box in level]))
    return Rules(sorted(across, key=lambda b: b.top), sorted(down, key=lambda b: b.x0))


def _turned(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _missing_sides(level: list[Box], upright: list[Box]) -> list[Box]:
    """Return the upright sides at which several level lines end, but which are not drawn; they reach to the corners."""
    left, right = min(box.x0 for box in level), max(box.x1 for box in level)
    sides = []
    at_left, at_right = [b for b in level if b.x0 < left + NEAR], [b for b in level if b.x1 > right - NEAR]
    for x, ends in ((left, at_left), (right, at_right)):
        top, bottom = min(b.top for b in ends), max(b.top for b in ends)
        drawn = sum(b.bottom - b.top for b in upright if abs(b.x0 - x) < NEAR)
        if drawn >= MOST * (bottom - top) > 0 and any(not top - NEAR < b.top < bottom + NEAR for b in level):
            continue  # what is narrower above or below is another table
        corners = [b for b in upright if b.top <= bottom and b.bottom >= top]
        top, bottom = min([top, *(b.top for b in corners)]), max([bottom, *(b.bottom for b in corners)])
        if max(len(ends), len(upright)) > 1 and drawn < MOST * (bottom - top):
            sides.append(Box(x, top, x, bottom))
    return sides


def _groups(rules: Rules) -> list[tuple[list[Box], list[Box]]]:
    """Return the groups of lines that cross each other, directly or through others: level and upright ones."""
    groups: list[tuple[list[Box], list[Box]]] = []
    for wall in rules.down:
        met = [group for group in groups if any(_crosses(bar, wall) for bar in group[0])]
        bars = [bar for bar in rules.across if _crosses(bar, wall)]
        if not bars:
            continue
        level = {id(b): b for group in met for b in group[0]} | {id(b): b for b in bars}
        upright = [b for group in met for b in group[1]] + [wall]
        groups = [group for group in groups if group not in met] + [(list(level.values()), upright)]
    return groups


def _crosses(bar: Box, wall: Box) -> bool:
    return bar.x0 - REACH <= wall.x0 <= bar.x1 + REACH and wall.top - REACH <= bar.top <= wall.bottom + REACH
