"""Picture: a page as pixels, turned and straightened so that its lines run from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.document import Box

Picture = npt.NDArray[np.uint8]

DOTS = (150, 300)  # dots an inch: fewer lose small print, more only cost time
COARSEST, ENOUGH = DOTS[0], 200
LONGEST = 6000  # pixels of a side: a plan or a poster is drawn coarser


@dataclass(frozen=True)
class Sheet:
    """A grey picture of a page, so many dots an inch."""

    pixels: Picture
    dots: float

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """Return a box of pixels in points."""
        scale = 72 / self.dots
        return Box(x0 * scale, top * scale, x1 * scale, bottom * scale)


def drawn(page: Any, dots: float | None = None) -> Sheet:
    """Return the picture of a pypdfium2 page, as fine as its largest image, or with so many dots an inch."""
    dots = min(dots or max(_fineness(page), DOTS[0]), DOTS[1], 72 * LONGEST / max(page.get_size()))
    pixels = page.render(scale=dots / 72, grayscale=True).to_numpy()
    return Sheet(np.ascontiguousarray(pixels[..., 0] if pixels.ndim == 3 else pixels), dots)


def _fineness(page: Any) -> float:
    """Return how many dots an inch the page's largest image has; what is enough for print without one."""
    import pypdfium2.raw as pdfium_c

    finest = (0.0, 0.0)
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if right > left and top > bottom:
            dots = 72 * max(image.get_px_size()) / max(right - left, top - bottom)
            finest = max(finest, ((right - left) * (top - bottom), dots))
    return finest[1] or ENOUGH


def turned(sheet: Sheet, quarters: int) -> Sheet:
    """Return the sheet turned clockwise by so many quarters."""
    return Sheet(np.ascontiguousarray(np.rot90(sheet.pixels, -quarters)), sheet.dots)


def straightened(sheet: Sheet, degrees: float) -> Sheet:
    """Return the sheet turned anticlockwise by some degrees about its middle, with white in the corners."""
    import cv2

    height, width = sheet.pixels.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    pixels = cv2.warpAffine(sheet.pixels, there, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    return Sheet(np.asarray(pixels, np.uint8), sheet.dots)
