"""Reserves: what a fund held, what moved it and what two kinds make together, in whatever words and order."""

from __future__ import annotations

import pytest

from tests.handmade import checked

# what the paper says, with a gap for the figure; the right figure; a wrong one; the code of the check
TOLD = [
    ("Earmarked reserves gave up {}: they had begun with £188.5m and held £142.3m when 2031/32 was over.",
     "£46.2m", "£42.6m", "running_balance"),
    ("Earmarked reserves dropped by £46.2m: they opened at £188.5m and were {} when 2031/32 ended.",
     "£142.3m", "£152.3m", "running_balance"),
    ("Earmarked reserves gave £46.2m. They opened at £188.5m and closed at {}.", "£142.3m", "£132.3m",
     "running_balance"),
    ("On 1 April the risk fund held £3,260,000. Over the year £845,000 was paid into it and £1,120,000 went out again."
     " On 31 March there was {} in it.", "£2,985,000", "£2,895,000", "running_balance"),
    ("The Property Fund started with £14.8m. £3.6m came in from sales, £5.2m was spent, and {} is carried over.",
     "£13.2m", "£12.2m", "running_balance"),
    ("General reserves rose by £16m while earmarked reserves fell by £94.3m. Taking the two kinds together, reserves"
     " are {} lower.", "£78.3m", "£95.1m", "parts_sum_to_whole"),
    ("Earmarked reserves came to £216.4m and general reserves to £52.8m at the close. Reserves of both kinds are"
     " {}.", "£269.2m", "£296.2m", "parts_sum_to_whole"),
    ("Earmarked reserves gave up £64.2m. General reserves gained £9m, and they came to £31m at the close. Add both"
     " kinds together (earmarked and general) and reserves are {} lower.", "£55.2m", "£64.8m", "parts_sum_to_whole"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "code"), TOLD, ids=[case[0] for case in TOLD])
def test_what_a_fund_held_and_what_moved_it_are_held_against_each_other(text: str, right: str, wrong: str, code: str):
    assert (code, "exact") in {found[:2] for found in checked(text.format(right))}
    assert "inconsistent" not in {found[1] for found in checked(text.format(right))}
    assert (code, "inconsistent") in {found[:2] for found in checked(text.format(wrong))}


@pytest.mark.parametrize(
    "text",
    [
        "The reserve opened at £12.4m. Drawdowns of £3.1m were planned, and it closed at £9.8m.",
        "Earmarked reserves fell by £94.3m to £142.6m. Among them the capital reserve fell by £31.8m.",
        # of how many kinds is not told, or a third one is named
        "Earmarked reserves came to £146.3m. General reserves came to £38.5m. With the capital reserves, all reserves"
        " taken together are £197.4m.",
        "Earmarked reserves came to £146.3m and general reserves to £38.5m. Reserves in total are £197.4m.",
        "Earmarked reserves came to £146.3m and general reserves to £38.5m. Reserves as a whole are £197.4m.",
        "Capital reserves came to £12.6m, earmarked reserves to £146.3m, general reserves to £38.5m. Reserves of both"
        " kinds that may be spent on buildings are £158.9m.",
        "The budget for 2031/32 was £3,146.8m, and £3,146.8m it still is. Spending stayed £17.3m below it.",
    ],
)
def test_what_was_planned_or_is_told_of_one_reserve_accuses_nobody(text: str):
    assert not [found for found in checked(text) if found[1] == "inconsistent"]


def test_all_reserves_may_still_be_the_two_that_are_named():
    found = checked("Earmarked reserves came to £146.3m and general reserves to £38.5m. Reserves in total are £184.8m.")
    assert ("parts_sum_to_whole", "exact", "£146.3m + £38.5m = £184.8m") in found
