"""Ffi of objects: what pdfium tells of what a page is painted with: text, paths, pictures, forms."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from pipeline.pdf.ffi import AT_ONCE, INT, POINTER, Address, Memory, argument, call, numbers, run

NO_TEXT = raw.FPDF_TEXTRENDERMODE_UNKNOWN  # the mode of what is no text

_FLOATS, _COUNTS = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
_FLOAT_PLACES = tuple(argument(ctypes.addressof(_FLOATS) + 4 * n) for n in range(4))
_COUNT_PLACES = tuple(argument(ctypes.addressof(_COUNTS) + 4 * n) for n in range(4))
_INKS = Memory(4, np.uintc)  # red, green and blue, and opacity
_INK_PLACES = [_INKS.places_of(number) for number in range(4)]
_NAME = ctypes.create_string_buffer(128)
_SHADES = tuple(round(n / 255, 3) for n in range(256))

_font = call("FPDFTextObj_GetFont", ctypes.c_size_t, POINTER)
_font_name = call("FPDFFont_GetBaseFontName", ctypes.c_size_t, POINTER, ctypes.c_char_p, ctypes.c_size_t)
_bounds = call("FPDFPageObj_GetBounds", INT, POINTER)
_object_matrix = call("FPDFPageObj_GetMatrix", INT, POINTER)
_fill = call("FPDFPageObj_GetFillColor", INT, POINTER)
_stroke = call("FPDFPageObj_GetStrokeColor", INT, POINTER)
_stroke_width = call("FPDFPageObj_GetStrokeWidth", INT, POINTER)
_draw_mode = call("FPDFPath_GetDrawMode", INT, POINTER)
_segment = call("FPDFPath_GetPathSegment", POINTER, POINTER)
_segment_type = call("FPDFPathSegment_GetType", INT, POINTER)
_segment_point = call("FPDFPathSegment_GetPoint", INT, POINTER)
_segment_close = call("FPDFPathSegment_GetClose", INT, POINTER)

_clip = call("FPDFPageObj_GetClipPath", POINTER)
_clip_paths = call("FPDFClipPath_CountPaths", INT)
_clip_segments = call("FPDFClipPath_CountPathSegments", INT, POINTER, INT)
_clip_segment = call("FPDFClipPath_GetPathSegment", POINTER, POINTER, INT, INT)
_marks = call("FPDFPageObj_CountMarks", INT, POINTER)
_mark = call("FPDFPageObj_GetMark", POINTER, POINTER, ctypes.c_ulong)
_mark_value = call("FPDFPageObjMark_GetParamValueType", INT, POINTER, ctypes.c_char_p)
_set_active = call("FPDFPageObj_SetIsActive", INT, POINTER, INT)

_page_objects = call("FPDFPage_CountObjects", INT, POINTER)
_page_object = call("FPDFPage_GetObject", POINTER)
_form_objects = call("FPDFFormObj_CountObjects", INT, POINTER)
_form_object = call("FPDFFormObj_GetObject", POINTER, POINTER, ctypes.c_ulong)
kind = call("FPDFPageObj_GetType", INT, POINTER)
_render_mode = call("FPDFTextObj_GetTextRenderMode", INT)
_text_fill = call("FPDFPageObj_GetFillColor", None)
has_transparency = call("FPDFPageObj_HasTransparency", INT, POINTER)
segments = call("FPDFPath_CountSegments", INT, POINTER)


def fonts(text_objects: Iterable[Address]) -> list[Address]:
    """Return the font of each of some text objects, 0 where there is none."""
    return list(map(_font, text_objects))


def font_name(handle: Address) -> str:
    """Return the name of a font."""
    if not handle:
        return ""
    buffer, length = _NAME, _font_name(handle, _NAME, len(_NAME))
    if length > len(buffer):
        buffer = ctypes.create_string_buffer(length)
        _font_name(handle, buffer, length)
    return buffer.value.decode("utf-8", "replace") if length else ""


def objects(parent: Address, *, is_form: bool) -> tuple[list[int], list[Address]]:
    """Return in which mode each object of a page or a form draws text, and its address, in the order of painting.

    A page may have thousands of them: one call tells of each both whether it is text, and its mode.
    """
    if is_form:
        items = [_form_object(parent, number) for number in range(_form_objects(parent))]
    else:
        items = list(map(_page_object, repeat(argument(parent)), numbers(0, _page_objects(parent))))
    return list(map(_render_mode, map(argument, items))), items


class Ink(NamedTuple):
    """What fills some text: red, green and blue (0 to 1), and how opaque they are."""

    colour: tuple[float, float, float]
    opacity: float


def inks(text_objects: list[Address]) -> Iterator[tuple[Ink, list[Address]]]:
    """Yield what fills text objects, and those that it fills; a pattern counts as black."""
    for start in range(0, len(text_objects), AT_ONCE):
        part = text_objects[start : start + AT_ONCE]
        shares = _INKS.numbers[: len(part)]
        shares[:] = 0, 0, 0, 255
        run(map(_text_fill, map(argument, part), *_INK_PLACES))
        if (shares == shares[0]).all():  # most text of a page looks alike
            yield _ink(shares[0]), part
            continue
        kinds, which = np.unique(shares, axis=0, return_inverse=True)
        order, ends = np.argsort(which, kind="stable"), np.cumsum(np.bincount(which))
        for kind, places in zip(kinds, np.split(order, ends[:-1]), strict=True):
            yield _ink(kind), [part[place] for place in places.tolist()]


def _ink(shares: npt.NDArray[np.uintc]) -> Ink:
    red, green, blue, alpha = shares.tolist()
    return Ink((_SHADES[red], _SHADES[green], _SHADES[blue]), alpha / 255)


def bounds(item: Address) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object, in points."""
    _bounds(item, *_FLOAT_PLACES)
    return _FLOATS[0], _FLOATS[1], _FLOATS[2], _FLOATS[3]


def object_matrix(item: Address) -> tuple[float, float, float, float, float, float]:
    """Return the six numbers that place an object."""
    _object_matrix(item, _FLOAT_PLACES[0])
    return _FLOATS[0], _FLOATS[1], _FLOATS[2], _FLOATS[3], _FLOATS[4], _FLOATS[5]


def fill_colour(item: Address) -> tuple[float, float, float]:
    """Return red, green and blue of what an object is filled with, 0 to 1; black where it is a pattern."""
    return _colour() if _fill(item, *_COUNT_PLACES) else (0.0, 0.0, 0.0)


def stroke_colour(item: Address) -> tuple[float, float, float]:
    """Return red, green and blue of an object's stroke, 0 to 1; black where it is a pattern."""
    return _colour() if _stroke(item, *_COUNT_PLACES) else (0.0, 0.0, 0.0)


def opacity() -> float:
    """Return how opaque the colour is that was asked for last, 0 to 1."""
    return _COUNTS[3] / 255


def stroke_width(item: Address) -> float:
    """Return the width of an object's stroke before its matrix, in points."""
    return _FLOATS[0] if _stroke_width(item, _FLOAT_PLACES[0]) else 0.0


def _colour() -> tuple[float, float, float]:
    return _SHADES[_COUNTS[0]], _SHADES[_COUNTS[1]], _SHADES[_COUNTS[2]]


def draw_mode(item: Address) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether it is stroked."""
    _COUNTS[0] = _COUNTS[1] = 0
    _draw_mode(item, _COUNT_PLACES[0], _COUNT_PLACES[1])
    return _COUNTS[0] != 0, _COUNTS[1] != 0


def segment(item: Address, number: int) -> tuple[int, float, float, bool]:
    """Return the kind of a path's segment, the point that it leads to, and whether it closes the path."""
    handle = _segment(item, number)
    _segment_point(handle, _FLOAT_PLACES[0], _FLOAT_PLACES[1])
    return _segment_type(handle), _FLOATS[0], _FLOATS[1], bool(_segment_close(handle))


def switch(item: Address, is_on: bool) -> None:
    """Let an object be drawn or not."""
    _set_active(item, is_on)


def other_text(items: Iterable[Address]) -> set[Address]:
    """Return those of some objects for which the file tells another text (`ActualText`), which pdfium then gives.

    A browser marks each paragraph and draws each letter by itself: a mark that many objects share is looked at once.
    """
    tells: dict[Address, bool] = {}
    found = set()
    for item in items:
        for number in range(_marks(item)):
            mark = _mark(item, number)
            if mark not in tells:
                tells[mark] = bool(_mark_value(mark, b"ActualText"))
            if tells[mark]:
                found.add(item)
    return found


def clips(text_objects: Iterable[Address]) -> Iterator[tuple[Address, tuple[float, float, float, float]]]:
    """Yield each of some objects that is clipped, and left, bottom, right and top of what it is clipped to."""
    for item in text_objects:
        path = argument(_clip(argument(item)))
        if (count := _clip_paths(path)) > 0:
            yield item, _clip_box(path, count)


def _clip_box(path: Any, count: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = -math.inf, -math.inf, math.inf, math.inf
    for number in range(count):
        xs, ys = [], []
        for place in range(_clip_segments(path, number)):
            _segment_point(_clip_segment(path, number, place), _FLOAT_PLACES[0], _FLOAT_PLACES[1])
            xs.append(_FLOATS[0])
            ys.append(_FLOATS[1])
        if xs:
            left, bottom, right, top = max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))
    return left, bottom, right, top
