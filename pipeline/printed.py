"""Printed: what stands on one page, whichever reader saw it. Words with their fonts, ruled lines, pictures.

pypdfium2, pdfplumber and OCR all fill this one shape; lines, columns, paragraphs and tables are made of nothing else.
Units are points from the top left corner of the page as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.document import Box, TextSource
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
    """Words that stand beside each other on one line, from left to right."""

    tokens: list[Token]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        boxes = [token.box for token in self.tokens]
        self.box = Box(
            min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
        )

    @property
    def text(self) -> str:
        """Return the line's words, a space between them."""
        return " ".join(token.text for token in self.tokens)

    @property
    def size(self) -> float:
        """Return the size of most of the line's type, in points."""
        return max(self.tokens, key=lambda token: len(token.text)).size

    @property
    def is_bold(self) -> bool:
        """Return whether all words of the line are bold."""
        return all(token.is_bold for token in self.tokens)


@dataclass(slots=True)
class PageContent:
    """What one page shows, turned so that it can be read from left to right; `turning` leads back.

    `drawings` are slanted or curved strokes, as a chart or a signature has them.
    """

    number: int
    turning: Turning
    tokens: list[Token] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    text_source: TextSource = "native"

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
