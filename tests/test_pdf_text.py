"""The text of a PDF, as a person reads it."""

from __future__ import annotations

import re

import pytest
from bombs import paper, pdf, stream
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.document import Document, Span
from pipeline.errors import UnreadableError
from pipeline.pdf import read
from tests.sheets import Sheets

SHA = "0" * 64


def read_sheets(sheets: Sheets) -> Document:
    document = read(sheets.data(), SHA)
    for word in document.words:
        assert document[word.span].strip() == document[word.span] != ""
        assert len(word.edges) in (0, word.span.end - word.span.start + 1)
    return document


def prose(document: Document) -> list[str]:
    return [document[paragraph.span] for paragraph in document.paragraphs]


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


def running(*lines: str) -> Document:
    """Return a paper that has each of these lines at the foot of one page."""
    sheets = Sheets()
    for number, line in enumerate(lines):
        if number:
            sheets.page()
        sheets.prose(60, 80, [f"The paper says something else on its page with the letter {'abcdef'[number]}."])
        sheets.text(60, 790, line)
    return read_sheets(sheets)


def test_sums_that_stand_at_one_level_on_each_page_are_no_running_footer() -> None:
    text = running("Total cost £330,000", "Total cost £331,000", "Total cost £332,000").text
    assert re.findall(r"£[\d,]+", text) == ["£330,000", "£331,000", "£332,000"]


@pytest.mark.parametrize("form", ["Cost: £{0}", "Cost £ {0}", "Cost {0}k", "Cost {0} million", "Cost {0},500", "2.{0}"])
def test_sums_that_grow_by_one_from_page_to_page_are_no_page_numbers(form: str) -> None:
    lines = [form.format(number) for number in (3, 4, 5)]
    assert [line for line in lines if line not in running(*lines).text] == []


@pytest.mark.parametrize(
    "form", ["PCD 90001 Page {0} of 3", "OFFICIAL – {0} – 4/5/2031", "Board paper 2031/32 | {0}", "Version 2.1 of 2031"]
)
def test_a_running_footer_is_one_line_but_for_the_page_s_number(form: str) -> None:
    text = running(*(form.format(number) for number in (1, 2, 3))).text
    assert len(text.splitlines()) == 3
    assert "31" not in text


def test_a_footer_of_several_lines_beside_a_large_number_runs_below_a_chart_with_labels_on_their_side() -> None:
    sheets = Sheets()
    for number in range(3):
        if number:
            sheets.page()
        sheets.prose(60, 80, [f"The paper says something else on its page with the letter {'abc'[number]}."])
        sheets.canvas.saveState()
        sheets.canvas.rotate(90)
        sheets.canvas.drawString(300, -40, f"Share of grants {'xyz'[number]}")
        sheets.canvas.restoreState()
        sheets.text(60, 780, str(number + 4), 20)
        sheets.text(100, 780, "Board papers no 12", 8)
        sheets.text(100, 789, "November 2031", 8)
        sheets.text(500, 770, "Board", 8)
    assert [line[:9] for line in read_sheets(sheets).text.splitlines()] == ["The paper", "Share of "] * 3


def test_a_sum_in_a_running_footer_is_said_once() -> None:
    text = running("Grant of £330,000, page 1", "Grant of £330,000, page 2", "Grant of £330,000, page 3").text
    assert text.count("£330,000") == 1


def test_a_figure_alone_at_the_foot_of_a_single_page_is_no_page_number() -> None:
    assert running("950").text.endswith("950")
    assert "1" not in running("1").text


def test_a_number_alone_on_the_last_line_is_no_page_number() -> None:
    sheets = Sheets()
    sheets.prose(60, 80, ["The paper begins on this page."])
    sheets.text(290, 815, "1", 8)
    sheets.page()
    sheets.prose(60, 760, ["Report author, who can be reached under the number that follows, 07700 900", "115"])
    sheets.text(290, 815, "2", 8)
    document = read_sheets(sheets)
    assert prose(document) == [
        "The paper begins on this page.",
        "Report author, who can be reached under the number that follows, 07700 900 115",
    ]


def test_a_hyphen_at_the_end_of_a_line_goes_only_where_the_paper_writes_the_word_without_it() -> None:
    sheets = Sheets()
    top = sheets.prose(
        60, 80, ["The government agrees with what the local govern-", "ment board has said before this day."]
    )
    sheets.prose(60, top + 12, ["Each of the parts is held together with the non-", "publication rationale and so on."])
    assert prose(read_sheets(sheets)) == [
        "The government agrees with what the local government board has said before this day.",
        "Each of the parts is held together with the non-publication rationale and so on.",
    ]


def test_the_hyphen_that_a_program_put_at_the_end_of_a_line_goes() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [128 /uni2010] >> >>"
    lines = stream(b"BT /F 12 Tf 14 TL 72 720 Td (The grant of the adminis\x80) ' (tration is for a run-up.) ' ET")
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    document = read(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, lines, font), SHA)
    assert document.text == "The grant of the administration is for a run-up."


def test_a_word_behind_a_hyphen_stands_on_its_own_line_however_close_the_lines_are() -> None:
    lines = stream(
        b"BT /F 12 Tf 9 TL 72 720 Td (There is 1 of the run-) ' (up grants for clubs of 330,000 pounds.) ' ET"
    )
    document = read(paper(lines), SHA)
    assert document.text == "There is 1 of the run-up grants for clubs of 330,000 pounds."


@pytest.mark.parametrize("matrix", [b"11 0 0 11 %d 720", b"0 11 -11 0 72 %d"])
def test_letters_that_are_placed_one_by_one_are_words(matrix: bytes) -> None:
    x, places = 72.0, []
    for letter in "A side note of 1,234 pounds":
        places.append(b"%s Tm (%s) Tj" % (matrix % round(x), letter.encode()))
        x += stringWidth(letter, "Helvetica", 11)
    document = read(
        paper(stream(b"BT /F 1 Tf 12 0 0 12 72 780 Tm (Upright text is above.) Tj %s ET" % b" ".join(places))), SHA
    )
    assert "A side note of 1,234 pounds" in document.text.splitlines()


@pytest.mark.parametrize(("size", "rise"), [(6.5, 4), (9.17, 3.7)])  # Word's, a browser's
def test_the_mark_of_a_footnote_behind_a_sum_ends_the_sum(size: float, rise: float) -> None:
    sheets = Sheets()
    sheets.run(60, 80, [("The grant is £330,000", 11, 0), ("1", size, rise), (" and no more.", 11, 0)])
    assert read_sheets(sheets).text == "The grant is £330,000 ¹ and no more."


def test_type_that_is_printed_twice_to_look_bold_is_read_once() -> None:
    sheets = Sheets()
    for shift in (0, 0.3):
        sheets.text(60 + shift, 80, "A grant of £11,000 is approved.")
    document = read_sheets(sheets)
    assert document.text == "A grant of £11,000 is approved."


@pytest.mark.parametrize("bold", ["£11,000", "£5", "7", "Total cost", "1. Effective grants"])
def test_a_few_words_of_a_page_that_are_printed_twice_are_read_once(bold: str) -> None:
    sheets = Sheets()
    end = sheets.prose(
        60, 80, ["The sum below is the only one of the paper that is printed in bold type by its author."] * 9
    )
    for shift in (0, 0.3):
        sheets.text(60 + shift, end + 20, bold)
    assert read_sheets(sheets).text.splitlines()[-1] == bold


def test_a_sum_of_which_each_character_is_printed_twice_in_turn_is_read_once() -> None:
    sheets = Sheets()
    end = sheets.prose(
        60, 80, ["The sum below is the only one of the paper that is printed in bold type by its author."] * 9
    )
    x = 60.0
    for character in "£11,000":
        for shift in (0, 0.3):
            sheets.text(x + shift, end + 20, character)
        x += stringWidth(character, "Helvetica", 10)
    assert read_sheets(sheets).text.splitlines()[-1] == "£11,000"


def with_unknown_glyph(line: bytes, code: int) -> Document:
    """Return a paper with a line in which the font has a drawing for one code, and no meaning."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [%d /g17] >> >>" % code
    words = b"The other words of this paper can be read, and there are so many of them that one glyph is hardly any."
    lines = stream(b"BT /F 12 Tf 14 TL 72 720 Td (%s) ' 0 -30 Td (%s) ' ET" % (line, words))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return read(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, lines, font), SHA)


@pytest.mark.parametrize("line", [b"Cost \xa33\x800,000", b"Cost \x80330,000", b"Cost 330\x80", b"Cost \xa3\x80"])
def test_one_unknown_glyph_in_a_figure_is_told(line: bytes) -> None:
    document = with_unknown_glyph(line, 0x80)
    assert document.text.splitlines()[0].count("\ufffd") == 1
    assert [doubt.code for doubt in document.doubts] == ["unknown_character"]


def test_a_figure_that_only_the_second_reader_can_tell_carries_a_doubt() -> None:
    document = with_unknown_glyph(b"Cost 3301 pounds", ord("1"))
    assert [doubt.code for doubt in document.doubts] == ["second_reader"]
    assert document.second_readings == {1}


def test_one_unknown_glyph_far_from_any_figure_raises_no_doubt() -> None:
    assert with_unknown_glyph(b"The depart\x80ment pays 330 pounds", 0x80).doubts == ()
    assert with_unknown_glyph(b"\x80 12 officers", 0x80).doubts == ()


def test_digits_of_old_style_are_digits() -> None:
    names = b"<< /Differences [128 /threeoldstyle /zerooldstyle] >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding %s >>" % names
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    line = stream(b"BT /F 12 Tf 72 720 Td (The grant is \x80\x80\x81,000.) Tj ET")
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    document = read(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, line, font), SHA)
    assert document.text == "The grant is 330,000."
    assert document.doubts == ()


def test_a_stamp_that_runs_aslant_gives_no_sum_and_is_told() -> None:
    sheets = Sheets()
    sheets.text(60, 40, "A grant is approved.")
    sheets.canvas.translate(200, 400)
    sheets.canvas.rotate(45)
    sheets.canvas.drawString(0, 0, "PAID £5,000 on 3 May")
    document = read_sheets(sheets)
    assert document.text == "A grant is approved."
    assert [doubt.code for doubt in document.doubts] == ["slanted_text"]


@pytest.mark.parametrize("spacing", [1.8, 2.5, 4])
def test_letters_that_are_set_apart_are_words_and_their_figures_sums(spacing: float) -> None:
    words = b"BT /F 12 Tf %.1f Tc 72 720 Td (THE BUDGET OF 330,000 POUNDS IS AGREED) Tj ET" % spacing
    assert read(paper(stream(words)), SHA).text == "THE BUDGET OF 330,000 POUNDS IS AGREED"


def test_single_figures_beside_each_other_are_no_sum() -> None:
    sheets = Sheets()
    for number, figure in enumerate("3300005"):
        sheets.text(60 + 10 * number, 80, figure)
    assert read_sheets(sheets).text.split() == list("3300005")


def test_a_watermark_over_several_lines_does_not_mix_them() -> None:
    sheets = Sheets()
    sheets.text(60, 60, "DRAFT", 60)
    sheets.text(60, 70, "The grant is £330,000 in all.")
    sheets.text(60, 90, "The fee is £20,000 in all.")
    assert read_sheets(sheets).text == "DRAFT\nThe grant is £330,000 in all.\nThe fee is £20,000 in all."


def test_a_character_that_is_called_nothing_and_has_a_width_may_be_a_digit() -> None:
    odd = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 55 /LastChar 55 /Widths [556]"
        b" /ToUnicode 7 0 R >>"
    )
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <37> <200B> endbfchar"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    fonts = b"<< /Font << /F 5 0 R /Odd 6 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % fonts
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    words = b"(The grant to all of the clubs of the borough is 3) Tj /Odd 12 Tf (7) Tj /F 12 Tf (30,000.) Tj"
    line = stream(b"BT /F 12 Tf 72 720 Td %s ET" % words)
    document = read(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, line, font, odd, stream(cmap)), SHA)
    assert document.text == "The grant to all of the clubs of the borough is 3\ufffd30,000."
    assert [doubt.code for doubt in document.doubts] == ["unknown_character"]


def test_a_watermark_without_a_figure_is_left_out_without_ado() -> None:
    sheets = Sheets()
    sheets.text(60, 40, "A grant is approved.")
    sheets.canvas.translate(200, 400)
    sheets.canvas.rotate(45)
    sheets.canvas.drawString(0, 0, "DRAFT")
    document = read_sheets(sheets)
    assert (document.text, document.doubts) == ("A grant is approved.", ())


def test_the_mark_of_a_footnote_is_never_a_digit_of_the_figure_before_it() -> None:
    sheets = Sheets()
    sheets.run(60, 80, [("The grant is £330", 10, 0), ("1", 6, 4), (" and no more.", 10, 0)])
    text = read_sheets(sheets).text
    assert re.findall(r"£\d+", text) == ["£330"]
    assert "£330 ¹ and" in text


def test_an_ordinal_with_raised_letters_is_one_word() -> None:
    sheets = Sheets()
    sheets.run(60, 80, [("until the 31", 10, 0), ("st", 6, 4), (" March 2031", 10, 0)])
    assert read_sheets(sheets).text == "until the 31st March 2031"


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
