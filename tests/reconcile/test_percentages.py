"""A share that a sentence works out of a sum is held against what it comes to where it is a slip for that."""

from __future__ import annotations

import pytest

from tests.handmade import checked, findings


@pytest.mark.parametrize(
    ("line", "right", "wrong", "missed"),
    [
        ("Clubs match 10% of the grant budget of £235,000 in kind, that is {}.", "£23,500", "£23,600", -10_000),
        ("Training is set at 5 per cent of grants, that is 5% of £84,000 or {}.", "£4,200", "£9,200", -500_000),
        ("The fee is 8% of £365,000 ({}), which is paid at the end.", "£29,200", "£22,900", 630_000),
        ("An allowance of 4% of the £365,000 is made for checks: {}.", "£14,600", "£16,400", -180_000),
        ("6% of the awards (£84,000) is kept for travel and training: {}.", "£5,040", "£5,400", -36_000),
        ("The levy is 2.5% of £84,000, which is {}.", "£2,100", "£2,700", -60_000),
    ],
)
def test_a_share_that_is_worked_out_is_found_where_it_is_a_slip(line: str, right: str, wrong: str, missed: int):
    assert findings(line.format(wrong)) == [("percentage_of", missed)]
    assert [(code, verdict) for code, verdict, _ in checked(line.format(right))] == [("percentage_of", "exact")]


@pytest.mark.parametrize(
    "line",
    [
        "The fee is 8% of £365,000 or £29,900, whichever is lower.",
        "The fee is 8% of £365,000 and the rest is £335,000.",
        "6% of the awards (£84,000) is for travel and with training: £5,400.",
        "Some 8% of £365,000 was spent by May, £29,650 in all.",
        "Of the fund £29,900 (8%) was spent and £365,000 offered.",
    ],
)
def test_what_a_share_does_not_come_to_otherwise_is_no_error(line: str):
    assert findings(line) == []
