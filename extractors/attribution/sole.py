"""Sole: which sums the only payer of a paper pays, and the only payee gets, though no words by them say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.attribution.tellings import Telling
from pipeline.records import Amount

# Of which sums the only payer of a paper is thought to be the payer, by what it is: the house pays what it buys, the
# Mayor what he gave money for, anybody else what is taken in from him.
PAID_BY = {
    "own": frozenset({"awarded", "contract", "settlement"}),
    "mayoral": frozenset({"accepted", "awarded", "budget", "context", "settlement"}),
}
PAID_BY_OTHERS = frozenset({"accepted", "settlement"})
# Where a grant is taken in, its only payer also paid what was granted before, and pays what is passed on.
PASSED_ON = frozenset({"context", "awarded"})
# The same of the only payee; what a contract was worth before it is varied went to him too.
PAID_OUT = frozenset({"contract", "awarded", "settlement"})
# "award of the contract to ¤", "the provider is ¤", "orders with ¤", "selection of ¤", not "£5 for ¤ to run it"
AWARD = re.compile(
    r"\b(?:award|contract|grant|provider|supplier|order|call[ -]?off|lease|novat|selection|appoint)", re.IGNORECASE
)


def pays(only: Telling, amount: Amount) -> bool:
    """Return whether the only payer of a paper pays a sum: all, if its spending is said to be on his money."""
    if amount.role != "accepted" and only.is_summed:
        return False  # who pays a sum that is named, does not pay all
    if only.bearing.cue.reach == "none":
        return amount.role in PAID_BY_OTHERS | PAID_OUT | {"budget"}
    return amount.role in PAID_BY.get(only.bearing.body.label_, PAID_BY_OTHERS)


def gets(only: Telling, amount: Amount, amounts: Sequence[Amount], decision_type: str | None) -> bool:
    """Return whether the only payee of a paper gets a sum; `amounts` are all of the paper."""
    return _gets_all(only, amount) and _is_paid_out(only, amount, amounts, decision_type)


def _gets_all(only: Telling, amount: Amount) -> bool:
    """Return whether the only payee may get a sum of which no words say so: it was chosen, or is a proven body.

    Once a sentence gives it a sum, it gets no other, unless what it gets is called the award or the contract. What only
    looks like a name, and has several words, gets sums of a contract and no others.
    """
    kind = str(only.bearing.body.label_)
    if only.bearing.cue.reach == "none":
        return kind != "group"
    is_by_act = AWARD.search(only.bearing.words) is not None
    if kind == "perhaps":
        return is_by_act and amount.role == "contract" and " " in only.name
    is_alone = only.is_strong and not only.is_summed
    if kind == "group":
        return is_by_act or (is_alone and _is_passed_on(only, amount))
    return kind == "applicant" or is_by_act or is_alone


def _is_passed_on(only: Telling, amount: Amount) -> bool:
    """Return whether a sum is taken in for a group that the paper gives a name: "paid over to the Boat Partners"."""
    is_named = only.bearing.body.label_ == "group" and only.name[0].isupper()
    return is_named and amount.role == "accepted"


def _is_paid_out(only: Telling, amount: Amount, amounts: Sequence[Amount], decision_type: str | None) -> bool:
    """Return whether a sum may go to the only payee. Where money is taken in for it, it gets that money and no more."""
    if only.bearing.body.label_ == "applicant":
        return amount.role in ("settlement", "spent") and amount.rate != "per_item"
    taken_for = [a.value_pence for a in amounts if a.role == "accepted" and a.recipient == only.name]
    if taken_for:
        return amount.role == "accepted" and amount.value_pence <= max(taken_for)
    is_varied = decision_type == "contract_variation"
    is_former = is_varied and (amount.role == "spent" or (amount.role == "context" and amount.funder is None))
    return amount.role in PAID_OUT or is_former or _is_passed_on(only, amount)
