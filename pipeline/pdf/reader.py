"""Reader: a PDF's bytes become a Document."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pipeline.document import Document, Page, TextSource
from pipeline.ocr import with_scans
from pipeline.outline.sections import outline
from pipeline.pdf.pages import contents
from pipeline.pdf.second import checked
from pipeline.pdf.text.blocks import blocks, joined_over_pages
from pipeline.pdf.text.compose import compose
from pipeline.pdf.text.furniture import without_feet, without_furniture
from pipeline.printed import PageContent
from pipeline.printed.lines import lines
from pipeline.tables.finder import read_page
from pipeline.tables.fragments import without_fragments
from pipeline.tables.stitch import stitched
from pipeline.tables.twins import unfolded

PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read(data: bytes, sha256: str, scans: Path | None = None) -> Document:
    """Return the document that a PDF's bytes hold; what OCR saw of scanned pages is remembered in a folder."""
    pages = with_scans(data, contents(data), scans)
    return checked(data, pages, partial(_composed, sha256))


def _composed(sha256: str, pages: list[PageContent]) -> Document:
    printed = without_feet(pages, [lines(page.pieces) for page in pages])
    seen = [read_page(page, of_page) for page, of_page in zip(pages, printed, strict=True)]
    texts = without_furniture(pages, [text for _, text in seen])
    tables, texts = without_fragments(*stitched([found for found, _ in seen], texts))
    tables = [[part for table in found for part in unfolded(table)] for found in tables]
    parts = [blocks(page.number, text, found) for page, text, found in zip(pages, texts, tables, strict=True)]
    out = compose(joined_over_pages(parts), {page.number: page.turning for page in pages})
    found = outline(out.text, out.stretches)
    return Document(
        sha256=sha256,
        media_type="application/pdf",
        text=out.text,
        paragraphs=found.paragraphs,
        sections=found.sections,
        tables=tuple(out.tables),
        pages=tuple(_page(page) for page in pages),
        words=out.words,
        doubts=tuple(doubt for page in pages for doubt in page.doubts),
        text_source=_source(pages),
    )


def read_tables(data: bytes) -> list[dict[str, object]]:
    """Return the tables of a PDF as `pcd tables` prints them: page and rows of cells."""
    document = read(data, "")
    return [
        {
            "page": table.rows[0][0].page,
            "rows": [[document[cell.span].translate(PLAIN) for cell in row] for row in table.rows],
        }
        for table in document.tables
    ]


def _page(page: PageContent) -> Page:
    size = page.turning.width, page.turning.height
    return Page(page.number, *size, page.text_source, page.is_second, tuple(page.disputed))


def _source(pages: list[PageContent]) -> TextSource:
    """Return whether the text was printed into the file, read by OCR, or both."""
    sources = {page.text_source for page in pages if page.pieces}
    return "mixed" if len(sources) > 1 else next(iter(sources), "native")
