"""Turning: a page printed on its side is read upright, and its boxes are given as the page is seen."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.document import Box

Number = TypeVar("Number", float, npt.NDArray[np.float64])


class Turning(NamedTuple):
    """How a page is turned: the direction of its writing in degrees clockwise, and its size as seen, in points."""

    turn: int
    width: float
    height: float

    @property
    def reading_size(self) -> tuple[float, float]:
        """Return width and height of the page when its writing runs from left to right, in points."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def to_reading(self, box: Box) -> Box:
        """Return a box of the page as seen, on the page as it is read."""
        return Box(*self._turned(*box, self.turn, self.width, self.height))

    def to_seen(self, box: Box) -> Box:
        """Return a box of the page as it is read, on the page as seen."""
        return Box(*self._turned(*box, -self.turn % 360, *self.reading_size))

    def arrays(self, x0: Number, top: Number, x1: Number, bottom: Number) -> tuple[Number, Number, Number, Number]:
        """Return the edges of many boxes of the page as seen, on the page as it is read."""
        return self._turned(x0, top, x1, bottom, self.turn, self.width, self.height)

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
