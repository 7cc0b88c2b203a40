"""Outgoing: what is told of who is paid outweighs a role that was only supposed."""

from __future__ import annotations

import pytest

from extractors.attribution import parties
from pipeline.records import DecisionType
from pipeline.records.reasons import BY_ENCODER, BY_TYPE
from tests.extractors.test_parties import read_sums


def role_of(sentence: str, role: str, because: str, decision_type: DecisionType = "grant_acceptance") -> str | None:
    reading = read_sums(sentence, [role])
    reading.facts.decision = reading.facts.decision.model_copy(update={"decision_type": decision_type})
    (amount,) = reading.facts.amounts
    reading.facts.amounts[:] = [amount.model_copy(update={"because": f"{role}: {because}"})]
    parties.extract(reading)
    (amount,) = reading.facts.amounts
    return amount.role


@pytest.mark.parametrize(
    ("sentence", "role", "found"),
    [
        ("Some £112,000 is for Kent Youth Trust.", "budget", "awarded"),
        ("Provide Kent Youth Trust with £31,000 likewise.", "accepted", "awarded"),
        ("Some £6,000 is for Deloitte.", "budget", "contract"),
        ("The Home Office provides £31,000 for Kent Youth Trust.", "accepted", "accepted"),  # who gives it is told too
        ("Note the grant of £95,000 and pass all of it to Kent Youth Trust.", "accepted", "accepted"),
        ("Some £112,000 is for the MPS.", "budget", "budget"),
    ],
)
def test_who_is_paid_tells_what_a_sum_is_where_nothing_else_does(sentence: str, role: str, found: str) -> None:
    assert role_of(sentence, role, f"{BY_TYPE} {role}") == found
    assert role_of(sentence, role, BY_ENCODER) == found


def test_a_role_that_words_tell_stays() -> None:
    assert role_of("Some £112,000 is for Kent Youth Trust.", "budget", "'set aside', 2 words before") == "budget"


def test_a_sum_in_a_paper_that_varies_a_contract_may_be_a_part_of_the_old_price() -> None:
    told = role_of("Some £112,000 is for Kent Youth Trust.", "budget", BY_ENCODER, "contract_variation")
    assert told == "budget"
