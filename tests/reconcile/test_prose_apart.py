"""Sums whose figures stand in several paragraphs: found where they hold to the penny and say enough, else no matter."""

from __future__ import annotations

import pytest

from tests.handmade import checked

APART = [
    (["Buy six vans for £213,000.", "They are new.", "They cost £35,500 each."], "£35,500 × 6 = £213,000"),
    (["It goes on for six months, at £32,400 a month.", "Extend it for £194,400."], "£32,400 × 6 = £194,400"),
    (["It is £406,200 per annum.", "For a period of 18 months it is £609,300."], "£406,200 × 1.5 = £609,300"),
    (["Supply 44 vans.", "Award the work on them (£14,250 per van / £627,000)."], "£14,250 × 44 = £627,000"),
    (["At £1,260 per device it is £5.04m for 4,000."], "£1,260 × 4000 = £5.04m"),
    (["It is managed for a fee of 8%.", "Give £106,000.", "Pay the fee of £8,480."], "£106,000 × 8% = £8,480"),
    (["The fee of £125,340 is shared 50/50.", "Take £62,670 from reserves."], "£125,340 × 50% = £62,670"),
    (
        ["Receive £118,600 from the health board, to which the Mayor adds a fifth (£23,720)."],
        "£118,600 × 20% = £23,720",
    ),
    (
        ["Last year £561,320 was given.", "Allocate £507,935.", "The reduction is £53,385."],
        "£561,320 − £507,935 = £53,385",
    ),
    (
        ["Approve grants of £108,600 and a fee of £8,690.", "The remaining £2,710 from the £120k pot is kept."],
        "£120k − £108,600 − £8,690 = £2,710",
    ),
    (
        [
            "Accept £1.42m.",
            "Commit £350k of match, and £80,000 in kind.",
            "Accept £1.42m. The total size is thus £1.85m.",
        ],
        "£1.42m + £350k + £80,000 = £1.85m",
    ),
    (["Core: 31/32 £940,500, 32/33 £940,500.", "Award it £1,881,000."], "£940,500 + £940,500 = £1,881,000"),
    (
        ["An underspend of £6.0m on a budget of £2,175m is due, of which £3.5m is ours and £2.5m theirs."],
        "£3.5m + £2.5m = £6.0m",
    ),
    (["The force pays £8m (£32m over the four-year period)."], "£8m × 4 = £32m"),
    # What is left, or lies between two figures, is told as that, wherever they stand.
    (
        ["Sell the yard for £1,460,000.", "£219,000 is paid at once, the remaining £1,241,000 in May."],
        "£1,460,000 − £219,000 = £1,241,000",
    ),
    (
        ["Transfer the deal for the £308,500 still to be billed.", "It was let at £740,400; £431,900 has been billed."],
        "£740,400 − £431,900 = £308,500",
    ),
    (
        ["Spending of £1,742.3m is set against income of £1,260.9m. The rest, £481.4m, is left for the council tax."],
        "£1,742.3m − £1,260.9m = £481.4m",
    ),
    (
        ["The budget for 2031/32 is £811.2m; the forecast is £807.9m, that is £3.3m lower."],
        "£811.2m − £807.9m = £3.3m",
    ),
    (
        ["Accept up to £3,108,450.", "Last year we drew £3,412,900, which is £304,450 more than now offered."],
        "£3,412,900 − £3,108,450 = £304,450",
    ),
    (
        ["Receive £48.3m.", "This year's sum is £51.6m.", "Against the present year the drop is £3.3m."],
        "£51.6m − £48.3m = £3.3m",
    ),
    (
        ["Agree an uplift of £310,000 for boats.", "Sign a revised award of £4,170,000, previously £3,860,000."],
        "£3,860,000 + £310,000 = £4,170,000",
    ),
    (
        ["Accept £6,190,000.", "Approve use of £5,720,000 of the grant by us and give £470,000 of the grant to clubs."],
        "£5,720,000 + £470,000 = £6,190,000",
    ),
    (
        ["The plan has a gross budget of £1,812.4m, income of £341.9m and so net spending of £1,470.5m."],
        "£1,812.4m − £341.9m = £1,470.5m",
    ),
    (["Pay £128,000 for kits.", "Buy them at £3.20 each.", "We need 40,000 kits."], "£3.20 × 40000 = £128,000"),
    # A level that a figure told elsewhere moves; parts that others stand between.
    (
        ["Draw £18.6m from the reserve.", "The reserve, £52.9m in April, will be down to £34.3m."],
        "£52.9m − £18.6m = £34.3m",
    ),
    (
        ["Accept £4.15m.", "Pay on £2.9m.", "Fraud costs £7bn a year.", "Rooms cost £635k.", "£615k is for films."],
        "£2.9m + £635k + £615k = £4.15m",
    ),
    (
        ["Buy advice for £72,935.", "Keep £9,065 for events, thus using £442,000 altogether.", "Grants are £360,000."],
        "£72,935 + £9,065 + £360,000 = £442,000",
    ),
    # So many times a price, a share on top, a difference by the year, told in other sentences.
    (
        ["Award it, at an estimated £7.6m across four years.", "Evenly spread it is £1.9m per year."],
        "£1.9m × 4 = £7.6m",
    ),
    (["A kit is priced at £315.50. Six thousand kits a year make £1.893m a year."], "£315.50 × 6000 = £1.893m"),
    (["A kit is priced at £315.50. One hundred and sixty kits make £50,480."], "£315.50 × 160 = £50,480"),
    (
        ["The fee will be £64.48 an hour.", "It was £62.00 in 2031/32, and the new one is that plus 4%."],
        "£62.00 + £62.00 × 4% = £64.48",
    ),
    (
        ["The rent is £187,500 a year.", "Ask for £212,300 a year.", "Over six years growth comes to £148,800."],
        "£212,300 × 6 − £187,500 × 6 = £148,800",
    ),
]


@pytest.mark.parametrize(("text", "equation"), APART, ids=[case[1] for case in APART])
def test_a_sum_is_found_wherever_its_figures_stand(text: list[str], equation: str):
    assert equation in [found for _, verdict, found in checked(*text) if verdict == "exact"]


def test_a_share_to_the_penny_is_found_where_its_base_stands_elsewhere():
    found = checked("Let the works for £445,760.85.", "Hold a contingency of 10% of the value (£44,576.09).")
    assert [(code, verdict) for code, verdict, _ in found] == [("percentage_of", "consistent")]


@pytest.mark.parametrize(
    "text",
    [
        ["Six bids came in.", "A place costs £100,000 each.", "The programme is worth £600,000."],
        ["The fee is 8%.", "The grant is £100,000.", "The rent is £8,000."],
        [
            "A desk costs £30.",
            "Give £500,000.",
            "The fair got £200,000.",
            "The van was £300,000.",
            "It ran for 6 days.",
        ],
        [
            "The rest, £2.3m, is kept.",
            *(f"Boat {n} costs £{n * n / 10 + 2:.1f}m." for n in (*range(2, 12), 13, 14)),
            "Oars cost £6.1m.",
        ],
        ["Over four years we saved £800,000.", "The one is £400,000 a year.", "The other is £200,000 a year."],
    ],
)
def test_round_figures_that_stand_apart_are_no_fact(text: list[str]):
    assert [found for _, _, found in checked(*text)] == []


SLIPS = [
    (
        ["£3,769,193 goes on, such as for a scheme (£500,000), care (£444,615) and youth (£2,834,578)."],
        "£500,000 + £444,615 + £2,834,578 = £3,779,193 ≠ £3,769,193",
    ),
    (
        ["Carry forward £512,635 for one, £579,116 and £2,217,092.", "The total carried forward is £3,308,483."],
        "£512,635 + £579,116 + £2,217,092 = £3,308,843 ≠ £3,308,483",
    ),
    (
        ["The allocation is £604,835.", "Oak Service £253,433", "Elm Service £206,255", "Ash Service £145,237"],
        "£253,433 + £206,255 + £145,237 = £604,925 ≠ £604,835",
    ),
    (
        ["A further £250,678 is to be awarded. This takes the contract value from £1,388,608 to £1,618,947."],
        "£1,388,608 + £250,678 = £1,639,286 ≠ £1,618,947",
    ),
]


@pytest.mark.parametrize(("text", "equation"), SLIPS, ids=[case[1] for case in SLIPS])
def test_what_nearly_makes_up_a_total_to_the_pound_is_a_finding(text: list[str], equation: str):
    assert [found for _, verdict, found in checked(*text) if verdict == "inconsistent"] == [equation]


@pytest.mark.parametrize(
    "text",
    [
        # A part that is not named, what is counted twice, lines that are held against last year's sum.
        ["There is £3,789,193 for what goes on, such as a scheme (£500,000), care (£444,615) and youth (£2,834,578)."],
        ["The total is £956,850: £512,635 for one and £444,215 for two, of which £30,000 is for travel."],
        ["The allocation was £601,800.", "Oak Service £253,433", "Elm Service £206,255", "Ash Service £145,237"],
        ["12 vans at £31,000 and 4 lorries at £42,000 are ordered; the total in the plan is £560,000."],
    ],
)
def test_what_may_differ_from_a_total_for_a_reason_is_no_slip(text: list[str]):
    assert [found for _, verdict, found in checked(*text) if verdict == "inconsistent"] == []
