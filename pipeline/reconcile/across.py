"""Across: the sum that a decision is about, in each of its documents: the web page, the signed form, an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.assemble import Dossier
from pipeline.document import Document
from pipeline.reconcile.figures import Figure, figure_of, grade_in
from pipeline.reconcile.finding import find
from pipeline.records import Amount, AmountRole, Check

ROLES: tuple[AmountRole, ...] = ("accepted", "awarded", "contract")
# The headings under which a paper says what is to be decided.
ASKED = re.compile(r"\b(?:recommend|executive\ssummary|decision\b)", re.IGNORECASE)
SAID = {"accepted": "to be accepted", "awarded": "to be awarded", "contract": "of the contract"}


def check_across(dossier: Dossier) -> Iterator[Check]:
    """Yield the check of each pair of documents that ask for one sum of a kind each."""
    for role in ROLES:
        asked = [(paper.document, _asked(dossier, paper.document, role)) for paper in dossier.papers]
        for (one, ours), (other, theirs) in combinations([pair for pair in asked if pair[1]], 2):
            if ours is not None and theirs is not None:
                yield _check(role, one, ours, other, theirs)


def _asked(dossier: Dossier, document: Document, role: AmountRole) -> Figure | None:
    """Return the one sum of a kind that a document asks for; None where it names none there, or several."""
    amounts = [amount for amount in dossier.amounts if _is_asked(amount, document, role)]
    values = {amount.value_pence for amount in amounts if not _is_rounded(amount, amounts)}
    exact = [amount for amount in amounts if amount.value_pence in values]
    return figure_of(exact[0], grade_in(document)) if len(values) == 1 else None


def _is_asked(amount: Amount, document: Document, role: AmountRole) -> bool:
    own = amount.sha256 == document.sha256 and amount.role == role and amount.rate == "total"
    return own and amount.table_number is None and bool(ASKED.search(amount.section or ""))


def _is_rounded(amount: Amount, amounts: list[Amount]) -> bool:
    """Return whether an amount is another one, rounded: £330k beside £330,000."""
    return any(
        amount.low_pence <= other.value_pence <= amount.high_pence and other.high_pence == other.low_pence
        for other in amounts
        if amount.low_pence < amount.high_pence
    )


def _check(role: str, one: Document, ours: Figure, other: Document, theirs: Figure) -> Check:
    check = find("figure_restated", [ours], theirs, subject="")
    first, second = _name(one), _name(other)
    if first == second:
        second = "another document"
    mine, yours = ours.written.strip(), theirs.written.strip()
    if check.verdict != "inconsistent":
        statement = f"The sum {SAID[role]} is {mine} on the {first} and {yours} in the {second}."
        return check.model_copy(update={"statement": statement.replace("the another", "another")})
    statement = f"The sum {SAID[role]} is {mine} on the {first}, but {yours} in the {second}."
    update = {"statement": statement.replace("the another", "another"), "expression": f"{mine} ≠ {yours}"}
    return check.model_copy(update=update | {"explanation": "Is one of the two an earlier version?"})


def _name(document: Document) -> str:
    return "signed form" if document.media_type == "application/pdf" else "web page"
