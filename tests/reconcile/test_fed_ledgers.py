"""A ledger into which money comes among the sums that go: in brackets, or without a sign."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, findings

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
