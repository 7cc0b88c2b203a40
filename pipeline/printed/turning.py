"""Turning: a page printed on its side is read upright, and its boxes are given as the page is seen."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.document import Box

Number = TypeVar("Number", float, npt.NDArray[np.float64])


class Turning(NamedTuple):
    """How a page is turned: the direction of its writing in degrees clockwise, and its size as seen, in points.

    `tilt` says by how many degrees more, clockwise, the lines of a scan fall.
    """

    turn: int
    width: float
    height: float
    tilt: float = 0.0

    @property
    def reading_size(self) -> tuple[float, float]:
        """Return width and height of the page when its writing runs from left to right, in points."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def to_reading(self, box: Box) -> Box:
        """Return a box of the page as seen, on the page as it is read."""
        if not (self.turn or self.tilt):
            return box
        return self._tilted(Box(*self._turned(*box, self.turn, self.width, self.height)), -self.tilt)

    def to_seen(self, box: Box) -> Box:
        """Return a box of the page as it is read, on the page as seen."""
        return Box(*self._turned(*self._tilted(box, self.tilt), -self.turn % 360, *self.reading_size))

    def arrays(self, x0: Number, top: Number, x1: Number, bottom: Number) -> tuple[Number, Number, Number, Number]:
        """Return the edges of many boxes of the page as seen, on the page as it is read."""
        return self._turned(x0, top, x1, bottom, self.turn, self.width, self.height)

    def _tilted(self, box: Box, degrees: float) -> Box:
        """Return where a box lies when its page is turned by degrees: it moves about the middle, and stays upright.

        That leads from a straightened page to the scan, and back.
        """
        if not degrees:
            return box
        (width, height), (sine, cosine) = self.reading_size, (sin(radians(degrees)), cos(radians(degrees)))
        x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
        right, down = x * cosine - y * sine - x, x * sine + y * cosine - y
        return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)

    @staticmethod
    def _turned(
        x0: Number, top: Number, x1: Number, bottom: Number, turn: int, width: float, height: float
    ) -> tuple[Number, Number, Number, Number]:
        if turn == 90:
            return top, width - x1, bottom, width - x0
        if turn == 180:
            return width - x1, height - bottom, width - x0, height - top
        if turn == 270:
            return height - bottom, x0, height - top, x1
        return x0, top, x1, bottom
