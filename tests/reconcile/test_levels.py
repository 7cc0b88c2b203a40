"""What a fund has, what is taken of it or comes to it, and what is left of it at the end of a table."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, findings
from tests.ledgers import LEDGER, PROGRESS


def test_a_total_beside_the_balance_carried_forward_is_not_what_is_left():
    rows: Rows = [
        ["Date", "Entry", "Out", "Balance"],
        ["", "Balance brought forward", "", "£10,000"],
        ["3 April", "Oak Trust", "£2,000", "£8,000"],
        ["4 April", "Elm Club", "£3,500", "£4,500"],
        ["", "Balance carried forward", "£5,500", "£4,500"],
    ]
    left = "Grants still to be allocated = £4,{}."
    assert findings("Agreed so:", rows, left.format("500")) == []
    assert findings("Agreed so:", rows, left.format("600")) == [("table_agrees_with_text", -10_000)]


def test_a_balance_that_pays_for_something_is_not_what_is_left_of_the_grants():
    rows: Rows = [["Organisation", "Grant", "Left"], *[row[1:] for row in LEDGER[1:]]]
    said = "Of the £30,000 offered, £20,000 is for grants. The balance pays for a trainer (£7,900) and kit (£2,100)."
    assert findings(said, PROGRESS, [rows[0], ["Budget", "", "£20,000"], *rows[1:]]) == []


def test_a_fund_less_what_is_taken_of_it_is_what_is_left():
    rows = [["", "£"], ["Fund for awards", "£9,000"], ["Taken by offers", "(£7,000)"], ["Still free", "£2,000"]]
    assert findings("So the fund stands:", rows) == []
    wrong = [*rows[:3], ["Still free", "£2,300"]]
    assert findings("So the fund stands:", wrong) == [("committed_plus_remaining", 30000)]


@pytest.mark.parametrize(
    "last", ["For sub-grants", "Leaves for clubs", "Available for awards", "To be awarded", "Net sum"]
)
def test_a_grant_less_what_else_it_pays_is_what_the_last_row_says(last: str):
    rows = [["Oakshire grant", "9,310"], ["less project manager", "(4,100)"], ["less travel", "(750)"]]
    assert findings("So the fund stands:", [["Item", "£"], *rows, [last, "4,460"]]) == []
    wrong = [["Item", "£"], *rows, [last, "4,640"]]
    assert findings("So the fund stands:", wrong) == [("rows_sum_to_total", -18000)]


def test_a_row_that_is_not_what_a_grant_leaves_is_no_total():
    rows = [["Oakshire grant", "9,310"], ["less project manager", "(4,100)"], ["Elmshire grant", "5,270"]]
    assert findings("So the fund stands:", [["Item", "£"], *rows]) == []


def test_what_a_fund_has_less_of_is_taken_of_it_too():
    rows = [["Fund for awards", "£9,000"], ["Less awards", "(£7,000)"], ["Left", "£2,300"]]
    assert findings("So the fund stands:", rows) == [("committed_plus_remaining", 30000)]


def test_a_grant_received_below_its_uses_is_their_total():
    rows = [["Grants to clubs", "£67,000"], ["Trainer", "£53,000"], ["Study", "£9,000"], ["Grant received", "£129,000"]]
    assert findings("What the grant covers:", rows) == []
    rows[1] = ["Trainer", "£53,500"]
    assert findings("What the grant covers:", rows) == [("rows_sum_to_total", 50_000)]


def test_what_comes_and_goes_leads_from_the_opening_level_to_the_closing_one():
    rows = [["Movement", "£"], ["Reserve brought forward", "9,000"], ["Receipts", "500"], ["Drawn down", "(2,000)"]]
    assert findings("So the reserve moves:", [*rows, ["Closing position", "7,500"]]) == []
    wrong = [*rows, ["Closing position", "7,900"]]
    assert findings("So the reserve moves:", wrong) == [("running_balance", -40000)]
    unsigned = [*rows[:3], ["Drawn down", "2,000"], ["Closing position", "7,500"]]
    assert findings("So the reserve moves:", unsigned) == []


def test_a_single_movement_leads_from_level_to_level_in_every_year():
    rows = [["Reserve", "2031/32 £", "2032/33 £"], ["Opening balance", "1,000", "800"], ["Spent", "(200)", "(300)"]]
    assert findings([*rows, ["Closing balance", "800", "500"]]) == []
    assert findings([*rows, ["Closing balance", "800", "400"]]) == [("running_balance", 10_000)]
