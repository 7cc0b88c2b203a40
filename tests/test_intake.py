"""What a file is, by its bytes: whatever it is called, and however much of it came."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableError
from pipeline.intake import inspect
from tests.bombs import honest
from tests.site.papers import office


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr("notes.md", "no office file")
    return packed.getvalue()


WEBLOC = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>URL</key></dict></plist>'
STRANGERS = {
    "empty": [b"", b" \r\n", b"\0\0\0\0"],
    "html": [
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        b"\xef\xbb\xbf\n<!-- cached -->\n<html lang='en'>",
        b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>",
        "<html><body>£5</body></html>".encode("utf-16"),
    ],
    "json": [json.dumps({"error": "not found"}).encode(), b"[1, 2]"],
    "office": [office(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"{\\rtf1\\ansi A letter}"],
    "archive": [archive(), b"\x1f\x8b\x08" + bytes(30)],
    "bookmark": [b"book\0\0\0\0mark" + bytes(60), b"bplist00\xd1\1\2SURL", WEBLOC, b"[InternetShortcut]\r\nURL=x"],
    "image": [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"<svg xmlns='x'/>"],
    "postscript": [b"%!PS-Adobe-3.0\n"],
    "xml": [b"<rss version='2.0'></rss>"],
    "text": [b"The decision was deferred.", b"{not json", b"BMX tracks in two boroughs"],
    "unknown": [b"\x7fELF\2\1\1\0", bytes(range(256))],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, many in STRANGERS.items() for data in many])
def test_what_is_not_a_pdf_is_named(kind: str, data: bytes) -> None:
    assert reason(data, "paper.pdf") == f"not_pdf:{kind}"


def test_bytes_decide_and_not_the_name() -> None:
    assert inspect(honest(), "download") == "application/pdf"
    assert inspect(honest(), "page.html") == "application/pdf"


def test_the_name_tells_forms_of_text_apart() -> None:
    assert inspect(b"<html><body>A decision</body></html>", "pcd.HTML") == "text/html"
    assert inspect(b"A decision", "pcd.txt") == "text/plain"
    assert inspect(b"<html> is what a page begins with", "pcd.txt") == "text/plain"


def test_a_page_without_text_is_refused() -> None:
    assert reason(b"", "page.html") == "empty"
    assert reason(b" \n", "page.txt") == "empty"
    assert reason(b"\x89PNG\r\n\x1a\n", "page.html") == "not_text:image"


def test_a_pdf_cut_anywhere_is_refused() -> None:
    whole = plain()
    for part in range(5, 100, 5):
        assert reason(whole[: len(whole) * part // 100], "paper.pdf") == "truncated"


def test_a_pdf_that_lost_nothing_but_its_end_marker_is_whole() -> None:
    whole = plain()
    assert inspect(whole[: whole.rindex(b"%%EOF")], "paper.pdf") == "application/pdf"
    assert inspect(whole + bytes(20_000), "paper.pdf") == "application/pdf"


def test_a_linearised_pdf_cut_behind_an_end_marker_is_refused() -> None:
    whole = linearised()
    assert inspect(whole, "paper.pdf") == "application/pdf"
    first = whole.index(b"%%EOF") + len(b"%%EOF")
    assert reason(whole[:first], "paper.pdf") == "truncated"
    assert reason(whole[: len(whole) // 2] + b"\n%%EOF\n", "paper.pdf") == "truncated"


def test_a_later_edit_that_was_cut_is_refused() -> None:
    edited = plain() + b"12 0 obj\n<< /Type /Page /Contents 13 0 R"
    assert reason(edited, "paper.pdf") == "truncated"


def test_an_index_behind_the_end_is_missing() -> None:
    whole = re.sub(rb"startxref\n\d+", b"startxref\n99999", plain())
    assert reason(whole, "paper.pdf") == "truncated"


def plain() -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, invariant=True)
    for _ in range(3):
        canvas.drawString(72, 720, "The grant is 330,000 pounds.")
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def linearised() -> bytes:
    """Return a PDF as it is laid out for the web: its length at the top, an end marker behind the first page."""
    head = b"%%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L %08d /N 2 >>\nendobj\nstartxref\n0\n%%%%EOF\n"
    rest = b"2 0 obj\n(second page)\nendobj\n" * 40 + b"startxref\n9\n%%EOF\n"
    return head % (len(head % 0) + len(rest)) + rest


def reason(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        inspect(data, name)
    return caught.value.reason
