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
_text_object = _call("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


def address(handle: Any) -> Address:
    """Return where a pdfium object lies, which names it as long as its page is open."""
    value = ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value
    return value or 0


def characters(text_page: Address, count: int) -> list[str]:
    """Return the characters of a page; what has no Unicode value is U+FFFD."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page_handle(text_page), 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return list(text)
    codes = (_unicode(text_page, place) for place in range(count))
    return [chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]


def text_page_handle(text_page: Address) -> Any:
    """Return the typed pointer that pypdfium2's own calls take."""
    return ctypes.cast(text_page, raw.FPDF_TEXTPAGE)


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


def origins(text_page: Address, places: list[int]) -> npt.NDArray[np.float64]:
    """Return where some characters stand on their baselines, in points from the bottom left."""
    found = np.zeros((len(places), 2))
    start = found.ctypes.data
    for number, place in enumerate(places):
        _origin(text_page, place, start + 16 * number, start + 16 * number + 8)
    return found


def text_objects(text_page: Address, places: list[int]) -> list[Address]:
    """Return which text object each of some characters belongs to."""
    return [_text_object(text_page, place) or 0 for place in places]


def matrix(text_page: Address, place: int) -> tuple[float, ...]:
    """Return the six numbers that turn and scale a character."""
    found = (ctypes.c_float * 6)()
    _matrix(text_page, place, ctypes.addressof(found))
    return tuple(found)
