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
    edges = merge_edges([edge(rule.box, rule.direction) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    boxes = [(e["orientation"], Box(e["x0"], e["top"], e["x1"], e["bottom"])) for e in edges]
    return Rules(
        sorted((b for way, b in boxes if way == "h" and b.x1 - b.x0 >= SHORTEST), key=lambda b: b.top),
        sorted((b for way, b in boxes if way == "v" and b.bottom - b.top >= SHORTEST), key=lambda b: b.x0),
    )


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
