"""Balances: what is left after each row of a ledger, and what is committed and left against the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reconcile.figures import Figure, figure_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.ledger import Ledger
from pipeline.records import Amount, Check


def check_balances(ledger: Ledger, amounts: Sequence[Amount]) -> list[Check]:
    """Return the tested running balances of a ledger and its committed plus remaining against its budget."""
    start = ledger.budget or (None if ledger.is_continued else _opening_in_text(ledger, amounts))
    steps = _steps(ledger, start)
    sure = steps if ledger.is_whole else _borne_out(ledger, steps)
    found = [step for step in steps if step.verdict != "inconsistent" or step in sure]
    if ledger.budget is None and steps:
        last = _last(ledger)
        found += last if ledger.is_whole or _is_followed(ledger, start, steps) else []
    if steps or all(entry.balance is None for entry in ledger.entries):
        is_sure = not ledger.is_mixed and (ledger.is_whole or _is_followed(ledger, start, steps))
        found += [check for check in _committed(ledger, start) if check.verdict != "inconsistent" or is_sure]
    return found


def _borne_out(ledger: Ledger, steps: Sequence[Check]) -> list[Check]:
    """Return the steps that fail and show an error of the paper although the table may be torn, for it shows twice.

    A balance that is wrong misses the one before and the one after it by the same sum; a row that is wrong misses the
    total by what it misses the balance. So does one that is missing; below the header perhaps only to the reader.
    """
    missed = [step.difference_pence or 0 if step.verdict == "inconsistent" else 0 for step in steps]
    failing = [number for number, gap in enumerate(missed) if gap]
    if len(steps) - len(failing) < 2:
        return []
    pairs = [n for n in failing[:-1] if missed[n] + missed[n + 1] == 0]
    sure = [steps[at] for n in pairs for at in (n, n + 1)]
    alone = missed[failing[0]] if len(failing) == 1 else 0
    may_be_missing = alone > 0 and failing[0] == 0 and not ledger.is_counted
    if alone and not may_be_missing and ledger.total is not None and ledger.total.value - ledger.spent == alone:
        sure.append(steps[failing[0]])
    return sure


def _is_followed(ledger: Ledger, start: Figure | None, steps: Sequence[Check]) -> bool:
    """Return whether a table can be followed from its budget over every row to its last balance, and to its total."""
    balances = [entry.balance for entry in ledger.entries if entry.balance is not None]
    if not ledger.is_proven or start is None or not balances or len(balances) < len(ledger.entries):
        return False
    came = sum(figure.value for figure in ledger.received)
    return all(step.verdict == "exact" for step in steps) and start.value + came - ledger.spent == balances[-1].value


def check_stray_total(ledger: Ledger) -> Iterator[Check]:
    """Yield the check of the rows of a ledger that is no table against its total."""
    terms = [entry.amount for entry in ledger.entries if entry.amount is not None]
    if ledger.total is not None and ledger.is_whole:
        subject = f"The {len(terms)} rows of {ledger.name}"
        yield find("rows_sum_to_total", terms, ledger.total, subject=subject, is_table=True)


def _opening_in_text(ledger: Ledger, amounts: Sequence[Amount]) -> Figure | None:
    """Return the sum of the text that a table without a line for it starts from.

    It is what the first row takes its own sum from; where that row is wrong, what total and remainder make.
    """
    first = ledger.entries[0] if ledger.entries else None
    if first is None or first.amount is None or first.balance is None:
        return None
    told = {amount.value_pence: amount for amount in reversed(amounts) if amount.table_number is None}
    came = sum(figure.value for figure in ledger.received)
    openings = [first.balance.value - int(sum(move.counted for move in first.moves))]
    openings += [ledger.total.value + rest.value - came for rest in ledger.remainders] if ledger.total else []
    return next((figure_of(told[opening]) for opening in openings if opening in told), None)


def _steps(ledger: Ledger, start: Figure | None) -> list[Check]:
    """Return a check for each row: the balance before it, less its sum, is the balance after it."""
    rows = [entry for entry in ledger.entries if entry.balance is not None]
    found = []
    balances: list[Figure | None] = [start, *(entry.balance for entry in rows)]
    for (before, after), entry in zip(pairwise(balances), rows, strict=True):
        if before is None or after is None or not entry.moves:
            continue
        moved = " and ".join(f"{'less' if move.factor < 0 else 'with'} {move.written}" for move in entry.moves)
        subject = f"In {ledger.name}, {before.written} {moved} for {entry.called}"
        terms = [before, *entry.moves]
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
    return [check for check in found if check.difference_pence]


def _committed(ledger: Ledger, budget: Figure | None) -> list[Check]:
    """Return the check that total and remainder make up the budget, once for each different remainder printed."""
    total = ledger.total
    if budget is None or total is None or budget.place == total.place:
        return []
    return [
        find(
            "committed_plus_remaining",
            [total if total.value > 0 else total.times(-1), rest, *(came.times(-1) for came in ledger.received)],
            budget,
            subject=f"In {ledger.name}, {total.written} committed and {rest.written} remaining",
            is_table=True,
        )
        for rest in {rest.value: rest for rest in reversed(ledger.remainders)}.values()
    ]
