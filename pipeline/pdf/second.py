"""Second: a page whose tables do not add up is read again by pdfplumber; that reading is taken where they then do."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.document import Document
from pipeline.pdf.pages import again
from pipeline.printed import PageContent
from pipeline.tables.totals import unheld

MOST = 10  # pages: a paper with more tables that do not add up is not misread, but drawn up so

Compose = Callable[[list[PageContent]], Document]


def checked(data: bytes, pages: list[PageContent], composed: Compose) -> Document:
    """Return the document that is composed of pages, in which no table fails that adds up as pdfplumber reads it."""
    document = composed(pages)
    plain = {page.number for page in pages if page.text_source == "native" and not (page.doubts or page.is_second)}
    failing = _failing(document) & plain  # pdfplumber does not tell what is hidden
    if not failing or len(failing) > MOST:
        return document
    second = {page.number: page for page in again(data, sorted(failing))}
    mended = composed([second.get(page.number, page) for page in pages])
    right = failing - _failing(mended)
    if not right:
        return document
    return mended if right == failing else composed([second[p.number] if p.number in right else p for p in pages])


def _failing(document: Document) -> set[int]:
    """Return the pages of the tables that do not add up."""
    failing = [table for table in document.tables if unheld(document, table)]
    return {cell.page for table in failing for row in table.rows for cell in row if cell.page is not None}
