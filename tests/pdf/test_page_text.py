"""The text of a PDF, as a person reads it."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.document import Span
from pipeline.errors import UnreadableError
from pipeline.pdf import read
from tests.sheets import SHA, Sheets, prose, read_sheets


def test_a_paragraph_is_joined_over_its_lines() -> None:
    sheets = Sheets()
    sheets.prose(60, 80, ["The Deputy Mayor is asked to approve the acceptance of", "a grant from the Home Office."])
    assert prose(read_sheets(sheets)) == [
        "The Deputy Mayor is asked to approve the acceptance of a grant from the Home Office."
    ]


def test_a_gap_or_a_number_begins_a_paragraph() -> None:
    sheets = Sheets()
    top = sheets.prose(60, 80, ["The first paragraph fills more than one line of the paper", "and ends here."])
    top = sheets.prose(60, top + 10, ["The second stands below a gap and also fills its whole line", "or two."])
    sheets.prose(60, top + 10, ["1.1. The numbered one."])
    sheets.prose(60, top + 22, ["1.2. The next one, right below it."])
    document = read_sheets(sheets)
    assert [(p.label, document[p.span]) for p in document.paragraphs] == [
        (None, "The first paragraph fills more than one line of the paper and ends here."),
        (None, "The second stands below a gap and also fills its whole line or two."),
        ("1.1.", "The numbered one."),
        ("1.2.", "The next one, right below it."),
    ]


def test_a_paragraph_runs_on_over_the_page_and_over_header_footer_and_page_number() -> None:
    sheets = Sheets()
    for number, lines in enumerate(
        (["The grant is paid in two parts, of which the first falls due"], ["in June and the second in March."]), 1
    ):
        sheets.text(60, 30, "Policing and Crime Decision")
        sheets.text(60, 800, "OFFICIAL", 8)
        sheets.text(290, 815, str(number), 8)
        sheets.prose(60, 740 if number == 1 else 80, [*lines, ""][: 2 if number == 1 else 1])
        sheets.page()
    document = read_sheets(sheets)
    assert prose(document) == [
        "The grant is paid in two parts, of which the first falls due in June and the second in March."
    ]
    assert {word.page for word in document.words} == {1, 2}


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    sheets = Sheets()
    left = [
        "The left column tells of the grant and",
        "of the body that pays it, in words that",
        "fill its lines from edge to edge, and it",
        "goes on until the",
        "column ends.",
    ]
    right = [
        "The right column tells of the projects",
        "and of the places where they are run by",
        "bodies that were chosen by the board, so",
        "that each of them is",
        "known.",
    ]
    sheets.prose(60, 80, left)
    sheets.prose(310, 80, right)
    text = read_sheets(sheets).text
    assert " ".join(text.split()) == " ".join([*left, *right])
    assert read_sheets(_again(left, right)).tables == ()


def _again(left: list[str], right: list[str]) -> Sheets:
    sheets = Sheets()
    sheets.prose(60, 80, left)
    sheets.prose(310, 80, right)
    return sheets


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_printed_on_its_side_is_read_and_its_boxes_lie_where_the_words_are_seen(turn: int) -> None:
    sheets = Sheets((600, 600))
    sheets.canvas.translate(300, 300)
    sheets.canvas.rotate(turn)
    sheets.canvas.translate(-300, -300)
    sheets.prose(60, 80, ["A grant of £330,000 from the Home Office for", "Haringey and Enfield."])
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000 from the Home Office for Haringey and Enfield."
    at = document.text.index("£")
    place = document.place(Span(at, at + 8))
    assert place is not None
    x, y = (place[1].x0 + place[1].x1) / 2, (place[1].top + place[1].bottom) / 2
    along = 60 + stringWidth("A grant of ", "Helvetica", 10) + stringWidth("£330,000", "Helvetica", 10) / 2
    expected = {90: (85, 600 - along), 180: (600 - along, 515), 270: (515, along)}[turn]
    assert (x, y) == pytest.approx(expected, abs=1)


def test_a_page_that_the_viewer_turns_is_read_as_it_is_seen() -> None:
    sheets = Sheets((600, 400))
    sheets.canvas.setPageRotation(90)  # reportlab then makes the sheet 400 wide and 600 high
    sheets.canvas.translate(400, 0)
    sheets.canvas.rotate(90)
    sheets.text(60, 80, "A grant of £330,000")
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000"
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)
    assert document.words[0].box.x0 == pytest.approx(60, abs=1.5)
    assert document.words[0].box.top == pytest.approx(80, abs=2)


def test_what_lies_outside_the_crop_box_is_not_read_and_boxes_count_from_its_corner() -> None:
    sheets = Sheets()
    sheets.canvas.setCropBox((50, 100, 545, 742))
    sheets.text(10, 30, "Printer's mark")
    sheets.text(60, 110, "A grant of £330,000")
    document = read_sheets(sheets)
    assert document.text == "A grant of £330,000"
    assert document.words[0].box.x0 == pytest.approx(10, abs=1.5)
    assert document.words[0].box.top == pytest.approx(10, abs=2)


def test_a_file_without_pages_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            b"trailer<</Root 1 0 R>>\n%%EOF",
            SHA,
        )
    assert caught.value.reason == "no_pages"


def test_footnotes_stand_apart_and_do_not_break_a_paragraph_that_runs_on() -> None:
    sheets = Sheets()
    top = sheets.prose(60, 80, ["The paper tells of the grant and of the bodies that are paid from it this year."] * 4)
    sheets.prose(60, 716, ["It is paid in two parts, of which the first falls due in the month", ""])
    sheets.text(60, 760, "1 Figures are rounded to the nearest pound.", 7)
    sheets.text(60, 769, "2 See the report of the board.", 7)
    sheets.page()
    sheets.prose(60, 80, ["of June and the second in March."])
    document = read_sheets(sheets)
    assert top < 716
    assert "first falls due in the month of June and the second" in document.text
    notes = [document[p.span] for p in document.paragraphs if p.kind == "note"]
    assert notes == ["1 Figures are rounded to the nearest pound.", "2 See the report of the board."]


def test_large_or_bold_lines_are_headings_and_begin_sections() -> None:
    sheets = Sheets()
    sheets.text(60, 80, "Executive Summary", bold=True)
    sheets.prose(60, 100, ["The paper asks for the acceptance of a grant and for its payment to", "others."])
    sheets.text(60, 140, "Use of the money", 14)
    sheets.prose(60, 164, ["It pays for projects in two areas, each of them for one year and no", "longer."])
    document = read_sheets(sheets)
    assert [section.title for section in document.sections] == ["Executive Summary", "Use of the money"]
