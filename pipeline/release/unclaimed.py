"""Unclaimed: the sums of a decision for which nothing accounts: no check uses them, and no words tell what they are."""

from __future__ import annotations

from pipeline.assemble import Dossier
from pipeline.records import Amount
from pipeline.records.reasons import is_of_type, is_supposed, told_by


def unclaimed_amounts(dossier: Dossier) -> list[Amount]:
    """Return the amounts that no check uses and whose role is unclear or only supposed, these where they stand first.

    What is supposed of a sum is told where another mention of it is accounted for.
    """
    used = {operand.amount_id for check in dossier.checks for operand in check.operands}
    left = [amount for amount in _untold(dossier) if amount.amount_id not in used]
    places = {amount.amount_id for amount in left}
    seen = {amount.value_pence for amount in dossier.amounts if amount.amount_id not in places}
    listed = []
    for amount in left:
        if amount.role == "unclear" or amount.value_pence not in seen:
            listed.append(amount)
        seen.add(amount.value_pence)
    return listed


def _untold(dossier: Dossier) -> list[Amount]:
    """Return the amounts whose role nothing near them tells.

    What most sums of a kind of decision are is told of the largest: the decision is about it.
    """
    main: dict[str, int] = {}
    for amount in dossier.amounts:
        main[amount.role] = max(main.get(amount.role, 0), amount.value_pence)
    untold: dict[str, bool] = {}  # by how a sum is written, at its last mention
    found = []
    for amount in dossier.amounts:
        is_small = is_of_type(amount) and amount.value_pence < main[amount.role]
        untold[amount.as_written] = is_supposed(amount) or is_small or untold.get(told_by(amount) or "", False)
        if untold[amount.as_written]:
            found.append(amount)
    return found
