"""Text that a reader of the paper can see is read, however it is set, and no doubt is told of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.sheets import Sheets, picture, read_sheets

SEEN = "Total £1,234"


def in_outline(sheets: Sheets) -> None:
    text = sheets.canvas.beginText(60, 710)
    text.setFont("Helvetica", 12)
    text.setTextRenderMode(1)
    text.textOut(SEEN)
    sheets.canvas.drawText(text)


def white_on_a_dark_ground(sheets: Sheets) -> None:
    sheets.fill(50, 112, 300, 140, shade=0.1)
    sheets.canvas.setFillGray(1)
    sheets.text(60, 120, SEEN)


def on_a_shade_painted_before_it(sheets: Sheets) -> None:
    sheets.fill(50, 112, 300, 140, shade=0.9)
    sheets.text(60, 120, SEEN)


def below_a_see_through_mark(sheets: Sheets) -> None:
    sheets.text(60, 120, SEEN)
    sheets.canvas.setFillAlpha(0.3)
    sheets.fill(50, 112, 300, 140, shade=0.5)


@pytest.mark.parametrize(
    "draw", [in_outline, white_on_a_dark_ground, on_a_shade_painted_before_it, below_a_see_through_mark]
)
def test_what_can_be_seen_is_read_without_a_doubt(draw: Callable[[Sheets], None]) -> None:
    sheets = Sheets()
    sheets.text(60, 80, "A grant of £330,000 is approved.")
    draw(sheets)
    document = read_sheets(sheets)
    assert document.text == f"A grant of £330,000 is approved.\n{SEEN}"
    assert document.doubts == ()


def test_words_that_are_printed_twice_at_one_place_are_seen() -> None:
    sheets = Sheets()
    for _ in range(2):
        sheets.text(60, 80, "A grant of £330,000 is approved.")
    sheets.canvas.drawImage(picture(255), 50, 842 - 60, 10, 10)
    sheets.canvas.setFillAlpha(0.3)
    sheets.fill(50, 72, 300, 100, shade=0.5)
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 is approved."
    assert document.doubts == ()


def test_red_type_on_a_green_ground_as_dark_is_read() -> None:
    sheets = Sheets()
    sheets.canvas.setFillColorRGB(0, 0.4, 0)
    sheets.canvas.rect(50, 700, 250, 30, stroke=0, fill=1)
    sheets.canvas.setFillColorRGB(0.78, 0, 0)
    sheets.text(60, 120, "Total £330,000")
    sheets.canvas.drawImage(picture(200, (4, 4)), 50, 702, 250, 26, mask=[200, 200, 200, 200, 200, 200])
    assert read_sheets(sheets).text == "Total £330,000"
