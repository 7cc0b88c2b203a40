"""A grant of so much a year: what is said of when it is looked at again is said of no money."""

from __future__ import annotations

import pytest

from tests.handmade import findings

REVIEWS = [
    "subject to review after the second year",
    "with a break clause after two years",
    "and will be reviewed after the first year",
    "to be evaluated once that is done",
    "with a progress report in the last year",
]


@pytest.mark.parametrize("words", REVIEWS)
def test_when_a_grant_is_looked_at_again_is_said_of_no_money(words: str):
    text = f"The agreement with Oak Youth is for £84,000 a year for four years, £{{}} in all, {words}."
    assert findings(text.format("346,000")) == [("annual_times_years", -1_000_000)]
    assert findings(text.format("336,000")) == []
    other = f"It is £84,000 a year for four years, £346,000 in all once the set-up costs are met, {words}."
    assert findings(other) == []
