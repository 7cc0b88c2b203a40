"""Ruling: the lines of tables, found in the pixels of an upright page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt

from pipeline.ocr.eye import Quad
from pipeline.ocr.picture import Sheet
from pipeline.printed import Rule

Mask = npt.NDArray[np.uint8]

SEED = 0.22  # inches: an unbroken stroke of this length is no part of a letter below 20 points
SHORTEST = {"h": 0.45, "v": 0.22}  # longer than a dash; as high as a row
THICKEST = 0.05  # a thicker bar is shading or a picture
BREAK = 0.1  # where ink is faint, a line's pieces lie this far apart at most


def ink(sheet: Sheet) -> Mask:
    """Return 1 where something is printed, 0 where the paper shows."""
    import cv2

    calm = cv2.GaussianBlur(sheet.pixels, (3, 3), 0)
    window = int(sheet.dots / 4) | 1
    near = cv2.adaptiveThreshold(calm, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 18)
    dark = cv2.threshold(calm, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    mask: Mask = near & dark
    return mask


def ruled(sheet: Sheet, mask: Mask, lines: list[Quad]) -> tuple[list[Rule], Mask]:
    """Return the ruled lines of a page in points, and the ink without them; `lines` of print have stems, no rules."""
    import cv2

    rules: list[Rule] = []
    rest = mask.copy()
    seed = round(SEED * sheet.dots)
    shapes: dict[Literal["h", "v"], tuple[int, int]] = {"h": (1, seed), "v": (seed, 1)}
    for direction, shape in shapes.items():
        strokes = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        for x, y, width, height in _lines(strokes, sheet.dots, direction):
            if direction == "v" and _is_stem(x, y, height, lines):
                continue
            rules.append(Rule(sheet.box(*_middle(x, y, width, height, direction)), direction))
            part = np.s_[max(0, y - 1) : y + height + 1, max(0, x - 1) : x + width + 1]
            rest[part] &= 1 - cv2.dilate(strokes[part], np.ones((3, 3), np.uint8))
    return rules, rest


def _lines(strokes: Mask, dots: float, direction: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, width and height of each line, its pieces joined over faint places."""
    import cv2

    reach = round(BREAK * dots)
    joined = cv2.morphologyEx(
        strokes, cv2.MORPH_CLOSE, np.ones((1, reach) if direction == "h" else (reach, 1), np.uint8)
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for x, y, width, height, _area in stats[1:].tolist():
        length, thickness = (width, height) if direction == "h" else (height, width)
        if thickness <= THICKEST * dots and length >= SHORTEST[direction] * dots:
            yield x, y, width, height


def _is_stem(x: int, top: int, height: int, lines: list[Quad]) -> bool:
    """Return whether an upright stroke lies within a line of print: part of a letter in large type."""
    for line in lines:
        (x0, above), (x1, below) = line.min(axis=0), line.max(axis=0)
        if x0 <= x <= x1 and above <= top and top + height <= below:
            return True
    return False


def _middle(x: int, y: int, width: int, height: int, direction: str) -> tuple[float, float, float, float]:
    """Return a line without thickness through the middle of its ink."""
    if direction == "h":
        return x, y + height / 2, x + width, y + height / 2
    return x + width / 2, y, x + width / 2, y + height
