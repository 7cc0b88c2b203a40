"""Reconcile: the statements that a decision's figures and citations imply, each tested; one module a family.

`tables` and `balances` test the grids, `text_and_table` holds them against the prose, `parts`, `differences` and
`multiples` test the prose itself; `restated` and `ambiguity` look at single figures, `law` at citations. `finding`
makes a check of what they found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.assemble import Dossier
from pipeline.reconcile.balances import check_balances
from pipeline.reconcile.finding import fingerprint
from pipeline.reconcile.grids import grids
from pipeline.reconcile.tables import check_tables
from pipeline.records import Check


def reconcile(dossier: Dossier) -> tuple[Check, ...]:
    """Return all checks of a decision, sorted by their id."""
    found: list[Check] = []
    for grid in grids(dossier):
        found += [*check_tables(grid), *check_balances(grid, dossier)]
    return named(dossier.decision.reference, found)


def named(reference: str | None, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks with reference, fingerprint and an id of their own each, sorted by id."""
    seen: Counter[str] = Counter()
    done = []
    for check in checks:
        seen[check.check_id] += 1
        again = seen[check.check_id]
        update = {
            "reference": reference,
            "fingerprint": fingerprint(reference, check),
            "check_id": check.check_id if again == 1 else f"{check.check_id}:{again}",
        }
        done.append(check.model_copy(update=update))
    return tuple(sorted(done, key=lambda check: check.check_id))
