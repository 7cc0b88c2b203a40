"""Ffi of objects: what pdfium tells of the objects that a page is painted with: text, paths, pictures, forms."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import repeat

import pypdfium2.raw as raw

from pipeline.pdf.pdfium.ffi import INT, POINTER, Address, argument, call, numbers

NO_TEXT = raw.FPDF_TEXTRENDERMODE_UNKNOWN  # the mode of what is no text

_FLOATS = (ctypes.c_float * 6)()
_FLOAT_PLACES = tuple(argument(ctypes.addressof(_FLOATS) + 4 * n) for n in range(4))
_NAME = ctypes.create_string_buffer(128)

_font = call("FPDFTextObj_GetFont", ctypes.c_size_t, POINTER)
_font_name = call("FPDFFont_GetBaseFontName", ctypes.c_size_t, POINTER, ctypes.c_char_p, ctypes.c_size_t)
_bounds = call("FPDFPageObj_GetBounds", INT, POINTER)
_object_matrix = call("FPDFPageObj_GetMatrix", INT, POINTER)
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
has_transparency = call("FPDFPageObj_HasTransparency", INT, POINTER)


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


def bounds(item: Address) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object, in points."""
    _bounds(item, *_FLOAT_PLACES)
    return _FLOATS[0], _FLOATS[1], _FLOATS[2], _FLOATS[3]


def object_matrix(item: Address) -> tuple[float, float, float, float, float, float]:
    """Return the six numbers that place an object."""
    _object_matrix(item, _FLOAT_PLACES[0])
    return _FLOATS[0], _FLOATS[1], _FLOATS[2], _FLOATS[3], _FLOATS[4], _FLOATS[5]


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
