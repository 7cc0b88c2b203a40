"""Rows “of which” are held against the row above them where they make it up, but for one slip."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, checked, findings

ABOVE = "The budget is:"


def rows(whole: str, first: str, second: str, said: str = "of which") -> Rows:
    return [["Grant from the Lottery", whole], [f"{said} the conductor", first], [f"{said} choirs", second]]


@pytest.mark.parametrize("said", ["of which", "– of this,", "thereof:"])
def test_parts_of_the_row_above_add_up_to_it(said: str):
    found = checked(ABOVE, rows("£83,420", "£51,300", "£32,120", said))
    assert ("parts_sum_to_whole", "exact", "£51,300 + £32,120 = £83,420") in found


@pytest.mark.parametrize(("part", "pounds"), [("£15,300", -36000), ("£57,300", 6000)])
def test_swapped_digits_of_a_part_and_a_wrong_one_are_findings(part: str, pounds: int):
    assert findings(ABOVE, rows("£83,420", part, "£32,120")) == [("parts_sum_to_whole", pounds * 100)]


def test_a_header_and_other_rows_may_stand_around_them():
    table = [["Item", "£"], ["Hall", "9,115"], *rows("83,420", "15,300", "32,120"), ["Total", "92,535"]]
    assert ("parts_sum_to_whole", -3600000) in findings(ABOVE, table)


def test_parts_that_may_be_some_of_it_only_or_tell_it_in_two_ways_accuse_nobody():
    assert findings(ABOVE, rows("£83,420", "£64,000", "£32,120")) == []
    assert findings(ABOVE, rows("£83,420", "£20,000", "£32,120")) == []
    assert findings(ABOVE, rows("£100,000", "£40,000", "£50,000")) == []
    assert findings(ABOVE, rows("£83,420", "£51,300", "£32,120")[:2]) == []


def test_a_part_larger_than_the_row_above_is_of_something_else():
    assert findings(ABOVE, rows("£83,420", "£97,000", "£32,120")) == []
