"""Columns of percentages, and rows that two tables tell."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, checked, findings
from tests.ledgers import PROGRESS

NAMES = ["Oak Trust", "Elm Club", "Ash Choir", "Fir Hall", "Ivy Drama"]
SUMS = ["£2,150", "£3,270", "£4,390", "£1,030", "£5,160"]
SHARES = ["13.4%", "20.4%", "27.4%", "6.4%", "32.3%"]
TOTAL = "£16,000"


def table(head: list[str], *columns: list[str], last: list[str]) -> Rows:
    return [head, *map(list, zip(*columns, strict=True)), last]


@pytest.mark.parametrize("head", ["% of total", "Share of total", "%"])
def test_percentages_are_held_against_the_total_that_they_are_shares_of(head: str):
    rows = table(["Organisation", "Grant", head], NAMES, SUMS, SHARES, last=["Total", TOTAL, "100%"])
    assert findings(PROGRESS, rows) == []
    rows[3][2] = "24.7%"
    assert findings(PROGRESS, rows) == [("percentage_of", -43_800)]


def test_percentages_may_be_of_another_column_of_their_row():
    wholes = ["£4,300", "£4,088", "£17,560", "£10,300", "£8,600"]
    shares = ["50%", "80%", "25%", "10%", "60%"]
    head = ["Organisation", "Project cost", "Grant", "Intervention %"]
    rows = table(head, NAMES, wholes, SUMS, shares, last=["Total", "£44,848", TOTAL, ""])
    assert findings(PROGRESS, rows) == []
    rows[2][3] = "60%"
    assert [code for code, _ in findings(PROGRESS, rows)] == ["percentage_of"]


def test_percentages_of_something_else_claim_nothing():
    others = ["3%", "81%", "12%", "55%", "7%"]
    rows = table(["Organisation", "Grant", "Attendance %"], NAMES, SUMS, others, last=["Total", TOTAL, ""])
    assert findings(PROGRESS, rows) == []
    assert not any(code == "percentage_of" for code, _, _ in checked(PROGRESS, rows))


def test_a_row_that_another_table_tells_with_another_figure_is_found():
    first = table(["Organisation", "Grant"], NAMES, SUMS, last=["Total", TOTAL])
    paid = [*SUMS[:4], "£5,610"]
    second = table(["Provider", "Sum to be paid"], NAMES, paid, last=["Total", "£16,450"])
    assert findings(PROGRESS, first, "The schedule of payments follows.", second) == [("figure_restated", -45_000)]


def test_the_same_names_with_other_figures_are_another_year():
    first = table(["Organisation", "Grant"], NAMES, SUMS, last=["Total", TOTAL])
    second = table(["Organisation", "Grant"], NAMES, [*SUMS[:2], "£9", "£8", "£7"], last=["Total", "£5,444"])
    assert findings(PROGRESS, first, "Last year's grants follow.", second) == []
