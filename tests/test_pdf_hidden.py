"""Text that a reader of the paper cannot see is withheld, and said to be; what can be seen stays."""

from __future__ import annotations

from io import BytesIO

import pytest
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


@pytest.mark.parametrize("hide", [white_on_white, invisible, under_a_black_bar, under_a_white_patch, under_a_picture])
def test_hidden_text_is_withheld_and_flagged(hide) -> None:  # type: ignore[no-untyped-def]  # one of the five above
    sheets = paper()
    hide(sheets)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]
    assert "485" not in document.doubts[0].message


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
