"""Sums, products and shares that a sentence or two tell in words of any kind: found where they hold, else no matter.

In a template {A} and {B} are two sums, {T} is what they come to.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.reconcile import reconcile
from tests.growth import LINEAR, growth
from tests.handmade import checked, dossier
from tests.reconcile.test_prose_structures import figures

TOLD = [
    ["The gross cost is {T}. Net of a contribution of {B} from the borough, the cost to the Mayor is {A}."],
    ["The {T} is split {A} to one force and {B} to the other."],
    ["The two boroughs will receive {A} and {B} respectively. In total {T} will be paid."],
    ["The original award was {A}.", "A further {B} is now asked for, taking the overall value to {T}."],
    ["A grant of {A} was offered in place of {T}, a cut of {B}."],
    ["The lower bid was {A} against an estimate of {T}, which saves {B}."],
    ["The programme is {T}. Slippage of {B} reduces it to {A}."],
    ["A transfer of {B} to the reserve takes it to {T} (from {A})."],
    ["Lot 1 is worth {A}; Lot 2 is worth {B}. The combined value of both lots is {T}."],
    ["The initial value is {A} with an optional extension worth {B}. The most that it may cost is {T}."],
    ["The one-off cost is {A}. The ongoing cost is {B}. Approval of {T} is sought."],
    ["The offer was increased by {B} to {T}, having been {A} at first."],
    ["This decision awards {T} to two charities.", "1. Award {A} to One Trust.", "2. Award {B} to Two Trust."],
    ["An upfront payment of {A} and a final payment of {B} make up the {T}."],
    ["Out of {T}, {A} goes to local groups while {B} pays for the central team."],
    ["Bids worth {A} were received against a pot of {T}, so {B} is unallocated."],
    ["Phase 1: {A}", "Phase 2: {B}", "Overall: {T}"],
    ["Phase 1", "{A}", "Phase 2", "{B}", "Total", "{T}"],
    ["The whole needs {T}. One force gives {A}.", "The other force gives {B}."],
]


@pytest.mark.parametrize("blocks", TOLD, ids=lambda blocks: " ".join(blocks))
@pytest.mark.parametrize(("first", "second"), [(123_456, 45_678), (300_000, 200_000)])
def test_a_sum_that_is_told_in_other_words_is_found_where_it_holds(blocks: list[str], first: int, second: int):
    assert [verdict for _, verdict, _ in checked(*figures(blocks, first, second, first + second))] == ["exact"]


@pytest.mark.parametrize("blocks", [told for told in TOLD if len(told) < 3], ids=lambda blocks: " ".join(blocks))
def test_rounding_may_make_such_a_sum_hold(blocks: list[str]):
    found = checked(*[block.format(A="£1.24m", B="£0.33m", T="£1.6m") for block in blocks])
    assert [verdict for _, verdict, _ in found] == ["consistent"]


RESULTS = [
    ("The gross cost is £1.6m. Net of £0.4m from the borough, the cost is £1.2m.", "£1.6m − £0.4m = £1.2m"),
    ("The reserve will fall from £1.6m to £1.2m after the use of £0.4m.", "£1.6m − £0.4m = £1.2m"),
    ("Savings of £0.4m have been found, so the budget falls from £1.6m to £1.2m.", "£1.6m − £0.4m = £1.2m"),
    ("Opening balance £1.6m; use in year £0.4m; closing balance £1.2m.", "£1.6m − £0.4m = £1.2m"),
    ("The costs of the work (£1.6m) fall to one force (£1.2m) and another (£0.4m).", "£1.2m + £0.4m = £1.6m"),
    ("The total is £1.6m, £1.2m for cars. The remaining £0.4m will pay for fuel.", "£1.2m + £0.4m = £1.6m"),
    ("It opened the year at £1.6m; with £0.4m having been applied it is now £1.2m.", "£1.6m − £0.4m = £1.2m"),
    ("Payment is to be £1.6m. Since £0.4m has been paid already, £1.2m is outstanding.", "£1.6m − £0.4m = £1.2m"),
    ("Growth of £1.2m is asked for: costs are £1.6m, £0.4m being in the base already.", "£1.6m − £0.4m = £1.2m"),
    ("The premium is £1.6m, up from £1.2m. The increase of £0.4m is due to claims.", "£1.6m − £1.2m = £0.4m"),
    ("Awards come to £1.6m. The budget was £1.2m; the over-commitment is £0.4m.", "£1.6m − £1.2m = £0.4m"),
    ("It costs £1.6m. The Mayor gives £1.2m and a charity puts up the other £0.4m.", "£1.2m + £0.4m = £1.6m"),
    ("An additional £0.4m brings the sum to £1.6m; the earlier award was £1.2m.", "£1.2m + £0.4m = £1.6m"),
]


@pytest.mark.parametrize(("text", "equation"), RESULTS, ids=[case[0] for case in RESULTS])
def test_the_result_is_what_the_words_call_so(text: str, equation: str):
    assert [found for _, _, found in checked(text)] == [equation]


PRODUCTS = [
    "Each borough will receive £12,500. With 32 boroughs the cost is £400,000.",
    "All 32 boroughs get £12,500 (£400,000 in total).",
    "The fund of £400,000 is shared equally among the 32 boroughs, £12,500 each.",
    "The cost is £400,000 (£12,500 x 32 boroughs).",
    "The unit cost is £12,500 and 32 will be bought. The cost is therefore £400,000.",
    "The whole grant (£400,000) goes out at £12,500 to the lead for each of the 32 boroughs.",
    "A 3+1 year contract at £100,000 a year has a value of £400,000.",
    "The contract (two years plus two one-year options) is worth up to £400,000, £100,000 per annum.",
    "It is put at £399,999 for 8 years (4 years plus two 2-year options) at £50,000 per annum.",
    "The term is 36 months only. The value of the contract is £121,500 (£40,500pa).",
    "At £1.27m a year the first three year term has a value of £3.8m.",
    "At £40,500 a year, three years with two optional 12-month extensions have a value of £202,500.",
    "The retainer of £500 a day for up to 80 days comes to £40,000.",
    "Hire at £1,150 per week, £59,800 a year.",
]


@pytest.mark.parametrize("text", PRODUCTS)
def test_a_price_times_a_number_is_found_where_it_holds(text: str):
    assert [verdict for code, verdict, _ in checked(text) if code != "figure_restated"] in (["exact"], ["consistent"])


SHARES = [
    ("A 5% contingency on the £840,000 adds £42,000.", "£840,000 × 5% = £42,000"),
    ("The cost is £840,000. A contingency of 5% (£42,000) is included.", "£840,000 × 5% = £42,000"),
    ("The cost of £840,000 is shared 50:50, £420,000 each.", "£840,000 × 50% = £420,000"),
    ("Half of the £840,000, £420,000, is met by the borough.", "£840,000 × 50% = £420,000"),
    ("The total is £1,120,000, of which 75% (£840,000) is a grant.", "£1,120,000 × 75% = £840,000"),
    ("The value rose by 40%, from £840,000 to £1,176,000.", "£840,000 + £840,000 × 40% = £1,176,000"),
    ("Plus VAT at 20%, the £840,000 becomes £1,008,000.", "£840,000 + £840,000 × 20% = £1,008,000"),
]


@pytest.mark.parametrize(("text", "equation"), SHARES, ids=[case[0] for case in SHARES])
def test_a_share_that_a_sentence_or_two_tell_is_found_where_it_holds(text: str, equation: str):
    assert [found for _, verdict, found in checked(text) if verdict == "exact"] == [equation]


def test_a_rise_in_percent_of_something_told_elsewhere_is_found():
    text = ["The contract value was £80m in May.", "Approve £26.6m more, a 33% uplift to the contract value so far."]
    assert ("percentage_of", "consistent", "£80m × 33% = £26.4m ≈ £26.6m") in checked(*text)


def test_a_total_that_includes_a_share_of_a_figure_told_elsewhere_is_held_against_it():
    text = ["The cost is £11,240,000.", "The total value, including 15% contingency, of £{} is for cars."]
    assert [verdict for _, verdict, _ in checked(text[0], text[1].format("12,926,000"))] == ["exact"]
    assert [verdict for _, verdict, _ in checked(text[0], text[1].format("12,936,000"))] == ["inconsistent"]
    assert checked(text[0], text[1].format("14,000,000")) == []


def test_a_share_that_brings_pence_may_be_rounded_to_the_pound():
    text = "The cost is £1,240,003 plus 15% contingency (totalling £{})."
    assert [verdict for _, verdict, _ in checked(text.format("1,426,003"))] == ["consistent"]
    assert [verdict for _, verdict, _ in checked(text.format("1,426,005"))] == ["inconsistent"]


def test_entries_in_several_lists_make_up_the_total_of_the_summary():
    text = ["Several works are worth up to £17.63m.", "• £3.36m for phones", "Cars", "• £9.27m for cars", "Radios"]
    found = checked(*text, "• about £2.5m per annum for 2 years for radios", "The end.")
    assert ("parts_sum_to_whole", "exact", "£3.36m + £9.27m + £2.5m × 2 = £17.63m") in found


def test_one_sum_may_be_accepted_and_then_awarded_rounded():
    facts = {"£482,716": {"role": "accepted"}, "£483k": {"role": "awarded"}}
    found = checked("Take £482,716 in May.", "It is passed on (£483k).", facts=facts)
    assert ("figure_restated", "consistent", "£482,716 ≈ £483k") in found


@pytest.mark.parametrize(
    "text",
    [
        "About 40% of the £840,000, less fees, goes to the force: £320,000.",
        "The cost is shared: one force pays 40% (£336,000) and the other 60% (£504,000) of £840,000.",
        "The award was £300,000 (£100,000 in 2031/32 and £150,000 in 2032/33, with the third year to be agreed).",
        "It comprises £120,000 for advice and an amount for training to be confirmed. The budget is £200,000.",
        "The underspend of £2.5m comprises £1m on pay, £0.8m on supplies and other smaller variances.",
        "20 grants of up to £5,000 each will be made from the fund of £80,000.",
        "It costs £3,000 per officer for 40 officers over two years. The total budget is £250,000.",
        "The first instalment is £50,000 and the second £60,000. Further instalments follow. The grant is £200,000.",
        "The budget: police pay £123,456, staff pay £45,678, other £67,890. The net budget is £237,024.",
        "The £1.2m is split into a core grant of £0.7m and project grants, the first of which is £0.3m.",
        "The service costs £100,000 per annum for three years (a total of £330,000 with indexation).",
        "40 radios at £1,000 each and 20 chargers come to £45,000.",
        "It costs £100,000 plus VAT of 20%, and £30,000 for training, in total £160,000.",
        "• £100,000 for One | • £120,000 for Two | The total programme budget for 2031/32 is £350,000.",
        "The claim of £90,000 was settled for £40,000, with costs of £25,000.",
    ],
)
def test_what_only_sounds_like_it_accuses_nobody(text: str):
    assert [equation for _, verdict, equation in checked(*text.split(" | ")) if verdict == "inconsistent"] == []


@pytest.mark.parametrize(
    "text",
    [
        "It has cost £200,000 to date, and will cost £350,000 to completion and £1m in total.",
        "The £1m comprises, among other things, £0.4m for pay and £0.3m for fuel.",
        "A 10% contingency is held on the £2m works. The fee is £150,000.",
    ],
)
def test_what_only_rough_figures_allow_is_no_fact(text: str):
    assert checked(text) == []


def test_a_long_paper_of_such_sentences_takes_linear_time():
    text = "Each of 32 gets £{0}5 (5% of £{0}00), £{0}9 more than £{0}4; the total is £{0}13, a 9% rise on the sum."

    def checks(count: int) -> Callable[[], object]:
        paper = dossier(*(text.format(number) for number in range(1000, 1000 + count)))
        return lambda: reconcile(paper)

    assert growth(checks, 100) < LINEAR
