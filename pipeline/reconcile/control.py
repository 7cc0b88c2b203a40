"""Control: what an auditor would ask, with the verdict `question`: nothing here says that a figure is wrong.

`days` and `spent` compare the days that a paper gives with their words, `limits` its sums with limits that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.reconcile.days import check_days
from pipeline.reconcile.limits import check_contradictions, check_near
from pipeline.reconcile.prose.passages import Prose
from pipeline.reconcile.spent import check_spending
from pipeline.records import Check


def check_control(dossier: Dossier, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the control checks of a decision."""
    yield from check_days(dossier)
    yield from check_spending(dossier, prose)
    yield from check_near(dossier)
    yield from check_contradictions(dossier, prose)
