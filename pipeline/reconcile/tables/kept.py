"""Kept: rows of a table of awards that are none: what is kept for other uses, which its total holds as well."""

from __future__ import annotations

import re

from pipeline.interpretation.columns import NAME
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.ledger import Ledger
from pipeline.records import Check

# “Held by MOPAC”, “Kept for an evaluation”, “Coordinator post”; “Launch event” is no name.
OWN = re.compile(
    r"\b(?:held|kept|retained|reserved?|withheld|MOPAC|unallocated|contingency|evaluation|overheads?|administration"
    r"|management|training|staff|salar(?:y|ies)|posts?|coordinator|equipment|travel|publicity|research|audit)\b"
    r"|\bnot\syet\b|\bstill\sto\b",
    re.IGNORECASE,
)


def less_kept(ledger: Ledger, total: Figure, approved: Figure) -> Check | None:
    """Return the check that a total is what the text approves once all that is kept is taken off; None if it is not."""
    kept = [entry.amount for entry in ledger.entries if entry.amount and _is_kept(entry.label)]
    if not kept or len(kept) == len(ledger.entries) or total.value - sum(f.value for f in kept) != approved.value:
        return None
    subject = f"The total of {ledger.name} without what is kept"
    terms = [total, *(figure.times(-1) for figure in kept)]
    return find("table_agrees_with_text", terms, approved, subject=subject, verb="is", is_table=True)


def _is_kept(label: str) -> bool:
    return OWN.search(label) is not None or NAME.match(label) is None
