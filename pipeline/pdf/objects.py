"""Objects: the strokes, filled areas, drawings and pictures of a page of pypdfium2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.pdf import ffi, ffi_objects
from pipeline.pdf.paint import BLACK, THIN, WHITE, Colour, Painting
from pipeline.pdf.paths import SIMPLE, UPRIGHT, Matrix, is_curved, is_rectangle, placed, subpaths, times

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    from pipeline.pdf.pdfium import Sheet

DEEPEST = 8  # forms inside forms
ALIKE = 0.1  # of full light: type that differs less from what it lies on is not seen
FAINT = 0.1  # of full opacity: what is painted with less is not seen
WORD = (10.0, 5.0)  # points: what is smaller covers no word
THICK = 3.0  # points: a stroke as wide may be drawn through words to hide them
MOST_PATHS = 6000  # a page with more is a map or a drawing; what comes later holds no table
SMALLEST = 2.0  # points: a path within less is a dot
CORNERS = 6  # segments: a rectangle has no more
SEGMENTS = 40  # of a letter: more than most have
LETTER = 40.0  # points: a larger shape is no letter
MANY_SHAPES = 60  # fewer are marks, bullets and a logo
LONGEST = 2000  # segments: the path of all lines of a large grid has fewer


@dataclass(slots=True)
class Cover:
    """Something that may lie over text: its place in the order of painting, and its box as seen.

    `is_picture` tells that it is an opaque picture.
    """

    order: int
    box: Box
    is_picture: bool


@dataclass(slots=True)
class Painted:
    """What a page paints besides its text, and in which order.

    `texts` are the text objects, and `places` where they stand in the order of painting; `ghosts` are those that are
    not drawn (None), or in a colour that also lies under text somewhere on the page: about that of the paper, or of the
    `grounds`, the filled areas. `placings` leads from those inside forms to the sheet, `clips` has the place outside
    which an object is cut off. `has_layers` says that any object may be on a layer that is switched off. `shapes` are
    filled forms as large as letters: some programs print text so, with no character in it.
    """

    painting: Painting = field(default_factory=Painting)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    places: list[range] = field(default_factory=list)
    ghosts: dict[int, Colour | None] = field(default_factory=dict)
    grounds: set[Colour] = field(default_factory=set)
    placings: dict[int, Matrix] = field(default_factory=dict)
    clips: dict[int, Box] = field(default_factory=dict)
    has_layers: bool = False
    shapes: list[Box] = field(default_factory=list)

    @property
    def orders(self) -> dict[int, int]:
        """Return the place of each text object in the order of painting."""
        return dict(zip(self.texts, chain.from_iterable(self.places), strict=True))

    @property
    def may_hide(self) -> bool:
        """Return whether something on the page may keep text from being seen."""
        return bool(self.ghosts or self.covers or self.pictures or self.clips or self.has_layers)

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
    modes: dict[int, list[int]] = {}
    paths = order = 0
    for kind, mode, items, matrix in _stretches(ffi.address(page), UPRIGHT, 0):
        item = items[0]
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            painted.texts += items
            painted.places.append(range(order, order + len(items)))
            modes.setdefault(mode, []).extend(items)
            if matrix is not UPRIGHT:
                painted.placings.update(dict.fromkeys(items, matrix))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = sheet.box(*_bounds(item, matrix))
            painted.pictures.append(box)
            _note_cover(painted, item, order, box, is_picture=True)
        elif kind == raw.FPDF_PAGEOBJ_PATH and paths < MOST_PATHS:
            paths += 1
            _paint_path(painted, item, matrix, sheet, order)
        elif painted.texts and kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
            is_filled = kind == raw.FPDF_PAGEOBJ_SHADING or ffi_objects.draw_mode(item)[0]
            _note_shape(painted, item, order, sheet.box(*_bounds(item, matrix)), is_filled=is_filled)
        order += len(items)
    _note_ghosts(painted, modes)
    return painted


def note_clips(painted: Painted, texts: Iterable[int], sheet: Sheet) -> None:
    """Note what some text objects are clipped to, where that is less than the page."""
    width, height = sheet.turning.reading_size
    for item, edges in ffi_objects.clips(texts):
        clip = sheet.box(*_around(edges, painted.placings.get(item, UPRIGHT)))
        if clip.x0 > 1 or clip.top > 1 or clip.x1 < width - 1 or clip.bottom < height - 1:
            painted.clips[item] = clip


def _stretches(parent: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, list[int], Matrix]]:
    """Yield the objects in the order of painting, those inside forms too: kind, mode of text, addresses, placing.

    Text objects of one mode that follow each other come together: a browser draws each letter by itself, thousands on a
    page. All others come one by one.
    """
    modes, items = ffi_objects.objects(parent, is_form=depth > 0)
    start = 0
    for mode, alike in groupby(modes):
        stretch = items[start : (start := start + len(list(alike)))]
        if mode != ffi_objects.NO_TEXT:
            yield raw.FPDF_PAGEOBJ_TEXT, mode, stretch, matrix
            continue
        for item in stretch:
            if (kind := ffi_objects.kind(item)) != raw.FPDF_PAGEOBJ_FORM:
                yield kind, mode, [item], matrix
            elif depth < DEEPEST:
                yield from _stretches(item, times(ffi_objects.object_matrix(item), matrix), depth + 1)


def _note_ghosts(painted: Painted, modes: dict[int, list[int]]) -> None:
    """Note the text objects that are not drawn, or about in the colour of the paper or of a filled area.

    `modes` has them by the mode in which they are drawn.
    """
    for mode, items in modes.items():
        if mode == raw.FPDF_TEXTRENDERMODE_STROKE:
            for item in items:
                ink = ffi_objects.stroke_colour(item)
                _note_ghost(painted, [item], ink, is_drawn=ffi_objects.opacity() >= FAINT)
        elif mode == raw.FPDF_TEXTRENDERMODE_CLIP:  # seen where a picture or a shade is painted into it
            _note_ghost(painted, items, WHITE, is_drawn=True)
        elif mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            painted.ghosts.update(dict.fromkeys(items))
        else:
            for (colour, opacity), filled in ffi_objects.inks(items):
                _note_ghost(painted, filled, colour, is_drawn=opacity >= FAINT)


def _note_ghost(painted: Painted, items: list[int], ink: Colour, *, is_drawn: bool) -> None:
    """Note text objects of one ink, if it may not be seen."""
    if not is_drawn:
        painted.ghosts.update(dict.fromkeys(items))
    elif any(max(abs(a - b) for a, b in zip(ink, ground, strict=True)) < ALIKE for ground in (WHITE, *painted.grounds)):
        painted.ghosts.update(dict.fromkeys(items, ink))


def _note_cover(painted: Painted, item: int, order: int, box: Box, *, is_picture: bool) -> None:
    """Note an object as a cover, if text is painted before it; a see-through picture is none that OCR was made of."""
    if painted.texts:
        painted.covers.append(Cover(order, box, is_picture and not ffi_objects.has_transparency(item)))


def _note_shape(painted: Painted, item: int, order: int, box: Box, *, is_filled: bool) -> None:
    """Note a shape or a thick stroke as a cover, if text is painted before it and a word has room below it."""
    is_large = box.x1 - box.x0 >= WORD[0] and box.bottom - box.top >= WORD[1]
    if painted.texts and is_large and (is_filled or ffi_objects.stroke_width(item) > THICK):
        _note_cover(painted, item, order, box, is_picture=False)


def _bounds(item: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object on the sheet."""
    return _around(ffi_objects.bounds(item), matrix)


def _around(edges: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top on the sheet of what has such edges in a form."""
    if matrix == UPRIGHT:
        return edges
    left, bottom, right, top = edges
    xs, ys = zip(*(placed(x, y, matrix) for x in (left, right) for y in (bottom, top)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _paint_path(painted: Painted, item: int, matrix: Matrix, sheet: Sheet, order: int) -> None:
    painting = painted.painting
    is_filled, is_stroked = ffi_objects.draw_mode(item)
    box = sheet.box(*_bounds(item, matrix))
    if not (is_filled or is_stroked) or max(box.x1 - box.x0, box.bottom - box.top) < SMALLEST:
        return
    count = ffi_objects.segments(item)
    if is_filled and count > CORNERS:
        painted.shapes += [box] * _letters(count, box)
    if count > SIMPLE and (count > LONGEST or is_curved(item)):
        painting.draw(box)
        _note_shape(painted, item, order, box, is_filled=is_filled)
        return
    fill = ffi_objects.fill_colour(item) if is_filled else None
    stroke = ffi_objects.stroke_colour(item) if is_stroked else None
    if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
        painting.strokes.append((box, stroke or fill or BLACK))
        return
    for points in subpaths(item, count, times(times(ffi_objects.object_matrix(item), matrix), sheet.matrix)):
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
