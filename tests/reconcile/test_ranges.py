"""Sums that only chance makes: of the ends of ranges, of a figure and some of it, of entries beside each other."""

from __future__ import annotations

import pytest

from tests.handmade import checked

BANDS = [
    # three heads of service beside each other in an organisation chart
    ["Heads of service £58,999–£63,999 £63,999-£69,000 £75,000 - £79,999", "Chief officer £122,998–£139,999"],
    # the lower ends stand in one line of the chart, the upper ends in the next
    ["Band A Band B £64,000- £70,000-", "£69,999 £74,999", "Director £134,000- £140,000-", "£139,999 £144,999"],
    ["Bids of £12,345 to £23,456 are welcome.", "The two earlier rounds gave £35,801."],
    ["Bids ranged from £12,345 to £23,456.", "The two earlier rounds gave £35,801."],
    ["Salaries run from £12,345 to £23,456.", "The two earlier rounds gave £35,801."],
    ["Repairs cost between £12,345 and £23,456.", "The stock is insured for another £35,801."],
]


@pytest.mark.parametrize("text", BANDS, ids=[case[0] for case in BANDS])
def test_ends_of_ranges_make_up_no_sum(text: list[str]):
    assert checked(*text) == []


def test_a_figure_is_not_held_against_what_ends_of_ranges_come_to():
    bands = "Officers £58,999–£63,999 £63,999–£69,000 £60,000–£63,999"
    assert checked(bands, "The chief officer earns £122,998.", "The post is advertised at £129,298.") == []


def test_ranges_make_up_a_total_that_is_a_range():
    found = checked("The vans cost £212,000–£235,000 and the bikes £31,500–£44,000, a total of £243,500–£279,000.")
    assert ("parts_sum_to_whole", "exact", "£212,000 + £31,500 = £243,500") in found


CHANGES = [
    ("The difference between £512,300 and £448,100 is £64,200.", "£512,300 − £448,100 = £64,200"),
    ("The reserve comes to £512,300 - £448,100 = £64,200.", "£448,100 + £64,200 = £512,300"),
    ("Adding £64,200 to £448,100 gives a total of £512,300.", "£64,200 + £448,100 = £512,300"),
    ("Transferring £64,200 to £448,100 gives a total of £512,300.", "£64,200 + £448,100 = £512,300"),
    ("A gift of £64,200, added to £448,100, makes a total of £512,300.", "£64,200 + £448,100 = £512,300"),
    ("The grant rises from £448,100 to £512,300, an increase of £64,200.", "£448,100 + £64,200 = £512,300"),
]


@pytest.mark.parametrize(("text", "equation"), CHANGES, ids=[case[0] for case in CHANGES])
def test_two_figures_of_a_change_or_a_difference_are_no_range(text: str, equation: str):
    assert equation in [found for _, verdict, found in checked(text) if verdict == "exact"]


CHANCE = [
    # the larger grant is one of the additional ones
    [
        "The budget took in £47.1m of additional grants.",
        "Additional grants of £31.1m came since, the largest being £16m.",
    ],
    # three suppliers, none of whom is paid by the other two
    [
        "The framework is shared as follows.",
        "• Oak Vans Ltd: £3,125,000",
        "• Elm Vehicles: £937,500",
        "• Ash Cars PLC: £2,187,500",
    ],
    # three acts beside each other
    ["Approve:", "• up to £40,000 for a club;", "• up to £10,000 for a show;", "• up to £50,000 for the further work."],
    # a whole beside its own two parts is twice as much
    ["The extra £4.2m is £2.95m for rooms and a balance of £1.25m.", "Of its budget £8.4m is committed."],
    # a year's total is no sum of two years
    [
        "The budget totals £14.8m in 2031/32.",
        "It is new.",
        *["Oak gets £91."] * 4,
        "Pay £7.2m in 2031/32, £7.6m in 2032/33.",
    ],
]


@pytest.mark.parametrize("text", CHANCE, ids=lambda text: text[0])
def test_what_adds_up_by_chance_is_no_sum(text: list[str]):
    chance = ("£47.1m", "£3,125,000", "£50,000", "£8.4m", "£14.8m")
    assert [found for _, _, found in checked(*text) if found.endswith(chance)] == []


def test_an_entry_that_is_called_a_total_is_the_sum_of_those_beside_it():
    found = checked("It is shared as follows.", "• Elm Cars: £937,500", "• Ash Cars: £2,187,500", "• Total: £3,125,000")
    assert ("parts_sum_to_whole", "exact", "£937,500 + £2,187,500 = £3,125,000") in found
