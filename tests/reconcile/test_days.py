"""The days of the meetings, the Chief Executive's advice and the signature: whose they are, and their order."""

from __future__ import annotations

import pytest

from pipeline.assemble import assemble
from pipeline.reconcile import reconcile
from tests.reconcile.test_control import HEAD, SIGNED, asked, paper

ADVISED = "Chief Executive Officer\nI am satisfied with this request.\nSignature\nDate {day}\n"


def test_days_that_follow_each_other_are_in_order() -> None:
    text = HEAD + SIGNED + ADVISED.format(day="2/12/2032") + "Investment Advisory meeting : 24th November 2032\n"
    ((verdict, statement),) = asked("dates_in_order", text)
    assert verdict == "exact"
    assert "the meeting (24 November 2032), the Chief Executive’s signature (2 December 2032)" in statement


def test_a_signature_before_the_chief_executives_is_worth_asking() -> None:
    ((verdict, statement),) = asked("dates_in_order", HEAD + SIGNED + ADVISED.format(day="12/12/2032"))
    assert verdict == "question"
    assert "signed on 7 December 2032, before the Chief Executive’s signature (12 December 2032)" in statement


def test_the_days_of_such_a_question_are_its_equation() -> None:
    text = HEAD + SIGNED + ADVISED.format(day="12/12/2032") + "Investment Advisory meeting : 24th November 2032\n"
    (check,) = (each for each in reconcile(assemble([paper(text)])) if each.code == "dates_in_order")
    assert check.expression == "12/12/2032 > 7/12/2032"


@pytest.mark.parametrize(
    "line", ["The next delivery board meeting is on 10th November 2033, and boats follow.", "Date of birth 3/4/2033"]
)
def test_other_days_ask_nothing(line: str) -> None:
    assert asked("dates_in_order", f"{HEAD}{SIGNED}{line}\n") == []


BOARDS = [
    ("The Investment Advisory Board considered this on 3 May 2033 and supported it.", "the Investment Advisory Board"),
    ("The proposal was endorsed by the Joint Scrutiny Panel on Tuesday 3rd May 2033.", "the Joint Scrutiny Panel"),
    (
        "Officers took the business case, which was then reviewed at the Boats Committee meeting held on 3 May 2033, "
        "and its two amendments were written into the paper that follows.",
        "the Boats Committee",
    ),
    ("The paper went to PIM on 3 May 2033.", "the PIM"),
    ("The Boats Board (BB) considered and supported the business case on 3 May 2033.", "the Boats Board"),
    ("The Rowing Panel has reviewed this proposal at its meeting on 3 May 2033.", "the Rowing Panel"),
    ("The request was agreed at the River Group meeting of 3 May 2033.", "the River Group"),
]


@pytest.mark.parametrize(("sentence", "body"), BOARDS, ids=[case[1] for case in BOARDS])
def test_a_board_that_a_sentence_says_met_after_the_signature_is_worth_asking(sentence: str, body: str) -> None:
    statement = f"The decision was signed on 7 December 2032, before {body} (3 May 2033)."
    assert asked("dates_in_order", f"{HEAD}{SIGNED}{sentence}\n") == [("question", statement)]


def test_a_board_that_a_sentence_says_met_before_the_signature_is_in_order() -> None:
    text = f"{HEAD}{SIGNED}The Investment Advisory Board considered this on 3 May 2032.\n"
    ((verdict, statement),) = asked("dates_in_order", text)
    assert (verdict, "the Investment Advisory Board (3 May 2032)" in statement) == ("exact", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Investment Advisory Board will consider the first results on 3 May 2033.",
        "Progress is to be reported to the Investment Advisory Board on 3 May 2033.",
        "The next Boats Committee met the club’s needs on 3 May 2033.",
        "The boats were delivered on 3 May 2033.",
    ],
)
def test_a_board_that_is_yet_to_meet_asks_nothing(sentence: str) -> None:
    assert asked("dates_in_order", f"{HEAD}{SIGNED}{sentence}\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Investment Advisory Board approved the contract, which starts on 3 May 2033.",
        "The Investment Advisory Board approved the contract which ends on 3 May 2033.",
        "The Investment Advisory Board approved the start of the works on 3 May 2033.",
        "The Investment Advisory Board reviewed the contract dated 3 May 2033.",
        "The Investment Advisory Board noted the letter of 3 May 2033.",
        "The Investment Advisory Board funds the plan that the club agreed on 3 May 2033.",
        "The Investment Advisory Board heard the club, and its lease was approved on 3 May 2033.",
        "The case is told in the letter submitted to the Investment Advisory Board dated 3 May 2033.",
    ],
)
def test_the_day_of_something_else_that_a_board_dealt_with_is_not_its_meeting(sentence: str) -> None:
    assert asked("dates_in_order", f"{HEAD}{SIGNED}{sentence}\n") == []


SIGNED_LAST = "the signature (7 December 2032)"
MEETINGS = [
    (
        ("1 April", "3 May", "1/6"),
        "the Boat Board (1 April 2032), the River Board (3 May 2032), the Chief Executive’s signature (1 June 2032)",
        "in this order",
        "1/4/2032 ≤ 3/5/2032 ≤ 1/6/2032 ≤ 7/12/2032",
    ),
    (
        ("3 May", "1 April", "1/6"),
        "the River Board (1 April 2032), the Boat Board (3 May 2032), the Chief Executive’s signature (1 June 2032)",
        "in this order",
        "1/4/2032 ≤ 3/5/2032 ≤ 1/6/2032 ≤ 7/12/2032",
    ),
    (
        ("1 April", "3 May", "2/4"),
        "the Boat Board (1 April 2032), the River Board (3 May 2032), the Chief Executive’s signature (2 April 2032)",
        "the signature comes last",
        "1/4/2032 ≤ 2/4/2032 ≤ 3/5/2032 ≤ 7/12/2032",
    ),
]


@pytest.mark.parametrize(
    ("days", "told", "order", "expression"), MEETINGS, ids=["in order", "told last first", "advice before a board"]
)
def test_boards_are_told_as_they_met_and_the_order_shown_is_true(
    days: tuple[str, str, str], told: str, order: str, expression: str
) -> None:
    boat, river, advice = days
    met = f"The Boat Board met on {boat} 2032.\n\nThe River Board met on {river} 2032.\n"
    text = f"{HEAD}{SIGNED}{ADVISED.format(day=f'{advice}/2032')}\n{met}"
    (check,) = (each for each in reconcile(assemble([paper(text)])) if each.code == "dates_in_order")
    assert (check.verdict, check.expression) == ("exact", expression)
    assert check.statement.startswith(f"The paper gives {told} and {SIGNED_LAST}")
    assert check.statement.endswith(f"{order}.")
