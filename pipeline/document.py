"""Document: text with positions. Whatever is said of a document points into its one string.

A reader (text, html, pdf) fills a Document once; it is frozen from then on. `document.text[span.start:span.end]` is
always the quote. Boxes are in PDF points from the top left corner of the page as it is seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

MediaType = Literal["application/pdf", "text/html", "text/plain"]
TextSource = Literal["native", "ocr", "mixed"]
ParagraphKind = Literal["heading", "prose", "item", "label", "row", "note", "furniture"]


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid; a spanning cell stands in its first place, covered and empty ones have no text."""

    span: Span
    page: int | None = None
    box: Box | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, every row equally long; it stands once in the text, row by row, a tab between cells.

    `reading` says in which way it was laid out, where more of its sums hold than in the plain one.
    """

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    is_ruled: bool = False
    reading: str | None = None

    @property
    def span(self) -> Span:
        """Return the stretch of text from the first row to the last."""
        cells = [cell.span for row in self.rows for cell in row]
        return Span(min(s.start for s in cells), max(s.end for s in cells))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that belongs together: `label` is its printed number or bullet (`2.1.`, `•`), outside the span.

    `prose` is running text, `item` an entry of a list, `label` a line of the key information ("Date signed: …"),
    `row` one row of a table, `note` a footnote, `furniture` what is not the paper's own (site chrome, page numbers).
    """

    span: Span
    kind: ParagraphKind = "prose"
    label: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; an inferred heading ("4." known only from 4.1) has an empty heading span."""

    title: str
    number: str | None
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with its size in points, and whether its text was printed into the file or read by OCR.

    `is_second` tells that pdfplumber read it, because what the first reader saw could not be right; `disputed` are the
    places of figures that another program's OCR and our own read differently.
    """

    number: int
    width: float
    height: float
    text_source: TextSource = "native"
    is_second: bool = False
    disputed: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the document holds: its visible text and where it leads."""

    span: Span
    address: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A machine-readable date (`<time datetime>`) at the place where it is shown."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A stretch that is withheld (a telephone number, a contact): masked in the text, painted over in pictures."""

    span: Span
    why: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the document that could not be read or understood; becomes an Issue."""

    code: str
    message: str


@dataclass(frozen=True)
class Document:
    """One file as text with positions."""

    sha256: str
    media_type: MediaType
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    words: Sequence[Word] = field(default=(), repr=False)
    links: tuple[Link, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    url: str | None = None
    text_source: TextSource = "native"

    def __getitem__(self, span: Span) -> str:
        """Return the quote at a span."""
        return self.text[span.start : span.end]

    @cached_property
    def scans(self) -> frozenset[int]:
        """Return the numbers of the pages that were read by OCR, wholly or in part."""
        return frozenset(page.number for page in self.pages if page.text_source != "native")

    @cached_property
    def second_readings(self) -> frozenset[int]:
        """Return the numbers of the pages that were read by pdfplumber."""
        return frozenset(page.number for page in self.pages if page.is_second)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.span.start for section in self.sections]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.paragraphs]

    def words_at(self, span: Span) -> tuple[Word, ...]:
        """Return the words that a span touches, in reading order; none where positions are unknown."""
        first = bisect_right(self.words, span.start, key=lambda word: word.span.end)
        following = (self.words[number] for number in range(first, len(self.words)))
        return tuple(takewhile(lambda word: word.span.start < span.end, following))

    def place(self, span: Span) -> tuple[int, Box] | None:
        """Return page and box of a quote, of its first line where it runs over lines; None for a page of text."""
        words = self.words_at(span)
        if not words:
            return None
        box = words[0].box_of(span)
        for word in words[1:]:
            if word.line != words[0].line:
                break
            box = box.joined(word.box_of(span))
        return words[0].page, box

    def is_disputed(self, page: int, box: Box) -> bool:
        """Return whether a box of a page meets the place of a figure that two programs read differently."""
        places = next((each.disputed for each in self.pages if each.number == page), ())
        return any(box.meets(place) for place in places)

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that an offset lies in: the one that began last."""
        at = bisect_right(self._section_starts, offset) - 1
        return self.sections[at] if at >= 0 and offset < self.sections[at].span.end else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds an offset."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].span.end else None

    def cell_at(self, span: Span) -> tuple[Table, int, int] | None:
        """Return the table, row and column (from 0) of the cell that holds a span."""
        for table in self.tables:
            if not table.span.covers(span):
                continue
            for r, row in enumerate(table.rows):
                for c, cell in enumerate(row):
                    if cell.span.start < cell.span.end and cell.span.covers(span):
                        return table, r, c
        return None
