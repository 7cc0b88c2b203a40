"""A ledger into which money comes among the sums that go: in brackets, or without a sign."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, findings, layout

ASKED = "The Deputy Mayor is asked to confirm grant awards of £70,500 to three clubs."
HEAD = ["Entry", "Award", "Balance"]
BRACKETS: Rows = [
    HEAD,
    ["Opening", "", "£52,000"],
    ["Oak Trust", "£31,400", "£20,600"],
    ["Elm Choir", "£12,300", "£8,300"],
    ["Second payment from the funder", "(£25,000)", "£33,300"],
    ["Ash Gym", "£26,800", "£6,500"],
]


def with_row(row: int, *cells: str) -> Rows:
    return [*BRACKETS[:row], list(cells), *BRACKETS[row + 1 :]]


@pytest.mark.parametrize("receipt", ["(£25,000)", "-£25,000", "£25,000", "+£25,000"])
def test_a_ledger_that_is_fed_on_the_way_is_no_budget_that_the_awards_exceed(receipt: str):
    fed = with_row(4, "Second payment from the funder", receipt, "£33,300")
    assert findings(ASKED, fed) == []
    assert findings(ASKED, fed, "After this £6,500 is left.") == []


@pytest.mark.parametrize(
    "closing",
    [
        ["Total awarded", "£70,500", ""],
        ["Total awards", "£70,500", "£6,500"],
        ["Total", "£70,500", "£6,500"],
        ["Total", "£45,500", "£6,500"],
        ["Closing balance", "", "£6,500"],
    ],
)
def test_its_total_may_be_of_the_awards_alone(closing: list[str]):
    for receipt in ("(£25,000)", "£25,000"):
        fed = with_row(4, "Second payment from the funder", receipt, "£33,300")
        assert findings(ASKED, [*fed, closing]) == []


def test_a_balance_that_is_wrong_is_found_all_the_same():
    wrong = with_row(3, "Elm Choir", "£12,300", "£8,500")
    assert sorted(findings(ASKED, wrong)) == [("running_balance", -20_000), ("running_balance", 20_000)]
    wrong = with_row(4, "Second payment from the funder", "(£25,000)", "£33,800")
    assert sorted(findings(ASKED, wrong)) == [("running_balance", -50_000), ("running_balance", 50_000)]


def test_an_award_that_is_added_to_the_balance_is_wrong():
    wrong = [*BRACKETS[:3], ["Elm Choir", "£12,300", "£32,900"], ["Ash Gym", "£26,800", "£6,100"]]
    assert findings(ASKED, wrong)[:1] == [("running_balance", -2_460_000)]
    fed = with_row(4, "Late money", "£25,000", "£33,300")
    assert findings(ASKED, fed) == []


PLAIN: Rows = [
    ["Date", "Entry", "Out", "In", "Balance"],
    ["3 Apr", "Opening balance", "", "", "70,000"],
    ["11 Apr", "Oak Trust", "31,400", "", "38,600"],
    ["9 May", "Elm Choir", "12,300", "", "26,300"],
    ["2 Jun", "Receipt from the funder", "", "25,000", "51,300"],
    ["14 Jul", "Ash Gym", "26,800", "", "24,500"],
    ["", "Totals", "70,500", "25,000", ""],
]


@pytest.mark.parametrize("line", ["Figures in pounds.", "All figures are in whole pounds.", "Sums are shown in £."])
def test_plain_figures_are_pounds_where_a_line_below_says_so(line: str):
    assert findings(ASKED, PLAIN, line) == []
    wrong = [*PLAIN[:5], ["14 Jul", "Ash Gym", "26,800", "", "25,400"], PLAIN[6]]
    assert findings(ASKED, wrong, line) == [("running_balance", -90_000)]


@pytest.mark.parametrize(
    "line",
    [
        "Figures in pounds million.",
        "These are the visits.",
        "Figures in pounds (thousands).",
        "Amounts in pounds, thousands.",
        "Figures in £bn.",
        "All sums are in pounds sterling (000s).",
    ],
)
def test_and_no_pounds_where_it_says_something_else(line: str):
    assert not any(column.has_money for column in layout([["Club", "May", "June"], ["Oak", "31", "14"]], line).columns)
