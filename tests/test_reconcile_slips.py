"""Slips: one wrong digit of a sum, a product or a share is found in whatever words the paper tells it."""

from __future__ import annotations

import pytest

from tests.test_reconcile_prose_stretches import checked

# what the paper says, with a gap for the figure; the right figure; one with a slip; the code of the check
TOLD = [
    ("We pay for 14 first aid kits at £2,700 apiece, which is {}.", "£37,800", "£73,800", "unit_times_count"),
    ("There are 9 drama days, priced at £7,400 each and {} together.", "£66,600", "£66,670", "unit_times_count"),
    ("The fee is {}, which is 3% of the grant budget of £170,000.", "£5,100", "£1,500", "percentage_of"),
    ("Evaluation is fixed at 7% of the pot of £61,000, making {}.", "£4,270", "£2,470", "percentage_of"),
    ("A lead is needed for three years. At £92,300 a year that is {}.", "£276,900", "£876,900", "annual_times_years"),
    ("A lead at {} per year is needed for three years, at £286,200.", "£95,400", "£94,500", "annual_times_years"),
    ("Grants come to £41,206, so that {} of the £55,000 is not placed.", "£13,794", "£31,794", "parts_sum_to_whole"),
    ("It is paid as 2031/32: {}, 2032/33: £218,000; in all £521,000.", "£303,000", "£303,004", "parts_sum_to_whole"),
    ("We receive {} and spend £485,000 on grants, £72,000 on staff and £21,000 on rent.", "£578,000", "£578,006",
     "parts_sum_to_whole"),
]  # fmt: skip
# Figures that differ in one digit, and nothing says that one is made of the other.
APART = [
    "Bids lay between £10,000 and £25,000, those above with 50% match funding.",
    "Ten grants of £5,000 each are made from a fund of £60,000.",
    "The 12 clubs bid for £4,000 each; £52,000 is in the fund.",
    "Staff cost £41,000, rent £12,000 and heat £8,000.",
]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), TOLD, ids=[case[0] for case in TOLD])
def test_one_slip_is_found_and_the_right_figure_holds(text: str, right: str, wrong: str, code: str) -> None:
    assert {verdict for _, verdict, _ in checked(text.format(right))} == {"exact"}
    assert (code, "inconsistent") in {found[:2] for found in checked(text.format(wrong))}


@pytest.mark.parametrize("text", APART)
def test_figures_that_are_alike_accuse_nobody(text: str) -> None:
    assert not [found for found in checked(text) if found[1] == "inconsistent"]
