"""How sums are told in prose: each structure is found where it holds, and speaks where it does not.

In a template {A} and {B} are two sums, {T} is what they come to; where the paper errs, {T} is printed wrong.
"""

from __future__ import annotations

import pytest

from tests.handmade import checked

TOLD = [
    ["An increase of {B}, from {A} to {T}."],
    ["This is an uplift of {B} taking the total contract value to {T} from {A}."],
    ["A variation of {B} which will increase the current contract value of {A} to {T}."],
    ["• Approve the uplift of {B} for fuel, increasing its current value of {A} to {T};", "• Note the report."],
    ["The existing contract of {A} will be increased by {B} to {T}."],
    ["The contract value of {A} is to be uplifted by {B}, giving a revised contract value of {T}."],
    ["Extend the contract at a cost of {B}, bringing the total contract value from {A} to {T}."],
    ["The additional {B} would take the contract from {A} to {T}."],
    ["The grant increased from {A} in 2030/31 to {T} in 2031/32, a rise of {B}."],
    ["The reduction of {B} takes the budget from {T} to {A}."],
    ["A decrease of {B} in the grant from {T} to {A}."],
    ["{A} for staff plus {B} for travel, a total of {T}."],
    ["It needs {A} for staff and {B} for travel, {T} in total."],
    ["A total of {T} ({A} for staff and {B} for vans)."],
    ["The cost is {T}, split {A} for staff and {B} for vans."],
    ["The cost is {T}, that is {A} for staff and {B} for vans."],
    ["The cost is {T} (i.e. {A} for staff and {B} for vans)."],
    ["The programme is {T}, funded by {A} from the force and {B} from the fund."],
    ["The cost of {T} will be met by {A} from the force and {B} from the fund."],
    ["The award is {T}, of which {A} is for staff, the remaining {B} is for vans."],
    ["The award of {T} will fund:", "• staff at {A}", "• vans at {B}"],
    ["The costs are:", "• Staff {A}", "• Vans {B}", "Total cost {T}"],
    ["Approve funding of {T} to the following projects", "• One Trust ({A})", "• Two Trust ({B})"],
    ["The contract value, currently {A}, will rise by {B} to {T}."],
    ["Costs by year", "Year 1 {A}", "Year 2 {B}", "Total {T}"],
    ["Costs by year", "2031/32: {A}", "2032/33: {B}", "Total: {T}"],
    ["{A} in 2031/32 and {B} in 2032/33, totalling {T}."],
    ["Award {T} over two years, {A} in 2031/32 and {B} in 2032/33."],
    ["The total for both years is {T}, with {A} in year 1 and {B} in year 2."],
    ["Spend of {A} against the budget of {T} results in an underspend of {B}."],
    ["Capital expenditure was {A} against the revised budget of {T}, reduced investment of {B}."],
    ["The outturn is {A}, which is {B} below the budget of {T}."],
    ["The forecast of {T} is {B} more than the budget of {A}, an overspend."],
    ["The budget is {T}, of which {A} is committed, with {B} remaining."],
    ["The budget is {T}. {A} has been spent, leaving {B}."],
    ["Awards total {A}, leaving {B} unallocated out of {T}."],
    ["After these awards, which come to {A}, {B} of the {T} fund remains uncommitted."],
    ["Applications worth {A} were supported from the {T} available, which leaves {B} for a second round."],
    ["With {A} committed against a budget of {T}, there is {B} still to be allocated."],
    ["{A} has been drawn down out of {T}; {B} is yet to be claimed."],
    ["{A} of the {T} budget has been spent, so an underspend of {B} is forecast."],
    ["Total committed: {A}", "Total budget: {T}", "Balance remaining: {B}"],
    ["The cost of {T} exceeds the approved budget of {A} by {B}."],
    ["There is a shortfall of {B} between the {T} requested and the {A} offered."],
    ["The force gives {A} and the fund {B}. Together these make up the {T}."],
    ["The force gives {A} and the fund {B}, bringing the total investment to {T}."],
    ["{A} goes to One Trust and the other {B} to Two Trust. The total award is {T}."],
    ["Two grants are proposed: {A} to One Trust and {B} to Two Trust, {T} between them."],
    ["The value of the award, {T}, is the sum of {A} from the force and {B} from the fund."],
    ["Of the {T} offered, {A} is for grants. The balance pays for a trainer ({B})."],
    ["{T} has been secured from two sources: {A} from the force and {B} from the fund."],
    ["The award is {T}, payable in two instalments of {A} and {B}."],
    ["The total of {T} is profiled {A} in 2031/32 and {B} in 2032/33."],
    ["Total spend of {T} is expected, with {A} falling in 2031/32 and {B} in 2032/33."],
    ["{T} over two years:", "2031/32: {A}", "2032/33: {B}"],
    ["The reserve opens the year at {A}; {B} is added and it closes at {T}."],
    ["The balance brought forward is {T}; expenditure of {A} leaves {B} to carry forward."],
    ["The force gives {A} a year and the borough {B} a year, {T} a year in all."],
    ["The reserve stood at {T} on 1 April. {A} was drawn down, leaving {B}."],
    ["The award was {A} and is increased by {B} to {T}."],
    ["The award of {T} will be paid as {A} in 2031/32 and {B} in 2032/33."],
    ["The shortfall between the {T} needed and the {A} offered is {B}."],
    ["Of {T}, {A} goes to One Trust and {B} to Two Trust."],
    ["The sum of {A} and {B} is {T}."],
    ["Costs of {A} plus others of {B} equal {T}."],
    ["The annual budget is {T}, of which {A} is for pay and {B} is for travel."],
    ["Savings of {A} against a target of {T} leave a shortfall of {B}."],
    ["The grant of {T} is {B} more than the last one of {A}."],
    ["The reserve was {T}; after the transfer of {B} to revenue it will be {A}."],
    ["Two officers ............ {A} Grants .............. {B} Total ............. {T}"],
]


def figures(blocks: list[str], first: int, second: int, total: int) -> list[str]:
    return [block.format(A=f"£{first:,}", B=f"£{second:,}", T=f"£{total:,}") for block in blocks]


@pytest.mark.parametrize("blocks", TOLD, ids=lambda blocks: " ".join(blocks))
@pytest.mark.parametrize(("first", "second"), [(123_456, 45_678), (300_000, 200_000)])
def test_a_structure_that_holds_is_found_and_one_that_fails_is_a_finding(blocks: list[str], first: int, second: int):
    holding = checked(*figures(blocks, first, second, first + second))
    assert [verdict for _, verdict, _ in holding] == ["exact"]
    failing = checked(*figures(blocks, first, second, first + second - 990))
    assert [verdict for _, verdict, _ in failing] == ["inconsistent"]


ACROSS = [
    ["The contract was let for {A}. An uplift of {B} is sought, taking the total value to {T}."],
    ["The force gives {A} and the fund {B}. The total cost of the work is therefore {T}."],
    ["A total of {T}, {A} for staff and {B} for vans."],
]


@pytest.mark.parametrize("blocks", ACROSS, ids=lambda blocks: " ".join(blocks))
def test_a_looser_structure_is_a_finding_only_where_it_nearly_holds(blocks: list[str]):
    assert [verdict for _, verdict, _ in checked(*figures(blocks, 300_000, 200_000, 500_000))] == ["exact"]
    assert [verdict for _, verdict, _ in checked(*figures(blocks, 300_000, 200_000, 500_900))] == ["inconsistent"]
    assert "inconsistent" not in [verdict for _, verdict, _ in checked(*figures(blocks, 300_000, 200_000, 550_000))]


# The sum as it should be, and as a slip would print it.
PRODUCTS = [
    ("The service costs £40,500 per annum for 3 years (a total of {}).", "£121,500", "£122,500"),
    ("Award {} over three years, £40,500 per annum.", "£121,500", "£122,500"),
    ("The annual cost is £40,500, or {} over three years.", "£121,500", "£122,500"),
    ("3 years cost £300,000, with options for 2 x 1 year at £100,000 each, a total of {}.", "£500,000", "£520,000"),
    ("£300,000 for 3 years, two optional extensions at £100,000 each, has a total of {}.", "£500,000", "£520,000"),
    ("It has a value (for the full 5 years) of {} (£40,500pa).", "£202,500", "£206,500"),
    ("It buys 20 radios at £1,250 each ({}).", "£25,000", "£26,000"),
    ("Award {} to 20 schools (£1,250 each).", "£25,000", "£26,000"),
    ("Award {} as 20 x £1,250.", "£25,000", "£26,000"),
    ("Each of the 20 schools gets £1,250, {} in total.", "£25,000", "£26,000"),
    ("£1,250 each for 20 schools, {} in total.", "£25,000", "£26,000"),
    ("12 monthly payments of £4,000, totalling {}.", "£48,000", "£50,000"),
    ("The rent is £4,000 per month, {} per annum.", "£48,000", "£50,000"),
    ("{} (10% of the £450,000) is for evaluation.", "£45,000", "£54,000"),
    ("10% ({}) of the £450,000 is for evaluation.", "£45,000", "£54,000"),
    ("{} represents 10% of the grant of £450,000.", "£45,000", "£54,000"),
    ("The cost is £450,000 plus VAT of £90,000, a total of {}.", "£540,000", "£550,000"),
    ("Twelve boroughs will each receive £1,250, at a total cost of {}.", "£15,000", "£16,000"),
    ("{} will pay for six posts, each costing £45,000.", "£270,000", "£290,000"),
    ("The total of {} represents 12 posts at an average cost of £1,250.", "£15,000", "£16,000"),
    ("45 laptops at £800 per unit will cost {}.", "£36,000", "£38,000"),
    ("A unit price of £800 for 45 devices gives a total of {}.", "£36,000", "£38,000"),
    ("The licence fee of £40 per user for 3,000 users comes to {}.", "£120,000", "£125,000"),
    ("40 places will be bought at £425 a place, {} in all.", "£17,000", "£19,000"),
    ("Rent of £4,000 a month for 18 months, {} in all.", "£72,000", "£76,000"),
    ("The award of {} will be paid in four equal instalments of £20,000.", "£80,000", "£90,000"),
    ("This pays for 18 sessions at £319 each ({}).", "£5,742", "£2,742"),
    ("The cost is 15 places x £217 = {}.", "£3,255", "£9,255"),
    ("The value over the three-year term is a total of {}, at £40,500 a year.", "£121,500", "£122,500"),
    ("The service costs £40,500 a year. Over three years this amounts to {}.", "£121,500", "£122,500"),
    ("A 10% contingency of {} on the contract value of £450,000 is included.", "£45,000", "£54,000"),
    ("{} (10%) of the £450,000 is for evaluation.", "£45,000", "£54,000"),
    ("Evaluation is capped at 10 per cent of the £450,000, i.e. {}.", "£45,000", "£54,000"),
    ("That is 20 days at £410 a day: {}.", "£8,200", "£3,200"),
    ("The post costs £40,500 in each of the two years ({} overall).", "£81,000", "£31,000"),
    ("Evaluation is held to 10% of the £450,000 to be given in grants: {}.", "£45,000", "£15,000"),
    ("VAT at 20% on £450,000 is {}.", "£90,000", "£91,000"),
    ("With VAT at 20% the price of £450,000 becomes {}.", "£540,000", "£550,000"),
    ("The monthly charge is £4,000, or {} a year.", "£48,000", "£50,000"),
    ("The contract price rises by £47,500 from £412,500 to {}.", "£460,000", "£406,000"),
    ("Half of the £450,000 ({}) is paid in advance.", "£225,000", "£252,000"),
    ("VAT of {} at 20% is due on the price of £450,000.", "£90,000", "£99,000"),
    ("The value is increased by 15%, from £1,260,000 to {}.", "£1,449,000", "£1,494,000"),
    ("Thirty-six places at £425 each cost {}.", "£15,300", "£15,030"),
    ("Payments of £62,500 are due in each of the four quarters, {} for the year.", "£250,000", "£240,000"),
    ("The total cost, at £64,300 per year for three years, is {}.", "£192,900", "£129,900"),
    ("The total is £450,000, of which 10% ({}) is for evaluation.", "£45,000", "£54,000"),
    ("Five posts at £52,400 and one at £61,800 come to {}.", "£323,800", "£332,800"),
    ("20 radios at £1,250 each and 40 chargers at £20 each, a total of {}.", "£25,800", "£28,500"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PRODUCTS, ids=[case[0] for case in PRODUCTS])
def test_a_product_or_share_that_holds_is_found_and_one_that_fails_is_a_finding(text: str, right: str, wrong: str):
    assert [verdict for _, verdict, _ in checked(text.format(right))] == ["exact"]
    assert [verdict for _, verdict, _ in checked(text.format(wrong))] == ["inconsistent"]


@pytest.mark.parametrize(
    "blocks",
    [
        ["An increase of £50,000 takes the annual grant from £100,000 per annum to £450,000 for 3 years."],
        ["The grant increased by £20,000 in May from reserves of £500,000 to help meet costs of £600,000."],
        ["The contract was let for £400,000. A further £30,000 now takes the total to £480,000."],
        ["The limit rises from £25,000 to £50,000, with an increase of £5,000 for small bodies."],
        ["Increase the award from £300,000 to £500,000, with £150,000 more for staff."],
        ["Costs have risen by £20,000 to £120,000, and the grant from £90,000 to £95,000."],
        ["The budget of £5m has an underspend of £1m in the year; spend on vans was £2m."],
        ["Expenditure on vans was £12m against a budget of £15m and an overall underspend of £4m."],
        ["The total cost is £500,000, funded by £300,000 from the force and £150,000 from the fund, the rest later."],
        ["Budget: £500,000", "Staff: £100,000", "Vans: £200,000", "Total: £300,000"],
        ["Year 1: £100,000", "Year 2: £100,000", "Total to date: £450,000"],
        ["The contract costs £85m over 4 years and saves £20m per annum."],
        ["It is £300,000 over 3 years (£90,000 per annum rising with inflation)."],
        ["Award £100,000 to 20 schools (up to £6,000 each)."],
        ["The fund of £100,000 gave 20 grants of £4,000 each in the first round."],
        ["The initial term costs £300,000, with options for 2 years at £100,000 each. The total budget is £1m."],
        ["£300,000 for 3 years with an option of up to 2 years at £100,000 per annum, a total of £500,000."],
        ["Approve £500,000, of which up to £300,000 is for staff and up to £250,000 is for vans."],
        ["Costs are £300,000 for staff and £200,000 for vans, a total of £600,000 including VAT."],
        ["The cost is £300,000 plus on-costs and £200,000 for vans, totalling £560,000."],
        ["The £500,000 includes £300,000 of capital and £180,000 of revenue."],
        ["Approve £500,000 for the following:", "• staff (£300,000)", "• vans", "• fuel (£150,000)"],
        ["A budget of £5.0m with spend of £4.0m on staff and an underspend of £0.2m on vans."],
        ["The underspend of £10m (31%) is on a budget of £100m."],
        ["About 10% of the £500,000 is for evaluation, and £60,000 for a conference."],
        ["The fund of £640,000 has £512,300 committed to date, with £40,000 available for emergencies."],
        ["MOPAC has £640,000 to spend. It has agreed grants of £512,300, of which £127,000 is unspent."],
        ["It is £300,000 in 2031/32 and £320,000 in 2032/33, later years to be confirmed; the total is £1.2m."],
        ["£320,000 of the £500,000 budget has been spent. The Home Office has given a further £90,000."],
        ["Each of the seven hubs is to get £24,000; the total for the programme is £310,000."],
        ["The total of £190,000 includes 12 posts at an average cost of £15,000."],
        ["The cost exceeds the budget of £500,000 by 10%, for £30,000 of travel and £40,000 of pay."],
        ["Together these boroughs have a budget of £96,450. The post costs £39,450 and the grants £37,000."],
        ["The opening balance was £4m. Gifts of £1m were made and the general fund closed at £7m."],
        ["Total budget: £500,000", "Spent in 2030/31: £120,000", "Remaining for staff: £60,000"],
        ["Payment is in two instalments of £50,000 and £40,000, out of the budget of £300,000 for the year."],
    ],
    ids=lambda blocks: " ".join(blocks),
)
def test_what_only_resembles_a_structure_accuses_nobody(blocks: list[str]):
    assert [equation for _, verdict, equation in checked(*blocks) if verdict == "inconsistent"] == []


def test_a_first_digit_may_be_wrong_where_all_digits_below_it_agree():
    grant = "The grant of £62,500 is made up of £90,000 for a post and £42,500 for grants."
    assert ("parts_sum_to_whole", "inconsistent", "£90,000 + £42,500 = £132,500 ≠ £62,500") in checked(grant)
    post = "The post is engaged for 60 weeks at £532 a week, which comes to £51,920."
    assert ("unit_times_count", "inconsistent", "£532 × 60 = £31,920 ≠ £51,920") in checked(post)


def test_parts_of_one_whole_are_not_held_against_each_other():
    text = "The grant of £249,500 comprises £124,190 for grants, £98,310 for the post and £27,000 for a study."
    assert [equation for _, verdict, equation in checked(text) if verdict == "inconsistent"] == []


def test_a_part_that_differs_a_little_from_what_makes_the_whole_elsewhere_is_told():
    text = "Of the £246,800 offered, £200,000 pays for grants and £46,820 pays for the post."
    found = checked(text, "The post costs £23,400 a year for two years, £46,800 in total.")
    assert ("parts_sum_to_whole", "inconsistent", "£200,000 + £46,820 = £246,820 ≠ £246,800") in found


def test_a_percentage_in_brackets_is_held_against_the_budget_and_may_be_rounded():
    found = checked("Against a budget of £448m the force spent £426m, an underspend of £22m (4.9%).")
    assert ("percentage_of", "consistent", "£448m × 4.9% = £21.952m ≈ £22m") in found


def test_a_list_is_held_against_a_total_told_elsewhere_where_rounding_allows_it():
    items = ["• £11.25m for one", "• £12.31m for two", "• £0.76m for three"]
    found = checked("The three awards come to £24.3m in total.", "These are made:", *items, "The end.")
    assert ("parts_sum_to_whole", "consistent", "£11.25m + £12.31m + £0.76m = £24.32m ≈ £24.3m") in found
    other = checked("The three awards come to £29.2m in total.", "These are made:", *items, "The end.")
    assert [verdict for _, verdict, _ in other] == []


def test_a_sum_and_a_part_of_it_are_not_one_sum_rounded():
    assert checked("The first costs £11m.", "The second costs £10.5m.") == []


def test_what_so_many_words_say_is_not_undone_by_a_figure_far_from_them():
    stated = "The post costs £39,450 and the grants £37,000. Together these make up the £96,450."
    other = "The work of the board goes on. " * 6
    found = checked(stated, other, "The cost of the post (£59,450) is met in full.")
    assert sorted(verdict for _, verdict, _ in found) == ["exact", "inconsistent"]


def test_a_phased_sum_is_held_against_its_years_even_where_a_first_digit_is_wrong():
    told = "The funder has phased its £538,000: £{}3,000 in 2031/32, £212,000 in 2032/33 and £193,000 in 2033/34."
    assert [(code, verdict) for code, verdict, _ in checked(told.format(13))] == [("years_sum_to_total", "exact")]
    assert [(code, verdict) for code, verdict, _ in checked(told.format(31))] == [
        ("years_sum_to_total", "inconsistent")
    ]
    assert (
        checked("The funder has phased its £538,000: £313,000 for staff, £212,000 for rent, £193,000 for vans.") == []
    )
