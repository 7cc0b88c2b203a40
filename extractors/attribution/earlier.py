"""Earlier: money for years before those that a grant or contract is about was decided before, so it is context."""

from __future__ import annotations

from pipeline.extract import Reading
from pipeline.records import Amount
from pipeline.records.reasons import BY_TYPE

MAIN = {
    "grant_acceptance": "accepted",
    "grant_award": "awarded",
    "contract_award": "contract",
    "contract_variation": "contract",
}
DECIDED = frozenset(MAIN.values()) | {"budget"}


def extract(reading: Reading) -> None:
    """Write the role context where a sum is for years that end before the money that is decided here begins."""
    amounts = reading.facts.amounts
    main = MAIN.get(reading.facts.decision.decision_type or "")
    dated = [amount for amount in amounts if amount.role == main and amount.first_year]
    told = [amount for amount in dated if BY_TYPE not in (amount.because or "")]
    begins = min((amount.first_year or "" for amount in [*dated[:1], *told[:1]]), default=None)
    for number, amount in enumerate(amounts):
        ends = amount.last_year or amount.first_year
        if begins and ends and ends < begins and amount.role in DECIDED:
            amounts[number] = _as_context(amount, begins)


def _as_context(amount: Amount, begins: str) -> Amount:
    because = f"context: for {amount.last_year}, before {begins}"
    return amount.model_copy(update={"role": "context", "because": because})
