"""Ffi: the few calls of pdfium that run once for each character, with as little between as ctypes allows.

pypdfium2 declares typed pointers, which ctypes checks and converts on every call; here an address is a plain number.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Address = int


def _call(name: str, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(place or 0)


_loose_box = _call("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_matrix = _call("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_origin = _call("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_map_error = _call("FPDFText_HasUnicodeMapError", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_font_size = _call("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_font = _call("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)
_font_name = _call("FPDFFont_GetBaseFontName", ctypes.c_size_t, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)
_text = _call("FPDFText_GetText", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
_text_object = _call("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


def address(handle: Any) -> Address:
    """Return where a pdfium object lies, which names it as long as its page is open."""
    value = ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value
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


def origin(text_page: Address, place: int) -> tuple[float, float]:
    """Return where a character stands on its baseline, in points from the bottom left."""
    x, y = ctypes.c_double(), ctypes.c_double()
    _origin(text_page, place, ctypes.addressof(x), ctypes.addressof(y))
    return x.value, y.value


def text_objects(text_page: Address, places: list[int]) -> list[Address]:
    """Return which text object each of some characters belongs to."""
    return [_text_object(text_page, place) or 0 for place in places]


def matrix(text_page: Address, place: int) -> tuple[float, ...]:
    """Return the six numbers that turn and scale a character."""
    found = (ctypes.c_float * 6)()
    _matrix(text_page, place, ctypes.addressof(found))
    return tuple(found)


def font_size(text_page: Address, place: int) -> float:
    """Return the size of a character's type before its matrix scales it, in points."""
    return float(_font_size(text_page, place))


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
