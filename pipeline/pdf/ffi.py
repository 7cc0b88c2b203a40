"""Ffi: the calls of pdfium that run for each character or object, with as little between as ctypes allows.

pypdfium2 declares typed pointers, which ctypes checks and converts on every call; here an address is a plain number.
What pdfium writes goes to memory that is used again: like pdfium itself, this is for one thread.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Address = int

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_FLOATS, _DOUBLES, _COUNTS = (ctypes.c_float * 6)(), (ctypes.c_double * 2)(), (ctypes.c_uint * 4)()
_TO_FLOATS, _TO_DOUBLES, _TO_COUNTS = (ctypes.addressof(memory) for memory in (_FLOATS, _DOUBLES, _COUNTS))
_FLOAT_PLACES = tuple(_TO_FLOATS + 4 * n for n in range(4))
_COUNT_PLACES = tuple(_TO_COUNTS + 4 * n for n in range(4))


def _call(name: str, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(getattr(raw, name), _POINTER).value
    return ctypes.CFUNCTYPE(result, *arguments)(place or 0)


_loose_box = _call("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
_char_matrix = _call("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
_origin = _call("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_map_error = _call("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
_font_size = _call("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
_text = _call("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
_text_object = _call("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
_font = _call("FPDFTextObj_GetFont", _POINTER, _POINTER)
_font_name = _call("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, ctypes.c_char_p, ctypes.c_size_t)
_bounds = _call("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_object_matrix = _call("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
_fill = _call("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_stroke = _call("FPDFPageObj_GetStrokeColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_stroke_width = _call("FPDFPageObj_GetStrokeWidth", _INT, _POINTER, _POINTER)
_draw_mode = _call("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
_segment = _call("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
_segment_type = _call("FPDFPathSegment_GetType", _INT, _POINTER)
_segment_point = _call("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
_segment_close = _call("FPDFPathSegment_GetClose", _INT, _POINTER)

page_objects = _call("FPDFPage_CountObjects", _INT, _POINTER)
page_object = _call("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
form_objects = _call("FPDFFormObj_CountObjects", _INT, _POINTER)
form_object = _call("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
kind = _call("FPDFPageObj_GetType", _INT, _POINTER)
render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
has_transparency = _call("FPDFPageObj_HasTransparency", _INT, _POINTER)
segments = _call("FPDFPath_CountSegments", _INT, _POINTER)


def address(handle: Any) -> Address:
    """Return where a pdfium object lies, which names it as long as its page is open."""
    value = ctypes.cast(getattr(handle, "raw", handle), _POINTER).value
    return value or 0


def characters(text_page: Address, count: int) -> str:
    """Return the characters of a page, each as one; what has no Unicode value is U+FFFD."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = _text(text_page, 0, count, ctypes.addressof(buffer))
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (_unicode(text_page, place) for place in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)


def boxes(text_page: Address, count: int) -> npt.NDArray[np.float64]:
    """Return left, top, right and bottom of each character, as high as its font, in points from the bottom left."""
    found = np.zeros((count, 4), np.float32)
    start = found.ctypes.data
    for place in range(count):
        _loose_box(text_page, place, start + 16 * place)
    return found.astype(float)


def unmapped(text_page: Address, places: Iterable[int]) -> list[int]:
    """Return those of some characters that the font gives no Unicode value for; what pdfium then says is a guess."""
    return [place for place in places if _map_error(text_page, place) == 1]


def text_objects(text_page: Address, places: list[int]) -> list[Address]:
    """Return which text object each of some characters belongs to."""
    return [_text_object(text_page, place) or 0 for place in places]


def setting(text_page: Address, places: list[int]) -> npt.NDArray[np.float64]:
    """Return for some characters a row each: the matrix that scales and turns it, its baseline's point, its size."""
    matrices, points = np.zeros((len(places), 6), np.float32), np.zeros((len(places), 2))
    sizes = np.zeros((len(places), 1))
    to_matrix, to_point = matrices.ctypes.data, points.ctypes.data
    for number, place in enumerate(places):
        _char_matrix(text_page, place, to_matrix + 24 * number)
        _origin(text_page, place, to_point + 16 * number, to_point + 16 * number + 8)
        sizes[number, 0] = _font_size(text_page, place)
    return np.hstack((matrices, points, sizes))


def font(text_object: Address) -> Address:
    """Return the font of a text object, 0 where there is none."""
    return (_font(text_object) or 0) if text_object else 0


def font_name(handle: Address) -> str:
    """Return the name of a font."""
    if not handle:
        return ""
    buffer = ctypes.create_string_buffer(_font_name(handle, None, 0))
    _font_name(handle, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def bounds(item: Address) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object, in points."""
    _bounds(item, *_FLOAT_PLACES)
    return _FLOATS[0], _FLOATS[1], _FLOATS[2], _FLOATS[3]


def object_matrix(item: Address) -> tuple[float, float, float, float, float, float]:
    """Return the six numbers that place an object."""
    _object_matrix(item, _TO_FLOATS)
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
    return _FLOATS[0] if _stroke_width(item, _TO_FLOATS) else 0.0


def _colour() -> tuple[float, float, float]:
    return round(_COUNTS[0] / 255, 3), round(_COUNTS[1] / 255, 3), round(_COUNTS[2] / 255, 3)


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
