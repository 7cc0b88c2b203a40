"""Tables that stand close below each other, or below a sentence, and what stands between them."""

from __future__ import annotations

import pytest

from tests.sheets import Sheets, tables

HEAD, BY_WARD = ["Club", "Ward", "Award"], ["Ward", "", "Awards"]
GRANTS = [
    HEAD,
    ["Oak Choir", "Bow", "£1,000"],
    ["Elm Band", "Lee", "£2,000"],
    ["Ash Club", "Bow", "£500"],
    ["Total", "", "£3,500"],
]
WARDS = [BY_WARD, ["Bow", "", "£1,500"], ["Lee", "", "£2,000"], ["Total", "", "£3,500"]]
XS, STEP = (60, 260, 460), 17


def write(sheets: Sheets, top: float, rows: list[list[str]], *, ruled: bool) -> float:
    for row in rows:
        for x, entry in zip(XS, row, strict=True):
            sheets.text(x, top, entry, right=x == XS[-1])
        if ruled:
            sheets.line(56, top + 13, 470, top + 13)
        top += STEP
    return top


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("between", ["The same awards by ward", "7. Ward by ward, the money goes there:"])
def test_two_tables_with_a_line_between_them_are_two(between: str, ruled: bool) -> None:
    sheets = Sheets()
    top = write(sheets, 100, GRANTS, ruled=ruled)
    sheets.text(XS[0], top, between)
    write(sheets, top + STEP, WARDS, ruled=ruled)
    found = [[[cell for cell in row if cell] for row in table] for table in tables(sheets)]
    assert found == [[[cell for cell in row if cell] for row in table] for table in (GRANTS, WARDS)]


@pytest.mark.parametrize("closing", ["All uses", "Both wards", "Cost in full"])
def test_a_header_below_a_row_that_closes_a_table_in_any_words_heads_the_next(closing: str) -> None:
    budget = [["Cost line", "2031/32", "2032/33"], ["Coach", "£1,200", "£1,300"], ["Kit", "£400", "£450"]]
    budget.append([closing, "£1,600", "£1,750"])
    sheets = Sheets()
    for top, rows, xs in ((100, budget, (60, 260, 360)), (180, GRANTS, XS)):
        for number, row in enumerate(rows):
            for x, entry in zip(xs, row, strict=True):
                sheets.text(x, top + STEP * number, entry, right=x == XS[-1] or (rows is budget and x > XS[0]))
    assert tables(sheets) == [budget, GRANTS]


def test_the_same_header_again_below_a_total_heads_the_next_group_of_one_table() -> None:
    sheets = Sheets()
    top = write(sheets, 100, GRANTS, ruled=True)
    write(sheets, top, [HEAD, ["Ivy", "Lee", "£300"], ["Fir", "Bow", "£400"], ["Total", "", "£700"]], ruled=True)
    assert len(tables(sheets)) == 1


def test_a_sentence_above_the_header_and_a_heading_below_the_total_are_not_of_the_table() -> None:
    sheets = Sheets()
    sheets.line(56, 98, 470, 98)
    sheets.text(XS[0], 102, "4. All of these awards come to £3,600.")
    write(sheets, 102 + STEP, GRANTS, ruled=True)
    sheets.text(XS[0], 112 + 6 * STEP, "C. Financial Comments")
    sheets.line(56, 132 + 6 * STEP, 470, 132 + 6 * STEP)
    assert tables(sheets) == [GRANTS]


def test_two_sums_as_close_as_words_stand_in_two_columns() -> None:
    sheets = Sheets()
    rows = [("Oak Choir", "£1,000 £3,100"), ("Elm Band", "£2,000 £4,200"), ("Ash Club", "£5,000 £7,300")]
    for number, (name, sums) in enumerate([("Club", "2031 Both"), *rows]):
        sheets.text(60, 100 + STEP * number, name)
        sheets.text(400, 100 + STEP * number, sums, right=True)
    assert [row[1:] for row in tables(sheets)[0][1:]] == [sums.split() for _, sums in rows]


def test_small_figures_beside_several_columns_of_words_are_a_table() -> None:
    sheets = Sheets()
    sheets.table(
        60,
        100,
        (40, 260, 110, 70),
        [
            ["Line", "Delivery partner", "Setting", "Sum (£000)"],
            ["1", "Oakridge Mothers and Daughters Choir and Theatre Trust", "Schools", "25"],
            ["2", "Elm Street Black Fathers Support and Mentoring Network Ltd", "Custody", "120"],
            ["3", "Millbrook Youth Offending Prevention and Family Service", "Schools", "41"],
        ],
        ruled=False,
    )
    assert [row[-1] for row in tables(sheets)[0]] == ["Sum (£000)", "25", "120", "41"]


def test_a_sum_alone_below_the_sums_of_a_column_is_their_total() -> None:
    sheets = Sheets()
    top = write(sheets, 100, GRANTS[:4], ruled=False)
    sheets.text(XS[-1], top + 4, "£3,500", right=True)
    sheets.text(XS[0], top + 3 * STEP, "The clubs were told on Monday.")
    assert tables(sheets) == [[*GRANTS[:4], ["", "", "£3,500"]]]


def test_the_same_header_at_other_places_heads_another_table() -> None:
    sheets = Sheets()
    for top, right in ((100, 260), (186, 420)):
        rows = [("Provider", "Value"), ("Oak Choir", "£1,000"), ("Elm Band", "£2,000"), ("Lot total", "£3,000")]
        for number, row in enumerate(rows):
            for x, entry in zip((60, right), row, strict=True):
                sheets.text(x, top + STEP * number, entry, right=x == right)
        sheets.text(60, top + 4 * STEP, "Lot 2" if right == 260 else "These are all lots.")
    assert [len(table) for table in tables(sheets)] == [4, 4]


def test_a_budget_over_the_header_is_no_table_by_itself() -> None:
    sheets = Sheets()
    write(sheets, 100, [["", "Total budget", "£9,000"], *GRANTS], ruled=True)
    assert [row[-1] for row in tables(sheets)[0]] == ["£9,000", *(row[-1] for row in GRANTS)]
