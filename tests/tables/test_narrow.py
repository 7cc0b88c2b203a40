"""Tables in whose narrow cells figures and words break in the middle."""

from __future__ import annotations

import pytest

from pipeline.document import Box
from pipeline.tables.broken import goes_on_below, is_broken_figure
from tests.sheets import Sheets, tables

HEAD = ["Club", "Award"]
RIGHT = 250  # where the figures end


def narrow(sheets: Sheets, rows: list[tuple[str, list[str]]], *, ruled: bool) -> list[float]:
    """Write rows, each with a name and the lines of its sum; return where the rows part."""
    levels = [100.0]
    for name, figure in rows:
        sheets.text(64, levels[-1] + 4, name)
        for number, part in enumerate(figure):
            sheets.text(RIGHT, levels[-1] + 4 + 11 * number, part, right=True)
        levels.append(levels[-1] + 14 + 11 * len(figure))
    if ruled:
        sheets.grid([60, 200, 254], levels)
    return levels


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("broken", [["£1,140,50", "0"], ["£1,140,", "500"], ["£1,140", ",500"], ["£", "1,140,500"]])
def test_a_figure_that_a_narrow_cell_breaks_is_one(broken: list[str], ruled: bool) -> None:
    sheets = Sheets()
    narrow(
        sheets, [("Club", ["Award"]), ("Oak Choir", ["£12,000"]), ("Elm Band", broken), ("Ash", ["£7"])], ruled=ruled
    )
    whole = "".join(broken)
    found = [["".join(cell.split()) for cell in row] for row in tables(sheets)[0]]
    assert found == [["Club", "Award"], ["OakChoir", "£12,000"], ["ElmBand", whole], ["Ash", "£7"]]


@pytest.mark.parametrize("columns", [[60, 150, 204, 254], [60, 254]], ids=["ruled", "framed"])
def test_names_that_run_over_beside_broken_figures_stay_in_their_row(columns: list[float]) -> None:
    sheets = Sheets()
    rows = [
        (["Club"], ["Award"], ["Left"]),
        (["Pot"], [], ["£1,220,", "000"]),
        (["Oak Choir of", "Fernhill"], ["£170,", "250"], ["£1,049,", "750"]),
        (["Elm Band"], ["£6,", "300"], ["£1,043,", "450"]),
        (["Ash Allotments", "Growing", "Association"], ["£80,", "100"], ["£963,", "350"]),
        (["Total"], ["£256,", "650"], []),
    ]
    top = 100.0
    for row in rows:
        for column, lines in enumerate(row):
            for number, text in enumerate(lines):
                right = (None, 200, 250)[column]
                sheets.text(right or 64, top + 4 + 11 * number, text, right=right is not None)
        top += 8 + 11 * max(map(len, row))
    sheets.grid(columns, [100, 119, top])
    found = [["".join(cell.split()) for cell in row] for row in tables(sheets)[0]]
    assert found == [["".join("".join(lines).split()) for lines in row] for row in rows]


def test_two_sums_below_each_other_are_two_although_one_would_fit_behind_the_other() -> None:
    assert not is_broken_figure("£1,140", "500")
    assert not is_broken_figure("£12", "500")
    assert not is_broken_figure("1,140,500", "0")


def test_a_word_that_fills_its_cell_and_ends_below_is_one() -> None:
    sheets = Sheets()
    narrow(sheets, [("Club", ["Allocatio", "n"]), ("Oak Choir", ["£12,000"]), ("Elm Band", ["£70,000"])], ruled=True)
    assert tables(sheets)[0][0] == ["Club", "Allocation"]


def test_a_short_word_below_another_stays_a_word() -> None:
    sheets = Sheets()
    rows = [("Club", ["Amounts", "in £"]), ("Oak Choir", ["£12,000"]), ("Elm Band", ["£70,000"])]
    narrow(sheets, rows, ruled=True)
    assert tables(sheets)[0][0] == ["Club", "Amounts in £"]


def test_the_full_stop_of_a_row_s_number_stays_with_it() -> None:
    sheets = Sheets()
    for number, name in ((9, "Oak Choir"), (10, "Elm Band"), (11, "Ash Club")):
        top = 100 + 30 * (number - 9)
        sheets.text(60, top, str(number) + ("." if number == 9 else ""))
        if number > 9:
            sheets.text(60, top + 11, ".")
        sheets.text(100, top, name)
        sheets.text(300, top, f"£{number},000", right=True)
    sheets.grid([56, 74, 240, 304], [96, 126, 156, 186])
    assert [row[0] for row in tables(sheets)[0]] == ["9.", "10.", "11."]


def test_a_sum_goes_on_in_the_next_line_even_where_lines_stand_far_apart_but_not_in_the_next_row() -> None:
    begun = Box(120, 218, 176, 230)
    assert goes_on_below(begun, Box(168, 239, 176, 251), 12)
    assert not goes_on_below(begun, Box(168, 245, 176, 257), 12)
    assert not goes_on_below(begun, Box(180, 239, 188, 251), 12)


def test_a_year_that_its_narrow_cell_breaks_is_one_year_and_no_figure() -> None:
    sheets = Sheets()
    rows = [("Club", ["2031/3", "2"]), ("Oak Choir", ["£12,000"]), ("Elm Band", ["£70,000"]), ("Ash", ["£5,000"])]
    rows.append(("Total", ["£87,00", "0"]))
    narrow(sheets, rows, ruled=False)
    assert tables(sheets)[0] == [
        ["Club", "2031/32"],
        ["Oak Choir", "£12,000"],
        ["Elm Band", "£70,000"],
        ["Ash", "£5,000"],
        ["Total", "£87,000"],
    ]


def test_the_last_digits_of_a_figure_may_stand_beside_the_rest_of_its_label() -> None:
    sheets = Sheets()
    for number, (label, sum_) in enumerate([("", "£"), ("Opening balance", "£86,000"), ("Grants paid", "(£5,780)")]):
        sheets.text(60, 100 + 30 * number, label)
        sheets.text(240, 100 + 30 * number, sum_, right=True)
    for top, label, sum_ in ((190, "Balance at 31 March", "£80,22"), (201, "2032", "0")):
        sheets.text(60, top, label)
        sheets.text(240, top, sum_, right=True)
    assert tables(sheets)[0][-1] == ["Balance at 31 March 2032", "£80,220"]
