"""Ruled tables, as a person sees them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pdf import read
from tests.sheets import Sheets, tables

XS = (60, 260, 340, 420, 500)


def test_cells_are_what_lines_enclose_and_know_their_place() -> None:
    sheets = Sheets()
    rows = [
        ["Project", "Amount", "Remaining"],
        ["St Giles Trust", "£8,883", "£205,912"],
        ["Film", "£20,000", "£185,912"],
    ]
    sheets.table(60, 100, (200, 80, 80), rows)
    document = read(sheets.data(), "0" * 64)
    (table,) = document.tables
    assert [[document[cell.span] for cell in row] for row in table.rows] == rows
    assert document.text == "\n".join("\t".join(row) for row in rows)
    cell = table.rows[1][1]
    assert cell.box is not None
    assert tuple(cell.box) == pytest.approx((260, 116, 340, 132), abs=1)
    place = document.place(cell.span)
    assert place is not None
    assert place[1].x1 == pytest.approx(336, abs=1)
    assert [p.kind for p in document.paragraphs] == ["row", "row", "row"]


def test_a_wrapped_entry_is_one_cell() -> None:
    sheets = Sheets()
    sheets.grid((60, 260, 340), (100, 116, 148, 164))
    sheets.text(64, 104, "Project")
    sheets.text(336, 104, "Amount", right=True)
    sheets.text(64, 120, "Boxing Club -")
    sheets.text(64, 134, "delivery of sports goods")
    sheets.text(336, 120, "£205", right=True)
    sheets.text(64, 152, "Total")
    sheets.text(336, 152, "£205", right=True)
    assert tables(sheets) == [
        [["Project", "Amount"], ["Boxing Club - delivery of sports goods", "£205"], ["Total", "£205"]]
    ]


def test_an_entry_over_several_columns_stands_in_the_first_and_the_others_are_empty() -> None:
    sheets = Sheets()
    for y in (100, 116, 132, 148):
        sheets.line(60, y, 420, y)
    for x in (60, 260, 420):
        sheets.line(x, 100, x, 148)
    sheets.line(340, 116, 340, 148)
    sheets.text(64, 104, "Area")
    sheets.text(320, 104, "Grant")
    for x, top, words in ((336, 120, "2030/31"), (416, 120, "2031/32"), (336, 136, "£1,000"), (416, 136, "£2,000")):
        sheets.text(x, top, words, right=True)
    sheets.text(64, 136, "Haringey")
    assert tables(sheets) == [[["Area", "Grant", ""], ["", "2030/31", "2031/32"], ["Haringey", "£1,000", "£2,000"]]]


def test_rows_between_which_no_line_is_drawn_are_told_apart_by_their_figures() -> None:
    sheets = Sheets()
    sheets.grid((60, 260, 340), (100, 116, 164, 180))
    for top, label, figure in (
        (104, "Country", "Fund"),
        (120, "Bulgaria", "2.3"),
        (134, "Cyprus", "0.21"),
        (148, "Estonia", "1.1"),
        (168, "Total", "3.61"),
    ):
        sheets.text(64, top, label)
        sheets.text(336, top, figure, right=True)
    rows = [["Country", "Fund"], ["Bulgaria", "2.3"], ["Cyprus", "0.21"], ["Estonia", "1.1"], ["Total", "3.61"]]
    assert tables(sheets) == [rows]


@pytest.mark.parametrize("across", [(100, 116, 132, 148), (116, 132)], ids=["top and bottom", "inner lines alone"])
def test_a_grid_without_its_outer_lines_is_whole(across: tuple[int, ...]) -> None:
    sheets = Sheets()
    for y in across:
        sheets.line(60, y, 420, y)
    for x in (260, 340):
        sheets.line(x, 100, x, 148)
    rows = [["Area", "2030/31", "2031/32"], ["Haringey", "£1,000", "£2,000"], ["Enfield", "£3,000", "£4,000"]]
    sheets.table(60, 100, (200, 80, 80), rows, ruled=False)
    assert tables(sheets) == [rows]


def test_one_inner_line_down_and_several_across_enclose_two_columns_and_their_header() -> None:
    sheets = Sheets()
    for y in (116, 132, 148):
        sheets.line(60, y, 420, y)
    sheets.line(160, 100, 160, 164)
    rows = [["Award", "Club"], ["£1,000", "Oak Choir"], ["£2,000", "Elm Band"], ["£3,000", "Total"]]
    for number, row in enumerate(rows):
        sheets.text(64, 104 + 16 * number, row[0])
        sheets.text(164, 104 + 16 * number, row[1])
    assert tables(sheets) == [rows]


def test_borders_drawn_as_thin_filled_rectangles_and_shades_behind_lines_make_no_cells_of_their_own() -> None:
    sheets = Sheets()
    sheets.fill(60, 100, 420, 132, shade=0.7)
    for top in (102, 114):
        sheets.fill(64, top, 256, top + 12, shade=0.7)
    for y in (100, 132, 148):
        sheets.fill(60, y, 420, y + 0.5, shade=0)
    for x in (60, 260, 420):
        sheets.fill(x, 100, x + 0.5, 148, shade=0)
    sheets.text(64, 103, "Treatment and")
    sheets.text(64, 115, "therapy")
    sheets.text(264, 103, "Suffered from")
    sheets.text(64, 136, "Asthma")
    sheets.text(416, 136, "31", right=True)
    assert tables(sheets) == [[["Treatment and therapy", "Suffered from"], ["Asthma", "31"]]]


def test_two_tables_side_by_side_are_two() -> None:
    sheets = Sheets()
    left, right = [["Spain", "268"], ["Italy", "92"]], [["France", "99"], ["Malta", "1"]]
    sheets.table(60, 100, (120, 60), left)
    sheets.table(300, 100, (120, 60), right)
    assert tables(sheets) == [left, right]


def test_two_grids_of_different_widths_that_stand_on_each_other_are_two_tables() -> None:
    years = [["Year", "Sum"], ["2031/32", "£3,100"], ["2032/33", "£2,900"], ["Both", "£6,000"]]
    clubs = [["Club", "Award", "Balance"], ["Oak Choir", "£1,500", "£4,500"], ["Elm Band", "£2,200", "£2,300"]]
    sheets = Sheets()
    end = sheets.table(60, 100, (140, 100), years)
    sheets.table(60, end + 0.8, (200, 90, 100), clubs)
    assert tables(sheets) == [years, clubs]


def test_a_row_divided_in_another_way_is_of_the_grid_that_it_stands_on() -> None:
    sheets = Sheets()
    end = sheets.table(60, 100, (140, 100, 100), [["Club", "Award", "Paid"], ["Oak Choir", "£1,500", "£700"]])
    sheets.table(60, end, (200, 120), [["All clubs", "£1,500"]])
    assert len(tables(sheets)) == 1


def test_notes_below_and_captions_above_are_no_rows() -> None:
    sheets = Sheets()
    sheets.text(60, 80, "Table 3: Grants of the year")
    end = sheets.table(60, 100, (200, 80), [["Area", "Amount"], ["Haringey", "£1,000"], ["Enfield", "£3,000"]])
    sheets.text(60, end + 6, "Source: the board's own accounts.", 8)
    document = read(sheets.data(), "0" * 64)
    assert len(document.tables[0].rows) == 3
    assert document.text.startswith("Table 3: Grants of the year\nArea\tAmount\n")
    assert document.text.endswith("\nSource: the board's own accounts.")


def test_a_table_over_pages_is_one_and_its_repeated_header_is_read_once() -> None:
    sheets = Sheets()
    header = ["Area", "Amount"]
    sheets.table(60, 700, (200, 80), [header, *[[f"Area {n}", f"£{n},000"] for n in range(1, 5)]])
    sheets.text(290, 815, "1", 8)
    sheets.page()
    sheets.table(60, 60, (200, 80), [header, *[[f"Area {n}", f"£{n},000"] for n in range(5, 8)]])
    sheets.text(290, 815, "2", 8)
    document = read(sheets.data(), "0" * 64)
    (table,) = document.tables
    assert [document[row[0].span] for row in table.rows] == ["Area", *[f"Area {n}" for n in range(1, 8)]]
    assert [row[0].page for row in table.rows] == [1] * 5 + [2] * 3


def test_another_table_on_the_next_page_stays_another() -> None:
    sheets = Sheets()
    sheets.table(60, 700, (200, 80), [["Area", "Amount"], ["Haringey", "£1,000"], ["Enfield", "£3,000"]])
    sheets.page()
    sheets.table(60, 60, (200, 80), [["Supplier", "Value"], ["A Limited", "£5,000"], ["B Limited", "£6,000"]])
    assert len(tables(sheets)) == 2


def test_a_table_printed_on_its_side_is_read_upright() -> None:
    sheets = Sheets((600, 600))
    sheets.canvas.translate(300, 300)
    sheets.canvas.rotate(90)
    sheets.canvas.translate(-300, -300)
    rows = [["Area", "Amount"], ["Haringey", "£1,000"], ["Enfield", "£3,000"]]
    sheets.table(60, 100, (200, 80), rows)
    assert tables(sheets) == [rows]


def test_lines_down_that_stop_at_headings_of_groups_part_the_entries_of_the_rows_between_them() -> None:
    sheets = Sheets()
    xs = (60, 90, 200, 300, 400)
    rows = [["No", "Club", "Area", "Award"], ["Clubs in the north", "", "", ""]]
    rows += [[str(n), name, "NE", f"2,{n}50"] for n, name in enumerate(("Oak Trust", "Elm Club", "Ash Choir"), 1)]
    rows += [["Clubs in the north, total", "", "", "6,600"], ["Clubs in the east", "", "", ""]]
    rows += [
        ["4", "Fir Hall and Box Yard", "SE", "2,200"],
        ["5", "Yew Band", "SE", "2,600"],
        ["Total", "", "", "11,400"],
    ]
    for bar in (96, 114, 294):
        sheets.line(60, bar, 400, bar)
    for x in (60, 400):
        sheets.line(x, 96, x, 294)
    for number, row in enumerate(rows):
        top = 100 + 19 * number
        for x, entry in zip(xs, row, strict=False):
            sheets.text(396 if x == 300 else x + 3, top, entry, right=x == 300)
        for x in xs[1:4] if row[1] else ():
            sheets.line(x, top - 4, x, top + 15)
    assert tables(sheets) == [rows]


def test_words_that_touch_across_a_line_are_two_entries() -> None:
    sheets = Sheets()
    sheets.grid((60, 103.4, 180), (100, 116, 132))
    sheets.text(64, 104, "Post")
    sheets.text(104, 104, "Employer")
    sheets.run(64, 120, [("Architect", 10, 0), ("Council", 10, 0)])
    assert tables(sheets) == [[["Post", "Employer"], ["Architect", "Council"]]]


def test_two_sums_that_touch_across_a_line_are_two_entries() -> None:
    sheets = Sheets()
    rows = [["Area", "Bid", "Grant"], ["Haringey", "£7", "£8"], ["Enfield", "£7", "£8"], ["Barnet", "£7", "£8"]]
    sheets.table(60, 100, (200, 80, 80), rows)
    sheets.text(340, 100 + 16 * 4 + 4, "1,000", right=True)
    sheets.text(340, 100 + 16 * 4 + 4, "2,000")
    sheets.grid((60, 260, 340, 420), (164, 180))
    (found,) = tables(sheets)
    assert found[-1] == ["", "1,000", "2,000"]


@pytest.mark.parametrize("label", ["£90,000-£95,000", "20.4", "£46,300", "30000"])
def test_a_sum_is_never_cut_by_a_line_that_runs_through_it(label: str) -> None:
    for shift in range(0, 40, 3):
        sheets = Sheets()
        rows = [["Area", "Bid", "Grant"], ["Haringey", "£7", "£8"], ["Enfield", "£7", "£8"], ["Barnet", "£7", "£8"]]
        sheets.table(60, 100, (200, 80, 80), [*rows, ["Brent", "", ""]])
        sheets.text(338 - shift, 100 + 16 * 4 + 4, label)
        assert label in read(sheets.data(), "0" * 64).text, shift


def test_a_table_within_a_cell_is_told_once() -> None:
    sheets = Sheets()
    sheets.grid((60, 200, 500), (100, 116, 220, 236))
    for top, words in ((104, ("Area", "Grants")), (120, ("Haringey", "As follows")), (224, ("Enfield", "None"))):
        sheets.text(64, top, words[0])
        sheets.text(204, top, words[1])
    sheets.table(240, 140, (100, 80), [["Body", "Grant"], ["Boxing club", "£1,000"], ["Rowing club", "£2,500"]])
    text = read(sheets.data(), "0" * 64).text
    assert [text.count(figure) for figure in ("£1,000", "£2,500")] == [1, 1]


def test_a_box_around_prose_is_no_table() -> None:
    sheets = Sheets()
    sheets.grid((50, 500), (70, 130))
    sheets.prose(
        60, 80, ["The mechanism has two parts, of which the first allows the board to borrow", "on its own account."]
    )
    assert tables(sheets) == []


def test_names_of_two_and_three_lines_have_their_figures_beside_their_middle() -> None:
    sheets = Sheets()
    rows = (
        ("Alder Street", "Association"),
        ("Oak Trust",),
        ("Elm and Ash", "Families and", "Carers"),
        ("Rowan House", "Shelter"),
    )
    sheets.grid((60, 200, 300, 380), (100, 300))
    for column, heading in enumerate(("Body", "Bid", "Grant")):
        sheets.text((64, 204, 304)[column], 104, heading, bold=True)
    top = 122
    for name in rows:
        middle = top + 5 * (len(name) - 1)
        for number, line in enumerate(name):
            sheets.text(64, top + 10 * number, line)
        sheets.text(296, middle, "£2,500", right=True)
        sheets.text(376, middle, "£2,000", right=True)
        top += 10 * len(name) + 9
    figures = ["£2,500", "£2,000"]
    assert tables(sheets) == [[["Body", "Bid", "Grant"], *([" ".join(name), *figures] for name in rows)]]


WORD = st.text(string.ascii_letters, min_size=2, max_size=8)
FIGURE = st.integers(0, 9_999_999).map(lambda pence: f"£{pence:,}")


@settings(max_examples=25)
@given(st.data())
def test_any_ruled_table_is_read_as_it_was_drawn(data: st.DataObject) -> None:
    width = data.draw(st.integers(2, 4))
    entry = st.one_of(WORD, FIGURE)
    row = st.tuples(WORD, *[entry] * (width - 1))
    rows = [list(row) for row in data.draw(st.lists(row, min_size=2, max_size=6))]
    sheets = Sheets()
    sheets.table(60, 100, [110] * width, rows)
    assert tables(sheets) == [rows]
