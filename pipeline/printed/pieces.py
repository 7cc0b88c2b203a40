"""Pieces: the words of a page with their fonts, alone, in runs that are set alike, and in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from pipeline.document import Box


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

    def part(self, start: int, end: int) -> Token:
        """Return some of the word's characters as a word of its own."""
        edges = self.edges[start : end + 1]
        box = self.box._replace(x0=edges[0], x1=edges[-1])
        return replace(self, text=self.text[start:end], box=box, edges=edges, is_apart=start > 0)

    # What a run of words has as well.

    @property
    def words(self) -> list[Token]:
        """Return the word itself."""
        return [self]

    @property
    def opening(self) -> float:
        """Return the width of the word, in points."""
        return self.box.x1 - self.box.x0

    @property
    def longest(self) -> int:
        """Return how many characters the word has."""
        return len(self.text)

    @property
    def widest(self) -> float:
        """Return 0: there is no gap between two words."""
        return 0.0


@dataclass(slots=True)
class Run:
    """Words that are set alike beside each other, upright and with spaces between; `make` tells them apart.

    Most of a page is prose, of which nobody asks for the single words: they are made when somebody does. `opening` is
    the width of the first word, `longest` the length of the longest, `widest` the widest gap between two, in points.
    """

    text: str
    box: Box
    size: float
    is_bold: bool
    opening: float
    longest: int
    widest: float
    make: Callable[[], list[Token]]
    _words: list[Token] | None = field(default=None, repr=False)
    turn: ClassVar[int] = 0
    is_raised: ClassVar[bool] = False

    @property
    def words(self) -> list[Token]:
        """Return the words, the same ones each time."""
        if self._words is None:
            self._words = self.make()
        return self._words

    @property
    def is_whole(self) -> bool:
        """Return whether nobody has asked for the words."""
        return self._words is None


Piece = Token | Run


def words_of(pieces: Iterable[Piece]) -> list[Token]:
    """Return the single words."""
    return [word for piece in pieces for word in piece.words]


@dataclass(slots=True)
class Line:
    """Words that stand beside each other on one line, from left to right.

    `size` is that of its longest word, `widest` its widest gap between two words, in points.
    """

    pieces: Sequence[Piece]
    box: Box = field(init=False)
    size: float = field(init=False)
    widest: float = field(init=False)
    is_bold: bool = field(init=False)
    _text: str | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        first = self.pieces[0]
        if len(self.pieces) == 1:  # most lines of prose
            self.box, self.size, self.widest, self.is_bold = first.box, first.size, first.widest, first.is_bold
            return
        x0, top, x1, bottom = first.box
        size, widest, is_bold, longest = first.size, first.widest, first.is_bold, first.longest
        for piece in self.pieces[1:]:  # comparisons are faster than min and max
            left, upper, right, lower = piece.box
            if left - x1 > widest:
                widest = left - x1
            if piece.widest > widest:
                widest = piece.widest
            if left < x0:
                x0 = left
            if upper < top:
                top = upper
            if right > x1:
                x1 = right
            if lower > bottom:
                bottom = lower
            if not piece.is_bold:
                is_bold = False
            if piece.longest > longest:
                size, longest = piece.size, piece.longest
        self.box, self.size, self.widest, self.is_bold = Box(x0, top, x1, bottom), size, widest, is_bold

    @property
    def tokens(self) -> list[Token]:
        """Return the line's words."""
        return words_of(self.pieces)

    @property
    def turn(self) -> int:
        """Return the direction of writing, in degrees clockwise."""
        return self.pieces[0].turn

    @property
    def text(self) -> str:
        """Return the line's words, a space between them."""
        if self._text is None:
            self._text = " ".join([piece.text for piece in self.pieces])
        return self._text
