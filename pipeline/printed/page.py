"""Page: what one page shows: its words, ruled lines, pictures and drawings, and what is in doubt of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.document import Box, Doubt, TextSource
from pipeline.printed.pieces import Piece, Token, words_of
from pipeline.printed.turning import Turning


@dataclass(slots=True)
class Rule:
    """A ruled line: a stroke, one side of a rectangle, or a rectangle so thin that it is seen as a line."""

    box: Box
    direction: Literal["h", "v"]


@dataclass(slots=True)
class PageContent:
    """What one page shows, turned so that it can be read from left to right; `turning` leads back.

    `drawings` are slanted or curved strokes, as a chart or a signature has them; `is_second` tells that pdfplumber, the
    second reader, saw the page; `claimed` are words with figures for which the file has a text of its own, apart from
    what it shows; `disputed` are the places, on the page as seen, of figures that two programs read differently.
    """

    number: int
    turning: Turning
    pieces: Sequence[Piece] = ()
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    text_source: TextSource = "native"
    is_second: bool = False
    claimed: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    disputed: list[Box] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        """Return the page's words."""
        return words_of(self.pieces)

    @property
    def width(self) -> float:
        """Return the width of the page as it is read, in points."""
        return self.turning.reading_size[0]

    @property
    def height(self) -> float:
        """Return the height of the page as it is read, in points."""
        return self.turning.reading_size[1]


def holds_middle(outer: Box, inner: Box) -> bool:
    """Return whether the middle of the second box lies in the first."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom
