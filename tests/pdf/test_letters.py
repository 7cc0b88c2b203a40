"""The letters of a PDF as words and figures, however a program has set them."""

from __future__ import annotations

import re

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.document import Document
from pipeline.pdf import read
from tests.bombs import paper, pdf, stream
from tests.sheets import SHA, Sheets, prose, read_sheets


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
