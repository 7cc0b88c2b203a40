"""Columns are held against the total of their row, even where the table has no other row that bears it out."""

from __future__ import annotations

import pytest

from tests.handmade import checked, findings

ABOVE = "The money was profiled by year:"
YEARS = ["2031/32", "2032/33", "2033/34"]


def test_the_only_row_of_a_profile_is_held_against_its_total():
    assert findings(ABOVE, [[*YEARS, "Total"], ["£41,000", "£38,500", "£40,250", "£119,570"]]) == [
        ("years_sum_to_total", 18000)
    ]
    (held,) = checked(ABOVE, [[*YEARS, "Total (£)"], ["£41,000", "£38,500", "£40,250", "£119,750"]])
    assert held[:2] == ("years_sum_to_total", "exact")


def test_its_row_may_have_a_name():
    assert findings(ABOVE, [["", *YEARS, "Total"], ["Grant", "£41,000", "£38,500", "£40,250", "£119,570"]]) == [
        ("years_sum_to_total", 18000)
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ([*YEARS[:2], "Total to date"], ["£41,000", "£38,500", "£97,000"]),  # more years stand before these
        ([YEARS[0], YEARS[2], "Total"], ["£41,000", "£40,250", "£119,750"]),  # a year is left out
        (["Spent", "Budget", "Total"], ["£41,000", "£38,500", "£97,000"]),  # no years
        ([*YEARS[:2], "Total"], ["£41,000", "£38,500", "£400,000"]),  # of something else
        ([*YEARS[:2], "Reserve", "Total"], ["£41,000", "£38,500", "£9,000", "£97,000"]),
    ],
)
def test_one_row_whose_total_may_be_of_more_accuses_nobody(head: list[str], row: list[str]):
    assert findings(ABOVE, [head, row]) == []
