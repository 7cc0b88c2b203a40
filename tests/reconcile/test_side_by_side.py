"""One figure in two shapes, the one as a gloss of the other: whether rounding lets both be the same sum."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import checked, dossier

AGREEING = [
    ("The grant is £1.2m (£1,240,000).", "£1.2m ≈ £1,240,000"),
    ("The grant is £1,240,000 (rounded to £1.2m).", "£1,240,000 ≈ £1.2m"),
    ("The grant is £1.2m, or more exactly £1,240,000, for staff.", "£1.2m ≈ £1,240,000"),
    ("The grant is £330k (£330,000) for staff.", "£330k = £330,000"),
]


@pytest.mark.parametrize(("text", "equation"), AGREEING, ids=[case[0] for case in AGREEING])
def test_a_figure_and_its_gloss_agree_within_rounding(text: str, equation: str):
    assert [(code, found) for code, _, found in checked(text)] == [("figure_restated", equation)]


DIFFERING = [
    ("The grant is £1.2m (£1,340,000).", "£1.2m ≠ £1,340,000"),
    ("The grant is £330k (£303,000).", "£330k ≠ £303,000"),
    ("The grant is £1.2m, or more exactly £1,420,000, for staff.", "£1.2m ≠ £1,420,000"),
    # a unit lost
    ("The grant is £1.24m (£124,000).", "£1.24m ≠ £124,000"),
]


@pytest.mark.parametrize(("text", "equation"), DIFFERING, ids=[case[0] for case in DIFFERING])
def test_a_figure_and_its_gloss_that_rounding_does_not_join_are_a_finding(text: str, equation: str):
    assert checked(text) == [("figure_restated", "inconsistent", equation)]


def test_the_finding_names_both_figures_as_they_are_printed():
    (check,) = reconcile(dossier("The grant is £1.2m (£1,340,000)."))
    assert check.statement == "The sum is written as £1.2m and, right beside it, as £1,340,000: not both can be it."


@pytest.mark.parametrize(
    "text",
    [
        "The cost is £1.2m (£1,340,000 with VAT).",
        "The budget is £1.2m (£1,340,000 in 2031/32).",
        "The cost is £1,200,000 (£1,340,000).",
        "The cost is £1.2m (£240,000 a year).",
        "Half of the budget of £2.4m (£1,340,000) is spent.",
        "Savings of £1.2m (£890,000) are planned.",
    ],
)
def test_what_stands_in_brackets_behind_a_figure_may_be_another_sum(text: str):
    assert "figure_restated" not in [code for code, _, _ in checked(text)]
