"""Tables without rules, and what only looks like one."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pdf import read_tables
from tests.sheets import Sheets

ROWS = [
    ["Area", "2030/31", "2031/32"],
    ["Haringey", "£1,000", "£2,500"],
    ["Enfield", "£30,000", "£4"],
    ["Total", "£31,000", "£2,504"],
]


def tables(sheets: Sheets) -> list[list[list[str]]]:
    return [table["rows"] for table in read_tables(sheets.data())]  # type: ignore[misc]  # rows of cells


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


def test_numbered_paragraphs_around_a_table_are_none_of_its_rows() -> None:
    sheets = Sheets()
    rows = [
        ["", "Grant", "Left"],
        ["Opening balance", "", "£9,000"],
        ["Oak", "£4,000", "£5,000"],
        ["Elm", "£50", "£4,950"],
    ]
    for n, words in enumerate(("Clubs report in June.", "The board has agreed to these grants:")):
        sheets.text(60, 100 + 18 * n, f"3.{n + 1}")
        sheets.text(90, 100 + 18 * n, words)
    sheets.table(60, 136, (240, 80, 80), rows, ruled=False)
    for n, words in enumerate(("So far the board has spent £4,050.", "The grant to Oak pays for new boats.")):
        sheets.text(60, 210 + 18 * n, f"3.{n + 3}")
        sheets.text(90, 210 + 18 * n, words)
    assert tables(sheets) == [rows]


def test_a_name_whose_bracket_closes_in_the_next_line_is_one_cell() -> None:
    sheets = Sheets()
    rows = [(120, "Oak Trust (Charity", "£9,000"), (132, "1234567)", ""), (152, "Elm", "£50"), (172, "Ash", "£70")]
    for top, name, award in [(100, "Club", "Award"), *rows]:
        sheets.text(64, top, name)
        sheets.text(300, top, award, right=True)
    assert tables(sheets)[0][1:3] == [["Oak Trust (Charity 1234567)", "£9,000"], ["Elm", "£50"]]


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


def test_a_table_between_rules_of_one_width_is_read_with_its_words() -> None:
    sheets = Sheets()
    rows = [["Place", "Service", "Open"], ["Leeds", "Advice", "Monday"], ["Hull", "Outreach", "Friday"]]
    end = sheets.table(60, 100, (120, 120, 120), rows, ruled=False)
    for y in (99, 116, end + 1):
        sheets.line(60, y, 420, y)
    assert tables(sheets) == [rows]


def test_prose_is_no_table() -> None:
    sheets = Sheets()
    lines = ["The Deputy Mayor is asked to approve 3 grants of £30,000 each, in 2030/31 and 2031/32, to bodies"] * 8
    sheets.prose(60, 80, lines)
    assert tables(sheets) == []


def test_numbered_paragraphs_and_bullets_are_no_table() -> None:
    sheets = Sheets()
    for number in range(1, 8):
        top = 80 + 30 * number
        sheets.text(60, top, f"2.{number}." if number < 5 else "•")
        sheets.text(100, top, f"The board met on day {number} and heard of the grant of £{number},000.")
        sheets.text(100, top + 12, "It took note.")
    assert tables(sheets) == []


def test_labels_before_their_values_are_no_table() -> None:
    sheets = Sheets()
    pairs = [("Reference code:", "PCD 90001"), ("Date signed:", "7/12/2030"), ("Amount:", "£1,000"), ("By:", "A Mayor")]
    for number, (label, value) in enumerate(pairs):
        sheets.text(60, 80 + 16 * number, label)
        sheets.text(200, 80 + 16 * number, value)
    assert tables(sheets) == []


def test_a_page_of_contents_is_no_table() -> None:
    sheets = Sheets()
    pages = {"Introduction": 1, "Background": 2, "Issues": 2, "Finance": 4, "Law": 7, "Equality": 9}
    for number, (title, page) in enumerate(pages.items()):
        sheets.text(60, 80 + 16 * number, title + " " + "." * 60)
        sheets.text(500, 80 + 16 * number, str(page), right=True)
    assert tables(sheets) == []


def test_the_scale_of_a_chart_is_no_table() -> None:
    sheets = Sheets()
    for number in range(8):
        sheets.text(90, 100 + 20 * number, str(400 - 50 * number), right=True)
        sheets.text(390, 100 + 20 * number, str(800 - 100 * number), right=True)
    assert tables(sheets) == []


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


NAMES = [["No", "Organisation", "Grant", "Left"], ["1", "Oak Trust", "£1,000", "£9,000"]]
NAMES += [["2", "Elm Club", "£2,000", "£7,000"], ["3", "Ash Choir", "£3,000", "£4,000"]]


def test_headings_and_rows_above_the_first_shade_are_the_table_s() -> None:
    sheets = Sheets()
    budget = ["", "Budget", "£10,000", ""]
    sheets.text(60, 78, "The board has agreed to these grants.")
    for number in (3, 5):
        sheets.fill(60, 100 + 16 * number, 440, 116 + 16 * number, 0.9)
    sheets.table(60, 100, (40, 180, 80, 80), [NAMES[0], budget, *NAMES[1:]], ruled=False)
    assert tables(sheets) == [[NAMES[0], budget, *NAMES[1:]]]


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


def test_the_first_line_of_a_name_is_no_heading() -> None:
    sheets = Sheets()
    sheets.table(60, 100, (40, 180, 80, 80), NAMES[:1], ruled=False)
    sheets.text(104, 124, "Lambeth Advice Centre with the")  # its figures stand beside its last line
    rows = [["1", "Meadow Partnership", "£1,000", "£9,000"], *NAMES[2:]]
    sheets.table(60, 132, (40, 180, 80, 80), rows, ruled=False)
    whole = ["1", "Lambeth Advice Centre with the Meadow Partnership", "£1,000", "£9,000"]
    assert tables(sheets) == [[NAMES[0], whole, *NAMES[2:]]]


def test_prose_between_two_tables_of_one_width_is_in_neither() -> None:
    sheets = Sheets()
    for number, row in enumerate([["Club", "Award"], ["Oak Choir", "£1,000"], ["Elm Band", "£2,000"], ["Ash", "£500"]]):
        sheets.text(64, 104 + 16 * number, row[0])
        sheets.text(496, 104 + 16 * number, row[1], right=True)
        sheets.line(60, 100 + 16 * number, 500, 100 + 16 * number)
    sheets.line(60, 164, 500, 164)
    for number in range(3):
        sheets.text(64, 190 + 16 * number, f"{number + 1}.")
        sheets.text(90, 190 + 16 * number, "Oak Choir has £1,000 for songs in each of the four schools of the north")
    for number, label in enumerate(("Deferred", "Part 2")):
        sheets.line(60, 260 + 16 * number, 500, 260 + 16 * number)
        sheets.text(64, 264 + 16 * number, label)
        sheets.text(300, 264 + 16 * number, "No")
    sheets.line(60, 292, 500, 292)
    found = tables(sheets)[0]
    assert found == [["Club", "Award"], ["Oak Choir", "£1,000"], ["Elm Band", "£2,000"], ["Ash", "£500"]]


def test_a_footer_right_below_a_table_is_no_row() -> None:
    sheets = Sheets()
    for page in range(2):
        if page:
            sheets.page()
        sheets.text(60, 815, "Office of the Council of Oakridge")
        sheets.text(490, 815, str(page + 1), right=True)
        sheets.table(60, 730, (200, 120, 120), [["Area", "2030/31", "2031/32"], *ROWS[1:3], *ROWS[1:3]], ruled=False)
    assert [row[0] for row in tables(sheets)[0]][-1] == "Enfield"


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


def test_many_words_beside_sums_without_a_pound_sign_are_a_table() -> None:
    sheets = Sheets()
    rows = [["No.", "Body", "Lead", "Area", "Grant (£)"]]
    rows += [[str(n), f"Oak Trust of Area {n}", "Mr Elm", "Barnet", f"{n},450.39"] for n in range(1, 4)]
    end = sheets.table(60, 100, (30, 150, 80, 80, 80), rows, ruled=False)
    sheets.text(64, end + 4, "Total")
    sheets.text(476, end + 4, "7,351.17", right=True)
    assert tables(sheets) == [[*rows, ["Total", "", "", "", "7,351.17"]]]


@pytest.mark.parametrize(
    "line", ["3.1  The costs of the grant are as follows.", "The costs of the grant are as follows:"]
)
@pytest.mark.parametrize("bars", [(), (94, 110, 158, 174)], ids=["plain", "framed"])
def test_a_sentence_below_a_total_parts_two_tables(line: str, bars: tuple[float, ...]) -> None:
    sheets = Sheets()
    grants = [["Organisation", "Grant"], ["Oak Trust", "£500"], ["Elm Club", "£300"], ["Ash Choir", "£90"]]
    costs = [["Staff", "£1,000"], ["Rent", "£200"], ["Vans", "£40"], ["All costs", "£1,240"]]
    lines = [*grants, ["Total awarded", "£890"], [line, ""], *costs]
    for bar in bars:
        sheets.line(60, bar, 400, bar)
        sheets.line(60, bar + 96, 400, bar + 96)
    for number, (label, figure) in enumerate(lines):
        sheets.text(64, 98 + 16 * number, label)
        if figure:
            sheets.text(396, 98 + 16 * number, figure, right=True)
    assert tables(sheets) == [[*grants, ["Total awarded", "£890"]], costs]


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
