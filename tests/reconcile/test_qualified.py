"""Totals that say themselves that they are of more, or of less, than the rows of their table."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, checked

ROWS: Rows = [["Roof", "£410,000"], ["Windows", "£265,000"], ["VAT on fees", "£15,000"]]


def failing(head: str, label: str, total: str, *, above: str = "These are the sums.") -> list[str]:
    found = checked(above, [["Scheme", head], *ROWS, [label, total]])
    return [equation for _, verdict, equation in found if verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("head", "label", "total"),
    [
        ("Price", "Total including fittings", "£828,000"),
        ("Price", "Grand total incl. 10% contingency", "£759,000"),
        ("Price", "Total net of 5% discount", "£655,500"),
        ("Price", "Total excluding VAT", "£675,000"),
        ("Price", "Total (all five lots)", "£990,000"),
        ("Award", "Total bids received", "£912,000"),
        ("Annual cost", "Total over three years", "£2,070,000"),
    ],
)
def test_a_total_of_other_rows_than_those_above_it_accuses_nobody(head: str, label: str, total: str):
    assert failing(head, label, total) == []


def test_rows_that_are_some_of_many_need_not_make_up_the_total():
    assert failing("Award", "Total of all awards", "£1,870,000", above="The three largest awards are these.") == []


@pytest.mark.parametrize(
    ("head", "label"),
    [("Price", "Total"), ("Price", "Total including VAT"), ("Bid", "Total bids"), ("Price", "Total (all three lots)")],
)
def test_a_total_of_the_rows_above_it_is_held_against_them(head: str, label: str):
    assert failing(head, label, "£691,000") == ["£410,000 + £265,000 + £15,000 = £690,000 ≠ £691,000"]


def test_a_total_with_more_is_shown_where_the_rows_make_it_up():
    found = checked("These are the sums.", [["Scheme", "Price"], *ROWS, ["Total including fittings", "£690,000"]])
    assert [verdict for _, verdict, _ in found] == ["exact"]
