"""Where it is open which figures are the parts: the reading that adds up is taken, and none that does not accuses."""

from __future__ import annotations

import pytest

from tests.handmade import checked

LISTS = [
    (
        [
            "Approve up to £1.9m to:",
            "• vary a grant by £600,000;",
            "• keep a desk at £950,000 as well as a van at £350,000.",
        ],
        "£600,000 + £950,000 + £350,000 = £1.9m",
    ),
    (
        ["Award £900,000 to:", "• Alder: £210,000, then £240,000", "• Beech: £150,000", "• Cedar: £300,000"],
        "£210,000 + £240,000 + £150,000 + £300,000 = £900,000",
    ),
    (
        ["£760,000 is for:", "• pay, £310,000 in 2031/32 and £250,000 in 2032/33", "• kit, £200,000 in 2031/32"],
        "£310,000 + £250,000 + £200,000 = £760,000",
    ),
    (
        ["Award £610,000 to these:", "• Ash: £120,000 of a bid of £150,000", "• Birch: £190,000", "• Cherry: £300,000"],
        "£120,000 + £190,000 + £300,000 = £610,000",
    ),
    (
        ["Award £1.25m to:", "• North: was £380,000, now £410,000", "• South: was £450,000, now £840,000"],
        "£410,000 + £840,000 = £1.25m",
    ),
    (
        ["• Larch: £240,000, with £60,000 for its outreach", "• Oak: £185,000", "The total is £485,000."],
        "£240,000 + £60,000 + £185,000 = £485,000",
    ),
]


@pytest.mark.parametrize(("text", "equation"), LISTS, ids=[case[1] for case in LISTS])
def test_a_list_is_read_in_the_way_in_which_it_makes_up_its_total(text: list[str], equation: str):
    found = checked(*text)
    assert equation in [check[2] for check in found]
    assert not [check for check in found if check[1] == "inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        # An entry with several figures, or with so many pieces at so much.
        [
            "Approve £500,000 for:",
            "• pay of £220,000;",
            "• rooms (cost £90,000, less £15,000 paid);",
            "• tests of £200,000.",
        ],
        ["The award of £840,000 goes to:", "• Elm £300,000", "• Fir £240,000", "• Gorse, two years at £150,000"],
        # The lines of a list need not be all of the money that they are taken from, or that is named below them.
        ["These were given grants from the £600,000 fund:", "• Ash £120,000", "• Birch £180,000", "• Cherry £200,000"],
        ["Approve:", "• £250,000 for a camp;", "• £150,000 for a show.", "The total Home Office grant is £460,000."],
        # A last part has no figure.
        ["The sum of £2m is split between schools, which get £900,000, and parks, £800,000; a small reserve is kept."],
        ["The £4.8m will be funded by the force (£2.6m), the Mayor (£1.9m) and savings."],
        ["Lot 1 costs £450,000 and lot 2 £350,000, totalling £880,000 with contingency."],
        ["The £2.6m comprises £1.1m of pay and £0.9m of grants and some smaller items."],
        ["The cost is £520,000, comprising £330,000 for pay, £130,000 for rooms and a provision for risk."],
        ["It is paid by the Mayor (£300,000), boroughs and a charity (£250,000), with a total value of £750,000."],
        [
            "Costs are these:",
            "• Design £70,000",
            "• Build £340,000",
            "• Contingency tbc",
            "Total approved £460,000",
        ],
        ["The net budget is £2.1m (£3.6m gross less income from partners of £1.3m and other receipts)."],
        # What is named need not be all there is.
        ["The pay bill is £1.45m, of which £1.1m is basic pay and £0.2m is overtime."],
        ["The budget for the year is £690,000. The main items are:", "• pay £410,000", "• rooms £160,000"],
        ["The first tranche is £210,000 in April and the second £150,000 in May; the total award is £440,000."],
        ["It put pay at £3.1m and kit at £1.3m. The full business case has a total cost of £5.2m."],
        ["Of the £2.3m provided, £1.4m has been passed to boroughs and £0.6m to charities."],
        ["Spending to date is £225,000 on design and £280,000 on works; total expenditure will be £640,000."],
        # A last part has no figure, or none that is a sum.
        ["The offer of £8.3m is made up of a baseline of £5.6m, an uplift of £1.9m and specific grants."],
        ["Pay (£222,000), training (£14,000) and insurance make up the budget of £270,000."],
        ["One gives £75,000 and another £50,000, with the Mayor making up the total of £170,000."],
        ["Eight laptops at £900 and a server at £7,500 are needed; with licences the total is £18,400."],
        ["Costs", "Ash £120,000", "Elm £115,000", "Oak £140,000", "Total including reserve £410,000"],
        ["The VAT of £25,000 can be recovered. The net cost of £120,000 is met from the budget of £146,000."],
        ["Of the total of £850,000, £520,000 is the cost of advisers and £190,000 that of the helpline."],
        ["Its £26m is split into four lots: £10m for cars, £8m for parts, £5m for tyres and a small lot for oil."],
        ["The settlement of £1,240,000 comprises damages of £900,000, interest and costs of £270,000."],
        ["The hub gets £95,000 a year from one and £60,000 a year from two; its income is £185,000 a year in all."],
        ["The price was £1.15m in 2031 and, with rises of 3.1% and 2.4%, is now £1.21m."],
        ["The £490,000 underspend, less £150,000 already committed and other calls on it, leaves £290,000."],
        # A share of a total is no list of its parts.
        ["Just over 60% of the £2.9m, i.e. £1.82m, goes on pay."],
        ["The award of £190,000 exceeds last year's £150,000 by £25,000 after inflation."],
        ["The surplus of £1.2m and the £2.3m from the precept are reflected in the total of £3.9m of new money."],
        ["The charge is £126,000, being 40% of running costs, which were £306,000 last year."],
        ["One force pays £380,000; a grant of £210,000 will help to keep the total of £690,000 within plan."],
        ["The Home Office offers £400,000 and the Mayor £100,000 of the overall cost of £650,000."],
        # A yearly sum is of other money than the total beside it.
        ["Approve up to £24.4m over five years, and note a running cost of £5.1m a year once the work is done."],
        ["A sum of £6m over four years is sought; upkeep will be £1.2m a year afterwards."],
        ["The deal is worth £9m over three years and the present supplier is paid £2.5m a year."],
        ["The loan of £2.4m is repayable over ten years at £265,000 a year."],
        ["The new deal is worth £2.5m over three years, compared with £740,000 a year under the old one."],
        ["It costs £410,000 a year over three years, and set-up work brings the total to £1,400,000."],
        ["The old deal costs £180,000 per annum. The new one will cost a total of £620,000 over three years."],
        # More pieces, or more changes, than the ones that are counted.
        ["Each of the 32 schools gets £50,000, and five get a supplement, so the total is £1,850,000."],
        ["It runs for three years at £200,000 per annum with a start of £50,000, a total of £650,000."],
        # What is taken off, one more part, or a part of a part has no figure; more is promised than there is.
        ["The total value is £14.2m, being land at £9.8m and buildings at £6.1m less depreciation."],
        ["A budget of £1.6m was set: pay £1.1m, non-pay £0.7m, and an income target."],
        ["It comprises laptops (£3.9m), desktops (£0.7m), monitors and peripherals: the overall budget is £5.25m."],
        ["The £2.1m comprises capital of £1.6m and the revenue costs, of which £300,000 falls in the first year."],
        ["Of £7.4m, £5.1m is committed, £1.2m promised and £2m awaits a review, the fund being over-subscribed."],
        # The total is that of another act, the difference that to another year.
        ["Costs were £212,000 in 2031/32 and £448,000 in 2032/33; the panel agreed a total of £600,000."],
        ["Income of £3.65m against a target of £4.0m has been achieved, £0.45m less than last year."],
        ["The savings of £3.1m, £4.4m and £5.2m were rebased in July at £11.5m in total."],
        ["Budget £4.5m, spend £2.1m, committed £1.6m; uncommitted balance £0.7m after accruals."],
        # No figure is that of the balance.
        ["The £480,000 comprises £395,000 for tests and the balance for checks, at £31 a sample."],
        ["A total of £890,000: £350,000 carried over; £420,000 new; the rest from a reserve, which held £310,000."],
        # What sums are for, a rise that comes twice, an average that is rounded.
        ["The £212,000, together with £90,000 carried forward, is to meet salaries of £240,000."],
        ["A grant of £38,000 was increased by 10% for 2032/33, and again for 2033/34, to £48,000."],
        ["The £31.8m is for IT: £14.2m for systems, £9.9m for software, £6.3m for staff, and recharges."],
        ["The contract of 12 months costs £228,000, or £19,500 a month in the first six months."],
        ["The grant of £120,000 covers 80% of costs of £155,000, rounded down by the rules."],
        ["It pays £95,000 with an increase of 2% in years two and three: £290,000 in total."],
        ["The commitment is £3,180,000 over three years: annual payments of £1,020,000 with a first payment."],
        ["At an average of £640, awards of £198,000 were made to 310 people."],
        # A text is cut inside its list.
        ["Approve £590,000, comprising:", "• £290,000 for advice;", "• £130,000 for work;", "• £35,000 for a"],
        ["An increase of £400,000 on the value of £1.9m, which with the earlier uplift takes the value to £2.5m."],
    ],
)
def test_where_the_parts_are_open_nobody_is_accused(text: list[str]):
    assert [check for check in checked(*text) if check[1] == "inconsistent"] == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "A fixed payment of £700,000 and one by results of £300,000, expected at two thirds, make £900,000.",
            "£900,000",
        ),
        ("A discount of 20% applies to the list price of £1.56m, bringing the price with support to £1.3m.", "£1.56m"),
        ("Options 1, 2 and 3 cost £1.1m, £1.9m and £2.6m. The total budget of the year is £5.5m.", "£5.5m"),
        ("The price was £3.31m, against £2.9m. Savings of £280,000 were found and sums of £95,000 added.", "£3.31m"),
        (
            "It has £1.76m and £0.3m of the second £9.25m, £7.18m going elsewhere. This is its share of £18.55m.",
            "£18.55m",
        ),
        ("£2.5m goes to one, up from £2.1m, and £0.6m to two, which had £0.4m.", "£2.5m"),
    ],
)
def test_figures_that_words_keep_apart_are_no_relation(text: str, total: str):
    assert [equation for _, _, equation in checked(text) if equation.endswith(total)] == []


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        (
            ["Award £610,000 to these:", "• Ash: £120,000", "• Birch: £180,000", "• Cherry: £300,000"],
            "£120,000 + £180,000 + £300,000 = £600,000 ≠ £610,000",
        ),
        (
            [
                "Award £610,000 to these:",
                "• Ash: £120,000 (£90,000 last year)",
                "• Birch: £180,000",
                "• Cherry: £300,000",
            ],
            "£120,000 + £180,000 + £300,000 = £600,000 ≠ £610,000",
        ),
        (
            ["• Larch: £240,000", "• Oak: £185,000", "The total is £435,000."],
            "£240,000 + £185,000 = £425,000 ≠ £435,000",
        ),
        (
            ["The cost is £650,000, split £400,000 for pay and £240,000 for set-up."],
            "£400,000 + £240,000 = £640,000 ≠ £650,000",
        ),
        (
            ["It costs £410,000 a year and over three years the total is £1,320,000."],
            "£410,000 × 3 = £1,230,000 ≠ £1,320,000",
        ),
        (
            ["Running costs are £410,000 a year for the life of it (3 years). Revenue costs total £1,320,000."],
            "£410,000 × 3 = £1,230,000 ≠ £1,320,000",
        ),
    ],
)
def test_a_plain_list_or_product_that_fails_is_still_a_finding(text: list[str], equation: str):
    assert equation in [check[2] for check in checked(*text) if check[1] == "inconsistent"]
