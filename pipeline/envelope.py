"""Envelope: PDFs whose pages are not the paper: locked, a portfolio of other files, or a form that Acrobat must draw.

All three open in some reader without an error and show a cover sheet at most.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import UnreadableError

# "Please wait... If this message is not eventually replaced by the proper contents of the document, your PDF viewer may
# not be able to display this type of document." stands on the one page of a form that only Acrobat can draw.
PLACEHOLDER = ("please wait", "your pdf viewer may not be able to display")


def open_envelope(data: bytes) -> None:
    """Raise UnreadableError where the pages of a PDF are locked or do not hold the paper; return otherwise."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() and b"/Encrypt" in data:
            raise UnreadableError("password", "the PDF is locked by a password") from error
        return  # damaged: the reader may know a way
    try:
        if members := _members(pdf, data):
            raise UnreadableError("portfolio", f"the PDF only wraps other files: {', '.join(members)}")
        if _is_placeholder(pdf):
            raise UnreadableError("xfa", "the PDF is an XFA form, which only Acrobat can draw")
    finally:
        pdf.close()


def _members(pdf: pdfium.PdfDocument, data: bytes) -> list[str]:
    """Return the names of a portfolio's files; none for a paper that merely has attachments."""
    count = pdfium_c.FPDFDoc_GetAttachmentCount(pdf)
    if count < 1 or "Collection" not in _catalogue(data):
        return []
    return [pdf.get_attachment(index).get_name() for index in range(min(count, 20))]


def _catalogue(data: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        return PDFDocument(PDFParser(BytesIO(data))).catalog
    except (PSException, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}  # pdfium opened it, so the paper can be read without its catalogue


def _is_placeholder(pdf: pdfium.PdfDocument) -> bool:
    if pdf.get_formtype() not in {pdfium_c.FORMTYPE_XFA_FULL, pdfium_c.FORMTYPE_XFA_FOREGROUND} or len(pdf) != 1:
        return False
    page = pdf[0]
    try:
        text = " ".join(page.get_textpage().get_text_bounded().lower().split())
    finally:
        page.close()
    return any(phrase in text for phrase in PLACEHOLDER)
