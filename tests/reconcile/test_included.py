"""What a sum comprises is all of it, what it includes some of it: which parts may fall short, and which may not."""

from __future__ import annotations

import pytest

from tests.handmade import checked


def contradictions(text: str) -> list[str]:
    return [equation for _, verdict, equation in checked(text) if verdict == "inconsistent"]


COMPLETE = [
    ("The grant of £512,300 comprises £300,000 for staff and £180,000 for rooms.", "£480,000 ≠ £512,300"),
    ("The allocation is £812,000, which consists of £512,000 for posts and £400,000 for vans.", "£912,000 ≠ £812,000"),
    ("The budget is £1.25m, made up of £700,000 from the Home Office and £450,000 from us.", "£1.15m ≠ £1.25m"),
    ("The £900,000 is split between Oakham (£420,000) and Elmham (£430,000).", "£850,000 ≠ £900,000"),
    (
        "£612,000 will be shared between Oakham (£300,000), Elmham (£200,000) and Ashby (£92,000).",
        "£592,000 ≠ £612,000",
    ),
    # the last part is all that is left
    (
        "The grant is £512,300, of which £300,000 is for staff and the remaining £180,000 for rooms.",
        "£480,000 ≠ £512,300",
    ),
    ("Of the £512,300, £300,000 is for staff and the balance of £180,000 for rooms.", "£480,000 ≠ £512,300"),
    ("The grant is £512,300, including £300,000 for staff and the rest, £180,000, for rooms.", "£480,000 ≠ £512,300"),
]


@pytest.mark.parametrize(("text", "equation"), COMPLETE, ids=[case[0] for case in COMPLETE])
def test_parts_that_are_said_to_be_all_must_reach_their_whole(text: str, equation: str):
    assert [found.partition(" = ")[2] for found in contradictions(text)] == [equation]


EXCEEDING = [
    "The grant is £512,300, of which £400,000 is for staff and £150,000 for rooms.",
    "The grant is £512,300 for three years, including £400,000 for staff and £150,000 for rooms.",
    "The grant of £512,300 includes £400,000 for staff and £150,000 for rooms.",
    "The budget is £512,300. This includes £400,000 for staff and £150,000 for rooms.",
    "Of the £512,300, £400,000 is for staff and £150,000 for rooms.",
    "A budget of £512,300, £400,000 of which is for staff and £150,000 of which is for rooms, is sought.",
    "£512,300 is for staff, £400,000 of which is for posts and £150,000 of which is for training.",
    "£512,300 was granted, £400,000 of which has been spent and £150,000 remains.",
    "The grant is £512,300. £400,000 of which is to cover staff and a training budget of £150,000.",
    "The grant is £512,300, of which Oak Trust receives £400,000 and Elm Trust £150,000.",
    "Of the £512,300, Oak Trust receives £400,000 and Elm Trust £150,000.",
]


@pytest.mark.parametrize("text", EXCEEDING)
def test_parts_that_are_said_to_be_some_of_a_sum_never_exceed_it(text: str):
    assert contradictions(text) == ["£400,000 + £150,000 = £550,000 ≠ £512,300"]


def test_one_part_never_exceeds_its_whole():
    assert contradictions("The grant is £50,000, of which £60,000 is for staff.") == ["£60,000 ≠ £50,000"]


NOTHING = [
    # some of it is named
    "The grant is £512,300, of which £300,000 is for staff and £180,000 for rooms.",
    "The grant of £512,300 includes £300,000 for staff and £180,000 for rooms.",
    "Of the £512,300, £300,000 is for staff and £180,000 for rooms.",
    # a part of a part, or a second split of the first part
    "The total is £512,300, including £400,000 for staff, of which £150,000 is for overtime.",
    "The grant is £512,300, of which £400,000 is for staff (£250,000 in 2031/32 and £150,000 in 2032/33).",
    # other money
    "£90,000 of this money is for a conductor, and £100,000 is passed on to choirs.",
    "The conductor takes £90,450 of it and choirs the other £100,000.",
    "Of the £300,000 approved in May, £200,000 has been spent and £150,000 more is needed.",
    "Of the £300,000, £200,000 has been spent; a new budget of £150,000 is needed.",
    "Oakham pays £65,000, including £48,000 for posts, and Elmham £20,000.",
    "The price of £486,000 includes £410,000 for the core and £95,000 of optional items.",
    "Spend of £3.4m, including £2.2m on vans, compares with £3.1m in 2031/32 and £1.4m before.",
    "Grants of £200,000 were shared between Oak Trust and Elm Trust, and £180,000 went to Ash Trust and £50,000 to us.",
    "The minister added £25m. Of this £25m, £7m was set aside.",
    "The reserve of £640,000 includes £410,000 for vans, and £300,000 was drawn from it last year.",
    "A reserve of £640,000, from which £410,000 was drawn in May and £300,000 was put back in June, is held.",
    "The contract is worth £2.4m including extensions; £1.5m is for two years and £1.2m for a pilot.",
    "Of the £2.4m budget £1.5m is for staff, an increase of £1.2m on last year.",
    # another clause, with a verb of its own
    "The hall is worth £340,000, of which £180,000 is insured, and needs £210,000 for its roof.",
    "The licence costs £72,000, of which £50,000 is paid, and carries a deposit of £36,000.",
    "The grant is £486,000, of which £390,000 is for wardens, and the county pays £140,000.",
    "The depot costs £960,000, of which the county pays £580,000, and earlier phases cost £520,000.",
    "The depot costs £960,000; the county pays £580,000, and earlier phases cost £520,000.",
    "The fund is £486,000, of which £390,000 is committed, and a grant of £140,000 was declined.",
    "Of the £486,000, £390,000 is committed, and the county needs £140,000 for its own wardens.",
    # the sum has a use of its own, and what follows its part another, or none
    "£512,300 is for victims, £400,000 of which is for children; £150,000 remains.",
    "£512,300 is for victims (£400,000 of which is for children) and £150,000 is for offenders.",
    "£512,300 goes to victims, £400,000 of it for children, and £150,000 for offenders.",
    "£512,300 is for victims, including £400,000 for children, and £150,000 remains.",
    "Victims receive £512,300, £400,000 of which is for children, and offenders receive £150,000.",
    "£512,300 is held by the office, £400,000 of which is for staff; a further £110,000 is held by the force.",
    # what lowers it is not told, or told behind
    "A net increase of £5.0m, including £4.1m for pay and £3.0m for inflation, is forecast.",
    "The underspend is £6.0m, of which £7.2m is in the force, offset by an overspend of £1.2m.",
    # another rate, and rounding
    "The grant is £50,000 a year, of which £60,000 is paid over two years.",
    "The £1.2m includes £0.9m for staff and £0.35m for kit.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_only_some_of_a_sum_or_other_money_claims_nothing(text: str):
    assert contradictions(text) == []


NO_OTHERS = [
    "There are no other recipients.",
    "No further grants are made.",
    "No other bodies are paid.",
    "These are the only awards.",
    "Nothing else is paid from it.",
    "The list is complete.",
    "None of it is held back.",
]


@pytest.mark.parametrize("words", NO_OTHERS)
def test_parts_are_all_where_the_next_sentence_says_that_there_are_no_others(words: str):
    parts = "£200,000 is for Oak Trust, £100,000 for the Elm Choir and £190,000 for Ash Gym."
    text = f"Grants of £512,300 are paid in 2031/32, of which {parts}"
    assert contradictions(text) == []
    assert contradictions(f"{text} {words}") == ["£200,000 + £100,000 + £190,000 = £490,000 ≠ £512,300"]
    assert contradictions(f"{text.replace('£190,000', '£212,300')} {words}") == []


@pytest.mark.parametrize("told", ["three bodies", "three local charities", "3 voluntary sector organisations"])
def test_parts_are_all_where_as_many_are_counted(told: str):
    parts = "of which £200,000 is for Oak Trust, £100,000 for the Elm Choir and £190,000 for Ash Gym."
    assert contradictions(f"Grants of £512,300 go to {told}, {parts}") == [
        "£200,000 + £100,000 + £190,000 = £490,000 ≠ £512,300"
    ]
    for_what = "of which £200,000 is for staff, £100,000 for vans and £190,000 for rent."
    assert contradictions(f"Grants of £512,300 go to {told}, {for_what}") == []
    for more in ("four bodies", "three years", "several bodies"):
        assert contradictions(f"Grants of £512,300 go to {more}, {parts}") == []


ELSE = [
    "There are no other risks.",
    "No other bids were late.",
    "These are the largest.",
    "These are all charities.",
    "This is all subject to contract.",
    "There are no other costs to MOPAC.",
    "No additional staff costs arise.",
    "There are no further payments this year.",
    "No other groups bid.",
    "There are no other grants from the Home Office.",
    "Nothing else is asked of MOPAC.",
    "No one else bid.",
]


@pytest.mark.parametrize("words", ELSE)
def test_but_not_where_it_speaks_of_something_else(words: str):
    parts = "£200,000 is for Oak Trust, £100,000 for the Elm Choir and £190,000 for Ash Gym."
    text = f"Grants of £512,300 are paid in 2031/32, of which {parts}"
    assert contradictions(f"{text} {words}") == []
