"""Paths: what the segments of a path of pypdfium2 draw, and where."""

from __future__ import annotations

import pypdfium2.raw as raw

from pipeline.pdf.pdfium import ffi_paths

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SIMPLE = 20  # segments: a box with round corners has 17


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does what one does, and then what the other does."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def placed(x: float, y: float, matrix: Matrix) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def is_curved(item: int) -> bool:
    """Return whether a path bends within its first segments."""
    return any(ffi_paths.segment(item, number)[0] == raw.FPDF_SEGMENT_BEZIERTO for number in range(SIMPLE))


def is_rectangle(points: list[Point]) -> bool:
    """Return whether a closed path runs along the four sides of a box."""
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    xs, ys = {round(x, 1) for x, _ in corners}, {round(y, 1) for _, y in corners}
    return len(xs) == len(ys) == 2 and len({(round(x, 1), round(y, 1)) for x, y in corners}) == 4


def subpaths(item: int, count: int, matrix: Matrix) -> list[list[Point]]:
    """Return the points that each part of a path runs through, as seen."""
    found: list[list[Point]] = []
    bends = 0
    for number in range(count):
        kind, x, y, is_closed = ffi_paths.segment(item, number)
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3:  # two points that only bend the curve, and then one that it reaches
            continue
        point = placed(x, y, matrix)
        if kind == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append(point)
        if is_closed and point != found[-1][0]:
            found[-1].append(found[-1][0])
    return [points for points in found if len(points) > 1]
