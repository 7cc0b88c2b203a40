"""What prose states of its sums and does not hold is a finding; what no sentence claims is none."""

from __future__ import annotations

import pytest

from tests.handmade import checked

FAILING = [
    (
        ["The bid won £1,163,942; partners match it with £812,653. It commits £1,975,595 altogether."],
        "parts_sum_to_whole",
        "£1,163,942 + £812,653 = £1,976,595 ≠ £1,975,595",
    ),
    (
        ["The funding of £330,000 comprises £103,000 for the post and £237,000 for grants."],
        "parts_sum_to_whole",
        "£103,000 + £237,000 = £340,000 ≠ £330,000",
    ),
    (
        ["Costs are:", "• Staff: £61,200.05", "• Travel: £3,799.25", "• Total: £64,999.25"],
        "parts_sum_to_whole",
        "£61,200.05 + £3,799.25 = £64,999.30 ≠ £64,999.25",
    ),
    (
        ["Costs are:", "• 2031/32: £120,333.35", "• 2032/33: £120,333.35", "They come to £240,666.60."],
        "years_sum_to_total",
        "£120,333.35 + £120,333.35 = £240,666.70 ≠ £240,666.60",
    ),
    (
        ["The contract was £96.0m. A 50% increase takes it to £143.0m."],
        "percentage_of",
        "£96.0m + £96.0m × 50% = £144m ≠ £143.0m",
    ),
    (
        ["Of the £220,000, £110,000 pays for the post and £120,000 is for grants."],
        "parts_sum_to_whole",
        "£110,000 + £120,000 = £230,000 ≠ £220,000",
    ),
    (
        ["Annual costs of between £2.6m and £3.4m arise as long as it lasts (6 years). All costs of it make £14.7m."],
        "annual_times_years",
        "£2.6m to £3.4m × 6 = at least £15.6m ≠ £14.7m",
    ),
    (
        ["The award is limited to £250,000 for three years (£83,000 in each of 2031/32, 2032/33 and 2033/34)."],
        "annual_times_years",
        "£83,000 × 3 = £249,000 ≠ £250,000",
    ),
    (
        ["Costs run at between £2.6m and £3.4m per annum for 6 years. They total £14.7m."],
        "annual_times_years",
        "£2.6m to £3.4m × 6 = at least £15.6m ≠ £14.7m",
    ),
    (
        ["The contract is worth £96.0m, with an extension of 50% it comes to £143.0m."],
        "percentage_of",
        "£96.0m + £96.0m × 50% = £144m ≠ £143.0m",
    ),
    (
        ["1. Award 2 grants of together £65,000 to these organisations;", "a) £61,200 to One;", "b) £3,799 to Two."],
        "parts_sum_to_whole",
        "£61,200 + £3,799 = £64,999 ≠ £65,000",
    ),
    (["Reserves fell by £14.8m from £48.7m to £34.9m."], "running_balance", "£48.7m − £14.8m = £33.9m ≠ £34.9m"),
    (
        [
            "Earmarked reserves fell by £44.8m. General reserves rose by £20m.",
            "Total reserves (earmarked and general) fell by £34.6m.",
        ],
        "parts_sum_to_whole",
        "£44.8m − £20m = £24.8m ≠ £34.6m",
    ),
    (
        ["The forecast is £327.4m, an underspend of £9.2m against £337.1m."],
        "committed_plus_remaining",
        "£327.4m + £9.2m = £336.6m ≠ £337.1m",
    ),
]


@pytest.mark.parametrize(("text", "code", "equation"), FAILING, ids=[case[2] for case in FAILING])
def test_a_sum_that_the_prose_states_and_that_fails_is_a_finding(text: list[str], code: str, equation: str):
    assert [c for c in checked(*text) if c[1] == "inconsistent"] == [(code, "inconsistent", equation)]


@pytest.mark.parametrize(
    "text",
    [
        ["The budget is £5m, of which £2m was spent in 2031 and £1m on vans."],
        ["Take £9,437,150. Of it £173,000 went to one force and £71,500 to another, and £263,500 paid for training."],
        ["The contract costs £85m and saves £2.5m a year. In total £90m is in the budget."],
        ["Seven bids over £51,000 came in, between £51,000 and £93,000 each. The total fund is £2m."],
        ["A bid of £310,000 to £410,000 is made, including £51,000 for vans and £20,000 for fuel."],
        ["Approve:", "• £25,300 for one;", "• £30,000 for two.", "The whole programme is worth £900,000."],
        ["The grant of £51,000 was raised to £75,300 in May, and it may reach £102,000."],
        ["The programme of £5m comprises three strands, with £2m for one and £1m for another."],
        ["It pays £10,300 a year for 3 years. The total budget of the unit is £4m."],
        ["1. Take £64,999 as follows:", "1. 31/32: £61,200", "1. Pay £51,000 of it.", "1. Note the £7,000 spent."],
        ["An uplift of £29,120, which is 41% of the initial contract value.", "That value was £100,500 in May."],
        ["The part of the city is £7.3m.", "Another £6.1m was given before.", "It gives the final £900,000."],
    ],
)
def test_what_no_sentence_claims_is_no_finding(text: list[str]):
    assert [c for c in checked(*text) if c[1] == "inconsistent"] == []
