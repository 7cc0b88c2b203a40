"""Turns: what a figure was, what it is and by how much it moved, in whatever words."""

from __future__ import annotations

import pytest

from tests.handmade import checked

# what the paper says, with a gap for the figure; the right figure; a wrong one
TOLD = [
    ("A further £84,300 goes to Harbour House. The original agreement value of £612,500 becomes {}.", "£696,800",
     "£654,650"),
    ("To this goes £84,300, whereby the £612,500 now approved turns into {}.", "£696,800", "£696,899"),
    ("Worth £1.25m to date, the framework is to have £0.34m put on it and will be worth {}.", "£1.59m", "£1.95m"),
    ("The call on reserves shrinks by £28.4m and instead of £94.2m comes to {}.", "£65.8m", "£63.8m"),
    ("The levy fell £23,400 to {}, after £181,600 the year before.", "£158,200", "£168,200"),
    ("Usable reserves shrank from £62.3m to £48.6m because {} was used for pensions.", "£13.7m", "£14.7m"),
    ("The premium went up £13,200; it had been £87,600 and is {}.", "£100,800", "£108,000"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD, ids=[case[0] for case in TOLD])
def test_what_a_figure_was_and_by_how_much_it_moved_make_what_it_is(text: str, right: str, wrong: str):
    assert "exact" in {found[1] for found in checked(text.format(right))}
    assert "inconsistent" not in {found[1] for found in checked(text.format(right))}
    assert "inconsistent" in {found[1] for found in checked(text.format(wrong))}


@pytest.mark.parametrize(
    "text",
    [
        "The premium went up £13,200 for cars; for all vehicles it had been £87,600 and is £108,000.",
        "The grant of £96,000 becomes £128,000, of which £22,000 is new and the rest moves over from last year.",
        "The rent review lifts the rent by £17,800, and with the new service charge it goes from £142,500 to £163,000.",
        "Forensic costs are £8.64m as against £7.92m last year; digital forensics alone have risen by £0.52m.",
        "The reserve of £5.2m was reduced to £4.1m, and a further £0.6m may be used before March.",
        "Two extensions of £45,000 were granted; with the further £60,000 the contract, first let at £310,000, becomes"
        " £460,000.",
        # what comes with it is not by how much it moved
        "Rents rose from £4.12m; the new hall opens with £0.84m of kit and insures its stock for £5.96m.",
        "A further £40,000 goes to Elm House. The contract of £612,500, raised by £30,000 in May, becomes £682,500.",
    ],
)
def test_what_moved_beside_other_money_accuses_nobody(text: str):
    assert not [found for found in checked(text) if found[1] == "inconsistent"]
