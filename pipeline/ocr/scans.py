"""Scans: pages that are pictures of paper are read by OCR; a picture with print that is not read is told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.document import Box, Doubt
from pipeline.ocr.covering import covered_share, letters_in
from pipeline.ocr.layers import compared
from pipeline.ocr.overlay import overlaid
from pipeline.ocr.picture import COARSEST, drawn
from pipeline.ocr.recognised import recognised
from pipeline.ocr.ruling import ink
from pipeline.printed import PageContent

FEW = 60  # characters: a page number, no text
LARGE = 0.5  # of the page lies under pictures: it may be a scan, in one piece or in strips
LITTLE = 0.1  # of the page lies under print: a stamp or a form that was filled in; a page of prose has a third
SMALL = 0.03  # of the page: pictures of tables are larger, and the logo of a letterhead is smaller
LEGIBLE = 30  # letters that only a picture shows: a logo has fewer


def with_scans(data: bytes, pages: list[PageContent], folder: Path | None = None) -> list[PageContent]:
    """Return the pages of a PDF, scans among them as OCR reads them; what it saw is remembered in the folder.

    Raises UnreadableError (`ocr_missing`) where there is a scan and nothing to read it with.
    """
    if not any(page.pictures or page.text_source != "native" for page in pages):
        return pages
    import pypdfium2 as pdfium

    pdf = pdfium.PdfDocument(data)
    pdf.init_forms()  # or else the fields of a form are empty
    try:
        return [_seen(pdf, page, folder) for page in pages]
    finally:
        pdf.close()


def _seen(pdf: Any, page: PageContent, folder: Path | None) -> PageContent:
    """Return a page with what OCR reads of it where it is a scan; else with what is told of its pictures."""
    covered = _share(page, page.pictures)
    if page.text_source != "native":
        return _of_another_ocr(pdf, page, folder, covered)
    characters = sum(len(piece.text) - piece.text.count(" ") for piece in page.pieces)
    if covered <= (SMALL if characters >= FEW else 0):
        return page
    if covered > LARGE and characters < FEW:
        return overlaid(page, recognised(pdf, page, folder))
    if (letters := _unread_letters(pdf, page)) < LEGIBLE:
        return page
    if characters < FEW or (covered > LARGE and _share(page, _words(page)) < LITTLE):
        return overlaid(page, recognised(pdf, page, folder))
    told = f"page {page.number}: a picture shows about {letters} letters that are not read"
    page.doubts.append(Doubt("unread_picture", told))
    return page


def _of_another_ocr(pdf: Any, page: PageContent, folder: Path | None, covered: float) -> PageContent:
    """Return a page whose text another program read in its picture, with what differs in our own reading of it."""
    seen = recognised(pdf, page, folder)
    if covered > LARGE and _share(page, _words(page)) < LITTLE and _unread_letters(pdf, page) >= LEGIBLE:
        return compared(overlaid(page, seen), page, seen)
    return compared(page, page, seen)


def _words(page: PageContent) -> Iterator[Box]:
    return (piece.box for piece in page.pieces)


def _share(page: PageContent, boxes: Iterator[Box] | list[Box]) -> float:
    return covered_share(boxes, page.width, page.height)


def _unread_letters(pdf: Any, page: PageContent) -> int:
    """Return how many letters the page's pictures show where it has no words of its own."""
    shown = pdf[page.number - 1]
    try:
        sheet = drawn(shown, COARSEST)
    finally:
        shown.close()
    to_seen = page.turning.to_seen
    return letters_in(ink(sheet), sheet.dots, map(to_seen, page.pictures), map(to_seen, _words(page)))
