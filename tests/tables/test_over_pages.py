"""Tables that a page's end cuts, whose parts are not set alike."""

from __future__ import annotations

import pytest

from pipeline.document import Span
from pipeline.pdf import read
from tests.sheets import Sheets, tables

HEAD = ["No", "Club", "Award", "Left"]
XS = (60, 84, 400, 480)


def write(sheets: Sheets, top: float, row: list[str], *, bold: bool = False) -> None:
    for column, (x, entry) in enumerate(zip(XS, row, strict=True)):
        sheets.text(x + 50 if column > 1 else x, top, entry, right=column > 1, bold=bold)


def test_numbers_that_stand_close_before_the_names_on_one_page_only_have_their_column_on_both() -> None:
    sheets = Sheets()
    write(sheets, 720, HEAD, bold=True)
    write(sheets, 740, ["1.", "Oak Choir for all of the boys and girls of Oakridge", "£1,000", "£9,000"])
    write(sheets, 760, ["2.", "Elm Band", "£2,000", "£7,000"])
    sheets.page()
    rows = [
        ["3.", "Ash Club", "£500", "£6,500"],
        ["10.", "Ivy Drama", "£1,500", "£5,000"],
        ["11.", "Fir Art", "£5,000", "£0"],
    ]
    for number, row in enumerate(rows):
        write(sheets, 60 + 20 * number, row)
    found = tables(sheets)
    assert len(found) == 1
    assert [row[0] for row in found[0][1:]] == ["1.", "2.", "3.", "10.", "11."]


def test_the_first_line_of_an_entry_below_a_repeated_header_is_no_heading() -> None:
    sheets = Sheets()
    write(sheets, 740, HEAD, bold=True)
    write(sheets, 760, ["1", "Oak Choir", "£1,000", "£9,000"])
    sheets.page()
    write(sheets, 60, HEAD, bold=True)
    sheets.text(XS[1], 76, "Elm Band for all of the boys and girls")
    write(sheets, 87, ["2", "Thornbury", "£2,000", "£7,000"])
    write(sheets, 107, ["3", "Ash Club", "£500", "£6,500"])
    wrapped = ["2", "Elm Band for all of the boys and girls Thornbury", "£2,000", "£7,000"]
    assert tables(sheets) == [
        [HEAD, ["1", "Oak Choir", "£1,000", "£9,000"], wrapped, ["3", "Ash Club", "£500", "£6,500"]]
    ]


def test_a_total_alone_on_its_page_begins_where_the_rows_above_have_their_numbers_and_what_is_left_below_it() -> None:
    sheets = Sheets()
    write(sheets, 700, HEAD, bold=True)
    rows = [["8", "Oak Choir", "£1,000", "£9,000"], ["9", "Elm", "£2,000", "£7,000"], ["10", "Ash", "£50", "£6,950"]]
    for number, row in enumerate(rows):
        write(sheets, 720 + 20 * number, row)
    sheets.page()
    write(sheets, 60, HEAD, bold=True)
    for top, label, figure in ((80, "Total awarded", "£3,050"), (100, "Not awarded", "£6,950")):
        sheets.text(56, top, label)
        sheets.text(450, top, figure, right=True)
    sheets.text(56, 140, "The clubs were told on Monday.")
    ends = [["Total awarded", "", "£3,050", ""], ["Not awarded", "", "£6,950", ""]]
    assert tables(sheets) == [[HEAD, *rows, *ends]]


def cut_in_the_middle() -> Sheets:
    """Return a table whose last row of the first page ends with the first line of the next one."""
    sheets = Sheets()
    write(sheets, 720, ["No", "Club", "Award", "Left"], bold=True)
    write(sheets, 740, ["1", "Oak Choir", "£1,000", "£9,000"])
    write(sheets, 760, ["2", "Elm Band for boys and", "£2,000", "£7,000"])
    sheets.page()
    sheets.text(XS[1], 60, "girls of Thornbury")
    write(sheets, 80, ["3", "Ash Club", "£500", "£6,500"])
    write(sheets, 100, ["4", "Ivy Drama", "£1,500", "£5,000"])
    return sheets


def test_an_entry_that_ends_on_the_next_page_is_one() -> None:
    (rows,) = tables(cut_in_the_middle())
    assert [row[1] for row in rows[1:]] == [
        "Oak Choir",
        "Elm Band for boys and girls of Thornbury",
        "Ash Club",
        "Ivy Drama",
    ]


def test_what_is_read_on_the_next_page_is_placed_there() -> None:
    document = read(cut_in_the_middle().data(), "0" * 64)
    at = document.text.index("girls of Thornbury")
    place = document.place(Span(at, at + 5))
    assert place is not None
    assert place[0] == 2


def test_a_last_row_whose_entries_stand_on_three_levels_is_the_table_s() -> None:
    sheets = Sheets()
    write(sheets, 100, HEAD, bold=True)
    write(sheets, 120, ["1", "Oak Choir", "£1,000", "£9,000"])
    write(sheets, 140, ["2", "Elm Band", "£2,000", "£7,000"])
    sheets.text(XS[1], 160, "Ash Club for boys and girls")
    write(sheets, 165.5, ["3", "", "£500", "£6,500"])
    sheets.text(XS[1], 171, "and their friends")
    wrapped = ["3", "Ash Club for boys and girls and their friends", "£500", "£6,500"]
    assert tables(sheets)[0][-1] == wrapped


def test_two_tables_with_headers_of_their_own_stay_two() -> None:
    sheets = Sheets()
    write(sheets, 740, HEAD, bold=True)
    write(sheets, 760, ["1", "Oak Choir", "£1,000", "£9,000"])
    write(sheets, 780, ["2", "Elm Band", "£2,000", "£7,000"])
    sheets.page()
    write(sheets, 60, ["No", "Officer", "Cost", "Spent"], bold=True)
    write(sheets, 80, ["1", "Ada", "£700", "£100"])
    write(sheets, 100, ["2", "Bo", "£800", "£200"])
    assert len(tables(sheets)) == 2


def test_rows_stay_apart_whose_sums_stand_in_the_first_column() -> None:
    sheets = Sheets()
    for top, row in (
        (100, ["Award", "Club", "Use"]),
        (116, ["£4,500", "Oak Choir", "Songs"]),
        (160, ["£350", "Ash", "Clay"]),
    ):
        for x, entry in zip((60, 130, 330), row, strict=True):
            sheets.text(x, top, entry, bold=top == 100)
    sheets.text(330, 133, "Lessons for all of the")
    for x, entry in ((60, "£12,000"), (130, "Elm Band"), (330, "boys and girls")):
        sheets.text(x, 144, entry)
    assert [row[2] for row in tables(sheets)[0][1:]] == ["Songs", "Lessons for all of the boys and girls", "Clay"]


def test_a_repeated_header_far_above_its_rows_is_read_once() -> None:
    sheets = Sheets()
    write(sheets, 700, HEAD, bold=True)
    for number in range(3):
        write(sheets, 730 + 25 * number, [str(number + 1), f"Oak {number}", "£1,000", "£9,000"])
    sheets.page()
    write(sheets, 60, HEAD, bold=True)
    for number in range(3):
        write(sheets, 110 + 25 * number, [str(number + 4), f"Elm {number}", "£500", "£6,500"])
    (rows,) = tables(sheets)
    assert [row[0] for row in rows] == ["No", "1", "2", "3", "4", "5", "6"]


def test_a_total_that_spans_two_columns_alone_below_the_header_of_the_next_page_ends_the_table() -> None:
    sheets = Sheets()
    rows = [["", "Club", "Award"], ["1", "Oak Choir", "£1,000"], ["2", "Elm", "£2,000"]]
    sheets.table(60, 700, (24, 316, 80), rows)
    sheets.page()
    sheets.table(60, 60, (340, 80), [["Club", "Award"], ["Total", "£3,000"]])
    assert tables(sheets)[0][-2:] == [["2", "Elm", "£2,000"], ["Total", "", "£3,000"]]


def test_a_row_that_the_page_s_end_cuts_is_one_row() -> None:
    sheets = Sheets()
    widths = (145, 95)
    rows = [["Club", "Award"], ["Oak Choir", "£1,000"], ["Elm Fathers' Support and", "£2,000"]]
    sheets.table(60, 700, widths, rows)
    sheets.page()
    sheets.table(60, 60, widths, [["Mentoring Network", ""], ["Ash Club", "£500"], ["Total", "£3,500"]])
    assert tables(sheets)[0][2:4] == [["Elm Fathers' Support and Mentoring Network", "£2,000"], ["Ash Club", "£500"]]


def test_the_heading_of_a_group_on_top_of_a_page_ends_no_row() -> None:
    sheets = Sheets()
    widths = (145, 95)
    sheets.table(60, 700, widths, [["Club", "Award"], ["Oak Choir", "£1,000"], ["Elm Band", "£2,000"]])
    sheets.page()
    sheets.table(60, 60, widths, [["Sports", ""], ["Ash Club", "£500"], ["Total", "£3,500"]])
    assert tables(sheets)[0][2:4] == [["Elm Band", "£2,000"], ["Sports", ""]]


def test_a_table_whose_lines_end_with_the_page_goes_on_without_them() -> None:
    sheets = Sheets()
    sheets.table(
        60, 720, (190, 150, 80), [["Club", "Ward", "Award"], ["Oak Choir", "Bow", "£1,000"], ["Elm", "Lee", "£2,000"]]
    )
    sheets.page()
    for number, row in enumerate([["Ash Club", "Hay", "£500"], ["Ivy", "Bow", "£700"], ["Total", "", "£4,200"]]):
        for x, entry in zip((64, 254, 476), row, strict=True):
            sheets.text(x, 60 + 20 * number, entry, right=x > 400)
    assert [row[0] for row in tables(sheets)[0]] == ["Club", "Oak Choir", "Elm", "Ash Club", "Ivy", "Total"]


def test_the_rest_of_a_name_beside_a_column_of_themes_ends_its_row_and_heads_no_group() -> None:
    sheets = Sheets()
    xs, head = (60, 180, 400), ["Theme", "Club", "Award"]
    above = [["Work", "Oak Choir", "£1,000"], ["", "Elm Band", "£2,000"], ["", "St Anne’s", "£500"]]
    below = [["", "Community Kitchen", ""], ["Play", "Ivy Drama", "£700"], ["", "Fir Art", "£600"]]
    for top, rows in ((740, above), (40, below)):
        for number, row in enumerate([head, *rows]):
            for x, entry in zip(xs, row, strict=True):
                sheets.text(x, top + 20 * number, entry, right=x == xs[-1], bold=not number)
        if rows is above:
            sheets.page()
    assert tables(sheets)[0][3:5] == [["", "St Anne’s Community Kitchen", "£500"], ["Play", "Ivy Drama", "£700"]]


def test_the_rule_below_a_repeated_header_parts_no_rows_of_the_page_before() -> None:
    sheets = Sheets()
    for top, rows in ((690, [("1", "Oak Choir"), ("2", "Elm Band")]), (40, [("3", "Ash Club"), ("4", "Ivy Drama")])):
        for number, (x, words) in enumerate(zip(XS, HEAD, strict=True)):
            sheets.text(x + 50 if number > 1 else x, top, words, right=number > 1, bold=True)
        for rule in (-4, 5, 14, 15.5):
            sheets.line(56, top + rule, 534, top + rule)
        for row, (count, name) in enumerate(rows):
            start = top + 22 + 38 * row
            write(sheets, start, [count, f"{name} and Mothers’", f"£{count},000", f"£{9 - int(count)},000"])
            sheets.text(XS[1], start + 11.5, "Network Group – trips to")
            sheets.text(XS[1], start + 23, "the seaside")
        if count == "2":
            sheets.page()
    names = [row[1] for row in tables(sheets)[0][1:]]
    assert names[1] == "Elm Band and Mothers’ Network Group – trips to the seaside"
    assert len(names) == 4


def test_a_bold_name_at_the_top_of_a_page_heads_no_other_table() -> None:
    sheets = Sheets()
    names = [("Oak Choir", "Bow"), ("Elm Band", "Lee"), ("Ash Club", "Hay"), ("Ivy Drama", "Bow")]
    for number, words in enumerate(("Club", "Purpose", "Award")):
        sheets.text((60, 220, 440)[number], 640, words, bold=True)
    for number, (name, ward) in enumerate(names):
        top = 660 + 36 * number if number < 3 else 60
        if number == 3:
            sheets.page()
        sheets.text(60, top, name, bold=True)
        sheets.text(60, top + 12, f"{ward} – charity")
        sheets.text(220, top + 6, "Singing lessons")
        sheets.text(480, top + 6, f"£{number + 1},000", right=True)
    sheets.text(60, 96, "Total award value", bold=True)
    sheets.text(480, 96, "£10,000", right=True, bold=True)
    found = tables(sheets)
    assert [row[-1] for row in found[0]] == ["Award", "£1,000", "£2,000", "£3,000", "£4,000", "£10,000"]


@pytest.mark.parametrize("again", ["Club (continued)", "Club (cont.)", "Club – cont’d", "Club continued"])
def test_a_header_that_says_on_the_next_page_that_it_is_told_again_is_the_same(again: str) -> None:
    widths = (240, 120, 80)
    first = [["Club", "Hall", "Award"], ["Oak Choir", "North", "£1,000"], ["Elm Band", "South", "£2,000"]]
    rest = [["Ash Club", "West", "£500"], ["Total", "", "£3,500"]]
    ruled = Sheets()
    ruled.table(60, 700, widths, first)
    ruled.page()
    ruled.table(60, 60, widths, [[again, "Hall", "Award"], *rest])
    assert tables(ruled) == [[*first, *rest]]
    plain = Sheets()
    for top, rows in ((700, first), (60, [[again, "Hall", "Award"], *rest])):
        for number, row in enumerate(rows):
            for x, words in zip((60, 300, 480), row, strict=True):
                plain.text(x, top + 20 * number, words, right=x == 480, bold=not number)
        if top == 700:
            plain.page()
    assert tables(plain) == [[*first, *rest]]


def test_a_header_of_which_the_last_word_is_continued_is_told_again_as_it_is() -> None:
    widths = (240, 120, 80)
    head = ["Club", "Work continued", "Award"]
    sheets = Sheets()
    sheets.table(60, 700, widths, [head, ["Oak Choir", "Yes", "£1,000"], ["Elm Band", "No", "£2,000"]])
    sheets.page()
    sheets.table(60, 60, widths, [head, ["Ash Club", "Yes", "£500"], ["Total", "", "£3,500"]])
    assert [row[0] for row in tables(sheets)[0]] == ["Club", "Oak Choir", "Elm Band", "Ash Club", "Total"]
