"""Document: one text, and what stands where in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Literal

from pipeline.document.parts import Doubt, Link, Page, Paragraph, Redaction, Section, Stamp, Table, TextSource
from pipeline.document.places import Box, Span, Word

MediaType = Literal["application/pdf", "text/html", "text/plain"]


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
