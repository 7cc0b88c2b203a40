"""What only looks like a table without rules is none, and what stands beside one is no part of it."""

from __future__ import annotations

import pytest

from tests.sheets import Sheets, tables

ROWS = [
    ["Area", "2030/31", "2031/32"],
    ["Haringey", "£1,000", "£2,500"],
    ["Enfield", "£30,000", "£4"],
    ["Total", "£31,000", "£2,504"],
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
