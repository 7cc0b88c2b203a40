"""Text that a reader of the paper cannot see is withheld, and said to be; what can be seen stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.pdf import read
from tests.bombs import pdf, stream
from tests.sheets import Sheets, picture, read_sheets

UNSEEN = "Payee £485,000"


def paper() -> Sheets:
    sheets = Sheets()
    sheets.text(60, 80, "A grant of £330,000 is approved.")
    return sheets


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


def under_a_nearly_opaque_bar(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    sheets.canvas.setFillAlpha(0.98)
    sheets.fill(50, 112, 300, 140, shade=0)


def under_a_shade(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    path = sheets.canvas.beginPath()
    path.rect(50, 700, 250, 30)
    sheets.canvas.clipPath(path, stroke=0)
    sheets.canvas.linearGradient(50, 700, 300, 730, ["#888888", "#888888"], extend=True)


def under_a_bar_at_the_end_of_a_drawing(sheets: Sheets) -> None:
    sheets.text(60, 120, UNSEEN)
    for x in range(6001):
        sheets.canvas.rect(300 + x % 90, 300 + x // 90, 3, 3, stroke=1, fill=0)
    sheets.fill(50, 112, 300, 140, shade=0)


def on_a_black_picture(sheets: Sheets) -> None:
    sheets.canvas.drawImage(picture(0), 50, 842 - 140, 250, 28)
    sheets.text(60, 120, UNSEEN)


def nearly_black_on_black(sheets: Sheets) -> None:
    sheets.fill(50, 112, 300, 140, shade=0)
    sheets.canvas.setFillGray(0.06)
    sheets.text(60, 120, UNSEEN)


def cut_off_by_a_clipping_path(sheets: Sheets) -> None:
    path = sheets.canvas.beginPath()
    path.rect(50, 600, 250, 30)
    sheets.canvas.clipPath(path, stroke=0)
    sheets.text(60, 120, UNSEEN)


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
    under_a_nearly_opaque_bar,
    under_a_shade,
    under_a_bar_at_the_end_of_a_drawing,
    on_a_black_picture,
    nearly_black_on_black,
    cut_off_by_a_clipping_path,
)


@pytest.mark.parametrize("hide", HIDDEN)
def test_hidden_text_is_withheld_and_flagged(hide: Callable[[Sheets], None]) -> None:
    sheets = paper()
    hide(sheets)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]
    assert "485" not in document.doubts[0].message


def layered(words: bytes, switch: bytes) -> bytes:
    """Return a PDF of one page with these words, whose layer L is switched on or off."""
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /%s [5 0 R] >> >> >>" % switch,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << %s /Properties << /L 5 0 R >> >> >>" % font,
        stream(words),
        b"<< /Type /OCG /Name (draft) >>",
    )


@pytest.mark.parametrize("switch", [b"OFF", b"ON"])
def test_a_layer_that_is_switched_off_hides_its_text(switch: bytes) -> None:
    words = b"BT /F 12 Tf 72 720 Td (A grant is paid, of) Tj ET /OC /L BDC BT /F 12 Tf 72 690 Td (485,000.) Tj ET EMC"
    document = read(layered(words, switch), "0" * 64)
    assert ("485,000" in document.text) == (switch == b"ON")
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"] * (switch == b"OFF")


def test_of_two_layers_at_one_place_the_one_that_is_on_is_read() -> None:
    line = b"BT /F 12 Tf %d 720 Td (A grant of %d,000.) Tj ET"
    words = line % (72, 330) + b" /OC /L BDC " + line % (73, 485) + b" EMC"
    document = read(layered(words, b"OFF"), "0" * 64)
    assert document.text == "A grant of 330,000."
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]


def test_what_is_printed_over_a_cover_is_read_and_what_lies_below_it_is_not() -> None:
    sheets = Sheets()
    sheets.text(60, 80, "The grant is £330,000")
    sheets.fill(110, 75, 200, 95, shade=1)
    sheets.text(114, 80, "£111,000")
    document = read_sheets(sheets)
    assert "£111,000" in document.text
    assert "330" not in document.text
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]


@pytest.mark.parametrize("mode", [0, 3])
def test_figures_that_cannot_be_seen_are_no_part_of_the_sum_that_they_touch(mode: int) -> None:
    sheets = Sheets()
    text = sheets.canvas.beginText(60, 710)
    text.setFont("Helvetica", 10)
    text.textOut("The grant is £330")
    text.setFillGray(1)
    text.setTextRenderMode(mode)
    text.textOut(",999")
    text.setFillGray(0)
    text.setTextRenderMode(0)
    text.textOut(" in all.")
    sheets.canvas.drawText(text)
    document = read_sheets(sheets)
    assert document.text == "The grant is £330 in all."
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]


def test_a_sum_of_which_a_clip_cuts_off_the_end_is_read_whole_and_told() -> None:
    sheets = Sheets()
    path = sheets.canvas.beginPath()
    path.rect(50, 600, 88, 200)
    sheets.canvas.clipPath(path, stroke=0)
    sheets.text(60, 80, "The grant is £330,000")
    document = read_sheets(sheets)
    assert document.text == "The grant is £330,000"
    assert [doubt.code for doubt in document.doubts] == ["cut_off"]


def test_a_slip_of_one_letter_is_withheld_without_ado() -> None:
    sheets = paper()
    sheets.text(580, 830, "C", size=1)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert document.doubts == ()
