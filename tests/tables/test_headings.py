"""Headings of tables without rules: over columns, over groups, in several lines."""

from __future__ import annotations

from tests.sheets import Sheets, tables

NAMES = [
    ["No", "Organisation", "Grant", "Left"],
    ["1", "Oak Trust", "£1,000", "£9,000"],
    ["2", "Elm Club", "£2,000", "£7,000"],
    ["3", "Ash Choir", "£3,000", "£4,000"],
]


def test_a_heading_over_two_columns_stands_in_the_first() -> None:
    sheets = Sheets()
    sheets.text(310, 100, "2030/31")
    sheets.text(470, 100, "2031/32")
    rows = [
        ["Area", "Budget", "Spent", "Budget", "Spent"],
        *[[f"Area {c}", "£1,000", "£900", "£2,000", "£150"] for c in "ABC"],
    ]
    for number, row in enumerate(rows):
        sheets.text(64, 116 + 14 * number, row[0])
        for column, entry in enumerate(row[1:]):
            sheets.text(320 + 80 * column - 12, 116 + 14 * number, entry, right=True)
    assert tables(sheets) == [[["", "2030/31", "", "2031/32", ""], *rows]]


def test_the_unit_above_the_first_heading_of_a_group_is_the_table_s() -> None:
    sheets = Sheets()
    rows = [["", "£000"], ["Income", ""], ["Grant", "1,200"], ["Fees", "35"], ["Costs", ""], ["Pay", "900"]]
    for number, (label, figure) in enumerate(rows):
        sheets.text(64, 100 + 22 * number, label)
        sheets.text(300, 100 + 22 * number, figure, right=True)
    assert tables(sheets) == [rows]


def test_a_unit_behind_a_year_heads_the_same_column() -> None:
    sheets = Sheets()
    rows = [["Spending", "2030/31 £000", "2031/32 £000"], *[[f"Area {c}", "1,204", "1,310"] for c in "ABCD"]]
    for number, row in enumerate(rows):
        sheets.text(64, 100 + 16 * number, row[0])
        for column, entry in enumerate(row[1:], 1):
            sheets.text(64 + 120 * column, 100 + 16 * number, entry, right=True)
    assert tables(sheets) == [rows]


def test_headings_above_the_first_rule_are_the_table_s() -> None:
    sheets = Sheets()
    rows = [["Item", "Units", "Cost"], ["Vehicles", "4", "£86,000"], ["Radios", "40", "£18,000"], ["VAT", "", "£800"]]
    sheets.table(60, 100, (120, 120, 120), rows, ruled=False)
    for number in range(1, 5):
        sheets.line(60, 100 + 16 * number, 420, 100 + 16 * number)
    assert tables(sheets) == [rows]


def test_headings_of_groups_are_rows_of_their_own_and_a_heading_beside_its_figures_is_over_them() -> None:
    sheets = Sheets()
    rows = [["Indicator", "Weight"], ["Effectiveness", ""], ["Employment", "40"], ["Studies", "15"], ["Staff", "11"]]
    sheets.table(60, 100, (200, 80), rows, ruled=False)
    assert tables(sheets) == [rows]


def test_headings_and_rows_above_the_first_shade_are_the_table_s() -> None:
    sheets = Sheets()
    budget = ["", "Budget", "£10,000", ""]
    sheets.text(60, 78, "The board has agreed to these grants.")
    for number in (3, 5):
        sheets.fill(60, 100 + 16 * number, 440, 116 + 16 * number, 0.9)
    sheets.table(60, 100, (40, 180, 80, 80), [NAMES[0], budget, *NAMES[1:]], ruled=False)
    assert tables(sheets) == [[NAMES[0], budget, *NAMES[1:]]]


def test_the_first_line_of_a_name_is_no_heading() -> None:
    sheets = Sheets()
    sheets.table(60, 100, (40, 180, 80, 80), NAMES[:1], ruled=False)
    sheets.text(104, 124, "Lambeth Advice Centre with the")  # its figures stand beside its last line
    rows = [["1", "Meadow Partnership", "£1,000", "£9,000"], *NAMES[2:]]
    sheets.table(60, 132, (40, 180, 80, 80), rows, ruled=False)
    whole = ["1", "Lambeth Advice Centre with the Meadow Partnership", "£1,000", "£9,000"]
    assert tables(sheets) == [[NAMES[0], whole, *NAMES[2:]]]


def test_the_heading_of_the_next_group_is_no_part_of_the_sub_total_above_it() -> None:
    sheets = Sheets()
    rows = [
        ["Organisation", "Grant"],
        ["Lot 1", ""],
        ["Oak Trust", "£1,000"],
        ["Elm Club", "£2,500"],
        ["Lot 1 sub-total", "£3,500"],
        ["Lot 2", ""],
        ["Ash Choir", "£700"],
        ["Fir Band", "£800"],
        ["Lot 2 sub-total", "£1,500"],
    ]
    for number, (label, figure) in enumerate(rows):
        top = 100 + 20 * number
        if label in ("Elm Club", "Ash Choir", "Fir Band", "Oak Trust"):
            sheets.fill(60, top - 5, 400, top + 15, 0.9)
        sheets.text(64, top, label, bold=label.startswith("Lot"))
        if figure:
            sheets.text(396, top, figure, right=True)
    assert tables(sheets) == [rows]


def test_a_heading_that_begins_over_the_end_of_its_neighbour_has_a_column_of_its_own() -> None:
    sheets = Sheets()
    for x, heading in ((64, "Organisation"), (200, "Area"), (342, "Funding")):
        sheets.text(x, 100, heading, bold=True)
    for x, heading in ((360, "Grant"), (460, "Remaining funds")):
        sheets.text(x, 116, heading, bold=True, right=True)
    for number, (name, grant, left) in enumerate(
        (("Oak", "£500", "£80"), ("Elm", "£20", "£60"), ("Ash", "£30", "£30"))
    ):
        sheets.text(64, 134 + 16 * number, name)
        sheets.text(200, 134 + 16 * number, "Barnet")
        sheets.text(360, 134 + 16 * number, grant, right=True)
        sheets.text(460, 134 + 16 * number, left, right=True)
    rows = tables(sheets)[0]
    heads = [" ".join(filter(None, column)) for column in zip(*rows[:-3], strict=True)]
    assert heads == ["Organisation", "Area", "Funding Grant", "Remaining funds"]


def test_a_bold_label_heads_the_group_below_and_is_no_part_of_its_first_name() -> None:
    sheets = Sheets()
    sheets.fill(60, 95, 400, 113, 0.8)
    lines = ((98, "Body", "Grant"), (118, "Year 1", ""), (138, "Alder Street", ""), (149, "Association", "£1,000"))
    lines += ((169, "Oak Trust", "£2,000"), (189, "Year 2", ""), (209, "Elm and Ash", ""), (220, "Families", "£3,000"))
    for top, label, figure in (*lines, (240, "Total", "£6,000")):
        sheets.text(64, top, label, bold=label.startswith(("Body", "Year", "Total")))
        if figure:
            sheets.text(396, top, figure, right=True)
    assert [row[0] for row in tables(sheets)[0]] == [
        "Body",
        "Year 1",
        "Alder Street Association",
        "Oak Trust",
        "Year 2",
        "Elm and Ash Families",
        "Total",
    ]


GROUPS = [
    ["Ref", "Club", "Award"],
    ["North", "", ""],
    ["1.", "Oak Trust", "1,550"],
    ["2.", "Elm Club", "3,490"],
    ["North subtotal", "", "5,040"],
    ["East", "", ""],
    ["3.", "Ash Choir", "2,600"],
    ["4.", "Fir Hall", "2,200"],
    ["East subtotal", "", "4,800"],
]


def test_a_heading_in_the_column_of_numbers_stays_apart_from_the_subtotal_above_it() -> None:
    sheets = Sheets()
    for number, (first, club, award) in enumerate(GROUPS):
        is_bold = not number or not club
        sheets.text(60, 100 + 16 * number, first, size=9, bold=is_bold)
        sheets.text(100, 100 + 16 * number, club, size=9, bold=is_bold)
        sheets.text(500, 100 + 16 * number, award, size=9, bold=is_bold, right=True)
    for bar in (99, 115, 162, 226, 244):
        sheets.line(55, bar, 505, bar)
    assert tables(sheets) == [GROUPS]


def test_a_name_of_three_lines_around_its_number_begins_below_the_heading_of_its_group() -> None:
    sheets = Sheets()
    tops = (100, 116, 132, 148, 164, 180, 206, 232, 248)
    for top, (first, club, award) in zip(tops, GROUPS, strict=True):
        words = "Choir of" if club == "Ash Choir" else club
        sheets.text(60, top, first, size=9)
        sheets.text(140, top, words, size=9)
        sheets.text(500, top, award, size=9, right=True)
    sheets.text(140, 196, "Ash Community", size=9)
    sheets.text(140, 216, "Ashford and Hale", size=9)
    found = [*GROUPS[:6], ["3.", "Ash Community Choir of Ashford and Hale", "2,600"], *GROUPS[7:]]
    assert tables(sheets) == [found]
