"""Ffi: the calls of pdfium that run for each character or object, with as little between as ctypes allows.

pypdfium2 declares typed pointers, which ctypes checks and converts on every call; here an address is a plain number.
What is not declared is not converted, which takes two thirds of a call's time: handles and places in memory are made
into arguments once, and numbers fit a C int. What pdfium writes goes to memory that is used again: like pdfium itself,
this is for one thread.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Address = int

AT_ONCE = 4096  # characters

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_argument = _POINTER.from_param
_run = deque[Any](maxlen=0).extend  # takes all that a map gives, and keeps nothing
_FLOATS, _COUNTS = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
_FLOAT_PLACES = tuple(_argument(ctypes.addressof(_FLOATS) + 4 * n) for n in range(4))
_COUNT_PLACES = tuple(_argument(ctypes.addressof(_COUNTS) + 4 * n) for n in range(4))
_SHADES = tuple(round(n / 255, 3) for n in range(256))


def _call(name: str, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(getattr(raw, name), _POINTER).value
    return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)


class _Memory:
    """A row of numbers for each of many characters, and the places of the rows as arguments."""

    def __init__(self, width: int, kind: type[np.generic]) -> None:
        self.numbers = np.zeros((AT_ONCE, width), kind)
        start, step = self.numbers.ctypes.data, self.numbers.strides[0]
        self.places = [_argument(start + step * number) for number in range(AT_ONCE)]


_BOXES, _MATRICES = _Memory(4, np.float32), _Memory(6, np.float32)
_XS, _YS = _Memory(1, np.double), _Memory(1, np.double)
_SHARES = [_Memory(1, np.uintc) for _ in range(4)]  # of red, green and blue, and of opacity

_loose_box = _call("FPDFText_GetLooseCharBox", _INT)
_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint)
_char_matrix = _call("FPDFText_GetMatrix", _INT)
_origin = _call("FPDFText_GetCharOrigin", _INT)
_map_error = _call("FPDFText_HasUnicodeMapError", _INT)
_font_size = _call("FPDFText_GetFontSize", ctypes.c_double)
_text_object = _call("FPDFText_GetTextObject", _POINTER)

_text = _call("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
_font = _call("FPDFTextObj_GetFont", _POINTER, _POINTER)
_font_name = _call("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, ctypes.c_char_p, ctypes.c_size_t)
_bounds = _call("FPDFPageObj_GetBounds", _INT, _POINTER)
_object_matrix = _call("FPDFPageObj_GetMatrix", _INT, _POINTER)
_fill = _call("FPDFPageObj_GetFillColor", _INT, _POINTER)
_stroke = _call("FPDFPageObj_GetStrokeColor", _INT, _POINTER)
_stroke_width = _call("FPDFPageObj_GetStrokeWidth", _INT, _POINTER)
_draw_mode = _call("FPDFPath_GetDrawMode", _INT, _POINTER)
_segment = _call("FPDFPath_GetPathSegment", _POINTER, _POINTER)
_segment_type = _call("FPDFPathSegment_GetType", _INT, _POINTER)
_segment_point = _call("FPDFPathSegment_GetPoint", _INT, _POINTER)
_segment_close = _call("FPDFPathSegment_GetClose", _INT, _POINTER)

_clip = _call("FPDFPageObj_GetClipPath", _POINTER)
_clip_paths = _call("FPDFClipPath_CountPaths", _INT)
_clip_segments = _call("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
_clip_segment = _call("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)
_marks = _call("FPDFPageObj_CountMarks", _INT, _POINTER)
_mark = _call("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
_mark_value = _call("FPDFPageObjMark_GetParamValueType", _INT, _POINTER, ctypes.c_char_p)
_set_active = _call("FPDFPageObj_SetIsActive", _INT, _POINTER, _INT)

_page_objects = _call("FPDFPage_CountObjects", _INT, _POINTER)
_page_object = _call("FPDFPage_GetObject", _POINTER)
_form_objects = _call("FPDFFormObj_CountObjects", _INT, _POINTER)
_form_object = _call("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
_kind = _call("FPDFPageObj_GetType", _INT)
_render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT)
_text_fill = _call("FPDFPageObj_GetFillColor", _INT)
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
    codes = map(_unicode, repeat(_argument(text_page)), range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)


def boxes(text_page: Address, count: int) -> npt.NDArray[np.float64]:
    """Return left, top, right and bottom of all characters, as high as their fonts, in points from the bottom left."""
    found = np.zeros((4, count))
    for start in range(0, count, AT_ONCE):
        places = range(start, min(start + AT_ONCE, count))
        _BOXES.numbers[:] = 0
        _run(map(_loose_box, repeat(_argument(text_page)), places, _BOXES.places))
        found[:, start : places.stop] = _BOXES.numbers[: len(places)].T
    return found


def unmapped(text_page: Address, places: Iterable[int]) -> list[int]:
    """Return those of some characters that the font gives no Unicode value for; what pdfium then says is a guess."""
    places = list(places)
    errors = map(_map_error, repeat(_argument(text_page)), places)
    return [place for place, error in zip(places, errors, strict=True) if error == 1]


def text_objects(text_page: Address, places: list[int]) -> list[Address]:
    """Return which text object each of some characters belongs to."""
    return [item or 0 for item in map(_text_object, repeat(_argument(text_page)), places)]


def setting(text_page: Address, places: list[int]) -> npt.NDArray[np.float64]:
    """Return for some characters a row each: the matrix that scales and turns it, its baseline's point, its size."""
    found = np.zeros((len(places), 9))
    handle = repeat(_argument(text_page))
    for start in range(0, len(places), AT_ONCE):
        part = places[start : start + AT_ONCE]
        _run(map(_char_matrix, handle, part, _MATRICES.places))
        _run(map(_origin, handle, part, _XS.places, _YS.places))
        rows = found[start : start + AT_ONCE]
        rows[:, :6], rows[:, 6:7], rows[:, 7:8] = (memory.numbers[: len(part)] for memory in (_MATRICES, _XS, _YS))
        rows[:, 8] = list(map(_font_size, handle, part))
    return found


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


def objects(parent: Address, *, is_form: bool) -> tuple[list[int], list[Address]]:
    """Return the kind of each object of a page or a form, and its address, in the order of painting."""
    if is_form:
        items = [_form_object(parent, number) for number in range(_form_objects(parent))]
    else:
        items = list(map(_page_object, repeat(_argument(parent)), range(_page_objects(parent))))
    return list(map(_kind, map(_argument, items))), items


class Look(NamedTuple):
    """How a text object is drawn: its mode, the red, green and blue that fill it (0 to 1), and how opaque they are."""

    mode: int
    colour: tuple[float, float, float]
    opacity: float


def looks(text_objects: list[Address]) -> Iterator[Look]:
    """Yield how each text object is drawn; one that is filled with a pattern counts as black."""
    for start in range(0, len(text_objects), AT_ONCE):
        part = list(map(_argument, text_objects[start : start + AT_ONCE]))
        for share, unset in zip(_SHARES, (0, 0, 0, 255), strict=True):
            share.numbers[: len(part)] = unset
        _run(map(_text_fill, part, *(share.places for share in _SHARES)))
        keys = np.fromiter(map(_render_mode, part), np.int64, len(part))
        for share in _SHARES:
            keys = keys * 256 + share.numbers[: len(part), 0]
        known = {key: _look(key) for key in set(keys.tolist())}  # most text of a page looks alike
        yield from map(known.__getitem__, keys.tolist())


def _look(key: int) -> Look:
    mode, red, green, blue, alpha = (key >> 8 * place & 255 for place in (4, 3, 2, 1, 0))
    return Look(mode, (_SHADES[red], _SHADES[green], _SHADES[blue]), alpha / 255)


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


def has_other_text(item: Address) -> bool:
    """Return whether the file tells another text (`ActualText`) for what an object shows, which pdfium then gives."""
    return any(_mark_value(_mark(item, number), b"ActualText") for number in range(_marks(item)))


def clips(text_objects: Iterable[Address]) -> Iterator[tuple[Address, tuple[float, float, float, float]]]:
    """Yield each of some objects that is clipped, and left, bottom, right and top of what it is clipped to."""
    for item in text_objects:
        path = _argument(_clip(_argument(item)))
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
