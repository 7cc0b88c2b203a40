"""Ffi of text: what pdfium tells of the characters of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import repeat

import numpy as np
import numpy.typing as npt

from pipeline.pdf.pdfium.ffi import AT_ONCE, INT, POINTER, Address, Memory, argument, call, numbers, run

_BOXES, _MATRICES = Memory(4, np.float32), Memory(6, np.float32)
_XS, _YS = Memory(1, np.double), Memory(1, np.double)

_loose_box = call("FPDFText_GetLooseCharBox", None)
_unicode = call("FPDFText_GetUnicode", ctypes.c_uint)
_char_matrix = call("FPDFText_GetMatrix", None)
_origin = call("FPDFText_GetCharOrigin", None)
_map_error = call("FPDFText_HasUnicodeMapError", INT)
_font_size = call("FPDFText_GetFontSize", ctypes.c_double)
_text_object = call("FPDFText_GetTextObject", ctypes.c_size_t)  # a number, 0 where there is none; a pointer were None
_text = call("FPDFText_GetText", INT, POINTER, INT, INT, POINTER)


def characters(text_page: Address, count: int) -> str:
    """Return the characters of a page, each as one; what has no Unicode value is U+FFFD."""
    buffer = np.zeros(count + 1, np.uint16)  # ctypes would make a type of each length
    written = _text(text_page, 0, count, buffer.ctypes.data)
    text = buffer[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = map(_unicode, repeat(argument(text_page)), range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)


def boxes(text_page: Address, count: int) -> npt.NDArray[np.float64]:
    """Return left, top, right and bottom of all characters, as high as their fonts, in points from the bottom left."""
    found = np.zeros((4, count))
    for start in range(0, count, AT_ONCE):
        end = min(start + AT_ONCE, count)
        _BOXES.numbers[:] = 0
        run(map(_loose_box, repeat(argument(text_page)), numbers(start, end), _BOXES.places))
        found[:, start:end] = _BOXES.numbers[: end - start].T
    return found


def unmapped(text_page: Address, places: Iterable[int]) -> list[int]:
    """Return those of some characters that the font gives no Unicode value for; what pdfium then says is a guess."""
    places = list(places)
    errors = list(map(_map_error, repeat(argument(text_page)), places))
    return [place for place, error in zip(places, errors, strict=True) if error == 1] if 1 in errors else []


def text_objects(text_page: Address, places: list[int]) -> npt.NDArray[np.int64]:
    """Return which text object each of some characters belongs to, 0 where it is of none."""
    return np.fromiter(map(_text_object, repeat(argument(text_page)), places), np.int64, len(places))


def setting(text_page: Address, places: list[int]) -> npt.NDArray[np.float64]:
    """Return for some characters a row each: the matrix that scales and turns it, its baseline's point, its size."""
    found = np.zeros((len(places), 9))
    handle = repeat(argument(text_page))
    for start in range(0, len(places), AT_ONCE):
        part = places[start : start + AT_ONCE]
        run(map(_char_matrix, handle, part, _MATRICES.places))
        run(map(_origin, handle, part, _XS.places, _YS.places))
        rows = found[start : start + AT_ONCE]
        rows[:, :6], rows[:, 6:7], rows[:, 7:8] = (memory.numbers[: len(part)] for memory in (_MATRICES, _XS, _YS))
        rows[:, 8] = list(map(_font_size, handle, part))
    return found
