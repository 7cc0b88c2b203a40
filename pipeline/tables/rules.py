"""Rules: strokes and thin rectangles become the lines that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pdfplumber.table import merge_edges

from pipeline.document import Box
from pipeline.printed import Rule

SNAP = 3.0  # points: lines nearer than this are one line
SHORTEST = 4.0  # points: what is shorter is a dot or the corner of a border


@dataclass(slots=True)
class Rules:
    """The ruled lines of a page, merged: horizontal and vertical ones, as boxes without thickness."""

    across: list[Box]
    down: list[Box]


def merged(rules: list[Rule]) -> Rules:
    """Return the lines that a page's rules make, those that lie on each other or end in each other as one."""
    if not rules:
        return Rules([], [])
    joined = [edge(box, direction) for direction in ("h", "v") for box in _joined(rules, direction)]
    edges = merge_edges(joined, SNAP, SNAP, SNAP, SNAP)
    boxes = [(e["orientation"], Box(e["x0"], e["top"], e["x1"], e["bottom"])) for e in edges]
    return Rules(
        sorted((b for way, b in boxes if way == "h" and b.x1 - b.x0 >= SHORTEST), key=lambda b: b.top),
        sorted((b for way, b in boxes if way == "v" and b.bottom - b.top >= SHORTEST), key=lambda b: b.x0),
    )


def _joined(rules: list[Rule], direction: str) -> list[Box]:
    """Return the rules of one direction, those on one level that touch as one: dots and dashes become lines.

    pdfplumber's merging, which follows, is exact but slow: a page may hold thousands of short strokes.
    """
    is_level = direction == "h"
    levels: dict[int, list[tuple[float, float]]] = {}
    for rule in rules:
        if rule.direction == direction:
            x0, top, x1, bottom = rule.box
            level, start, end = (top, x0, x1) if is_level else (x0, top, bottom)
            levels.setdefault(round(4 * level), []).append((start, end))
    found = []
    for level, stretches in levels.items():
        stretches.sort()
        start, end = stretches[0]
        for a, b in [*stretches[1:], (float("inf"), float("inf"))]:
            if a > end + SNAP:
                at = level / 4
                found.append(Box(start, at, end, at) if is_level else Box(at, start, at, end))
                start, end = a, b
            end = max(end, b)
    return found


def edge(box: Box, direction: str) -> dict[str, Any]:
    """Return a line in the shape that pdfplumber's table functions take."""
    x0, top, x1, bottom = box
    if direction == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": direction,
        "object_type": "line",
    }
