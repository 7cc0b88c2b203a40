"""Parse: choose the reader of a file, and withhold what must not be published.

The readers are imported when they are needed, so that reading a page of text loads no PDF library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from pipeline.document import Document
from pipeline.errors import UnreadableError
from pipeline.intake import inspect
from pipeline.privacy.withhold import withhold

Result = TypeVar("Result")
READERS = ("pipeline.pdf", "pipeline.envelope", "pdfminer.pdfdocument")


def parse(data: bytes, name: str, sha256: str | None = None, scans: Path | None = None) -> Document:
    """Return the document that the bytes of a file hold; `name` tells text forms apart by its suffix.

    What OCR saw of scanned pages is remembered in the folder `scans`.
    """
    media_type = inspect(data, name)
    sha256 = sha256 or hashlib.sha256(data).hexdigest()
    if media_type == "application/pdf":
        document = _read_pdf(data, sha256, scans)
    elif media_type == "text/html":
        from pipeline import html

        document = html.read(data, sha256)
    else:
        from pipeline import text

        document = text.read(data, sha256)
    return withhold(document)


def parse_tables(data: bytes, name: str) -> list[dict[str, object]]:
    """Return the tables of a PDF as `pcd tables` prints them: page and rows of cells."""
    media_type = inspect(data, name)
    if media_type != "application/pdf":
        raise UnreadableError("not_pdf:text", f"tables are read from PDFs, and this is {media_type}")
    from pipeline import pdf

    return _guarded(data, partial(pdf.read_tables, data))


def load_readers() -> None:
    """Import what reads PDFs, so that children forked from here share it: `Sandbox(prepare=…)`."""
    for name in READERS:
        import_module(name)


def _read_pdf(data: bytes, sha256: str, scans: Path | None) -> Document:
    from pipeline import pdf
    from pipeline.integrity.damage import damage
    from pipeline.ocr.lookalikes import resolved

    document = _guarded(data, partial(pdf.read, data, sha256, scans))
    if not document.pages:
        raise UnreadableError("no_pages", "the PDF opens, but has no pages")
    if not document.text.strip():
        raise UnreadableError("no_text", "its pages show no text")
    document = replace(document, doubts=document.doubts + damage(data, document.scans))
    return resolved(document) if document.scans else document


def _guarded(data: bytes, read: Callable[[], Result]) -> Result:
    """Return what a reader of PDFs returns; whatever it raises becomes an UnreadableError with its reason."""
    from pipeline.envelope import open_envelope

    try:
        open_envelope(data)
        return read()
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # PDF libraries raise anything on a damaged file: TypeError, AssertionError …
        raise _refusal(error) from error


def _refusal(error: Exception) -> UnreadableError:
    """Return `malformed` for what a library raised, `reader_fault` for what our own code did: that one is a bug."""
    place = extract_tb(error.__traceback__)[-1]
    is_ours = Path(place.filename).is_relative_to(Path(__file__).parent)
    where = f", {Path(place.filename).name} line {place.lineno}" if is_ours else ""
    message = f"{type(error).__name__}: {str(error)[:200]}{where}"
    return UnreadableError("reader_fault" if is_ours else "malformed", message)
