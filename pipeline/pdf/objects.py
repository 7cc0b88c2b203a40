"""Objects: the strokes, filled areas, drawings and pictures of a page of pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.pdf.paint import BLACK, THIN, Colour, Painting

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    from pipeline.pdf.pdfium import Sheet

DEEPEST = 8  # forms inside forms
PALE = 0.94  # of full light: type this light is not seen on paper
MOST_PATHS = 6000  # a page with more is a map or a drawing; what comes later holds no table
SMALLEST = 2.0  # points: a path within less is a dot
SIMPLE = 20  # segments: a box with round corners has 17
LONGEST = 2000  # segments: the path of all lines of a large grid has fewer

Matrix = tuple[float, float, float, float, float, float]

UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Cover:
    """Something opaque that may lie over text: its place in the order of painting, and its box as seen."""

    order: int
    box: Box
    is_picture: bool


@dataclass(slots=True)
class Painted:
    """What a page paints besides its text, and in which order.

    `orders` gives the place of each text object in the order of painting; `ghosts` are those that are drawn in a pale
    colour (True) or not at all (False).
    """

    painting: Painting = field(default_factory=Painting)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    ghosts: dict[int, bool] = field(default_factory=dict)


def paint(page: pdfium.PdfPage, sheet: Sheet) -> Painted:
    """Return what a page paints."""
    painted = Painted()
    paths = 0
    for order, (kind, handle, matrix) in enumerate(_objects(page.raw, UPRIGHT, 0)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            _note_text(painted, handle, order)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = sheet.box(*_bounds(handle, matrix))
            painted.pictures.append(box)
            _note_cover(painted, handle, order, box, is_picture=True)
        elif kind == raw.FPDF_PAGEOBJ_PATH and paths < MOST_PATHS:
            paths += 1
            _paint_path(painted, handle, matrix, sheet, order)
    return painted


def _objects(parent: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """Yield the kind, the handle and the placing of each object, those inside forms too."""
    count, get = (
        (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        if depth
        else (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    )
    for number in range(count(parent)):
        handle = get(parent, number)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, handle, matrix
        elif depth < DEEPEST:
            yield from _objects(handle, _times(_matrix(handle), matrix), depth + 1)


def _note_text(painted: Painted, handle: Any, order: int) -> None:
    name = ctypes.addressof(handle.contents)
    painted.orders[name] = order
    if raw.FPDFTextObj_GetTextRenderMode(handle) in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        painted.ghosts[name] = False
    elif min(_colour(handle, raw.FPDFPageObj_GetFillColor)) > PALE:
        painted.ghosts[name] = True


def _note_cover(painted: Painted, handle: Any, order: int, box: Box, *, is_picture: bool) -> None:
    """Note an opaque object as a cover, if text is painted before it."""
    if painted.orders and not raw.FPDFPageObj_HasTransparency(handle):
        painted.covers.append(Cover(order, box, is_picture))


def _matrix(handle: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(handle: Any, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object on the sheet."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *(ctypes.byref(edge) for edge in edges))
    left, bottom, right, top = (edge.value for edge in edges)
    if matrix == UPRIGHT:
        return left, bottom, right, top
    xs, ys = zip(*(_placed(x, y, matrix) for x in (left, right) for y in (bottom, top)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _paint_path(painted: Painted, handle: Any, matrix: Matrix, sheet: Sheet, order: int) -> None:
    painting = painted.painting
    fill_mode, has_stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, ctypes.byref(fill_mode), ctypes.byref(has_stroke))
    if not fill_mode.value and not has_stroke.value:
        return
    box = sheet.box(*_bounds(handle, matrix))
    if max(box.x1 - box.x0, box.bottom - box.top) < SMALLEST:
        return
    if (count := raw.FPDFPath_CountSegments(handle)) > SIMPLE and (count > LONGEST or _is_curved(handle)):
        painting.draw(box)
        return
    fill = _colour(handle, raw.FPDFPageObj_GetFillColor) if fill_mode.value else None
    stroke = _colour(handle, raw.FPDFPageObj_GetStrokeColor) if has_stroke.value else None
    if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
        painting.strokes.append((box, stroke or fill or BLACK))
        return
    for points in _subpaths(handle, count, _times(_times(_matrix(handle), matrix), sheet.matrix)):
        if is_rectangle(points):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            around = Box(min(xs), min(ys), max(xs), max(ys))
            if fill is not None:
                painting.fill(around, fill)
                _note_cover(painted, handle, order, around, is_picture=False)
            if stroke is not None:
                painting.outline(around, stroke)
        else:
            painting.path(points, stroke or fill or BLACK)


def _is_curved(handle: Any) -> bool:
    """Return whether a path bends within its first segments."""
    kinds = (raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(handle, number)) for number in range(SIMPLE))
    return any(kind == raw.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Return whether a closed path runs along the four sides of a box."""
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    xs, ys = {round(x, 1) for x, _ in corners}, {round(y, 1) for _, y in corners}
    return len(xs) == len(ys) == 2 and len({(round(x, 1), round(y, 1)) for x, y in corners}) == 4


def _subpaths(handle: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the points that each part of a path runs through, as seen."""
    found: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    bends = 0
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3:  # two points that only bend the curve, and then one that it reaches
            continue
        raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
        point = _placed(x.value, y.value, matrix)
        if kind == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment) and point != found[-1][0]:
            found[-1].append(found[-1][0])
    return [points for points in found if len(points) > 1]


def _colour(handle: Any, get: Any) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not get(handle, *(ctypes.byref(part) for part in parts)):
        return BLACK
    red, green, blue = (round(part.value / 255, 3) for part in parts[:3])
    return red, green, blue
