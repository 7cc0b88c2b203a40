"""What is typed into a form's fields, or stamped on a page, is read as it is seen."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.document import Document, Span
from pipeline.pdf import read
from pipeline.pdf.render import render
from tests.bombs import pdf, stream
from tests.sheets import Sheets

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
DRAWN = b"/AP << /N 7 0 R >>"
STAMP = b"BT /F 12 Tf 2 5 Td (Approved: 45,000 pounds) Tj ET"
SHOWN, HIDDEN, NOT_VIEWED = 4, 2, 32


def form() -> bytes:
    sheets = Sheets()
    sheets.text(60, 80, "The sum that is asked for:")
    sheets.canvas.acroForm.textfield(name="sum", x=60, y=700, width=200, height=20, value="£45,000", fontSize=11)
    return sheets.data()


def noted(kind: bytes, flags: int = SHOWN, entries: bytes = DRAWN, drawing: bytes = STAMP, left: int = 250) -> bytes:
    """Return a paper of one line with an annotation, drawn over the line or below it."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DR << /Font << /Helv 5 0 R >> >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R]"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 12 Tf 60 705 Td (A grant is asked for.) Tj ET"),
        FONT,
        b"<< /Type /Annot /Subtype /%s /Rect [%d 700 %d 720] /F %d /Contents (Approved: 45,000 pounds)"
        b" /DA (/Helv 12 Tf 0 g) %s >>" % (kind, left, left + 200, flags, entries),
        stream(drawing, b"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 5 0 R >> >>"),
    )


def read_bytes(data: bytes) -> Document:
    return read(data, "0" * 64)


def test_the_value_of_a_form_s_field_is_read_and_shown_in_pictures() -> None:
    document = read_bytes(form())
    assert document.text.splitlines() == ["The sum that is asked for:", "£45,000"]
    at = document.text.index("£")
    place = document.place(Span(at, at + 7))
    assert place is not None
    pixels = np.asarray(render(form(), 1, place[1], dpi=100).convert("L"))
    assert (pixels < 100).any()


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        (b"Stamp", DRAWN),
        (b"FreeText", DRAWN),
        (b"FreeText", b""),
        (b"Widget", b"/FT /Tx /T (sum) /V (Approved: 45,000 pounds)"),
    ],
)
def test_what_is_stamped_or_typed_on_a_page_is_read(kind: bytes, entries: bytes) -> None:
    assert "Approved: 45,000 pounds" in read_bytes(noted(kind, SHOWN, entries)).text


@pytest.mark.parametrize(
    ("kind", "flags"), [(b"Stamp", HIDDEN), (b"Stamp", NOT_VIEWED), (b"Text", SHOWN), (b"Popup", SHOWN)]
)
def test_what_a_viewer_does_not_show_is_not_read(kind: bytes, flags: int) -> None:
    assert read_bytes(noted(kind, flags)).text == "A grant is asked for."


def test_words_below_a_black_annotation_are_withheld() -> None:
    document = read_bytes(noted(b"Square", drawing=b"0 g 0 0 200 20 re f", left=50))
    assert document.text == ""
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]
