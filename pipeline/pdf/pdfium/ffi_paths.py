"""Ffi of paths: what pdfium tells of the strokes and shapes that a page is painted with, and of what clips its text."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.pdf.pdfium.ffi import INT, POINTER, Address, argument, call

_NUMBERS = (ctypes.c_float * 2)()  # a point, or a width
_PLACES = tuple(argument(ctypes.addressof(_NUMBERS) + 4 * n) for n in range(2))
_MODES = (ctypes.c_uint * 2)()  # whether it is filled, and whether it is stroked
_MODE_PLACES = tuple(argument(ctypes.addressof(_MODES) + 4 * n) for n in range(2))

_stroke_width = call("FPDFPageObj_GetStrokeWidth", INT, POINTER)
_draw_mode = call("FPDFPath_GetDrawMode", INT, POINTER)
segments = call("FPDFPath_CountSegments", INT, POINTER)
_segment = call("FPDFPath_GetPathSegment", POINTER, POINTER)
_segment_type = call("FPDFPathSegment_GetType", INT, POINTER)
_segment_point = call("FPDFPathSegment_GetPoint", INT, POINTER)
_segment_close = call("FPDFPathSegment_GetClose", INT, POINTER)
_clip = call("FPDFPageObj_GetClipPath", POINTER)
_clip_paths = call("FPDFClipPath_CountPaths", INT)
_clip_segments = call("FPDFClipPath_CountPathSegments", INT, POINTER, INT)
_clip_segment = call("FPDFClipPath_GetPathSegment", POINTER, POINTER, INT, INT)


def stroke_width(item: Address) -> float:
    """Return the width of an object's stroke before its matrix, in points."""
    return _NUMBERS[0] if _stroke_width(item, _PLACES[0]) else 0.0


def draw_mode(item: Address) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether it is stroked."""
    _MODES[0] = _MODES[1] = 0
    _draw_mode(item, _MODE_PLACES[0], _MODE_PLACES[1])
    return _MODES[0] != 0, _MODES[1] != 0


def segment(item: Address, number: int) -> tuple[int, float, float, bool]:
    """Return the kind of a path's segment, the point that it leads to, and whether it closes the path."""
    handle = _segment(item, number)
    _segment_point(handle, _PLACES[0], _PLACES[1])
    return _segment_type(handle), _NUMBERS[0], _NUMBERS[1], bool(_segment_close(handle))


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
            _segment_point(_clip_segment(path, number, place), _PLACES[0], _PLACES[1])
            xs.append(_NUMBERS[0])
            ys.append(_NUMBERS[1])
        if xs:
            left, bottom, right, top = max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))
    return left, bottom, right, top
