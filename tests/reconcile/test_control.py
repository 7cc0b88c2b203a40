"""What an auditor would ask: days, limits, money spent early, and what documents and decisions say of each other."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import Dossier, assemble
from pipeline.extract import Paper, extract
from pipeline.reconcile import reconcile
from pipeline.reconcile.earlier import with_earlier
from pipeline.records import Check
from pipeline.text import read
from tests.handmade import Rows, dossier

HEAD = "DMPC Decision – PCD 90050\nTitle: Boats\n"
SIGNED = "Deputy Mayor for Policing and Crime\nThe above request has my approval.\nSignature\nDate 7/12/2032\n"
ADVISED = "Chief Executive Officer\nI am satisfied with this request.\nSignature\nDate {day}\n"
LIMIT = "The MPS has a standing delegation to award grants up to a value of £50,000."


def paper(text: str) -> Paper:
    data = text.encode()
    return extract(read(data, hashlib.sha256(data).hexdigest()), annotate, EXTRACTORS)


def asked(code: str, *texts: str) -> list[tuple[str, str]]:
    checks = reconcile(assemble([paper(text) for text in texts]))
    return [(check.verdict, check.statement) for check in checks if check.code == code]


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


DENIED = "None of the current proposed grants are above this level."


@pytest.mark.parametrize(
    ("said", "told", "is_asked"),
    [
        (DENIED, "Two applications are being considered that are in excess of £50,000.", True),
        ("No proposed grant exceeds £50,000.", "3 grants exceed the limit of £50,000.", True),
        (DENIED, "Two applications are being considered that are below £50,000.", False),
        (DENIED, "Two applications are being considered that are in excess of £90,000.", False),
        ("Some of the grants are above this level.", "Two applications are in excess of £50,000.", False),
    ],
)
def test_a_limit_that_nothing_exceeds_and_something_does(said: str, told: str, is_asked: bool) -> None:
    found = asked("limit_contradicted", f"{HEAD}# Recommendation\n{LIMIT} {said}\n\n# Progress\n{told}\n")
    assert [verdict for verdict, _ in found] == (["question"] if is_asked else [])


def grants(largest: str, *text: str) -> Dossier:
    rows: Rows = [["Organisation", "Grant"], ["Oak Trust", largest], ["Elm Club", "£2,000"]]
    found = dossier(f"Boats. {LIMIT}", rows, *text)
    amounts = tuple(
        each.model_copy(update={"role": "threshold"}) if each.char_start < found.sub_grants[0].char_start else each
        for each in found.amounts
    )
    signed = paper(HEAD + SIGNED).facts.decision.date_signed
    return replace(found, amounts=amounts, decision=found.decision.model_copy(update={"date_signed": signed}))


def told(found: Dossier, code: str) -> list[Check]:
    return [check for check in reconcile(found) if check.code == code]


def test_a_grant_just_below_the_limit_is_worth_asking() -> None:
    (check,) = told(grants("£49,995"), "near_limit")
    assert (check.verdict, check.expression) == ("question", "£50,000 − £49,995 = £5")
    assert told(grants("£49,000"), "near_limit") == []
    assert told(grants("£50,000"), "near_limit") == []


@pytest.mark.parametrize(
    ("read_by_ocr", "grade"),
    [([], "ruled table"), (["£49,995"], "read by OCR"), (["£50,000"], "read by OCR"), (["£2,000"], "ruled table")],
)
def test_such_a_question_is_as_sure_as_the_less_sure_of_its_two_figures(read_by_ocr: list[str], grade: str) -> None:
    found = grants("£49,995")
    amounts = tuple(
        each.model_copy(update={"rule": "test.ocr"}) if each.as_written in read_by_ocr else each
        for each in found.amounts
    )
    (check,) = told(replace(found, amounts=amounts), "near_limit")
    assert check.grade == grade


@pytest.mark.parametrize(("sum_", "is_asked"), [("£49,995", True), ("£41,000", False)])
def test_an_award_that_only_the_text_tells_may_be_just_below_the_limit_too(sum_: str, is_asked: bool) -> None:
    award = f"The Deputy Mayor is asked to award a grant of {sum_} to the Ash Society. "
    found = asked("near_limit", f"{HEAD}# Recommendation\n{award}\n\n# Finance\n{LIMIT} The grant is {sum_}.\n{SIGNED}")
    statement = "£49,995 for “Ash Society” is £5 below the limit of £50,000 that the paper names."
    assert found == ([("question", statement)] if is_asked else [])


def test_money_paid_in_a_month_before_the_signature_is_worth_asking() -> None:
    paid = "Funding of £2,000 was granted to allow the club to row throughout May 2032."
    (check,) = told(grants("£9,000", paid), "spent_before_signed")
    assert (check.verdict, check.expression) == ("question", "May 2032 < 7 December 2032")
    for other in (
        "Funding of £2,000 was granted to allow the club to row throughout May 2033.",
        "Funding of £7,000 was granted to allow the club to row throughout May 2032.",
        "Funding of £2,000 will allow the club to row, as was planned in May 2032.",
    ):
        assert told(grants("£9,000", other), "spent_before_signed") == []


@pytest.mark.parametrize(("second", "verdict"), [("£95,000", "inconsistent"), ("£90,000", "exact")])
def test_the_sum_asked_for_is_the_same_in_each_document(second: str, verdict: str) -> None:
    request = "# Recommendation\nApprove the acceptance of a grant of {} from the Home Office.\n"
    found = asked("figure_restated", HEAD + request.format("£90,000"), HEAD + request.format(second) + "Boats.")
    assert [verdict for verdict, _ in found] == [verdict]


@pytest.mark.parametrize(
    ("given", "verdicts"), [("£90,000", ["exact"]), ("£99,000", ["inconsistent"]), ("£5,000", []), ("£90k", ["exact"])]
)
def test_what_is_said_of_an_earlier_decision_is_held_against_it(given: str, verdicts: list[str]) -> None:
    earlier = (
        "DMPC Decision – PCD 90001\nTitle: Boats\n# Recommendation\nAccept a grant of £90,000 from the Home Office."
    )
    later = f"{HEAD}# Introduction\nThe first grant of {given} was accepted in PCD 90001.\n"
    dossiers = with_earlier([assemble([paper(text)]) for text in (earlier, later)])
    found = [c.verdict for each in dossiers for c in each.checks if c.code == "earlier_decision_agrees"]
    assert found == verdicts


BEGUN = [
    ("Services have been provided since 1 April 2032.", "1 April 2032 < 7 December 2032"),
    ("Work began in May 2032 and will end in 2034.", "May 2032 < 7 December 2032"),
    ("The training has already started in September 2032.", "September 2032 < 7 December 2032"),
    ("The works were carried out by the club from 3 June 2032.", "3 June 2032 < 7 December 2032"),
]


@pytest.mark.parametrize(("sentence", "expression"), BEGUN, ids=[case[0] for case in BEGUN])
def test_work_that_began_before_the_signature_is_worth_asking(sentence: str, expression: str) -> None:
    text = f"{HEAD}{SIGNED}The club is asked to row. {sentence}\n"
    (check,) = (each for each in reconcile(assemble([paper(text)])) if each.code == "spent_before_signed")
    assert (check.verdict, check.expression) == ("question", expression)
    assert text[check.char_start :].startswith(expression.partition(" <")[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Services will be provided from 1 April 2032.",
        "Services have been provided since 1 April 2033.",
        "Services have been provided under the current contract since 1 April 2032.",
        "Services have been provided since 1 April 2032, as PCD 101 approved.",
        "Services have been provided since 1 April 2029.",
        "The programme has run since 2031.",
        "Work began in December 2032.",
    ],
)
def test_work_that_others_decided_about_or_that_is_to_come_asks_nothing(sentence: str) -> None:
    assert asked("spent_before_signed", f"{HEAD}{SIGNED}The club is asked to row. {sentence}\n") == []
