"""Tables without rules whose entries stand in the middle of their rows, and those that a page's end cuts."""

from __future__ import annotations

from tests.sheets import Sheets, tables

HEAD = ["No.", "Project", "Lead", "Grant", "Left"]
XS = (60, 90, 260, 400, 480)
GRANTS = [
    ["1", "Oak Trust", "Ada", "£1,000", "£9,000"],
    ["2", "Elm Club", "Bo", "£2,000", "£7,000"],
    ["3", "Ash Choir", "Cy", "£3,000", "£4,000"],
]


def write(sheets: Sheets, top: float, row: list[str]) -> None:
    for x, entry in zip(XS, row, strict=True):
        sheets.text(x + 50 if entry.startswith("£") else x, top, entry, right=entry.startswith("£"))


def test_entries_of_two_lines_stand_in_the_row_whose_figures_are_between_them() -> None:
    sheets = Sheets()
    write(sheets, 100, HEAD)
    write(sheets, 120, GRANTS[0])
    sheets.text(XS[1], 140, "Elm Club for boys and girls")
    sheets.text(XS[2], 140, "Bo Example")
    write(sheets, 146, ["2", "", "", "£2,000", "£7,000"])
    sheets.text(XS[1], 152, "of Thornbury")
    sheets.text(XS[2], 152, "of Oakridge")
    write(sheets, 172, GRANTS[2])
    wrapped = ["2", "Elm Club for boys and girls of Thornbury", "Bo Example of Oakridge", "£2,000", "£7,000"]
    assert tables(sheets) == [[HEAD, GRANTS[0], wrapped, GRANTS[2]]]


def test_a_line_between_two_rows_belongs_to_the_nearer_one() -> None:
    sheets = Sheets()
    write(sheets, 100, HEAD)
    write(sheets, 120, GRANTS[0])
    sheets.text(XS[1], 138, "Elm Club")
    write(sheets, 150, ["2", "and Brass Band", "Bo", "£2,000", "£7,000"])
    sheets.text(XS[1], 162, "for Silverdale")
    write(sheets, 180, GRANTS[2])
    wrapped = ["2", "Elm Club and Brass Band for Silverdale", "Bo", "£2,000", "£7,000"]
    assert tables(sheets) == [[HEAD, GRANTS[0], wrapped, GRANTS[2]]]


def test_a_number_close_before_a_name_has_a_column_of_its_own() -> None:
    sheets = Sheets()
    for number, row in enumerate([HEAD, *GRANTS]):
        write(sheets, 100 + 18 * number, ["", "", *row[2:]])
        sheets.text(60, 100 + 18 * number, row[0].replace("No.", "#"))
        sheets.text(70, 100 + 18 * number, row[1])
    assert tables(sheets) == [[["#", *HEAD[1:]], *GRANTS]]


def test_a_sum_close_behind_words_stands_in_the_column_whose_edge_it_shares() -> None:
    sheets = Sheets()
    rows = [["Project", "Area", "Grant"], ["Oak Trust", "Haringey", "£1,000"], ["Elm Club", "NA", "£2,000"]]
    rows += [["Ash Choir", "YE", "£3,000"], ["Fir Hall", "TE", "£4,000"]]
    for number, (name, area, grant) in enumerate(rows):
        sheets.text(60, 100 + 18 * number, name)
        sheets.text(200, 100 + 18 * number, area)
        sheets.text(244, 100 + 18 * number, grant)  # "Haringey" ends 2 points before
    assert tables(sheets) == [rows]


def test_a_sentence_that_leads_to_a_table_is_none_of_its_rows() -> None:
    sheets = Sheets()
    sheets.text(60, 64, "Signature")
    sheets.text(300, 64, "Date 7 March 2031")
    sheets.text(60, 82, "These projects were agreed by the board:")
    for number, row in enumerate([HEAD, *GRANTS]):
        write(sheets, 100 + 18 * number, row)
    assert tables(sheets) == [[HEAD, *GRANTS]]


def test_a_budget_line_that_begins_in_the_third_column_is_a_row() -> None:
    sheets = Sheets()
    budget = ["", "", "Opening balance", "", "£10,000"]
    for number, row in enumerate([HEAD, budget, *GRANTS]):
        write(sheets, 100 + 18 * number, row)
    assert tables(sheets) == [[HEAD, budget, *GRANTS]]


def test_a_total_alone_on_the_next_page_ends_its_table() -> None:
    sheets = Sheets()
    for number, row in enumerate([HEAD, *GRANTS]):
        write(sheets, 700 + 18 * number, row)
    sheets.page()
    write(sheets, 60, HEAD)
    write(sheets, 78, ["", "Total", "", "£6,000", "£4,000"])
    sheets.prose(60, 110, ["The next board will look at the further applications that were received."])
    assert tables(sheets) == [[HEAD, *GRANTS, ["", "Total", "", "£6,000", "£4,000"]]]


def test_an_entry_in_the_middle_between_two_far_lines_of_its_neighbours_is_in_their_row() -> None:
    sheets = Sheets()
    write(sheets, 100, ["No", "", "Lead", "Grant", "Left"])
    sheets.text(XS[1], 108.5, "Project")
    write(sheets, 117, ["of it", "", "officer", "in all", "of it"])
    for number, row in enumerate(GRANTS):
        write(sheets, 150 + 24 * number, row)
    assert tables(sheets)[0][0] == ["No of it", "Project", "Lead officer", "Grant in all", "Left of it"]


def test_a_number_among_names_is_no_row_of_figures() -> None:
    sheets = Sheets()
    write(sheets, 100, HEAD)
    write(sheets, 120, GRANTS[0])
    write(sheets, 140, ["2", "Elm Club", "Bo", "£2,000", "£7,000"])
    sheets.text(XS[1], 151, "(1948)")
    write(sheets, 171, GRANTS[2])
    assert tables(sheets)[0][2][1] == "Elm Club (1948)"


def test_a_unit_in_brackets_below_a_heading_is_a_heading() -> None:
    sheets = Sheets()
    for number, row in enumerate((["Club", "Grant"], ["", "(£000)"], ["Oak", "17.0"], ["Elm", "19.5"], ["Ash", "8.0"])):
        sheets.text(60, 100 + (11 if number == 1 else 14 * number), row[0])
        sheets.text(300, 100 + (11 if number == 1 else 14 * number), row[1], right=True)
    assert tables(sheets)[0][0] == ["Club", "Grant (£000)"]
