"""What may lie behind a sum that does not hold: each slip is asked about first where it happened."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import Rows, dossier

AGREED = "The board agreed to this."
GRANTS: Rows = [
    ["Name", "Grant", "Left"],
    ["Budget", "£60,000", ""],
    ["Oak Club", "£7,523", "£52,477"],
    ["Elm Trust", "£14,650", "£37,827"],
    ["Ash House", "£9,275", "£28,552"],
    ["Total", "£31,448", "£28,552"],
]
COSTS: Rows = [["Cost", "Sum"], ["Staff", "£12,534"], ["Rent", "£3,187"], ["Vans", "£905"], ["Total", "£16,626"]]


def changed(rows: Rows, row: int, column: int, written: str) -> Rows:
    rows = deepcopy(rows)
    rows[row][column] = written
    return rows


def explanations(*blocks: str | Rows, facts: dict[str, dict[str, Any]] | None = None) -> list[str]:
    checks = reconcile(dossier(*blocks, facts=facts))
    return [str(check.explanation) for check in checks if check.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (changed(COSTS, 2, 1, "£3,817"), "Are two digits swapped, and should £3,817 be £3,187?"),
        (changed(COSTS, 4, 1, "£16,662"), "Are two digits swapped, and should £16,662 be £16,626?"),
        (changed(COSTS, 4, 1, "£16,627"), "Were the figures rounded after they were added up?"),
        ([*COSTS[:2], *COSTS[3:]], "Is a row of £3,187 missing?"),
        ([*COSTS[:3], *COSTS[2:]], "Is the row of £3,187 entered twice?"),
        (changed(COSTS, 4, 1, "£13,439"), "Does the total leave out the row of £3,187?"),
        (
            [["Cost", "Sum"], ["Staff", "£12.5m"], ["Rent", "£3.2"], ["Vans", "£0.9m"], ["Total", "£16.6m"]],
            "Is a unit lost, and should £3.2 be £3.2m?",
        ),
        (
            [["Cost", "Sum"], ["Staff", "£12,500"], ["Rent", "£3,200"], ["Fees", "£900"], ["Total", "£14,800"]],
            "Should £900 be taken away, not added?",
        ),
    ],
)
def test_the_likeliest_cause_is_asked_about_first(rows: Rows, first: str):
    (explanation,) = explanations(AGREED, rows)
    assert explanation.startswith(first)


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (changed(GRANTS, 3, 1, "£14,850"), "Should £14,850 be £14,650, so that 2 sums hold?"),
        (changed(GRANTS, 3, 2, "£37,427"), "Should £37,427 be £37,827, so that 2 sums hold?"),
        (changed(GRANTS, 3, 1, "£14,651"), "Should £14,651 be £14,650, so that 2 sums hold?"),
        (changed(GRANTS, 5, 1, "£31,498"), "Should £31,498 be £31,448, so that 2 sums hold?"),
    ],
)
def test_one_wrong_digit_is_looked_for_where_it_explains_all_that_fails(rows: Rows, first: str):
    found = explanations(AGREED, rows)
    assert len(found) == 2
    assert all(explanation.startswith(first) for explanation in found)


def test_a_figure_that_another_sum_bears_out_is_doubted_last():
    (explanation,) = explanations(AGREED, changed(GRANTS, 5, 2, "£28,542"))
    assert explanation.startswith("Should £28,542 be £28,552?")


def test_a_row_that_takes_nothing_away_was_perhaps_entered_twice():
    rows = [*GRANTS[:4], GRANTS[3], *GRANTS[4:]]
    assert [
        explanation.startswith("Is the row of £14,650 entered twice") for explanation in explanations(AGREED, rows)
    ] == [
        True,
        True,
    ]


def test_a_figure_that_fits_is_looked_for_in_the_rest_of_the_papers():
    told = "The rent of the station will be £3,187."
    (explanation,) = explanations(AGREED, told, changed(COSTS, 2, 1, "£2,950"))
    assert explanation.startswith("Should £2,950 be £3,187, as elsewhere in the papers?")


def test_a_figure_of_the_year_before_is_recognised():
    facts = {"£2,950": {"first_year": "2030/31"}, "£12,534": {"first_year": "2031/32"}}
    told = "In 2030/31 the rent of the station was £2,950."
    (explanation,) = explanations(AGREED, told, changed(COSTS, 2, 1, "£2,950"), facts=facts)
    assert explanation.startswith("Is £2,950 the figure for 2030/31?")


def test_every_explanation_is_made_of_questions():
    for row in range(1, 5):
        for explanation in explanations(AGREED, changed(COSTS, row, 1, "£5,678")):
            assert explanation.endswith("?")
            assert 1 <= explanation.count("?") <= 3
            assert "." not in explanation


@pytest.mark.parametrize(
    ("rule", "grade"),
    [
        ("money", "ruled table"),
        ("money.plumber", "read a second time"),
        ("money.ocr", "read by OCR"),
        ("money.ocr.disputed", "read by OCR in two ways"),
    ],
)
def test_a_sum_is_as_sure_as_the_reading_of_its_least_sure_figure(rule: str, grade: str):
    one = dossier(AGREED, changed(COSTS, 2, 1, "£3,817"))
    amounts = tuple(
        amount.model_copy(update={"rule": rule}) if amount.quote == "£905" else amount for amount in one.amounts
    )
    (check,) = reconcile(replace(one, amounts=amounts))
    assert check.grade == grade
    assert str(check.explanation).startswith("Is a digit misread from the scan?") == ("OCR" in grade)
