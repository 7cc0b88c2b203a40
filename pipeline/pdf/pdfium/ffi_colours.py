"""Ffi of colours: what pdfium tells of the ink of text and of other objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.pdf.pdfium.ffi import AT_ONCE, INT, POINTER, Address, Memory, argument, call, run

_SHARES = (ctypes.c_uint * 4)()  # red, green and blue, and opacity
_PLACES = tuple(argument(ctypes.addressof(_SHARES) + 4 * n) for n in range(4))
_INKS = Memory(4, np.uintc)  # the same of many objects
_INK_PLACES = [_INKS.places_of(number) for number in range(4)]
_SHADES = tuple(round(n / 255, 3) for n in range(256))

_fill = call("FPDFPageObj_GetFillColor", INT, POINTER)
_stroke = call("FPDFPageObj_GetStrokeColor", INT, POINTER)
_text_fill = call("FPDFPageObj_GetFillColor", None)


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


def fill_colour(item: Address) -> tuple[float, float, float]:
    """Return red, green and blue of what an object is filled with, 0 to 1; black where it is a pattern."""
    return _colour() if _fill(item, *_PLACES) else (0.0, 0.0, 0.0)


def stroke_colour(item: Address) -> tuple[float, float, float]:
    """Return red, green and blue of an object's stroke, 0 to 1; black where it is a pattern."""
    return _colour() if _stroke(item, *_PLACES) else (0.0, 0.0, 0.0)


def opacity() -> float:
    """Return how opaque the colour is that was asked for last, 0 to 1."""
    return _SHARES[3] / 255


def _colour() -> tuple[float, float, float]:
    return _SHADES[_SHARES[0]], _SHADES[_SHARES[1]], _SHADES[_SHARES[2]]
