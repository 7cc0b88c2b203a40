"""Objects: the strokes, filled areas, drawings and pictures of a page of pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.pdf import ffi
from pipeline.pdf.paint import BLACK, THIN, WHITE, Colour, Painting

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    from pipeline.pdf.pdfium import Sheet

DEEPEST = 8  # forms inside forms
PALE = 0.94  # of full light: type this light is not seen on paper
FAINT = 0.1  # of full opacity: what is painted with less is not seen
WORD = (10.0, 5.0)  # points: what is smaller covers no word
THICK = 3.0  # points: a stroke as wide may be drawn through words to hide them
MOST_PATHS = 6000  # a page with more is a map or a drawing; what comes later holds no table
SMALLEST = 2.0  # points: a path within less is a dot
CORNERS = 6  # segments: a rectangle has no more
SEGMENTS = 40  # of a letter: more than most have
LETTER = 40.0  # points: a larger shape is no letter
MANY_SHAPES = 60  # fewer are marks, bullets and a logo
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

    `orders` gives the place of each text object in the order of painting; `ghosts` are those that are not drawn (None),
    or in a colour that also lies under text somewhere on the page: that of the paper, or of the `grounds`, the filled
    areas. `has_layers` says that any object may be on a layer that is switched off. `shapes` are filled forms as large
    as letters: some programs print text so, with no character in it.
    """

    painting: Painting = field(default_factory=Painting)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    ghosts: dict[int, Colour | None] = field(default_factory=dict)
    grounds: set[Colour] = field(default_factory=set)
    has_layers: bool = False
    shapes: list[Box] = field(default_factory=list)

    @property
    def drawn_text(self) -> list[Box]:
        """Return the place of what may be text that is drawn and not written, which only a picture of it tells."""
        if len(self.shapes) < MANY_SHAPES:
            return []
        x0, top, x1, bottom = zip(*self.shapes, strict=True)
        return [Box(min(x0), min(top), max(x1), max(bottom))]


def paint(page: pdfium.PdfPage, sheet: Sheet) -> Painted:
    """Return what a page paints."""
    painted = Painted()
    paths = 0
    for order, (kind, item, matrix, look) in enumerate(_objects(ffi.address(page), UPRIGHT, 0)):
        if look is not None:
            painted.orders[item] = order
            _note_text(painted, item, look)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = sheet.box(*_bounds(item, matrix))
            painted.pictures.append(box)
            _note_cover(painted, item, order, box, is_picture=True)
        elif kind == raw.FPDF_PAGEOBJ_PATH and paths < MOST_PATHS:
            paths += 1
            _paint_path(painted, item, matrix, sheet, order)
    return painted


def _objects(parent: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix, ffi.Look | None]]:
    """Yield the kind, the address and the placing of each object, those inside forms too, and the look of text."""
    kinds, items = ffi.objects(parent, is_form=depth > 0)
    looks = ffi.looks([item for kind, item in zip(kinds, items, strict=True) if kind == raw.FPDF_PAGEOBJ_TEXT])
    for kind, item in zip(kinds, items, strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield kind, item, matrix, next(looks)
        elif kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, item, matrix, None
        elif depth < DEEPEST:
            yield from _objects(item, _times(ffi.object_matrix(item), matrix), depth + 1)


def _note_text(painted: Painted, item: int, look: ffi.Look) -> None:
    mode, colour, opacity = look
    if mode == raw.FPDF_TEXTRENDERMODE_STROKE:
        colour, opacity = ffi.stroke_colour(item), ffi.opacity()
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE or opacity < FAINT:
        painted.ghosts[item] = None
    elif mode == raw.FPDF_TEXTRENDERMODE_CLIP:  # seen where a picture or a shade is painted into it
        painted.ghosts[item] = WHITE
    elif min(colour) > PALE or colour in painted.grounds:
        painted.ghosts[item] = colour


def _note_cover(painted: Painted, item: int, order: int, box: Box, *, is_picture: bool) -> None:
    """Note an opaque object as a cover, if text is painted before it."""
    if painted.orders and not ffi.has_transparency(item):
        painted.covers.append(Cover(order, box, is_picture))


def _note_shape(painted: Painted, item: int, order: int, box: Box, *, is_filled: bool) -> None:
    """Note a shape or a thick stroke as a cover, if text is painted before it and a word has room below it."""
    is_large = box.x1 - box.x0 >= WORD[0] and box.bottom - box.top >= WORD[1]
    if painted.orders and is_large and (is_filled or ffi.stroke_width(item) > THICK):
        _note_cover(painted, item, order, box, is_picture=False)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(item: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object on the sheet."""
    left, bottom, right, top = ffi.bounds(item)
    if matrix == UPRIGHT:
        return left, bottom, right, top
    xs, ys = zip(*(_placed(x, y, matrix) for x in (left, right) for y in (bottom, top)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _paint_path(painted: Painted, item: int, matrix: Matrix, sheet: Sheet, order: int) -> None:
    painting = painted.painting
    is_filled, is_stroked = ffi.draw_mode(item)
    box = sheet.box(*_bounds(item, matrix))
    if not (is_filled or is_stroked) or max(box.x1 - box.x0, box.bottom - box.top) < SMALLEST:
        return
    count = ffi.segments(item)
    if is_filled and count > CORNERS:
        painted.shapes += [box] * _letters(count, box)
    if count > SIMPLE and (count > LONGEST or _is_curved(item)):
        painting.draw(box)
        _note_shape(painted, item, order, box, is_filled=is_filled)
        return
    fill = ffi.fill_colour(item) if is_filled else None
    stroke = ffi.stroke_colour(item) if is_stroked else None
    if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
        painting.strokes.append((box, stroke or fill or BLACK))
        return
    for points in _subpaths(item, count, _times(_times(ffi.object_matrix(item), matrix), sheet.matrix)):
        if not is_rectangle(points):
            painting.path(points, stroke or fill or BLACK)
            _note_shape(painted, item, order, box, is_filled=is_filled)
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        around = Box(min(xs), min(ys), max(xs), max(ys))
        if fill is not None:
            painting.fill(around, fill)
            if min(around.x1 - around.x0, around.bottom - around.top) > THIN:
                painted.grounds.add(fill)
            _note_cover(painted, item, order, around, is_picture=False)
        if stroke is not None:
            painting.outline(around, stroke)


def _letters(count: int, box: Box) -> int:
    """Return how many letters a path may be: one of their size, or many where it has a great many segments."""
    return count // SEGMENTS if count > LONGEST else int(box.bottom - box.top < LETTER and box.x1 - box.x0 < LETTER)


def _is_curved(item: int) -> bool:
    """Return whether a path bends within its first segments."""
    return any(ffi.segment(item, number)[0] == raw.FPDF_SEGMENT_BEZIERTO for number in range(SIMPLE))


def is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Return whether a closed path runs along the four sides of a box."""
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    xs, ys = {round(x, 1) for x, _ in corners}, {round(y, 1) for _, y in corners}
    return len(xs) == len(ys) == 2 and len({(round(x, 1), round(y, 1)) for x, y in corners}) == 4


def _subpaths(item: int, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the points that each part of a path runs through, as seen."""
    found: list[list[tuple[float, float]]] = []
    bends = 0
    for number in range(count):
        kind, x, y, is_closed = ffi.segment(item, number)
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3:  # two points that only bend the curve, and then one that it reaches
            continue
        point = _placed(x, y, matrix)
        if kind == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append(point)
        if is_closed and point != found[-1][0]:
            found[-1].append(found[-1][0])
    return [points for points in found if len(points) > 1]
