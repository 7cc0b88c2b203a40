"""Strips: where lines of print were found, cut at ruled lines and wide gaps, so that a strip lies within one cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.ocr.eye import Quad
from pipeline.ocr.ruling import Mask
from pipeline.printed import Rule

WIDE = 1.6  # of a strip's height: no space within a justified line is as wide
SAME_LINE = 0.7  # of a strip's height: what overlaps so far is one line
MARGIN = 3  # pixels of paper around a strip


@dataclass(frozen=True, slots=True)
class Strip:
    """A rectangle of pixels that holds one line of print."""

    x0: int
    top: int
    x1: int
    bottom: int


def strips(lines: list[Quad], ink: Mask, rules: list[Rule], dots: float) -> list[Strip]:
    """Return the strips of a page of so many dots an inch."""
    found: list[Strip] = []
    uprights = [tuple(round(edge * dots / 72) for edge in rule.box) for rule in rules if rule.direction == "v"]
    for whole in _joined(lines):
        middle = (whole.top + whole.bottom) // 2
        at = sorted(x for x, above, _, below in uprights if above <= middle <= below and whole.x0 < x < whole.x1)
        for left, right in zip([whole.x0, *at], [*at, whole.x1], strict=True):
            found += _parts(Strip(left, whole.top, right, whole.bottom), ink)
    return found


def _joined(lines: list[Quad]) -> list[Strip]:
    """Return a strip for each line; pieces of one line that overlap, as happens in large type, are one."""
    found: list[Strip] = []
    for line in sorted(lines, key=lambda line: float(line[:, 0].min())):
        (x0, top), (x1, bottom) = np.maximum(line.min(axis=0), 0), line.max(axis=0)
        strip = Strip(int(x0), int(top), int(np.ceil(x1)), int(np.ceil(bottom)))
        beside = next((number for number, other in enumerate(found) if _is_one(other, strip)), None)
        if beside is None:
            found.append(strip)
        else:
            other = found[beside]
            found[beside] = Strip(
                other.x0, min(other.top, strip.top), max(other.x1, strip.x1), max(other.bottom, strip.bottom)
            )
    return found


def _is_one(left: Strip, right: Strip) -> bool:
    """Return whether two strips overlap along one line, and are about as high."""
    low, high = sorted((left.bottom - left.top, right.bottom - right.top))
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return right.x0 < left.x1 and shared > SAME_LINE * high and low > SAME_LINE * high


def _parts(strip: Strip, ink: Mask) -> Iterator[Strip]:
    """Yield the pieces of a strip between wide gaps, trimmed to their ink."""
    columns = np.flatnonzero(_core(strip, ink).any(axis=0))
    if not len(columns):
        return
    height = strip.bottom - strip.top
    ends = np.flatnonzero(np.diff(columns) > WIDE * height)
    starts, stops = columns[np.append(0, ends + 1)], columns[np.append(ends, len(columns) - 1)]
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        left, right = strip.x0 + start - MARGIN, strip.x0 + stop + 1 + MARGIN
        yield Strip(max(0, left), strip.top, min(ink.shape[1], right), strip.bottom)


def _core(strip: Strip, ink: Mask) -> Mask:
    """Return the strip's ink without the feet and heads of the lines above and below."""
    trim = (strip.bottom - strip.top) // 6
    return ink[strip.top + trim : strip.bottom - trim, strip.x0 : strip.x1]
