"""Annotations: what is typed into a form's fields, or stamped and noted on a page, becomes part of the page.

pdfium's text holds none of it, though every viewer shows it. A note that opens at a click is no print, nor is what the
file hides.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.document import Doubt

NOT_SHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
NO_PRINT = {
    raw.FPDF_ANNOT_LINK,
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_POPUP,
    raw.FPDF_ANNOT_FILEATTACHMENT,
    raw.FPDF_ANNOT_SOUND,
    raw.FPDF_ANNOT_MOVIE,
}
MOST = 2000  # annotations of a page


def whole_page(document: pdfium.PdfDocument, place: int) -> tuple[pdfium.PdfPage, list[Doubt]]:
    """Return a page (counted from 0) with its annotations drawn into it; the document is changed in memory only."""
    page = document[place]
    if not _has_print(page):
        return page, []
    done = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    told = f"page {place + 1}: what is typed or stamped on it could not be read"
    return document[place], [Doubt("unread_annotation", told)] if done == raw.FLATTEN_FAIL else []


def _has_print(page: pdfium.PdfPage) -> bool:
    """Return whether a page has annotations that print something; those that do not are taken off."""
    is_printed = False
    for number in reversed(range(min(raw.FPDFPage_GetAnnotCount(page), MOST))):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        is_silent = raw.FPDFAnnot_GetSubtype(note) in NO_PRINT or raw.FPDFAnnot_GetFlags(note) & NOT_SHOWN
        raw.FPDFPage_CloseAnnot(note)
        if is_silent:
            raw.FPDFPage_RemoveAnnot(page, number)
        is_printed |= not is_silent
    return is_printed
