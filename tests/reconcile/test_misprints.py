"""Misprints: a figure that is told once and is a slip for one that the paper tells again, and only such a one."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, checked

ASKED = "Approve £391,400: grants of £304,100 and a manager at £87,300."
COSTS: Rows = [["Cost line", "£"], ["Grants", "£304,100"], ["Manager", "£87,300"], ["Total", "£391,400"]]


def contradictions(*blocks: str | Rows) -> list[tuple[str, str]]:
    return [(code, equation) for code, verdict, equation in checked(*blocks) if verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The schemes cost {}, which is all that there is.", "£304,100", "£340,100"),
        ("It is asked to accept {} of grant funding.", "£391,400", "£391,900"),
        ("A team manages the grants at {}.", "£87,300", "£83,300"),
    ],
)
def test_a_figure_that_is_told_once_is_held_against_the_one_that_it_is_a_slip_for(text: str, right: str, wrong: str):
    assert contradictions(ASKED, COSTS, text.format(right)) == []
    assert contradictions(ASKED, COSTS, text.format(wrong)) == [("figure_restated", f"{right} ≠ {wrong}")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2031/32 a grant of £340,100 was accepted for the same work (PCD 101).",
        "The grants of the previous round came to £340,100.",
        "The outturn for the year just closed was below the budget of £340,100.",
        "They bid for £340,100.",
        "Each club may spend up to £340,100 a year.",
        "It cost £304,900 and £304,900 again.",
        "About £340k is meant for clubs.",
    ],
)
def test_a_figure_of_another_time_or_kind_is_no_misprint(text: str):
    assert contradictions(ASKED, COSTS, text) == []


def test_a_round_figure_is_no_slip_for_one_beside_it():
    assert (
        contradictions("The fund of £150,100 is for clubs (£50,100) and schools (£100,000).", "It may go to £50,000.")
        == []
    )


def test_a_total_of_a_table_is_held_against_what_the_prose_tells_again():
    rows: Rows = [["Ash Club", "£104,100"], ["Elm Gym", "£95,000"], ["Fir Trust", "£105,000"]]
    for total, found in (("£304,100", []), ("£904,100", [("figure_restated", "£304,100 ≠ £904,100")])):
        table: Rows = [["No", "Sum", ""], *[["", *row] for row in rows[1:]], ["", "Grand total", total]]
        assert contradictions(ASKED, "£304,100 is for clubs.", table) == found


def test_figures_of_one_paragraph_are_two_sums():
    assert contradictions(ASKED, COSTS, "The clubs get £304,100. The schools get £340,100.") == []


def test_a_figure_that_no_sum_bears_out_shows_no_misprint():
    assert contradictions("The clubs get £304,100.", "Clubs: £304,100 is meant.", "The schools get £340,100.") == []


@pytest.mark.parametrize(
    "text", ["The police plan the use of the {} granted by the Ministry.", "They use the {} offered by the Ministry."]
)
def test_the_sum_that_somebody_granted_is_the_one_that_was_told(text: str):
    facts = {"£391,900": {"role": "context"}}
    found = checked(ASKED, COSTS, text.format("£391,900"), facts=facts)
    assert ("figure_restated", "inconsistent", "£391,400 ≠ £391,900") in found
    pot = checked(ASKED, COSTS, "The Ministry has a pot of £391,900 for all areas.", facts=facts)
    assert [check for check in pot if check[1] == "inconsistent"] == []


def test_figures_that_make_up_another_by_chance_bear_out_none():
    text = (
        "The reserve, £314,000 in April, will be down to £643,000.",
        "A hall was let at £329,000, the boat cost £205,000 and a van £97,000.",
        "A float is £644,000, and Oak Trust is given £683,000.",
    )
    assert contradictions(*text) == []
