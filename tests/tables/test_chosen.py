"""Tables that can be laid out in several ways: the layout in which more of their sums hold is taken."""

from __future__ import annotations

from pipeline.pdf import read
from tests.sheets import Sheets, tables


def test_two_parts_between_which_a_heading_stands_at_the_top_of_a_page_are_one_table() -> None:
    sheets = Sheets()
    widths = (200, 90, 90)
    sheets.table(
        60,
        600,
        widths,
        [["Club", "2031/32", "2032/33"], ["Oak Choir", "£500", "£700"], ["Elm", "£90", "£80"]],
        ruled=False,
    )
    sheets.page()
    sheets.text(64, 60, "Games")
    sheets.table(60, 74, widths, [["Ash", "£10", "£20"], ["Fir", "£5", "£6"], ["Total", "£605", "£806"]], ruled=False)
    document = read(sheets.data(), "0" * 64)
    assert len(document.tables) == 1
    assert document[document.tables[0].rows[-1][2].span] == "£806"
    assert "\nGames\t" in document.text


def test_a_table_below_a_total_with_a_header_of_its_own_stays_apart() -> None:
    sheets = Sheets()
    widths = (200, 90, 90)
    end = sheets.table(
        60,
        60,
        widths,
        [["Club", "2031/32", "2032/33"], ["Oak", "£5", "£7"], ["Elm", "£9", "£8"], ["Total", "£14", "£15"]],
    )
    sheets.table(
        60, end + 60, widths, [["Year", "Grants", "All"], ["2031/32", "£14", "£14"], ["2032/33", "£15", "£15"]]
    )
    assert [len(rows) for rows in tables(sheets)] == [4, 3]


def test_a_list_set_in_two_halves_is_one_whose_total_stands_at_the_right_even_where_it_is_wrong() -> None:
    sheets = Sheets()
    rows = [
        ["Club", "Grant", "Club", "Grant"],
        ["Oak Choir", "£500", "Ash Games", "£40"],
        ["Elm Band", "£300", "Fir Art", "£60"],
        ["Total", "", "", "£990"],
    ]
    sheets.table(60, 60, (140, 70, 140, 70), rows)
    assert tables(sheets) == [
        [
            ["Club", "Grant"],
            ["Oak Choir", "£500"],
            ["Elm Band", "£300"],
            ["Ash Games", "£40"],
            ["Fir Art", "£60"],
            ["Total", "£990"],
        ]
    ]


def test_headings_at_the_left_of_wide_columns_head_the_figures_at_their_right() -> None:
    sheets = Sheets()
    for x, heading in ((60, "Club"), (220, "Bid"), (340, "Awarded")):
        sheets.text(x, 60, heading, bold=True)
    for number, row in enumerate(
        (["Oak Choir", "£500", "£400"], ["Elm Band", "£90", "£80"], ["Total", "£590", "£480"])
    ):
        for x, entry in zip((60, 325, 450), row, strict=True):
            sheets.text(x, 80 + 16 * number, entry, right=x > 60)
    assert tables(sheets)[0][:2] == [["Club", "Bid", "Awarded"], ["Oak Choir", "£500", "£400"]]


def test_rows_between_which_no_line_is_drawn_are_told_by_white_space_where_their_sums_then_hold() -> None:
    sheets = Sheets()
    rows = [
        ["Club", "For", "Grant (£)"],
        ["Oak", "songs", "1,500"],
        ["Elm", "drums", "2,600"],
        ["Ash", "games", "1,100"],
    ]
    end = sheets.table(60, 60, (120, 120, 80), rows, ruled=False)
    sheets.text(376, end + 4, "5,200", right=True)
    for x in (60, 300, 380):
        sheets.line(x, 60, x, end + 16)
    sheets.line(180, 60, 180, end)
    for y in (60, 76, end + 16):
        sheets.line(60, y, 380, y)
    assert tables(sheets) == [[*rows, ["", "", "5,200"]]]


def test_a_total_whose_label_runs_over_columns_keeps_its_sum_in_the_column_of_sums() -> None:
    sheets = Sheets()
    clubs = [[str(number), f"Oak Choir {number}", "£200"] for number in range(1, 6)]
    end = sheets.table(60, 60, (40, 120, 80), [["No", "Club", "Grant"], *clubs], ruled=False)
    sheets.text(64, end + 4, "Total committed")
    sheets.text(296, end + 4, "£1,000", right=True)
    for y in (60, 76, end + 16):
        sheets.line(60, y, 300, y)
    for x, bottom in ((60, end + 16), (100, end), (220, end), (300, end + 16)):
        sheets.line(x, 60, x, bottom)
    assert tables(sheets)[0][-1] == ["Total committed", "", "£1,000"]


def test_headings_that_stand_close_are_told_apart_over_the_figures_that_they_end_with() -> None:
    sheets = Sheets()
    for x, heading, is_right in ((60, "Club", False), (330, "Grant bid (£)", True), (400, "Awarded (£)", True)):
        sheets.text(x, 60, heading, right=is_right)
    for number, row in enumerate(
        (["Oak Choir", "1,500", "1,400"], ["Elm Band", "900", "800"], ["Total", "2,400", "2,200"])
    ):
        for x, entry in zip((60, 330, 400), row, strict=True):
            sheets.text(x, 80 + 16 * number, entry, right=x > 60)
    assert tables(sheets)[0][0] == ["Club", "Grant bid (£)", "Awarded (£)"]


def test_the_last_name_of_a_table_runs_over_as_those_above_it_do() -> None:
    sheets = Sheets()
    top = 60.0
    rows = [["Club", "Grant"], ["Oak Choir Of", "£500"], ["Elm Band Of", "£90"], ["Unity Yard", "£70"]]
    for name, grant in rows:
        sheets.text(60, top, name)
        sheets.text(300, top, grant, right=True)
        sheets.text(60, top + 11, "Skateboarding" if grant[0] == "£" else "")
        top += 26 if grant[0] == "£" else 16
    for x in (56, 200, 304):
        sheets.line(x, 56, x, top)
    for y in (56, 74, top):
        sheets.line(56, y, 304, y)
    assert [row[0] for row in tables(sheets)[0]][-2:] == ["Elm Band Of Skateboarding", "Unity Yard Skateboarding"]
