"""Pictures: whether the pictures of scanned pages are as they were written; a digit may be read wrongly off one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Set
from io import BytesIO
from typing import Any

from pdfminer.psexceptions import PSException

from pipeline.integrity.codings import is_spelt, is_whole_picture, unspelt

DEEPEST = 4  # forms inside forms
FAULTS = (  # what pdfminer raises on a damaged file
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
    struct.error,
    zlib.error,
)


def damaged_scans(data: bytes, scans: Set[int]) -> list[int]:
    """Return the numbers of those of some pages that have a damaged picture, or that pdfminer cannot make out."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    left = set(scans)
    try:
        for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))), 1):
            if number in scans and all(map(_is_whole, _pictures(page.resources, DEEPEST))):
                left.remove(number)
    except FAULTS:
        pass  # what it cannot make out is not as it should be
    return sorted(left)


def _pictures(resources: Any, depth: int) -> Iterator[Any]:
    """Yield the streams of the pictures that a page or a form may show."""
    from pdfminer.pdftypes import PDFStream, dict_value, resolve1

    for item in dict_value(dict_value(resources).get("XObject") or {}).values():
        stream = resolve1(item)
        if not isinstance(stream, PDFStream):
            continue
        kind = getattr(stream.get("Subtype"), "name", "")
        if kind == "Image":
            yield stream
        elif kind == "Form" and depth:
            yield from _pictures(stream.get("Resources") or {}, depth - 1)


def _is_whole(picture: Any) -> bool:
    from pdfminer.pdftypes import int_value, resolve_all

    packed = picture.get_rawdata()
    if picture.decipher:
        packed = picture.decipher(picture.objid, picture.genno, packed, picture.attrs)
    size = int_value(picture.get("Width")), int_value(picture.get("Height"))
    for literal, parameters in picture.get_filters():
        name = literal.name
        if not is_spelt(name):
            return is_whole_picture(packed, name, size, resolve_all(parameters) or {})
        if (packed := unspelt(packed, name)) is None:
            return False
    return True
