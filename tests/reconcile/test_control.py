"""What an auditor would ask: limits, money spent early, and what documents and decisions say of each other."""

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
LIMIT = "The MPS has a standing delegation to award grants up to a value of £50,000."


def paper(text: str) -> Paper:
    data = text.encode()
    return extract(read(data, hashlib.sha256(data).hexdigest()), annotate, EXTRACTORS)


def asked(code: str, *texts: str) -> list[tuple[str, str]]:
    checks = reconcile(assemble([paper(text) for text in texts]))
    return [(check.verdict, check.statement) for check in checks if check.code == code]


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
    ("words", "day"),
    [("Work began on 01/04/2032", "1 April 2032"), ("Work began on 3rd  May 2032", "3 May 2032")],
)
def test_work_that_began_is_quoted_as_it_is_printed(words: str, day: str) -> None:
    text = f"{HEAD}{SIGNED}The club is asked to row. {words} at the lock.\n"
    (check,) = (each for each in reconcile(assemble([paper(text)])) if each.code == "spent_before_signed")
    assert check.statement.startswith(f"The text says “{' '.join(words.split())}”; the decision was signed")
    assert check.expression == f"{day} < 7 December 2032"


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
