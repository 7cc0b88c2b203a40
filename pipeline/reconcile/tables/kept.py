"""Kept: rows of a table of awards that are none: what is kept for other uses, which its total holds as well."""

from __future__ import annotations

import re

from pipeline.interpretation.keeps import is_kept
from pipeline.privacy.persons import is_organisation_word
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.ledger import Ledger
from pipeline.records import Check

# “Contingency”, “Coordinator post”, “Staff Training”; but “Fir Training CIC” is a body.
OWN = re.compile(
    r"\b(?:reserve|contingency|evaluation|overheads?|administration|management|training|staff|salar(?:y|ies)|posts?"
    r"|coordinator|equipment|travel|publicity|research|audit)\b",
    re.IGNORECASE,
)
PHRASE = re.compile(r"\w[a-z]*(?:\s[a-z]+){1,9}")  # “Launch event” is no name


def less_kept(ledger: Ledger, total: Figure, approved: Figure) -> Check | None:
    """Return the check that a total is what the text approves once all that is kept is taken off; None if it is not."""
    kept = [entry.amount for entry in ledger.entries if entry.amount and _is_no_award(entry.label)]
    if not kept or len(kept) == len(ledger.entries) or total.value - sum(f.value for f in kept) != approved.value:
        return None
    subject = f"The total of {ledger.name} without what is kept"
    terms = [total, *(figure.times(-1) for figure in kept)]
    return find("table_agrees_with_text", terms, approved, subject=subject, verb="is", is_table=True)


def _is_no_award(label: str) -> bool:
    is_body = any(map(is_organisation_word, label.split()))
    is_own = OWN.search(label) is not None or PHRASE.fullmatch(label) is not None
    return is_kept(label) or (is_own and not is_body)
