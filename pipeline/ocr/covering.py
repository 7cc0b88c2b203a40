"""Covering: how much of a page lies under pictures and under its own print, and what print only a picture shows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pipeline.document import Box
from pipeline.ocr.ruling import Mask

Numbers = npt.NDArray[np.float64]

CELLS = 200  # of a grid over the page, each way: pictures that tile a page add up, those that overlap count once
HEIGHT = (2.5, 26.0)  # points: from the small letters of 5-point type to capitals of 36
SHAPE = (0.1, 1.8)  # a letter's width, in heights: from "l" to "m"
FILLED = (0.12, 0.95)  # of a letter's box has ink
BESIDE = 1.2  # of a letter's height: the next one of its word stands nearer
LIKE = 0.45  # of a letter's height: the next one's differs less
ROOM = 1.5  # points around a word that are its own
MOST = 4000  # pieces of ink: more are the grain of a photograph


def covered_share(boxes: Iterable[Box], width: float, height: float) -> float:
    """Return the share of a page, of some points, that lies under boxes."""
    grid = np.zeros((CELLS, CELLS), bool)
    for box in boxes:
        x0, x1 = (round(CELLS * min(max(x / width, 0.0), 1.0)) for x in (box.x0, box.x1))
        top, bottom = (round(CELLS * min(max(y / height, 0.0), 1.0)) for y in (box.top, box.bottom))
        grid[top:bottom, x0:x1] = True
    return float(grid.mean())


def letters_in(ink: Mask, dots: float, places: Iterable[Box], words: Iterable[Box]) -> int:
    """Return how many pieces of ink in some places of a page look like letters of words, beside those that are known.

    `ink` is the page in so many dots an inch; the boxes are in points of the same page.
    """
    import cv2

    scale = dots / 72
    shown = np.zeros(ink.shape, np.uint8)
    for box in places:
        shown[_part(box, scale, 0)] = 1
    for box in words:
        shown[_part(box, scale, ROOM)] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink & shown, connectivity=8)
    return _in_words(stats[1:].astype(float), scale)


def _part(box: Box, scale: float, room: float) -> tuple[slice, slice]:
    x0, top = (max(0, round(scale * (edge - room))) for edge in (box.x0, box.top))
    x1, bottom = (max(0, round(scale * (edge + room))) for edge in (box.x1, box.bottom))
    return slice(top, bottom), slice(x0, x1)


def _in_words(stats: Numbers, scale: float) -> int:
    """Return how many pieces (left, top, width, height, area in pixels) have the shape and company of letters."""
    _, _, width, height, area = stats.T
    is_letter = (height >= HEIGHT[0] * scale) & (height <= HEIGHT[1] * scale)
    is_letter &= (width >= SHAPE[0] * height) & (width <= SHAPE[1] * height)
    is_letter &= (area >= FILLED[0] * width * height) & (area <= FILLED[1] * width * height)
    left, top, width, height, _ = stats[is_letter][:MOST].T
    ahead = left[None, :] - (left + width)[:, None]
    shared = np.minimum((top + height)[None, :], (top + height)[:, None]) - np.maximum(top[None, :], top[:, None])
    is_next = (ahead > -0.2 * height[:, None]) & (ahead < BESIDE * height[:, None]) & (left[None, :] > left[:, None])
    is_next &= (shared > 0.5 * height[:, None]) & (np.abs(height[None, :] - height[:, None]) < LIKE * height[:, None])
    return int((is_next.any(axis=1) | is_next.any(axis=0)).sum())
