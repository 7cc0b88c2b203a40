"""Places: stretches of the text, rectangles on a page, and the words, which have both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Offsets into a document's text: `start` is in, `end` is out."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Return whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether the two share a place."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom

    def joined(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word: where it stands in the text and on the page; `line` counts the lines of the document.

    `edges` are the left edges of its characters and the right edge of the last, in points, where the reader knows them:
    with them a quote inside a word ("£330,000" in "(£330,000)") has a box of its own.
    """

    span: Span
    page: int
    box: Box
    line: int
    edges: tuple[float, ...] = ()

    def box_of(self, quote: Span) -> Box:
        """Return the box of the part of this word that lies in the quote."""
        if len(self.edges) != self.span.end - self.span.start + 1:
            return self.box
        first, last = max(quote.start, self.span.start), min(quote.end, self.span.end)
        x0, x1 = self.edges[first - self.span.start], self.edges[last - self.span.start]
        return self.box._replace(x0=x0, x1=x1) if x0 < x1 else self.box
