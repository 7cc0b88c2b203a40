"""Text that a reader of the paper cannot see is withheld, and said to be; what can be seen stays."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from bombs import pdf, stream
from PIL import Image
from reportlab.lib.utils import ImageReader

from pipeline.document import Document
from pipeline.pdf import read
from tests.sheets import Sheets

UNSEEN = "Payee £485,000"


def read_sheets(sheets: Sheets) -> Document:
    return read(sheets.data(), "0" * 64)


def paper() -> Sheets:
    sheets = Sheets()
    sheets.text(60, 80, "A grant of £330,000 is approved.")
    return sheets


def picture(shade: int, size: tuple[int, int] = (200, 40)) -> ImageReader:
    out = BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def white_on_white(sheets: Sheets) -> None:
    sheets.canvas.setFillGray(1)
    sheets.text(60, 120, UNSEEN)
    sheets.canvas.setFillGray(0)


def invisible(sheets: Sheets) -> None:
    text = sheets.canvas.beginText(60, 710)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textOut(UNSEEN)
    sheets.canvas.drawText(text)


def under_a_black_bar(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.fill(50, 112, 300, 140, shade=0)


def under_a_white_patch(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.fill(50, 112, 300, 140, shade=1)


def under_a_picture(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.canvas.drawImage(picture(200), 50, 842 - 140, 250, 28)


def too_faint(sheets: Sheets) -> None:
    sheets.canvas.setFillAlpha(0.02)
    sheets.text(60, 120, UNSEEN)


def too_small(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN, size=0.7)


def black_on_black(sheets: Sheets) -> None:
    sheets.fill(50, 112, 300, 140, shade=0)
    sheets.text(60, 120, UNSEEN)


def in_the_colour_of_its_cell(sheets: Sheets) -> None:
    sheets.canvas.setFillColorRGB(0.3, 0.7, 0.3)
    sheets.canvas.rect(50, 700, 250, 30, stroke=0, fill=1)
    sheets.text(60, 120, UNSEEN)


def with_a_white_outline(sheets: Sheets) -> None:
    text = sheets.canvas.beginText(60, 710)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(1)
    sheets.canvas.setStrokeGray(1)
    text.textOut(UNSEEN)
    sheets.canvas.drawText(text)


def under_an_ellipse(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.canvas.ellipse(20, 690, 330, 740, stroke=0, fill=1)


def under_a_thick_stroke(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.canvas.setLineWidth(16)
    sheets.canvas.line(50, 842 - 124, 300, 842 - 124)


def under_many_strips(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    for x in range(50, 300, 5):
        sheets.fill(x, 112, x + 5.2, 140, shade=1)


HIDDEN = (
    white_on_white,
    invisible,
    too_faint,
    too_small,
    black_on_black,
    in_the_colour_of_its_cell,
    with_a_white_outline,
    under_a_black_bar,
    under_a_white_patch,
    under_a_picture,
    under_an_ellipse,
    under_a_thick_stroke,
    under_many_strips,
)


@pytest.mark.parametrize("hide", HIDDEN)
def test_hidden_text_is_withheld_and_flagged(hide: Callable[[Sheets], None]) -> None:
    sheets = paper()
    hide(sheets)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]
    assert "485" not in document.doubts[0].message


@pytest.mark.parametrize("switch", [b"OFF", b"ON"])
def test_a_layer_that_is_switched_off_hides_its_text(switch: bytes) -> None:
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    words = b"BT /F 12 Tf 72 720 Td (A grant is paid, of) Tj ET /OC /L BDC BT /F 12 Tf 72 690 Td (485,000.) Tj ET EMC"
    data = pdf(
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /%s [5 0 R] >> >> >>" % switch,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << %s /Properties << /L 5 0 R >> >> >>" % font,
        stream(words),
        b"<< /Type /OCG /Name (draft) >>",
    )
    document = read(data, "0" * 64)
    assert ("485,000" in document.text) == (switch == b"ON")
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"] * (switch == b"OFF")


def test_a_slip_of_one_letter_is_withheld_without_ado() -> None:
    sheets = paper()
    sheets.text(580, 830, "C", size=1)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert document.doubts == ()


def test_type_in_outline_is_read() -> None:
    sheets = paper()
    text = sheets.canvas.beginText(60, 710)
    text.setFont("Helvetica", 12)
    text.setTextRenderMode(1)
    text.textOut("Total £1,234")
    sheets.canvas.drawText(text)
    document = read_sheets(sheets)
    assert "Total £1,234" in document.text
    assert document.doubts == ()


def test_white_type_on_a_dark_ground_is_read() -> None:
    sheets = paper()
    sheets.fill(50, 112, 300, 140, shade=0.1)
    sheets.canvas.setFillGray(1)
    sheets.text(60, 120, "Amount")
    document = read_sheets(sheets)
    assert "Amount" in document.text
    assert document.doubts == ()


def test_a_shade_painted_before_its_words_covers_nothing() -> None:
    sheets = paper()
    sheets.fill(50, 112, 300, 140, shade=0.9)
    sheets.text(60, 120, "Total £330,000")
    document = read_sheets(sheets)
    assert "Total £330,000" in document.text
    assert document.doubts == ()


def test_a_see_through_mark_over_words_hides_nothing() -> None:
    sheets = paper()
    sheets.canvas.setFillAlpha(0.3)
    sheets.fill(50, 72, 300, 100, shade=0.5)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert document.doubts == ()
