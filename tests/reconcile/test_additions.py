"""What is added to a sum that was given before, and what is drawn from a reserve, told in prose."""

from __future__ import annotations

import pytest

from tests.handmade import checked

GIVEN, ADDED, COMES_TO, WRONG = "£1,300,000", "£250,000", "£1,550,000", "£1,650,000"
ADDITIONS = [
    "An award of {B} is proposed in addition to the {A} already awarded, making {T} in all.",
    "In addition to the {A} already awarded, {B} is proposed, making {T} in total.",
    "{B} is awarded on top of the {A} granted in May, giving a total of {T}.",
    "The contract, let at {A}, is extended by {B}, bringing the total to {T}.",
    "Approve {B} for the project, taking the overall budget from {A} to {T}.",
    "A further {B} takes the overall grant from {A} to {T}.",
    "The uplift of {B} would bring the total award to {T}, from {A}.",
    "The budget was {A}; with the {B} now asked for it will be {T}.",
]


@pytest.mark.parametrize("text", ADDITIONS)
def test_what_is_added_to_what_was_given_makes_up_the_new_total(text: str):
    right, wrong = (text.format(A=GIVEN, B=ADDED, T=total) for total in (COMES_TO, WRONG))
    assert {verdict for _, verdict, _ in checked(right)} == {"exact"}
    (failing,) = {found for _, verdict, found in checked(wrong) if verdict == "inconsistent"}
    assert failing.endswith(f"= {COMES_TO} ≠ {WRONG}")


def test_over_several_sentences_a_total_is_a_finding_only_where_it_nearly_holds():
    for told in ("is proposed, bringing the total to {}.", "is proposed. This brings the total to {}."):
        text = f"We have awarded £1,300,000. A further £250,000 {told}"
        verdicts = [
            [verdict for _, verdict, _ in checked(text.format(T))] for T in ("£1,550,000", "£1,560,000", "£1.7m")
        ]
        assert verdicts == [["exact"], ["inconsistent"], []]


HELD, DRAWN, LEFT, NOT_LEFT = "£640,000", "£410,000", "£230,000", "£250,000"
RESERVES = [
    "There is a reserve of {A}, of which {B} will be drawn down, leaving {T}.",
    "A reserve of {A} is held. {B} will be drawn down in 2031/32, leaving {T}.",
    "The reserve holds {A}; a drawdown of {B} reduces it to {T}.",
    "After a drawdown of {B} the reserve of {A} will stand at {T}.",
    "{B} is drawn from the reserve, which falls from {A} to {T}.",
    "Of the {A} in the reserve, {B} will be used, so that {T} is left.",
    "A transfer of {B} from the reserve of {A} leaves a balance of {T}.",
]


@pytest.mark.parametrize("text", RESERVES)
def test_what_is_drawn_from_a_reserve_leaves_the_rest(text: str):
    right, wrong = (text.format(A=HELD, B=DRAWN, T=rest) for rest in (LEFT, NOT_LEFT))
    assert {verdict for _, verdict, _ in checked(right)} == {"exact"}
    assert [found for _, verdict, found in checked(wrong) if verdict == "inconsistent"] != []


def test_a_reserve_that_is_added_to_and_drawn_from_leaves_the_rest():
    text = "The reserve stood at £640,000. £150,000 was added to it and £410,000 drawn down, leaving {}."
    equation = "£640,000 + £150,000 − £410,000"
    assert checked(text.format("£380,000")) == [("running_balance", "exact", f"{equation} = £380,000")]
    wrong = [("running_balance", "inconsistent", f"{equation} = £380,000 ≠ £390,000")]
    assert checked(text.format("£390,000")) == wrong


@pytest.mark.parametrize(
    "text",
    [
        # other changes, other money, another year
        "Approve £250,000, taking the overall grant, with other uplifts, from £1,300,000 to £1,650,000.",
        "£250,000 is awarded in addition to £1,300,000 from the force and other grants, making £1,650,000 in all.",
        "In addition to the £1,300,000 already awarded, £250,000 is proposed. The borough's total is £1,650,000.",
        "A further £250,000 is sought, bringing the total to £1,650,000. The £1,300,000 of last year was spent.",
        "The reserve of £640,000, of which £410,000 will be drawn down in 2031/32, leaves £150,000 in 2033/34.",
        "The reserve stood at £640,000 in April; it will be £250,000 after a drawdown of £410,000 and interest.",
        "The reserve of £640,000 is not touched. A drawdown of £410,000 from the other fund leaves that at £150,000.",
    ],
)
def test_a_total_that_holds_more_than_what_is_added_claims_nothing(text: str):
    assert [found for _, verdict, found in checked(text) if verdict == "inconsistent"] == []
