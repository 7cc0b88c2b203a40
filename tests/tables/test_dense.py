"""Tables without rules whose entries nearly touch, whose rows stand close or far, and what still tells them apart."""

from __future__ import annotations

from tests.sheets import Sheets, prose, read_sheets, tables

HEAD = ["No.", "Group", "Grant", "Paid", "Left"]
XS = (54, 99, 260, 349, 438)


def line(sheets: Sheets, top: float, entries: list[str], xs: tuple[float, ...] = XS, size: float = 10) -> None:
    for x, entry in zip(xs, entries, strict=True):
        sheets.text(x, top, entry, size)


def test_rows_that_are_set_wide_apart_are_one_table():
    sheets = Sheets()
    rows = [
        ["1", "Quarry Street Choir", "£4,150", "£1,000", "£3,150"],
        ["2", "Elm Band", "£2,005", "£5", "£2,000"],
        ["Total", "", "£6,155", "£1,005", "£5,150"],
    ]
    for number, row in enumerate([HEAD, *rows]):
        line(sheets, 100 + 38 * number, row, size=8.5)
    line(sheets, 189, ["", "and its juniors", "", "", ""], size=8.5)
    rows[1][1] += " and its juniors"
    assert tables(sheets) == [[HEAD, *rows]]


def test_lines_far_apart_whose_entries_do_not_stand_below_each_other_are_no_table():
    sheets = Sheets()
    line(sheets, 100, ["Signed", "the chair", "12 May"], (54, 160, 300))
    line(sheets, 140, ["Witness", "the clerk", "14 May"], (70, 190, 350))
    assert tables(sheets) == []


def test_places_close_behind_right_aligned_figures_are_a_column():
    sheets = Sheets()
    rows = [("Quarry Street Choir", "127", "Bow"), ("Elm Band", "73", "Poplar"), ("Ash Drama", "9", "Mile End")]
    for top, (name, figure, place) in enumerate([("Recipient", "£000", "Ward"), *rows, ("Total", "209", "")]):
        sheets.text(60, 100 + 16 * top, name)
        sheets.text(470, 100 + 16 * top, figure, right=True)
        sheets.text(474.5, 100 + 16 * top, place)
    assert tables(sheets) == [[["Recipient", "£000", "Ward"], *map(list, rows), ["Total", "209", ""]]]


def test_an_entry_that_a_space_parts_from_its_neighbour_stands_in_the_column_that_its_row_lacks():
    sheets = Sheets()
    rows = [
        ("Quarry Street Choir", "NA", "£4,150"),
        ("Elm Band", "SN", "£2,005"),
        ("Ash Drama", "NA", "£3,000"),
        ("Fir Tree Singers of the East", "YE", "£900"),
    ]
    end = 60 + sheets.canvas.stringWidth("Fir Tree Singers of the East ", "Helvetica", 10)
    for number, (name, code, figure) in enumerate([("Group", "Area", "Grant"), *rows]):
        top = 100 + 16 * number
        sheets.text(60, top, name)
        sheets.text(end, top, code)
        sheets.text(400, top, figure, right=True)
    assert tables(sheets) == [[["Group", "Area", "Grant"], *map(list, rows)]]


NAMES = [
    ("Quarry Street Choir of", "£4,150"),
    ("Bow", ""),
    ("Elm Band", "£2,005"),
    ("Ash Mothers’ Drama", "£3,000"),
    ("Club", ""),
    ("Fir Tree Singers", "£900"),
]


def names(rows: list[tuple[str, str]]) -> list[str]:
    sheets = Sheets()
    for number, (name, figure) in enumerate([("Group", "Grant"), *rows, ("Total", "£10,055")]):
        sheets.text(60, 100 + 11.5 * number, name)
        sheets.text(260, 100 + 11.5 * number, figure, right=True)
    (table,) = tables(sheets)
    return [row[0] for row in table[1:-1]]


def test_a_name_goes_on_in_the_next_line_where_there_was_no_room_for_its_next_word():
    assert names(NAMES) == ["Quarry Street Choir of Bow", "Elm Band", "Ash Mothers’ Drama Club", "Fir Tree Singers"]


def test_a_word_that_had_room_behind_the_name_above_is_a_heading():
    rows = [("Quarry Street Juniors", "£4,150"), ("Choir", ""), NAMES[2], ("Schools", ""), NAMES[5]]
    assert names(rows) == [name for name, _ in rows]


def test_a_word_that_had_room_before_the_next_column_is_a_heading():
    sheets = Sheets()
    rows = [("Quarry Choir", "songs", "£4,150"), ("Schools", "", ""), ("Elm Band", "drums", "£2,005")]
    rows += [("Ash Dancers", "dance", "£300"), ("Prisons", "", ""), ("Fir Art", "paint", "£75")]
    for number, (name, purpose, figure) in enumerate([("Group", "For", "Grant"), *rows]):
        sheets.text(60, 100 + 11.5 * number, name)
        sheets.text(230, 100 + 11.5 * number, purpose)
        sheets.text(360, 100 + 11.5 * number, figure, right=True)
    assert tables(sheets) == [[["Group", "For", "Grant"], *map(list, rows)]]


def test_a_sign_over_figures_that_have_none_heads_them_on_each_page():
    sheets = Sheets()
    pages = [[("Quarry Choir", "4,150"), ("Elm Band", "2,005"), ("Ivy Club", "310")]]
    pages.append([("Ash Drama", "3,000"), ("Fir Singers", "900"), ("Yew Dance", "75")])
    for number, rows in enumerate(pages):
        top = 720 if not number else 60
        for name, figure in [("Group", "Amount"), ("", "£"), *rows]:
            sheets.text(64, top, name)
            sheets.text(330, top, figure, right=True)
            sheets.line(60, top + 12, 334, top + 12)
            top += 16
        if not number:
            sheets.page()
    assert tables(sheets) == [[["Group", "Amount"], ["", "£"], *map(list, (*pages[0], *pages[1]))]]


def test_the_total_closes_a_table_whose_header_and_first_row_stand_on_the_page_before():
    sheets = Sheets()
    xs = (60, 84, 240, 400)
    head = ["Bid", "Group", "What for", "Approved"]
    rows = [
        ["1", "Quarry Choir", "songs", "£4,150"],
        ["2", "Elm Band", "drums", "£2,005"],
        ["3", "Ash Drama", "plays", "£3,000"],
        ["Total Bow", "", "", "£9,155"],
    ]
    sheets.prose(60, 700, ["The awards of this year to each of the groups of the three wards of", "Bow follow."])
    for top, row in ((740, head), (756, rows[0])):
        line(sheets, top, row, xs)
        sheets.line(60, top + 12, 460, top + 12)
    sheets.page()
    for number, row in enumerate(rows[1:]):
        sheets.line(60, 58 + 16 * number, 460, 58 + 16 * number)
        line(sheets, 60 + 16 * number, row, xs)
    sheets.line(60, 58 + 48, 460, 58 + 48)
    sheets.prose(60, 130, ["What is left goes back to the Lottery at the end of the second year, as", "agreed."])
    assert tables(sheets) == [[head, *rows]]


def test_a_heading_right_below_the_last_rule_of_a_table_is_no_row_of_it():
    sheets = Sheets()
    rows = [("Group", "Grant"), ("Elm Band", "£2,005"), ("Ash Drama", "£3,000"), ("Total", "£5,005")]
    for number, (name, figure) in enumerate(rows):
        sheets.text(60, 100 + 14 * number, name)
        sheets.text(260, 100 + 14 * number, figure, right=True)
    for top in (97, 112, 140, 154):
        sheets.line(60, top, 262, top)
    sheets.text(60, 156, "3. Costs of it", 11, bold=True)
    sheets.prose(60, 180, ["The costs are met by the Lottery in full for as long as the clubs go", "on."])
    assert "Costs of it" in prose(read_sheets(sheets))


def test_a_caption_far_below_a_total_is_no_part_of_its_row_where_each_row_has_its_rule():
    sheets = Sheets()
    head, xs = ["Bid", "Group", "Grant"], (60, 110, 400)
    first = [["1", "Quarry Choir", "£4,150"], ["2", "Elm Band", "£2,005"], ["Total Bow", "", "£6,155"]]
    second = [["3", "Ash Drama", "£3,000"], ["4", "Fir Singers", "£900"], ["Total Poplar", "", "£3,900"]]
    for top, rows in ((100, [head, *first]), (200, [head, *second])):
        for number, row in enumerate(rows):
            line(sheets, top + 17 * number, row, xs)
            sheets.line(56, top - 4 + 17 * number, 460, top - 4 + 17 * number)
        sheets.line(56, top - 4 + 17 * len(rows), 460, top - 4 + 17 * len(rows))
    sheets.text(56, 183, "Schedule 2: Poplar")
    rows = [row for table in tables(sheets) for row in table]
    assert [row for row in rows if row[2]] == [head, *first, head, *second]


def test_the_total_of_a_group_alone_on_the_next_page_belongs_to_its_table():
    sheets = Sheets()
    xs = (60, 84, 400)
    rows = [["1", "Quarry Choir", "£4,150"], ["2", "Elm Band", "£2,005"], ["Total Bow", "", "£6,155"]]
    for number, row in enumerate([["Bid", "Group", "Grant"], *rows[:2]]):
        line(sheets, 720 + 16 * number, row, xs)
    sheets.page()
    line(sheets, 60, rows[2], xs)
    sheets.prose(60, 90, ["What is left goes back to the Lottery at the end of the second year, as", "agreed."])
    assert tables(sheets) == [[["Bid", "Group", "Grant"], *rows]]


def test_a_short_table_that_a_page_cuts_is_one_where_its_header_comes_again_and_a_total_ends_it():
    sheets = Sheets()
    head, rows = (
        ["Theme", "Grants"],
        [["Songs", "£4,150"], ["Drums", "£2,005"], ["Plays", "£3,000"], ["Total", "£9,155"]],
    )
    for number, row in enumerate([head, *rows[:2]]):
        line(sheets, 740 + 16 * number, row, (60, 300))
    sheets.page()
    for number, row in enumerate([head, *rows[2:]]):
        line(sheets, 60 + 16 * number, row, (60, 300))
    sheets.prose(60, 130, ["What is left goes back to the Lottery at the end of the second year, as", "agreed."])
    assert tables(sheets) == [[head, *rows]]
