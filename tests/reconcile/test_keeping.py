from __future__ import annotations

import pytest

from tests.handmade import checked

ACCEPT = "Accept the grant of £199,126 from the Ministry."


def inconsistent(*text: str) -> list[str]:
    return [equation for _, verdict, equation in checked(*text) if verdict == "inconsistent"]


def test_a_part_that_another_sentence_adds_makes_up_what_was_missing():
    used = "The grant of £255,000 is used for a coordinator (£127,000) and for grants of £118,000."
    assert inconsistent(used, "An evaluation at £10,000 is also paid from the £255,000.") == []


def test_the_same_total_of_the_same_parts_but_for_one_digit_is_a_contradiction():
    split = "The grant of £199,126 comprises £99,000 for the coordinator and £100,126 for partners."
    slip = "The Ministry will pay £199,126, of which £100,126 is for partners and £39,000 for the coordinator."
    assert inconsistent(split, slip) == ["£100,126 + £39,000 = £139,126 ≠ £199,126"]
    assert inconsistent(split, slip.replace("£39,000", "£20,500")) == []


def test_round_sums_that_differ_in_a_digit_are_two_sums():
    revenue = "Against a budget of £1,342m, the force has spent £1,324m, reduced expenditure of £18m."
    assert inconsistent(f"{revenue} Investment of £151m was made against the budget of £167m, a cut of £16m.") == []


def test_a_total_over_years_is_no_less_wrong_because_its_uses_add_up():
    uses = ["The grant of £1,682,000 is made up as follows:", "• £1,624,000 for partners;", "• £58,000 for the post."]
    years = ["The grant of £1,682,000 is profiled by year:", "• 2031/32: £579,000", "• 2032/33: £283,000"]
    assert inconsistent(*uses, *years, "• 2033/34: £820,000") == []
    assert inconsistent(*uses, *years, "• 2033/34: £520,000") == [
        "£579,000 + £283,000 + £520,000 = £1,382,000 ≠ £1,682,000"
    ]


def test_another_split_of_a_total_does_not_excuse_a_slip_in_a_list():
    uses = "The grant of £131,240 is for clubs (£90,100) and a manager (£41,140)."
    paid = ["The Ministry pays the grant of £131,240 in quarterly instalments:", "• Q1: £25,107", "• Q2: £32,131"]
    assert inconsistent(uses, *paid, "• Q3: £35,985", "• Q4: £38,017") == []
    assert inconsistent(uses, *paid, "• Q3: £35,985", "• Q4: £38,317") == [
        "£25,107 + £32,131 + £35,985 + £38,317 = £131,540 ≠ £131,240"
    ]


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        ("It buys five studies at £4,600 each, £53,000 in all.", "£4,600 × 5 = £23,000 ≠ £53,000"),
        ("It buys 3 outreach posts at £25,400 each, a cost of £166,200, and gives grants of £9,000.", "£25,400 × 3"),
        ("A post at £44,400 per year for three years, a cost of £143,200, and grants of £9,000.", "£44,400 × 3"),
        ("It funds 15 laptop and phone packages costing £7,200 each (£40,500).", "£7,200 × 15"),
        ("Evaluation is costed at 2% of the grants budget of £370,000, that is £3,400.", "£370,000 × 2%"),
        ("A partner receives 10% of the £44,000 fund, equal to £9,400.", "£44,000 × 10%"),
    ],
)
def test_a_product_or_share_told_as_an_equation_is_wrong_by_however_much(text: str, equation: str):
    (found,) = inconsistent(text)
    assert found.startswith(equation)


def test_products_told_as_equations_that_hold_are_in_order():
    assert inconsistent("It buys five studies at £4,600 each, £23,000 in all.") == []
    assert inconsistent("A post at £44,400 a year for three years, a cost of £133,200, and grants of £9,000.") == []
    assert inconsistent("The total of £90,550 is split –", "• £7,500 – training", "• £83,050 – grants") == []


def test_a_list_that_a_dash_leads_to_makes_up_its_total():
    text = ["The total of £90,550 is split –", "• £7,500 – training", "• £43,450 – a post", "• £40,000 – grants"]
    assert inconsistent(*text) == ["£7,500 + £43,450 + £40,000 = £90,950 ≠ £90,550"]
