"""Parties: who pays each sum and who is paid. The roles of the sums are given: what a sum is, is another rule's job.

Here the encoder is silent (`test_hearing.py`): a case of one sentence is to be told by rules, or by nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors import amounts, organisations
from extractors.attribution import hearing, parties
from extractors.attribution.claims import read_claims
from extractors.language import annotate
from extractors.lexicon.bearings import Cue, cues
from pipeline.extract import Reading
from pipeline.records import Decision
from pipeline.text import read
from tests.growth import LINEAR, growth

CASES = tomllib.loads((Path(__file__).parents[1] / "parties.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(autouse=True)
def silent_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "heard", lambda reading: {})


def read_sums(text: str, roles: list[str]) -> Reading:
    """Return the reading of a text whose sums have these roles, the last one also for the rest."""
    document = read(text.encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    organisations.extract(reading)
    amounts.extract(reading)
    for i, amount in enumerate(reading.facts.amounts):
        role = roles[min(i, len(roles) - 1)]
        reading.facts.amounts[i] = amount.model_validate(amount.model_dump() | {"role": role})
    return reading


def told(reading: Reading) -> list[str]:
    """Return the sums as the cases write them: figure, role, from whom, to whom."""
    return [
        f"{amount.as_written} {amount.role}"
        + (f" from {amount.funder}" if amount.funder else "")
        + (f" to {amount.recipient}" if amount.recipient else "")
        for amount in reading.facts.amounts
    ]


def named(reading: Reading, *roles: str) -> set[str]:
    return {row.name for row in reading.facts.organisations if row.role in roles}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['why']}: {case['text']}") for case in CASES])
def test_a_sum_has_the_parties_that_its_text_tells(case: dict[str, Any]) -> None:
    reading = read_sums(case["text"], [written.split()[1] for written in case["sums"]] or ["unclear"])
    reading.facts.decision = Decision(decision_type=case.get("type"))
    parties.extract(reading)
    assert told(reading) == case["sums"]
    assert named(reading, "funder") == set(case["funders"])
    assert named(reading, "recipient", "supplier") == set(case["recipients"])
    text = reading.document.text
    assert all(text[row.char_start : row.char_end] == row.quote for row in reading.facts.organisations)


def cues_found(example: str, flow: str) -> set[Cue]:
    reading = read_sums(example, [{"in": "accepted", "grant": "awarded"}.get(flow, "contract")])
    return {telling.bearing.cue for telling in read_claims(reading).tellings}


@pytest.mark.parametrize("cue", [pytest.param(cue, id=f"{cue.side}: {cue.example}") for cue in cues()])
def test_a_cue_is_found_by_its_example_and_no_other_is(cue: Cue) -> None:
    assert cues_found(cue.example, cue.flow) == {cue}


def test_the_evidence_of_both_parties_stands_behind_that_of_the_role() -> None:
    reading = read_sums("Award £5,000 of Home Office money to Kent Youth Trust.", ["awarded"])
    before = reading.facts.amounts[0].model_copy(update={"because": "awarded: 'Award' before"})
    reading.facts.amounts[0] = before
    parties.extract(reading)
    because = reading.facts.amounts[0].because or ""
    assert because.startswith("awarded: 'Award' before; payer: Home Office money; payee: ")


def test_an_identifier_is_given_where_it_is_certain_and_to_no_fund() -> None:
    reading = read_sums("Take £5m from the Home Office.\nTake £6m from the Safer Streets Fund.", ["accepted"])
    parties.extract(reading)
    assert [(row.name, row.as_written, row.org_id) for row in reading.facts.organisations] == [
        ("Home Office", "Home Office", "GB-GOR-D16")
    ]
    reading = read_sums("Take £6m from the Safer Streets Fund.", ["accepted"])
    parties.extract(reading)
    assert [(row.name, row.as_written, row.org_id) for row in reading.facts.organisations] == [
        ("Home Office", "Safer Streets Fund", None)
    ]


def test_who_is_paid_under_a_contract_is_a_supplier() -> None:
    reading = read_sums("Sign with Marsh Ltd for £5,000.\nAward £6,000 to Abianda.", ["contract", "awarded"])
    parties.extract(reading)
    assert {row.name: row.role for row in reading.facts.organisations} == {
        "Marsh Ltd": "supplier",
        "Abianda": "recipient",
    }


HOSTILE = [
    "A ",
    "A-",
    "A & ",
    "1a ",
    "Kent Youth Trust and ",
    "Home Office, ",
    "Home Office grant ",
    "Home Office has also then ",
    "award to Alpha ",
    "£5 to Alpha and ",
    "£5 from the Home Office and ",
    "of the £5 ",
    "£5 £5 £10 ",
    "Alpha: £5; ",
    "Award £5 to Alpha. ",
    "Award £5 to Alpha Trust.\n",
    "Alpha (HO) ",
    "(",
    ". . ! ? ",
    "two local ",
    "A's ",
    "agreement £5 ",
    "This cost is met by the MPS. ",
    "Pay £5 to Alpha Trust. The grant is £5. ",
    "Alpha Beta (AB) Centre ",
    "Insurers' Bureau ",
    '(the "Boat Providers") ',
    "award Kick the Habit ",
    "Alpha, Beta and Gamma Trust (ABGT) ",
    "begin the procurement. The value is £5. ",
    "of which the Home Office's portion is £5 ",
    "Alpha Trust lends boats free of charge ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def extraction(length: int) -> Callable[[], object]:
        reading = read_sums((piece * length)[:length], ["awarded"])
        return lambda: (parties.extract(reading), organisations.extract(reading))

    assert growth(extraction, 12_000) < LINEAR


@pytest.mark.parametrize(
    ("title", "recipient"), [("NPCC Boat Grant Acceptance", "NPCC"), ("Boat Grant Acceptance for the Met", None)]
)
def test_what_is_taken_in_is_for_the_national_body_with_which_the_title_begins(
    title: str, recipient: str | None
) -> None:
    reading = read_sums("The NPCC is no legal person. The Home Office pays £4,000.", ["accepted"])
    reading.facts.decision = Decision(decision_type="grant_acceptance", title=title)
    parties.extract(reading)
    assert [amount.recipient for amount in reading.facts.amounts] == [recipient]
    assert named(reading, "recipient") == ({recipient} if recipient else set())
