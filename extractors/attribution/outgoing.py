"""Outgoing: money that its own sentence gives to a named body is granted to it, or buys something of it.

Roles are told before parties. Where nothing at a sum told its role, and it was only supposed to be a budget or money
that comes in, who is paid tells more: "give the Boat Trust £5", in a paper that takes in a grant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.attribution.bearings import Bearing
from extractors.attribution.claims import Claims
from pipeline.extract import Reading
from pipeline.records import Amount, AmountRole
from pipeline.records.reasons import is_of_type, is_supposed, told_by

SUPPOSED = frozenset({"budget", "accepted"})
PAID_KINDS = frozenset({"charity", "body", "borough", "group", "company", "health", "police", "local"})
BOUGHT_KINDS = frozenset({"company"})
# "note the grant of £5 and pass all of it to the Boat Trust": the sum is what comes in
OF_IT = re.compile(r"\b(?:it|this|that|them|these|those|whole|(?:the|such) (?:grants?|money|funds?|funding|sums?))\b")


def extract(reading: Reading, claims: Claims) -> None:
    """Write the role of the sums that go to somebody, and the words that tell so."""
    amounts = reading.facts.amounts
    if reading.facts.decision.decision_type == "contract_variation":  # what is paid may be a part of the old price
        return
    for i, amount in enumerate(amounts):
        told = next(_payees(amount, claims), None)
        if told is not None:
            role: AmountRole = "contract" if told.body.label_ in BOUGHT_KINDS else "awarded"
            amounts[i] = amount.model_copy(update={"role": role, "because": f"{role}: {told.words}"})


def _payees(amount: Amount, claims: Claims) -> Iterator[Bearing]:
    """Yield who is told to get a sum whose role is only supposed."""
    if amount.role not in SUPPOSED or not (is_supposed(amount) or is_of_type(amount) or told_by(amount)):
        return
    if amount.role == "accepted" and claims.direct(amount, "payer"):
        return
    for bearing in claims.direct(amount, "payee"):
        if amount.role == "accepted" and OF_IT.search(bearing.words):
            return
        is_name = bearing.body.label_ == "perhaps" and " " in bearing.body.text
        if is_name or bearing.body.label_ in PAID_KINDS:
            yield bearing
