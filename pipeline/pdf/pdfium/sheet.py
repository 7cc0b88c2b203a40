"""Sheet: the part of a page of pypdfium2 that is shown, and where what stands on it is seen."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.document import Box
from pipeline.pdf.pdfium.paths import Matrix
from pipeline.printed.turning import Turning


class Sheet(NamedTuple):
    """The part of the sheet that is shown, in pdfium's coordinates, and how the viewer turns it."""

    left: float
    top: float
    turning: Turning

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Sheet:
        """Return the sheet of a page."""
        left, bottom, right, top = page.get_bbox()  # the boxes may be upside down, or the parent's
        return cls(left, top, Turning(-page.get_rotation() % 360, right - left, top - bottom))

    @property
    def matrix(self) -> Matrix:
        """Return the six numbers that lead from a point of pdfium to where it is seen."""
        _, width, height, _ = self.turning
        return {
            0: (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            90: (0.0, -1.0, -1.0, 0.0, self.top, width + self.left),
            180: (-1.0, 0.0, 0.0, 1.0, width + self.left, height - self.top),
            270: (0.0, 1.0, 1.0, 0.0, height - self.top, -self.left),
        }[self.turning.turn]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of pdfium as it is seen, in points from the top left."""
        x0, y0 = left - self.left, self.top - top
        return self.turning.to_reading(Box(x0, y0, right - self.left, self.top - bottom))
