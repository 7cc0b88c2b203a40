"""Identities: the arithmetic checks of a text beside the relations that a person labelled.

An inconsistency that is none accuses somebody, so it counts as a false find. More agreements or ambiguities than are
labelled are welcome: labels hold one entry per relation, and none that follows from others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from pipeline.assemble import Dossier
from pipeline.evaluation.labels import LabelledIdentity, Labels
from pipeline.evaluation.places import Places
from pipeline.evaluation.scores import Comparison, Entry, Field
from pipeline.records import Amount, ArithmeticCode, Check, CheckCode, Verdict

FIELDS: dict[Field, frozenset[Verdict]] = {
    "identities.differs": frozenset({"inconsistent"}),
    "identities.agrees": frozenset({"exact", "consistent"}),
    "identities.ambiguous": frozenset({"ambiguous"}),
}
# Law, control and other papers are not labelled.
ARITHMETIC: frozenset[CheckCode] = frozenset(get_args(ArithmeticCode))


def compare_identities(dossier: Dossier, labels: Labels, places: Places) -> Iterator[Comparison]:
    """Yield labelled relations and the checks that test them, by what the arithmetic shows."""
    pence = {label.as_written: label.value_pence for label in labels.amounts}
    checks = [check for check in dossier.checks if check.code in ARITHMETIC and check.reported_low_pence is not None]
    for field, verdicts in FIELDS.items():
        wanted = [identity for identity in labels.identities if identity.verdict in verdicts]
        hits, rest = _match([check for check in checks if check.verdict in verdicts], wanted, pence)
        labelled = [Entry(number, _equation(each, pence), _where(each, places)) for number, each in enumerate(wanted)]
        found = [labelled[number] for number in hits]
        if field == "identities.differs":
            found += [_accusation(check, dossier.amounts, places) for check in rest]
        yield Comparison(field, tuple(found), tuple(labelled))


def _match(
    checks: Iterable[Check], identities: Sequence[LabelledIdentity], pence: dict[str, int]
) -> tuple[list[int], list[Check]]:
    """Return which identities a check tests, each check for one of them, and the checks that are left."""
    rest, hits = list(checks), []
    for number, identity in enumerate(identities):
        fitting = next((at for at, check in enumerate(rest) if _tests(check, identity, pence)), None)
        if fitting is not None:
            hits.append(number)
            del rest[fitting]
    return hits, rest


def _tests(check: Check, identity: LabelledIdentity, pence: dict[str, int]) -> bool:
    """Return whether a check is of the same kind, holds the labelled total, and has the terms among its operands."""
    total = pence.get(identity.total.lstrip("-"))
    low, high = check.reported_low_pence, check.reported_high_pence
    if total is None or low is None or high is None or not low <= total <= high:
        return False
    if (check.code == "figure_restated") != (identity.code == "figure_restated"):
        return False
    operands = Counter(abs(operand.value_pence or 0) for operand in check.operands)
    figures = (term.lstrip("-") for term in identity.terms)
    return Counter(pence[figure] for figure in figures if figure in pence) <= operands


def _equation(identity: LabelledIdentity, pence: dict[str, int]) -> str:
    doubt = "" if identity.total.lstrip("-") in pence else " (whose total is no labelled amount)"
    return f"{identity.code} {' + '.join(identity.terms)} = {identity.total}{doubt}"


def _where(identity: LabelledIdentity, places: Places) -> str:
    return places.of_figures([identity.total.lstrip("-")])[0]


def _accusation(check: Check, amounts: Iterable[Amount], places: Places) -> Entry:
    """Return a check as an entry that no label has, with the place of its total."""
    totals = {operand.amount_id for operand in check.operands if operand.kind == "total"}
    where = next((places.of(amount) for amount in amounts if amount.amount_id in totals), "")
    return Entry(check.check_id, f"{check.code} {check.expression}", where)
