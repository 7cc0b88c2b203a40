"""What prose states of its sums is found, and told to hold where it does; chance and limits are no statement."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import checked, dossier

HOLDING = [
    (
        ["The grant of £1,300,000 is shared: £550,000 from the Ministry and £750,000 from the fund."],
        "parts_sum_to_whole",
        "£550,000 + £750,000 = £1,300,000",
    ),
    (
        ["Accept £120,958 in 2031/32. Comprising of up to £113,458 for officers and £7,500 for travel."],
        "parts_sum_to_whole",
        "£113,458 + £7,500 = £120,958",
    ),
    (
        ["The bid is £330,000. £100,000 of which is for the post and an intervention budget of £230,000."],
        "parts_sum_to_whole",
        "£100,000 + £230,000 = £330,000",
    ),
    (
        [
            "Approve £146,318 (out of £938,472 including £792,154 match) split as:",
            "• £45,000;",
            "• £101,318 for the rest.",
        ],
        "parts_sum_to_whole",
        "£45,000 + £101,318 = £146,318",
    ),
    (
        ["Staff: costs are these", "• Staff: £61,200.50", "• Travel: £3,799.25", "• Total: £64,999.75"],
        "parts_sum_to_whole",
        "£61,200.50 + £3,799.25 = £64,999.75",
    ),
    (
        ["The post costs £61,200 and the van £3,800. The total is £65,000."],
        "parts_sum_to_whole",
        "£61,200 + £3,800 = £65,000",
    ),
    (["£61,200 plus £3,800 makes £65,000 for the year."], "parts_sum_to_whole", "£61,200 + £3,800 = £65,000"),
    (
        ["Programmes cost £2,888,000.", "• Give £1,500,000 to one.", "• Give £1,388,000 to the other."],
        "parts_sum_to_whole",
        "£1,500,000 + £1,388,000 = £2,888,000",
    ),
    (
        ["An underspend of £12.1m is forecast, £12.5m of it by the force, offset by an overspend of £0.4m."],
        "parts_sum_to_whole",
        "£12.5m − £0.4m = £12.1m",
    ),
    (
        ["Allocate £511,249: £294,707 in 2031/32 and £216,542 in 2032/33."],
        "years_sum_to_total",
        "£294,707 + £216,542 = £511,249",
    ),
    (
        [
            "Allocate £511,249: £294,707 in 2031/32 and £216,542 in 2032/33. It covers:",
            "• £194,707 in 2031/32 and £200,000 in 2032/33 for advice; and",
            "• £100,000 in 2031/32 and £16,542 in 2032/33 for events.",
        ],
        "parts_sum_to_whole",
        "£200,000 + £16,542 = £216,542",
    ),
    (
        ["The forecast is £325.9m, an underspend of £9.7m against £335.6m."],
        "committed_plus_remaining",
        "£325.9m + £9.7m = £335.6m",
    ),
    (
        ["A capital budget of £335.6m was approved. The outturn is £305.5m, an underspend of £30.2m."],
        "committed_plus_remaining",
        "£305.5m + £30.2m = £335.7m ≈ £335.6m",
    ),
    (
        ["Add £1.3m in the year. A £0.8m change (a £1.3m need, less £0.5m already allocated) follows."],
        "committed_plus_remaining",
        "£1.3m − £0.5m = £0.8m",
    ),
    (
        ["Reserves fell by £144.8m from £448.7m to £303.9m."],
        "running_balance",
        "£448.7m − £144.8m = £303.9m",
    ),
    (
        ["Reserves rose from £66.6m to £70.1m, an increase of £3.5m."],
        "running_balance",
        "£66.6m + £3.5m = £70.1m",
    ),
    (
        ["The force may have £7,988,282 for each financial year over 3 years, £23,964,846 in all."],
        "annual_times_years",
        "£7,988,282 × 3 = £23,964,846",
    ),
    (
        ["The fund makes 20 grants of £5,500 each, a total of £110,000."],
        "unit_times_count",
        "£5,500 × 20 = £110,000",
    ),
    (["Raise the first value £8,300,000 by 50% (£4,150,000)."], "percentage_of", "£8,300,000 × 50% = £4,150,000"),
    (
        ["The framework was let at £96m; extending it by 50% gives £143m."],
        "percentage_of",
        "£96m + £96m × 50% = £144m ≈ £143m",
    ),
    (
        ["It costs £1,000,000 excluding VAT (£1,200,000 including VAT at 20%)."],
        "percentage_of",
        "£1,000,000 + £1,000,000 × 20% = £1,200,000",
    ),
    (
        ["A budget of £6.5m is sought, £3m for vans and £3.4m for cars."],
        "parts_sum_to_whole",
        "£3m + £3.4m = £6.4m ≈ £6.5m",
    ),
    (
        ["A saving of £2.4m against the first £10.0m gives a cost of £7.6m."],
        "committed_plus_remaining",
        "£10.0m − £2.4m = £7.6m",
    ),
    (
        ["One fund pays £1,200,000 and another £650,000 of the £1,850,000 needed."],
        "parts_sum_to_whole",
        "£1,200,000 + £650,000 = £1,850,000",
    ),
    (
        ["The service costs £4,000 per month for 12 months, a total of £48,000."],
        "unit_times_count",
        "£4,000 × 12 = £48,000",
    ),
    (
        ["Spend is £1.5m in 2031/32, £1.6m in 2032/33 and £1.7m in 2033/34, £4.8m over the three years."],
        "years_sum_to_total",
        "£1.5m + £1.6m + £1.7m = £4.8m",
    ),
    (["10% of £5.2m is £520,000 for evaluation."], "percentage_of", "£5.2m × 10% = £520,000"),
    (
        ["The plan costs £1,350,000. That budget is formed of £450,000 from last year, and £900,000 agreed before."],
        "parts_sum_to_whole",
        "£450,000 + £900,000 = £1,350,000",
    ),
    (
        ["Capital pays £22.8m of it.", "It is charged to the plan (£18.7m 2031/32, £4.1m 2032/33) and to no other."],
        "years_sum_to_total",
        "£18.7m + £4.1m = £22.8m",
    ),
    (
        ["It had £6.8m and the Mayor gave £1.3m (£3.2m in all later). It won £7m. It then totals £15.1m."],
        "parts_sum_to_whole",
        "£6.8m + £1.3m + £7m = £15.1m",
    ),
    (
        ["The part of the city is £7.3m.", "Another £6.4m was given before.", "It gives the final £900,000."],
        "committed_plus_remaining",
        "£7.3m − £6.4m = £900,000",
    ),
    (
        ["The contract runs for 5 years.", "It costs £14.3m per annum.", "The whole of it is £71.5m."],
        "annual_times_years",
        "£14.3m × 5 = £71.5m",
    ),
    (
        ["An uplift of £29,120, which is 29% of the initial contract value.", "That value was £100,500 in May."],
        "percentage_of",
        "£100,500 × 29% = £29,145 ≈ £29,120",
    ),
    (
        ["1. Award 2 grants of together £64,999 to these organisations;", "a) £61,200 to One;", "b) £3,799 to Two."],
        "parts_sum_to_whole",
        "£61,200 + £3,799 = £64,999",
    ),
    (
        ["1. Take it. It is £64,999, as follows:", "1. 31/32: £61,200", "1. 32/33: £3,799", "1. Pay £50,000 of it."],
        "years_sum_to_total",
        "£61,200 + £3,799 = £64,999",
    ),
    (["The rise of £291,958 is small.", "Approve £291,958.49 for it."], "figure_restated", "£291,958 ≈ £291,958.49"),
    (["The sum is £1,360,000.", "The Home Office adds £1.36m."], "figure_restated", "£1,360,000 = £1.36m"),
]


@pytest.mark.parametrize(("text", "code", "equation"), HOLDING, ids=[case[2] for case in HOLDING])
def test_a_sum_that_the_prose_states_is_found_and_holds(text: list[str], code: str, equation: str):
    found = [(c, e) for c, verdict, e in checked(*text) if verdict in ("exact", "consistent")]
    assert (code, equation) in found
    assert not [c for c in checked(*text) if c[1] == "inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        ["One gets £50,000. Another has £50,000 of its own. The limit of the scheme stands at £100,000 now."],
        ["Lot 1 is £1.25m.", "Lot 2 is £1.3m, for another supplier."],
    ],
)
def test_round_figures_that_happen_to_add_up_are_no_fact(text: list[str]):
    facts = {"£1.25m": {"recipient": "Vans Ltd"}, "£1.3m": {"recipient": "Cars Ltd"}}
    assert checked(*text, facts=facts) == []


def test_limits_are_not_added_up_or_restated():
    limit: dict[str, Any] = {"role": "threshold"}
    facts = dict.fromkeys(("£25,000", "£25,001", "£50,001", "£50,000", "£50k"), limit)
    assert checked("Up to £25,000, from £25,001, above £50,001. £50,000 and £50k.", facts=facts) == []


def test_a_sum_for_two_years_or_for_each_of_them_is_shown_in_both_readings():
    facts = {"£1,190,000": {"rate": "unclear", "first_year": "2031/32", "last_year": "2032/33"}}
    text = "Take up to £1,190,000 for both years. The £1,190,000 is for staff."
    assert checked(text, facts=facts) == [
        ("annual_times_years", "ambiguous", "£1,190,000 in all, or £1,190,000 × 2 = £2,380,000")
    ]


def test_a_whole_pound_figure_beside_pence_may_be_rounded():
    found = checked("The total of £65,000 comprises £61,200.25 for staff and £3,799.50 for travel.")
    assert ("parts_sum_to_whole", "consistent", "£61,200.25 + £3,799.50 = £64,999.75 ≈ £65,000") in found


def test_a_statement_is_checked_once_however_often_it_is_repeated():
    text = "The funding of £330,000 comprises £100,000 for the post and £230,000 for grants."
    assert len(checked(text, text)) == 1


def test_rows_of_a_table_that_was_not_seen_as_one_accuse_nobody():
    text = "1 Oak Trust £7,500 £52,500 2 Elm Trust £40,000 £12,500 Total £47,600 £12,500 for all"
    assert [c for c in checked(text) if c[1] == "inconsistent"] == []


def test_a_yearly_sum_is_told_with_its_years_and_a_price_with_its_count():
    found = reconcile(
        dossier("It costs £40,500 per annum, £121,500 over 3 years.", "20 schools at £1,250 each: £25,000.")
    )
    assert sorted(check.statement for check in found) == [
        "20 times £1,250 comes to £25,000, as the paper states.",
        "£40,500 a year over 3 years comes to £121,500, as the paper states.",
    ]
