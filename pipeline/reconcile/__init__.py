"""Reconcile: the statements that a decision's figures and citations imply, each tested; one module a family.

`tables` and `text_and_table` read the grids, `parts`, `totals`, `differences` and `multiples` the prose; `restated` and
`ambiguity` look at single figures, `law` at citations; `finding` makes a check of what they found.
"""

from __future__ import annotations

from pipeline.assemble import Dossier
from pipeline.records import Check


def reconcile(dossier: Dossier) -> tuple[Check, ...]:
    """Return all checks of a decision, sorted by their id."""
    return ()
