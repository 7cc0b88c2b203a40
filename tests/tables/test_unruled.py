"""Tables without rules: which figures and words are its rows and cells."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sheets import Sheets, tables

ROWS = [
    ["Area", "2030/31", "2031/32"],
    ["Haringey", "£1,000", "£2,500"],
    ["Enfield", "£30,000", "£4"],
    ["Total", "£31,000", "£2,504"],
]


def test_figures_below_each_other_make_a_table() -> None:
    sheets = Sheets()
    top = sheets.prose(
        60, 80, ["What each of the two areas has of the grants of both years stands in the", "table below."]
    )
    end = sheets.table(60, top + 8, (200, 80, 80), ROWS, ruled=False)
    sheets.prose(
        60,
        end + 12,
        ["What is left goes back to the Home Office at the end of the second year, as", "agreed."],
    )
    assert tables(sheets) == [ROWS]


def test_a_table_whose_entries_are_shorter_on_the_next_page_is_one() -> None:
    sheets = Sheets()
    head = ["Area", "2030/31", "2031/32"]
    long = [[f"Area {letter} with all of its wards and hospitals", "£1,000", "£2,500"] for letter in "ABC"]
    short = [[f"Area {letter}", "£1,000", "£2,500"] for letter in "DEF"]
    sheets.table(60, 700, (280, 80, 80), [head, *long], ruled=False)
    sheets.page()
    sheets.table(60, 60, (280, 80, 80), [head, *short], ruled=False)
    assert tables(sheets) == [[head, *long, *short]]


def test_a_label_that_runs_on_below_its_figures_is_one_cell() -> None:
    sheets = Sheets()
    rows = (
        (100, "Area of the work", "Amount"),
        (120, "Haringey, with the wards", "£1,000"),
        (131, "of the east", ""),
        (151, "Enfield", "£3,000"),
        (171, "Barnet", "£2,000"),
        (191, "Total", "£6,000"),
    )
    for top, label, figure in rows:
        sheets.text(64, top, label)
        if figure:
            sheets.text(336, top, figure, right=True)
    assert [row[0] for row in tables(sheets)[0]] == [
        "Area of the work",
        "Haringey, with the wards of the east",
        "Enfield",
        "Barnet",
        "Total",
    ]


def test_entries_that_run_over_in_several_columns_are_one_row() -> None:
    sheets = Sheets()
    rows = (
        (100, "Project", "Purpose", "Amount"),
        (120, "Harbour Young People and", "Weekends of sport", "£14,500"),
        (132, "Families Association", "and music for leavers,", ""),
        (144, "", "with a meal", ""),
        (156, "Quayside", "Mentoring", "£9,250"),
        (168, "Lantern Trust", "Outreach", "£1,000"),
    )
    for top, name, purpose, amount in rows:
        sheets.text(64, top, name)
        sheets.text(230, top, purpose)
        sheets.text(430, top, amount, right=True)
    assert tables(sheets)[0][1:3] == [
        [
            "Harbour Young People and Families Association",
            "Weekends of sport and music for leavers, with a meal",
            "£14,500",
        ],
        ["Quayside", "Mentoring", "£9,250"],
    ]


def test_a_name_whose_bracket_closes_in_the_next_line_is_one_cell() -> None:
    sheets = Sheets()
    rows = [(120, "Oak Trust (Charity", "£9,000"), (132, "1234567)", ""), (152, "Elm", "£50"), (172, "Ash", "£70")]
    for top, name, award in [(100, "Club", "Award"), *rows]:
        sheets.text(64, top, name)
        sheets.text(300, top, award, right=True)
    assert tables(sheets)[0][1:3] == [["Oak Trust (Charity 1234567)", "£9,000"], ["Elm", "£50"]]


def test_two_tables_side_by_side_are_two() -> None:
    sheets = Sheets()
    money = [["Area", "Grant"], ["Barnet", "£1,000"], ["Brent", "£2,000"], ["Total", "£3,000"]]
    counts = [["Crime", "Count"], ["Theft", "120"], ["Arson", "7"], ["Fraud", "13"], ["Total", "140"]]
    later = [["Area", "Grant"], ["Barnet", "£1"], ["Brent", "£4"], ["Camden", "£5"]]
    for top, left, right in ((100, money, counts), (300, money[:-1] + later[3:], later)):
        sheets.table(60, top, (90, 70), left, ruled=False)
        sheets.table(320, top, (90, 70), right, ruled=False)
    assert tables(sheets) == [money, counts, money[:-1] + later[3:], later]


def test_a_second_name_between_figures_makes_no_second_table() -> None:
    sheets = Sheets()
    rows = [["Area", "Grant", "Lead", "Staff"], *[[f"Ward {c}", "£1,000", f"Club {c}", "12"] for c in "ABCD"]]
    sheets.table(60, 100, (100, 80, 100, 60), rows, ruled=False)
    assert tables(sheets) == [rows]


def test_a_table_between_rules_of_one_width_is_read_with_its_words() -> None:
    sheets = Sheets()
    rows = [["Place", "Service", "Open"], ["Leeds", "Advice", "Monday"], ["Hull", "Outreach", "Friday"]]
    end = sheets.table(60, 100, (120, 120, 120), rows, ruled=False)
    for y in (99, 116, end + 1):
        sheets.line(60, y, 420, y)
    assert tables(sheets) == [rows]


LABEL = st.text(string.ascii_letters, min_size=3, max_size=10)
MONEY = st.integers(100, 99_999_999).map(lambda number: f"£{number:,}")


@settings(max_examples=25)
@given(st.data())
def test_any_unruled_table_of_figures_is_read_as_it_was_drawn(data: st.DataObject) -> None:
    width = data.draw(st.integers(3, 4))
    row = st.tuples(LABEL, *[MONEY] * (width - 1))
    header = ["Area", *[f"{year}/{year % 100 + 1}" for year in range(2030, 2029 + width)]]
    rows = [header, *[list(row) for row in data.draw(st.lists(row, min_size=3, max_size=7))]]
    sheets = Sheets()
    sheets.table(60, 100, [150, *[100] * (width - 1)], rows, ruled=False)
    assert tables(sheets) == [rows]


NAMES = [
    ["No", "Organisation", "Grant", "Left"],
    ["1", "Oak Trust", "£1,000", "£9,000"],
    ["2", "Elm Club", "£2,000", "£7,000"],
    ["3", "Ash Choir", "£3,000", "£4,000"],
]


def test_what_remains_below_a_total_is_a_row_of_its_own_where_rules_part_the_rows_above() -> None:
    sheets = Sheets()
    rows = [*NAMES, ["", "Total", "£6,000", ""], ["", "Remaining", "", "£4,000"]]
    for number in (0, 1, 2, 3, 4):
        sheets.line(60, 100 + 24 * number, 440, 100 + 24 * number)
    for number, row in enumerate(rows):
        for x, entry in zip((66, 100, 340, 430), row, strict=True):
            sheets.text(x, 106 + 24 * number, entry, right=x > 300)
    assert tables(sheets)[0][-2:] == rows[-2:]


def test_a_header_at_the_foot_of_a_page_heads_the_rows_of_the_next() -> None:
    sheets = Sheets()
    sheets.text(60, 740, "The board has agreed to these grants.")
    sheets.table(60, 768, (40, 180, 80, 80), NAMES[:1], ruled=False)
    sheets.page()
    sheets.table(60, 60, (40, 180, 80, 80), NAMES[1:], ruled=False)
    assert tables(sheets) == [NAMES]


def test_rows_at_the_foot_of_a_page_are_joined_to_those_under_the_repeated_header() -> None:
    sheets = Sheets()
    sheets.text(60, 720, "The board has agreed to these grants.")
    sheets.table(60, 752, (40, 180, 80, 80), NAMES[:2], ruled=False)
    sheets.page()
    sheets.table(60, 60, (40, 180, 80, 80), [NAMES[0], *NAMES[2:], ["4", "Fir Hall", "£500", "£3,500"]], ruled=False)
    assert tables(sheets) == [[*NAMES, ["4", "Fir Hall", "£500", "£3,500"]]]


def test_names_close_behind_right_aligned_sums_stand_in_a_column_of_their_own() -> None:
    sheets = Sheets()
    rows = [["Left", "Organisation", "Grant"], *[[row[3], row[1], row[2]] for row in NAMES[1:]]]
    for number, (left, name, grant) in enumerate(rows):
        sheets.text(104, 100 + 16 * number, left, right=True)
        sheets.text(108, 100 + 16 * number, name)
        sheets.text(300, 100 + 16 * number, grant, right=True)
    assert tables(sheets) == [rows]


def test_many_words_beside_sums_without_a_pound_sign_are_a_table() -> None:
    sheets = Sheets()
    rows = [["No.", "Body", "Lead", "Area", "Grant (£)"]]
    rows += [[str(n), f"Oak Trust of Area {n}", "Mr Elm", "Barnet", f"{n},450.39"] for n in range(1, 4)]
    end = sheets.table(60, 100, (30, 150, 80, 80, 80), rows, ruled=False)
    sheets.text(64, end + 4, "Total")
    sheets.text(476, end + 4, "7,351.17", right=True)
    assert tables(sheets) == [[*rows, ["Total", "", "", "", "7,351.17"]]]


def test_the_last_name_of_a_page_ends_as_close_below_its_figures_as_the_others_do() -> None:
    sheets = Sheets()
    lines = (
        (100, "Body", "Purpose", "Grant"),
        (120, "Alder Street", "Kit and", "£1,000"),
        (131, "Association", "transport", ""),
        (150, "Oak Trust", "Film", "£3,000"),
        (169, "Elm and Ash", "Peer", "£2,000"),
        (180, "Families", "research", ""),
        (191, "Network", "", ""),
    )
    for top, *cells in lines:
        for x, cell in zip((64, 180, 280), cells, strict=True):
            sheets.text(x, top, cell)
    sheets.text(64, 216, "Source: minutes of the board")
    assert tables(sheets) == [
        [
            ["Body", "Purpose", "Grant"],
            ["Alder Street Association", "Kit and transport", "£1,000"],
            ["Oak Trust", "Film", "£3,000"],
            ["Elm and Ash Families Network", "Peer research", "£2,000"],
        ]
    ]


def test_a_label_over_two_columns_leaves_them_two_whose_names_run_on() -> None:
    sheets = Sheets()
    lines = (
        (100, "Alder Street", "Crime reporting", "£1,000"),
        (111, "Association", "", ""),
        (131, "Elm and Ash", "Youth work", "£2,000"),
        (142, "Families", "", ""),
        (153, "Network", "", ""),
        (173, "Sub-total of skills and work", "", "£3,000"),
        (193, "Total", "", "£3,000"),
        (213, "Balance held", "", "£500"),
    )
    for top, *cells in lines:
        for x, cell in zip((64, 140, 300), cells, strict=True):
            sheets.text(x, top, cell)
    assert tables(sheets)[0][:3] == [
        ["Alder Street Association", "Crime reporting", "£1,000"],
        ["Elm and Ash Families Network", "Youth work", "£2,000"],
        ["Sub-total of skills and work", "", "£3,000"],
    ]


@pytest.mark.parametrize("numbers", [("B1", "B2"), ("2.1", "2.2")])
def test_numbered_paragraphs_above_a_table_are_none_of_its_rows(numbers: tuple[str, str]) -> None:
    sheets = Sheets()
    for at, (number, words) in enumerate(
        zip(numbers, ["The officer costs £70,000.", "These are the sums that we offer."], strict=True)
    ):
        sheets.text(60, 80 + 14 * at, number)
        sheets.text(90, 80 + 14 * at, words)
    rows = [["No", "Club", "Asked for", "Offer"], ["1", "Oak Choir", "£1,500", "£1,000"], ["2", "Elm", "£900", "£800"]]
    sheets.table(60, 110, (30, 200, 80, 80), rows, ruled=False)
    assert tables(sheets) == [rows]
