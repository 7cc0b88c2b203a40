"""Tables without a header, a budget or a row, and those read as text, are followed by their own arithmetic."""

from __future__ import annotations

from copy import deepcopy

from tests.handmade import Rows, checked, findings
from tests.ledgers import COSTS, LEDGER, PROGRESS

STRAY = (
    "Local Grant Local Grant Remaining Budget £60,000 £12,500 1 Oak Trust A. Officer £7,500 £52,500 weekend sessions"
    " 2 Elm Trust B. Officer £20,000 £32,500 3 Ash Trust £15,000 £17,500 4 Yew Trust £5,000 £12,500"
    " Total £47,500 £12,500"
)


def test_a_table_that_was_read_as_text_is_proven_by_its_arithmetic():
    found = checked("Agreed so:", STRAY)
    assert len([c for c in found if c[:2] == ("running_balance", "exact")]) == 4
    assert ("rows_sum_to_total", "exact", "£7,500 + £20,000 + £15,000 + £5,000 = £47,500") in found
    assert ("committed_plus_remaining", "exact", "£47,500 + £12,500 = £60,000") in found


def test_and_its_one_wrong_digit_is_found():
    wrong = STRAY.replace("£15,000 £17,500", "£16,000 £17,500")
    assert sorted(findings("Agreed so:", wrong)) == [("rows_sum_to_total", 100000), ("running_balance", -100000)]


def test_figures_side_by_side_without_such_arithmetic_are_no_ledger():
    text = "Theft £1,200 £1,300 Fraud £300 £250 Arson £90 £70 Total £1,590 £1,900"
    assert checked("Losses were:", text) == [("parts_sum_to_whole", "exact", "£1,200 + £300 + £90 = £1,590")]


TORN: Rows = [
    ["1", "Oak Trust", "£1,000", "£9,000"],
    ["2", "Elm Club", "£2,000", "£7,000"],
    ["3", "Ash Choir", "£3,000", "£4,000"],
    ["4", "Fir Hall", "£500", "£3,500"],
    ["5", "Yew Band", "£500", "£3,000"],
    ["", "Total to date", "£7,000", "£3,000"],
]


def torn(row: int, column: int, figure: str) -> list[tuple[str, int | None]]:
    rows = deepcopy(TORN)
    rows[row][column] = figure
    return findings("The fund is £10,000.", rows)


def test_a_table_without_its_header_shows_an_error_that_it_shows_twice():
    assert findings("The fund is £10,000.", TORN) == []
    assert sorted(torn(2, 3, "£4,500")) == [("running_balance", -50_000), ("running_balance", 50_000)]
    assert torn(2, 2, "£3,200") == [("running_balance", -20_000)]


def test_a_table_without_its_header_is_not_accused_of_an_error_that_stands_alone():
    assert torn(5, 2, "£7,300") == []


PLAIN: Rows = [["Oak Trust", "£2,000"], ["Elm Club", "£3,000"], ["Ash Choir", "£500"], ["Total", "£5,600"]]


def test_a_list_of_names_and_sums_needs_no_header_below_a_sentence():
    assert findings(PROGRESS, PLAIN) == [("rows_sum_to_total", -10_000)]
    assert findings("Fir Band £100", PLAIN) == []
    assert findings(PROGRESS, [[name, figure.lstrip("£")] for name, figure in PLAIN]) == []


def test_figures_side_by_side_with_a_sum_among_them_that_is_in_no_row_accuse_nobody():
    lines = ["Budget £9,000 £4,000", "Oak Trust £2,000 £7,000", "Elm Club £1,000 £6,000", "Ash Choir £500 £5,500"]
    more = ["Grant Left Fir Hall Grant £700 Left £4,800", "Bay House £800 £4,000", "Total £5,000 £4,000"]
    assert findings("\n".join([*lines, *more])) == []


def changed(row: int, column: int, figure: str) -> Rows:
    rows = deepcopy(LEDGER)
    rows[row][column] = figure
    return rows


def test_a_table_whose_budget_only_the_text_tells_is_followed_from_it():
    budget = "The budget for grants is £20,000."
    assert findings(budget, PROGRESS, LEDGER) == []
    first = findings(budget, PROGRESS, changed(1, 2, "£2,510"))
    assert sorted(first) == [("rows_sum_to_total", 36_000), ("running_balance", -36_000)]
    assert ("committed_plus_remaining", 10_000) in findings(budget, PROGRESS, changed(5, 3, "£9,260"))


def test_a_table_that_counts_its_rows_on_from_the_one_before_does_not_start_from_the_budget():
    first = [["", "Name", "Grant", "Left"], ["1", "Oak Inn", "£2,000", "£8,000"], ["2", "Elm Bar", "£1,000", "£7,000"]]
    rest = [["3", "Ash Inn", "£3,000", "£4,000"], ["4", "Box", "£500", "£3,500"], ["5", "Bay", "£500", "£3,000"]]
    second = [["", "The new", "", ""], *rest, ["Total", "", "£7,000", "£3,000"]]
    assert findings("The budget for grants is £10,000.", first, second) == []


def test_a_wrong_balance_is_found_in_a_table_that_lost_a_row_elsewhere():
    more = [["6", "Gum Inn", "£200", "£2,800"], ["7", "Box Bar", "£300", "£2,500"], ["8", "Bay House", "£90", "£2,410"]]
    rows = deepcopy([TORN[0], *TORN[2:5], *more])
    assert findings("The fund is £10,000.", rows) == []
    rows[2][3] = "£3,900"
    assert sorted(findings("The fund is £10,000.", rows)) == [("running_balance", -40_000), ("running_balance", 40_000)]


def test_a_summary_below_a_table_is_no_row_of_it_that_was_read_as_text():
    summary = [["Year", "Staff", "Study"], ["2031/32", "£1,600", "£20"], ["2032/33", "£1,260", "£30"]]
    wrong = [*COSTS[:4], ["Vans", "£190", "£10", "£100"], COSTS[5]]
    assert ("rows_sum_to_total", 10000) in findings("The costs are these.", wrong, summary)


def test_a_pot_that_is_the_first_part_of_an_income_is_a_row_and_one_that_is_spent_is_none():
    rows = [["Use", "£000"], ["Grant pot", "900"], ["Staff", "120"], ["Study", "30"], ["Total income", "1,050"]]
    from_funder = [*rows[:4], ["Income from funder", "1,050"]]
    for table in (rows, from_funder):
        assert checked("So it is used:", table) == [("rows_sum_to_total", "exact", "900 + 120 + 30 = 1,050")]
        assert findings("So it is used:", [*table[:3], ["Study", "80"], table[4]]) == [("rows_sum_to_total", 5_000_000)]
    overspent = [*rows[:2], ["Oak Trust", "500"], ["Elm Trust", "450"], ["Total", "950"]]
    assert checked("So it is used:", overspent) == [("rows_sum_to_total", "exact", "500 + 450 = 950")]
