"""Marks: bullets before lines, and ticks in forms, which an engine for print overlooks or takes for letters."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pipeline.document import Box
from pipeline.ocr.picture import Sheet
from pipeline.ocr.ruling import Mask
from pipeline.printed import Token, holds_middle

Boxes = npt.NDArray[np.float64]
Shape = npt.NDArray[np.bool_]

SIZES = (0.2, 1.4)  # a mark's height and width, in parts of the type's size
STRAY = 0.05  # of a mark's own space: so much dirt may lie beside it
LIKE_TICKS = frozenset("VvJ√/Y✓")
BULLET_SIZE, BULLET_FULL, BULLET_REACH = 0.65, 0.6, 4.0  # it is small, filled, and stands so close before its line


def marks(sheet: Sheet, ink: Mask, tokens: list[Token]) -> list[Token]:
    """Return the words of a page with its bullets and ticks, which take the place of letters that look like them."""
    import cv2

    if not tokens:
        return []
    size = float(np.median([token.size for token in tokens]))
    words = [token for token in tokens if token.text not in LIKE_TICKS]
    places = np.array([token.box for token in words], float).reshape(-1, 4)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for number, box in _candidates(sheet, stats, size):
        if _is_taken(places, box):
            continue
        left, top, width, height, _ = stats[number]
        shape = labels[top : top + height, left : left + width] == number
        if not _is_alone(ink, left, top, width, height):
            continue
        if _is_bullet(shape, box, size) and _leads(places, box, size):
            found.append(Token("•", box, (box.x0, box.x1), size))
        elif _is_tick(shape, box, size):
            found.append(Token("✓", box, (box.x0, box.x1), size))
    return words + found + [token for token in tokens if token.text in LIKE_TICKS and not _covers(found, token.box)]


def _covers(found: list[Token], box: Box) -> bool:
    return any(holds_middle(box, token.box) for token in found)


def _is_alone(ink: Mask, left: int, top: int, width: int, height: int) -> bool:
    """Return whether paper lies around a mark, as far as it is large: no part of a seal, a logo or a signature."""
    room = max(width, height) // 2 + 1
    around = ink[max(0, top - room) : top + height + room, max(0, left - room) : left + width + room]
    inside = ink[top : top + height, left : left + width]
    return int(around.sum()) - int(inside.sum()) < STRAY * inside.size


def _candidates(sheet: Sheet, stats: Mask, size: float) -> Iterator[tuple[int, Box]]:
    for number, (left, top, width, height, _area) in enumerate(stats.tolist()):
        box = sheet.box(left, top, left + width, top + height)
        if number and all(SIZES[0] * size <= side <= SIZES[1] * size for side in _sides(box)):
            yield number, box


def _sides(box: Box) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top


def _is_taken(words: Boxes, box: Box) -> bool:
    """Return whether a word stands there."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    inside = (words[:, 0] <= x) & (x <= words[:, 2]) & (words[:, 1] <= y) & (y <= words[:, 3])
    return bool(inside.any())


def _leads(words: Boxes, box: Box, size: float) -> bool:
    """Return whether a line begins close behind a mark, and none ends close before it."""
    y = (box.top + box.bottom) / 2
    beside = words[(words[:, 1] <= y) & (y <= words[:, 3])]
    ahead, behind = beside[:, 0] - box.x1, box.x0 - beside[:, 2]
    follows = (ahead > 0) & (ahead < BULLET_REACH * size)
    precedes = (behind > -size / 2) & (behind < BULLET_REACH * size)
    return bool(follows.any() and not precedes.any())


def _is_bullet(shape: Shape, box: Box, size: float) -> bool:
    width, height = _sides(box)
    is_round = max(width, height) <= 1.4 * min(width, height)
    return is_round and max(width, height) <= BULLET_SIZE * size and bool(shape.mean() >= BULLET_FULL)


def _is_tick(shape: Shape, box: Box, size: float) -> bool:
    """Return whether a shape falls from the left to a low point, then rises higher to its right end."""
    height, width = shape.shape
    if max(_sides(box)) < 0.4 * size or not 0.15 <= shape.mean() <= 0.55:
        return False
    tops = shape.argmax(axis=0) / height
    lowest = (height - 1 - shape[::-1].argmax(axis=0)).argmax() / width
    end = max(1, width // 6)
    left, right = float(tops[:end].min()), float(tops[-end:].min())
    return lowest <= 0.55 and right <= 0.15 and 0.25 <= left <= 0.75
