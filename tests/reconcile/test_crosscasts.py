from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import Rows, dossier

PROGRESS = "The board agreed to this."
POSITION: Rows = [
    ["Lot", "Allocation", "Committed", "Remaining"],
    ["Lot 1", "£70,000", "£61,265", "£8,735"],
    ["Lot 2", "£80,000", "£72,819", "£7,181"],
    ["Lot 3", "£65,000", "£55,099", "£9,901"],
    ["Total", "£215,000", "£189,183", "£25,817"],
]
BIDS: Rows = [
    ["Club", "Bid", "Adjustment", "Award"],
    ["Oak Trust", "£12,725", "(£1,500)", "£11,225"],
    ["Elm Choir", "£31,510", "-", "£31,510"],
    ["Ash Gym", "£9,485", "(£1,250)", "£8,235"],
    ["Fir Club", "£19,876", "(£750)", "£19,126"],
    ["Total", "£73,596", "(£3,500)", "£70,096"],
]
WORKSHOPS: Rows = [
    ["Provider", "Workshops", "Cost per workshop", "Grant"],
    ["Oak Trust", "4", "£664.50", "£2,658.00"],
    ["Elm Choir", "12", "£627.00", "£7,524.00"],
    ["Ash Gym", "15", "£273.50", "£4,102.50"],
    ["Total", "31", "", "£14,284.50"],
]


def findings(rows: Rows) -> list[tuple[str, int | None]]:
    return [(c.code, c.difference_pence) for c in reconcile(dossier(PROGRESS, rows)) if c.verdict == "inconsistent"]


def changed(rows: Rows, row: int, column: int, words: str) -> Rows:
    return [
        [words if (r, c) == (row, column) else cell for c, cell in enumerate(cells)] for r, cells in enumerate(rows)
    ]


@pytest.mark.parametrize("rows", [POSITION, BIDS, WORKSHOPS])
def test_a_table_whose_columns_agree_in_each_row_is_in_order(rows: Rows):
    assert findings(rows) == []


def test_a_total_of_what_remains_is_held_against_the_other_columns():
    assert findings(changed(POSITION, 4, 3, "£26,417")) == [("committed_plus_remaining", 60_000)]


def test_an_award_that_is_not_the_bid_less_its_adjustment_is_found():
    assert ("parts_sum_to_whole", 50_000) in findings(changed(BIDS, 3, 3, "£8,735"))


def test_a_cost_that_is_not_its_price_times_its_number_is_found():
    assert ("unit_times_count", 27_350) in findings(changed(WORKSHOPS, 3, 3, "£3,829.00"))


def test_a_rate_of_a_unit_is_a_price_so_that_two_rows_prove_the_third_wrong():
    rows: Rows = [["Cost", "Units", "Unit rate (£)", "In full (£)"], ["Tutor", "9", "3,120", "28,080"]]
    rows += [["Study days", "6", "410", "2,460"], ["Halls", "24", "95", "2,280"], ["Total", "", "", "32,820"]]
    assert findings(rows) == []
    assert findings(changed(rows, 3, 2, "65")) == [("unit_times_count", -72_000)]


def test_columns_that_make_each_other_up_in_few_rows_claim_nothing():
    twice = changed(changed(BIDS, 1, 2, "(£900)"), 3, 2, "(£100)")
    assert [code for code, _ in findings([*twice[:5], ["Total", "£73,596", "(£1,750)", "£70,096"]])] == []


def test_what_was_declined_is_no_difference():
    declined = [*BIDS[:5], ["Yew Band", "£5,000", "-", "-"], ["Total", "£78,596", "(£3,500)", "£70,096"]]
    assert findings(declined) == []


def test_round_sums_that_happen_to_fit_prove_nothing():
    rows = [
        ["Club", "Grant", "Match", "Other"],
        ["Oak", "£10,000", "£10,000", "£20,000"],
        ["Elm", "£20,000", "£10,000", "£30,000"],
        ["Ash", "£10,000", "£30,000", "£40,000"],
        ["Fir", "£10,000", "£20,000", "£50,000"],
    ]
    assert findings(rows) == []


def test_what_a_fund_opens_with_less_what_goes_is_what_it_closes_with():
    rows: Rows = [
        ["Fund", "Opening balance", "Income", "Expenditure", "Closing balance"],
        ["Hate crime", "£41,210", "£12,000", "£9,450", "£43,760"],
        ["Victims", "£22,385", "£7,500", "£11,030", "£18,855"],
        ["Custody", "£63,940", "£5,250", "£8,115", "£61,075"],
        ["Prevention", "£18,405", "£9,800", "£3,270", "£24,935"],
        ["Total", "£145,940", "£34,550", "£31,865", "£148,625"],
    ]
    assert findings(rows) == []
    rows[2][4] = "£18,585"
    assert ("running_balance", 27_000) in findings(rows)
