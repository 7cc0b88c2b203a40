"""Workings: what a sentence works out of prices, shares and what is taken away, told in whatever words."""

from __future__ import annotations

import pytest

from tests.reconcile.test_prose_stretches import checked

# what the paper says, with a gap for the figure; the right figure; one with a slip; the code of the check
TOLD = [
    ("We meet £417,300 and seven towns £31,250 each, so that the work comes to {}.", "£636,050", "£663,050",
     "parts_sum_to_whole"),
    ("Pay is £1,263,000 and rent £381,500. After deducting income of £213,700 the net cost is {}.", "£1,430,800",
     "£1,340,800", "running_balance"),
    ("Two leads (£51,730 each) and a clerk (£38,270) make a bill of {}.", "£141,730", "£147,130",
     "parts_sum_to_whole"),
    ("It is {} a year for two years and a one-off £27,350, i.e. £336,150.", "£154,400", "£145,400",
     "parts_sum_to_whole"),
    ("The quarterly charge is £38,915, which equates to {} in a full year.", "£155,660", "£156,560",
     "unit_times_count"),
    ("The hire of 17 vans costs £417 per van per month, which over a year is {}.", "£85,068", "£80,568",
     "unit_times_count"),
    ("One third of the £1,283,400 cost, i.e. {}, falls to the county.", "£427,800", "£472,800", "percentage_of"),
    ("Savings of £2.17m in 2031/32 and £1.46m in 2032/33 produce cumulative savings of {}.", "£3.63m", "£3.36m",
     "years_sum_to_total"),
    ("The ceiling was £7.53m, call-offs have reached £5.84m and headroom is now only {}.", "£1.69m", "£1.96m",
     "parts_sum_to_whole"),
    ("The recurrent cost is £217,300, the set-up cost £64,350, and the outlay consequently {}.", "£281,650",
     "£281,950", "parts_sum_to_whole"),
    ("The gross cost of £647,300 is reduced to {} net of £56,450 from sales.", "£590,850", "£580,850",
     "running_balance"),
    ("A grant of £513,000 less a management charge of 4% leaves {} for clubs.", "£492,480", "£462,480",
     "percentage_of"),
    ("£243,700 was granted in each of the first two years and £261,300 in the third: altogether {}.", "£748,700",
     "£784,700", "parts_sum_to_whole"),
    ("With 26 clinics at £1,410 per clinic, the cost for the year is {}.", "£36,660", "£39,170", "unit_times_count"),
]  # fmt: skip
CLEAN = [
    "Of the £873,400 pot, some £412,600 was awarded in round one, and bids of £598,300 were received for round two.",
    "In 2031/32 the club had £214,300 from one force and £96,700 from another, and in 2032/33 £287,600 in total.",
    "An underspend of £38,400 from 2030/31 is carried over, and £412,600 was allocated, of which £376,700 is spent.",
    "Three lots were let, the two largest being worth £1,843,000 and £965,300, with a total value of £3,127,000.",
    "A test costs £26.70 for the first 3,100 and £24.30 thereafter; £105,270 buys 4,100 tests.",
    "The rate was £447 a day in 2031 and is £463 now; 120 days cost £55,060 or so.",
    "The budget rose from £327,600 to £421,600 on account of a virement of £85,000 and some income.",
    "PCD 4198 approved £512,600, PCD 4244 £134,700 for another purpose and PCD 4301 £601,300 in total for both.",
    "Of the £274,300 staffing takes £192,600; other costs are put at £85,300, and income at £3,600.",
    "Twenty grants of £10,300 and several smaller ones will be made, giving a total of £235,600.",
    "Half of the £1.3m underspend, £601,300, will be returned.",
    "The award went up 4%, from £278,300 to £289,450.",
]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), TOLD, ids=[case[0] for case in TOLD])
def test_what_a_sentence_works_out_holds_or_is_missed_by_a_slip(text: str, right: str, wrong: str, code: str):
    assert "exact" in {verdict for _, verdict, _ in checked(text.format(right))}
    assert "inconsistent" not in {verdict for _, verdict, _ in checked(text.format(right))}
    assert (code, "inconsistent") in {found[:2] for found in checked(text.format(wrong))}


@pytest.mark.parametrize("text", CLEAN)
def test_other_scopes_kinds_and_times_are_no_parts(text: str):
    assert not [found for found in checked(text) if found[1] == "inconsistent"]


def test_a_list_inside_a_list_that_ends_the_text_without_a_stop_may_go_on():
    lists = ["1. Approve £12.71m for the programme to provide:", "a) £12.2m for clubs", "b) £453,000 for advice"]
    assert not [found for found in checked(*lists) if found[1] == "inconsistent"]
    assert [found for found in checked(*lists, "The Deputy Mayor signs.") if found[1] == "inconsistent"]
