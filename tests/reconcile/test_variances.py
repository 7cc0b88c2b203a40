"""Variances: what bodies are under and over their budgets makes the variance of the whole."""

from __future__ import annotations

import pytest

from tests.handmade import checked

# what the paper says, with a gap for the figure; the right figure; one with a slip
TOLD = [
    ("Spending is {} under what was planned: the force has £14.6m of it, while the office is heading £2.7m over.",
     "£11.9m", "£12.9m"),
    ("A forecast overspend of {} is made up by overtime (£5.6m over) and by vacancies, which are £2.7m under.",
     "£2.9m", "£3.9m"),
    ("The force is £7.4m below budget and the office £1.3m below, and together they stay {} below it.", "£8.7m",
     "£9.7m"),
    ("Works that started late free £38.6m, smaller schemes £4.5m, and vehicles, bought earlier than planned, take back"
     " £12.8m. So {} less will be spent.", "£30.3m", "£32.3m"),
    ("Pay is short of its budget by £1.84m and premises by £0.63m, while supplies go past theirs by £0.92m. All in all"
     " we are {} short.", "£1.55m", "£1.75m"),
    ("The outturn is an underspend of {}, to which the force contributes £12.8m and the office £1.6m.", "£14.4m",
     "£13.4m"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD, ids=[case[0] for case in TOLD])
def test_a_slip_in_a_variance_or_its_parts_is_found_and_the_right_figure_holds(text: str, right: str, wrong: str):
    assert ("parts_sum_to_whole", "exact") in {found[:2] for found in checked(text.format(right))}
    assert "inconsistent" not in {found[1] for found in checked(text.format(right))}
    assert ("parts_sum_to_whole", "inconsistent") in {found[:2] for found in checked(text.format(wrong))}


@pytest.mark.parametrize(
    "text",
    [
        "The underspend of £12.4m comes mostly from police pay (£8.2m) and from estates (£3.2m).",
        "The force was £8.4m under at Quarter 1 and is £6.1m under now; the office is £1.3m under.",
    ],
)
def test_some_of_a_variance_and_that_of_another_quarter_accuse_nobody(text: str):
    assert not [found for found in checked(text) if found[1] == "inconsistent"]
