"""Printed: what stands on one page, whichever reader saw it. Words with their fonts, ruled lines, pictures.

pypdfium2, pdfplumber and OCR all fill this one shape; lines, columns, paragraphs and tables are made of nothing else.
Units are points from the top left corner of the page as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.document import Box, Doubt, TextSource
from pipeline.turning import Turning


@dataclass(slots=True)
class Token:
    """A printed word; `edges` are the left edges of its characters and the right edge of the last.

    `turn` is the direction of writing in degrees clockwise (0 reads left to right, 90 downwards); `is_raised` marks a
    superscript, such as the mark of a footnote, which must not be read as a digit of the figure before it. `is_apart`
    tells that a space is printed before the word, however near it stands to the one before.
    """

    text: str
    box: Box
    edges: tuple[float, ...]
    size: float
    is_bold: bool = False
    turn: int = 0
    is_raised: bool = False
    is_apart: bool = False

    @property
    def x_middle(self) -> float:
        """Return the middle of the word across the page, in points."""
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y_middle(self) -> float:
        """Return the middle of the word down the page, in points."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(slots=True)
class Rule:
    """A ruled line: a stroke, one side of a rectangle, or a rectangle so thin that it is seen as a line."""

    box: Box
    direction: Literal["h", "v"]


@dataclass(slots=True)
class Line:
    """Words that stand beside each other on one line, from left to right.

    `size` is that of its longest word, `widest` its widest gap between two words, in points.
    """

    tokens: list[Token]
    box: Box = field(init=False)
    size: float = field(init=False)
    widest: float = field(init=False)
    is_bold: bool = field(init=False)
    _text: str | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        longest = self.tokens[0]
        x0, top, x1, bottom = longest.box
        widest, is_bold, length = 0.0, longest.is_bold, len(longest.text)
        for token in self.tokens[1:]:  # once for each word of a document: comparisons are faster than min and max
            left, upper, right, lower = token.box
            if left - x1 > widest:
                widest = left - x1
            if left < x0:
                x0 = left
            if upper < top:
                top = upper
            if right > x1:
                x1 = right
            if lower > bottom:
                bottom = lower
            if not token.is_bold:
                is_bold = False
            if len(token.text) > length:
                longest, length = token, len(token.text)
        self.box, self.size, self.widest, self.is_bold = Box(x0, top, x1, bottom), longest.size, widest, is_bold

    @property
    def text(self) -> str:
        """Return the line's words, a space between them."""
        if self._text is None:
            self._text = " ".join([token.text for token in self.tokens])
        return self._text


@dataclass(slots=True)
class PageContent:
    """What one page shows, turned so that it can be read from left to right; `turning` leads back.

    `drawings` are slanted or curved strokes, as a chart or a signature has them; `is_second` tells that pdfplumber, the
    second reader, saw the page.
    """

    number: int
    turning: Turning
    tokens: list[Token] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    text_source: TextSource = "native"
    is_second: bool = False
    doubts: list[Doubt] = field(default_factory=list)

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
