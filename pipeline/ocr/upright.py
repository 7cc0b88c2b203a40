"""Upright: which way up a scan lies, and by how much it is skewed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.ocr.eye import Eye, Quad
from pipeline.ocr.picture import Picture, Sheet, straightened, turned

COARSE = np.arange(-6.0, 6.1, 0.5)
STEP = 0.1
FINE = np.arange(-5, 6) * STEP
LEAST = 0.04  # degrees: half a pixel over a line of text
WITNESSES = 9  # lines that are asked which way up they stand


class Upright(NamedTuple):
    """A sheet that can be read, how it was turned to get there, and the corners of its lines of print."""

    sheet: Sheet
    quarters: int
    tilt: float
    lines: list[Quad]


def upright(sheet: Sheet, eye: Eye) -> Upright:
    """Return the sheet as it is meant to be read."""
    found = _straight(sheet, 0, eye)
    if _lie(found.lines):
        found = _straight(sheet, 1, eye)
    if not _stands_on_head(found, eye):
        return found
    over = turned(found.sheet, 2)
    return Upright(over, found.quarters + 2, found.tilt, eye.find(over.pixels))


def _straight(sheet: Sheet, quarters: int, eye: Eye) -> Upright:
    sheet = turned(sheet, quarters)
    tilt = _skew(sheet)
    if abs(tilt) < LEAST:
        return Upright(sheet, quarters, 0.0, eye.find(sheet.pixels))
    sheet = straightened(sheet, tilt)
    return Upright(sheet, quarters, tilt, eye.find(sheet.pixels))


def _lie(lines: list[Quad]) -> bool:
    """Return whether most of the print runs up or down the page."""
    extents = np.array([np.ptp(line, axis=0) for line in lines]).reshape(-1, 2)
    return bool(extents[:, 1].sum() > 1.5 * extents[:, 0].sum())


def _stands_on_head(found: Upright, eye: Eye) -> bool:
    """Return whether print is read with more sureness when the page is turned over, asked only where it seems so."""
    widest = sorted(found.lines, key=lambda line: float(np.ptp(line[:, 0])))[-WITNESSES:]
    cuts = [cut for line in widest if (cut := _cut(found.sheet, line)).size]
    if not cuts or not eye.seem_upside_down(cuts):
        return False
    return _sureness([np.ascontiguousarray(cut[::-1, ::-1]) for cut in cuts], eye) > _sureness(cuts, eye)


def _sureness(cuts: list[Picture], eye: Eye) -> float:
    return float(np.mean([reading.mean_sureness for reading in eye.read(cuts)]))


def _cut(sheet: Sheet, line: Quad) -> Picture:
    """Return the beginning of a line, four times as wide as high, which is what the classifier looks at."""
    (x0, top), (x1, bottom) = np.maximum(line.min(axis=0), 0).astype(int), line.max(axis=0).astype(int)
    return sheet.pixels[top:bottom, x0 : min(x1, x0 + 4 * (bottom - top))]


def _skew(sheet: Sheet) -> float:
    """Return the angle, in degrees clockwise, by which lines of print fall: there the rows of ink part most sharply."""
    coarse, fine = _shrunk(sheet, 700), _shrunk(sheet, 1800)
    best = max(COARSE, key=lambda degrees: _sharpness(coarse, degrees))
    angles = best + FINE
    scores = [_sharpness(fine, degrees) for degrees in angles]
    top = min(max(int(np.argmax(scores)), 1), len(angles) - 2)
    before, peak, behind = scores[top - 1 : top + 2]
    bend = before - 2 * peak + behind
    return float(angles[top] + (STEP * (before - behind) / (2 * bend) if bend < 0 else 0.0))


def _shrunk(sheet: Sheet, side: int) -> Picture:
    """Return the ink of a sheet, white on black, so many pixels high or wide."""
    import cv2

    scale = min(1.0, side / max(sheet.pixels.shape))
    small = cv2.resize(255 - sheet.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = small * (small > 255 - cv2.threshold(255 - small, 0, 255, cv2.THRESH_OTSU)[0])
    return np.asarray(cv2.blur(small, (1, 5)), np.uint8)  # or else not to turn would be sharpest: turning blurs


def _sharpness(ink: Picture, degrees: float) -> float:
    import cv2

    height, width = ink.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    rows = cv2.warpAffine(ink, there, (width, height)).sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())
