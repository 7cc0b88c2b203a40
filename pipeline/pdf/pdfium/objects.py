"""Objects: the strokes, filled areas, drawings and pictures of a page of pypdfium2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.pdf.characters.paint import BLACK, THIN, Colour
from pipeline.pdf.pdfium import ffi, ffi_colours, ffi_objects, ffi_paths
from pipeline.pdf.pdfium.ghosts import note_ghosts
from pipeline.pdf.pdfium.painted import Cover, Painted
from pipeline.pdf.pdfium.paths import SIMPLE, UPRIGHT, Matrix, is_curved, is_rectangle, placed, subpaths, times
from pipeline.pdf.pdfium.sheet import Sheet

DEEPEST = 8  # forms inside forms
WORD = (10.0, 5.0)  # points: what is smaller covers no word
THICK = 3.0  # points: a stroke as wide may be drawn through words to hide them
MOST_PATHS = 6000  # a page with more is a map or a drawing; what comes later holds no table
SMALLEST = 2.0  # points: a path within less is a dot
CORNERS = 6  # segments: a rectangle has no more
SEGMENTS = 40  # of a letter: more than most have
LETTER = 40.0  # points: a larger shape is no letter
LONGEST = 2000  # segments: the path of all lines of a large grid has fewer


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
            is_filled = kind == raw.FPDF_PAGEOBJ_SHADING or ffi_paths.draw_mode(item)[0]
            _note_shape(painted, item, order, sheet.box(*_bounds(item, matrix)), is_filled=is_filled)
        order += len(items)
    note_ghosts(painted, modes)
    return painted


def note_clips(painted: Painted, texts: Iterable[int], sheet: Sheet) -> None:
    """Note what some text objects are clipped to, where that is less than the page."""
    width, height = sheet.turning.reading_size
    for item, edges in ffi_paths.clips(texts):
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


def _note_cover(painted: Painted, item: int, order: int, box: Box, *, is_picture: bool) -> None:
    """Note an object as a cover, if text is painted before it; a see-through picture is none that OCR was made of."""
    if painted.texts:
        painted.covers.append(Cover(order, box, is_picture and not ffi_objects.has_transparency(item)))


def _note_shape(painted: Painted, item: int, order: int, box: Box, *, is_filled: bool) -> None:
    """Note a shape or a thick stroke as a cover, if text is painted before it and a word has room below it."""
    is_large = box.x1 - box.x0 >= WORD[0] and box.bottom - box.top >= WORD[1]
    if painted.texts and is_large and (is_filled or ffi_paths.stroke_width(item) > THICK):
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
    is_filled, is_stroked = ffi_paths.draw_mode(item)
    box = sheet.box(*_bounds(item, matrix))
    if not (is_filled or is_stroked) or max(box.x1 - box.x0, box.bottom - box.top) < SMALLEST:
        return
    count = ffi_paths.segments(item)
    if is_filled and count > CORNERS:
        painted.shapes += [box] * _letters(count, box)
    if count > SIMPLE and (count > LONGEST or is_curved(item)):
        painting.draw(box)
        _note_shape(painted, item, order, box, is_filled=is_filled)
        return
    fill = ffi_colours.fill_colour(item) if is_filled else None
    stroke = ffi_colours.stroke_colour(item) if is_stroked else None
    if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
        painting.strokes.append((box, stroke or fill or BLACK))
        return
    for points in subpaths(item, count, times(times(ffi_objects.object_matrix(item), matrix), sheet.matrix)):
        if is_rectangle(points):
            x, y = zip(*points, strict=True)
            _paint_rectangle(painted, item, order, Box(min(x), min(y), max(x), max(y)), fill, stroke)
        else:
            painting.path(points, stroke or fill or BLACK)
            _note_shape(painted, item, order, box, is_filled=is_filled)


def _paint_rectangle(
    painted: Painted, item: int, order: int, box: Box, fill: Colour | None, stroke: Colour | None
) -> None:
    if fill is not None:
        painted.painting.fill(box, fill)
        if min(box.x1 - box.x0, box.bottom - box.top) > THIN:
            painted.grounds.add(fill)
        _note_cover(painted, item, order, box, is_picture=False)
    if stroke is not None:
        painted.painting.outline(box, stroke)


def _letters(count: int, box: Box) -> int:
    """Return how many letters a path may be: one of their size, or many where it has a great many segments."""
    return count // SEGMENTS if count > LONGEST else int(box.bottom - box.top < LETTER and box.x1 - box.x0 < LETTER)
