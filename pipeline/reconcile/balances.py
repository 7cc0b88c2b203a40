"""Balances: what is left after each row of a ledger, and what is committed and left against the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reconcile.figures import Figure, figure_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.ledger import Ledger
from pipeline.records import Amount, Check


def check_balances(ledger: Ledger, amounts: Sequence[Amount]) -> list[Check]:
    """Return the tested running balances of a ledger and its committed plus remaining against its budget."""
    steps = _steps(ledger, ledger.budget or _opening_in_text(ledger, amounts))
    steps += _last(ledger) if steps and ledger.budget is None else []
    has_balances = any(entry.balance is not None for entry in ledger.entries)
    committed = _committed(ledger) if steps or not has_balances else []
    is_sure = ledger.is_whole or _bear_each_other_out(ledger, steps)
    return [check for check in (*steps, *committed) if check.verdict != "inconsistent" or is_sure]


def _bear_each_other_out(ledger: Ledger, steps: Sequence[Check]) -> bool:
    """Return whether a table that may be torn shows its one error twice.

    A balance that is wrong misses the one before and the one after it by the same sum; a row that is wrong or missing
    misses the total by what it misses the balance.
    """
    failing = [number for number, check in enumerate(steps) if check.verdict == "inconsistent"]
    missed = [steps[number].difference_pence or 0 for number in failing]
    if len(steps) - len(failing) < 2 or len(failing) not in (1, 2):
        return False
    if len(failing) == 2:
        return failing[1] == failing[0] + 1 and sum(missed) == 0
    spent = [entry.amount for entry in ledger.entries if entry.amount is not None]
    return ledger.total is not None and ledger.total.value - sum(amount.value for amount in spent) == missed[0]


def check_stray_total(ledger: Ledger) -> Iterator[Check]:
    """Yield the check of the rows of a ledger that is no table against its total."""
    terms = [entry.amount for entry in ledger.entries if entry.amount is not None]
    if ledger.total is not None and ledger.is_whole:
        subject = f"The {len(terms)} rows of {ledger.name}"
        yield find("rows_sum_to_total", terms, ledger.total, subject=subject, is_table=True)


def _opening_in_text(ledger: Ledger, amounts: Sequence[Amount]) -> Figure | None:
    """Return the sum of the text that the first row starts from, where the table itself has no line for it."""
    first = ledger.entries[0] if ledger.entries else None
    if first is None or first.amount is None or first.balance is None:
        return None
    opening = first.amount.value + first.balance.value
    return next((figure_of(a) for a in amounts if a.table_number is None and a.value_pence == opening), None)


def _steps(ledger: Ledger, start: Figure | None) -> list[Check]:
    """Return a check for each row: the balance before it, less its sum, is the balance after it."""
    rows = [entry for entry in ledger.entries if entry.balance is not None]
    found = []
    balances: list[Figure | None] = [start, *(entry.balance for entry in rows)]
    for (before, after), entry in zip(pairwise(balances), rows, strict=True):
        if before is None or after is None or entry.amount is None:
            continue
        subject = f"In {ledger.name}, {before.written} less {entry.amount.written} for {entry.called}"
        terms = [before, entry.amount.times(-1)]
        found.append(find("running_balance", terms, after, subject=subject, verb="leaves", is_table=True))
    held = sum(check.verdict == "exact" for check in found)
    return found if held and held * 3 >= len(found) else []


def _last(ledger: Ledger) -> list[Check]:
    """Return the check that what the last row leaves is what the table says remains, where no budget tells."""
    balances = [entry.balance for entry in ledger.entries if entry.balance is not None]
    subject = f"In {ledger.name}, the balance after the last row"
    found = [
        find("running_balance", [balances[-1]], rest, subject=subject, verb="is", is_table=True)
        for rest in ledger.remainders[:1]
        if rest.place != balances[-1].place
    ]
    return [c.model_copy(update={"expression": c.expression.replace("≈", "≠")}) for c in found if c.difference_pence]


def _committed(ledger: Ledger) -> list[Check]:
    """Return the check that total and remainder make up the budget, once for each different remainder printed."""
    budget, total = ledger.budget, ledger.total
    if budget is None or total is None or budget.place == total.place:
        return []
    return [
        find(
            "committed_plus_remaining",
            [total, rest],
            budget,
            subject=f"In {ledger.name}, {total.written} committed and {rest.written} remaining",
            is_table=True,
        )
        for rest in {rest.value: rest for rest in reversed(ledger.remainders)}.values()
    ]
