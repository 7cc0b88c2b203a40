"""Reconcile: the statements that a decision's figures and citations imply, each tested; one module a family.

`tables` and `balances` test the grids, `text_and_table` holds them against the prose. `parts`, `funding`, `sums`,
`differences`, `levels` and `multiples` find what the prose states of its figures, `agreements` what holds between them;
`relation` says which of that is kept. `restated` and `ambiguity` look at single figures, `law` at citations. `finding`
makes a check of what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.assemble import Dossier
from pipeline.reconcile import agreements, differences, funding, levels, multiples, parts, sums
from pipeline.reconcile.ambiguity import check_ambiguity
from pipeline.reconcile.balances import check_balances
from pipeline.reconcile.finding import fingerprint
from pipeline.reconcile.grids import grids
from pipeline.reconcile.law import check_law
from pipeline.reconcile.prose import Passage, passages
from pipeline.reconcile.relation import kept
from pipeline.reconcile.restated import check_restated
from pipeline.reconcile.tables import check_tables
from pipeline.reconcile.text_and_table import check_text_and_table
from pipeline.records import Check

FAMILIES = (differences, levels, parts, funding, sums, multiples, agreements)


# A paragraph with more figures than this is a table or a list of another kind, whatever its reader took it for.
MOST_FIGURES = 100


def reconcile(dossier: Dossier) -> tuple[Check, ...]:
    """Return all checks of a decision, sorted by their id."""
    documents = [[p for p in document if is_prose(p)] for document in passages(dossier)]
    with_figures = [passage for document in documents for passage in document if passage.mentions]
    found: list[Check] = []
    for grid in grids(dossier):
        found += [*check_tables(grid), *check_balances(grid, dossier)]
        found += check_text_and_table(grid, dossier.sub_grants, with_figures)
    found += kept(relation for document in documents for family in FAMILIES for relation in family.relations(document))
    found += [*check_restated(dossier), *check_ambiguity(dossier), *check_law(dossier)]
    return named(dossier.decision.reference, found)


def is_prose(passage: Passage) -> bool:
    """Return whether a paragraph is sentences about figures, and not figures side by side."""
    return len(passage.mentions) <= MOST_FIGURES and not passage.is_tabular


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
