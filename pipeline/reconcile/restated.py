"""Restated: the same figure in another shape, £330k and £330,000, once for each pair of shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble import Dossier
from pipeline.reconcile.figures import HALF_A_POUND, Figure, figure_of, grade_in
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.passages import Prose
from pipeline.reconcile.prose.side_by_side import side_by_side
from pipeline.records import Amount, Check

# Shapes are compared with as many figures of a document as this; long budget papers repeat few of theirs.
MOST_SHAPES = 400
# £11m and £10.5m are two sums, though one may be rounded to the other; a figure is rounded by less than this (1 / n).
FARTHEST = 40
# £483k and £482,716 are one sum whatever it is called: three digits agree, and nothing is nearer.
TELLING, NEAREST = 3, 500


def check_restated(dossier: Dossier, documents: Sequence[Sequence[Prose]]) -> Iterator[Check]:
    """Yield a check for each figure of the text that stands in another shape as well; limits are left out.

    Where one stands as a gloss of the other, "£1.2m (£1,340,000)", they are held against each other if they differ.
    """
    known: set[frozenset[str]] = set()
    for first, second in side_by_side(documents):
        known.add(frozenset({shape(first.amount), shape(second.amount)}))
        yield _restated(first.figure, second.figure)
    grades = {paper.document.sha256: grade_in(paper.document) for paper in dossier.papers}
    first_of: dict[str, Amount] = {}
    for amount in sorted(dossier.amounts, key=lambda amount: (amount.sha256, amount.char_start)):
        if amount.role != "threshold" and amount.table_number is None:
            first_of.setdefault(shape(amount), amount)
    amounts = list(first_of.values())[:MOST_SHAPES]
    for number, amount in enumerate(amounts):
        for earlier in amounts[:number]:
            if _is_same(earlier, amount) and frozenset({shape(earlier), shape(amount)}) not in known:
                yield _restated(*(figure_of(each, grades[each.sha256]) for each in (earlier, amount)))


def _restated(one: Figure, other: Figure) -> Check:
    """Return the check of one figure in two shapes."""
    check = find("figure_restated", [one], other, subject="")
    first, second = one.written.strip(), other.written.strip()
    if check.verdict == "inconsistent":
        return check.model_copy(
            update={
                "statement": f"The sum is written as {first} and, right beside it, as {second}: not both can be it."
            }
        )
    same = "is written" if check.verdict == "exact" else "seems to be written"
    return check.model_copy(update={"statement": f"The same sum {same} as {first} and as {second}."})


def shape(amount: Amount) -> str:
    """Return how a figure is written, whatever its spaces and letter case: "£1.3m" for "£1. 3M"."""
    return "".join(amount.as_written.lower().split())


def _is_same(earlier: Amount, later: Amount) -> bool:
    """Return whether two figures of different shape are one: equal, or one rounded to the other."""
    if earlier.value_pence == later.value_pence:
        return earlier.value_pence > 0
    if _is_without_pence(earlier, later):
        return not _differ(earlier, later, whatever_role=True)
    coarse, fine = sorted((earlier, later), key=lambda a: a.low_pence - a.high_pence)
    if fine.high_pence - fine.low_pence >= coarse.high_pence - coarse.low_pence:
        return False
    close = abs(coarse.value_pence - fine.value_pence) * FARTHEST <= coarse.value_pence
    digits = len("".join(c for c in coarse.as_written if c.isdigit()).strip("0"))
    rounds = coarse.low_pence <= fine.value_pence <= coarse.high_pence
    if not rounds or earlier.rate != later.rate:
        return False
    is_told = digits >= TELLING and abs(coarse.value_pence - fine.value_pence) * NEAREST <= coarse.value_pence
    return close and digits > 1 and not _differ(earlier, later, whatever_role=is_told)


def _is_without_pence(one: Amount, other: Amount) -> bool:
    """Return whether one figure is the other without its pence: £291,958 and £291,958.49."""
    whole, fine = sorted((one, other), key=lambda amount: amount.value_pence % 100 > 0)
    has_pence = fine.value_pence % 100 > 0 and fine.low_pence == fine.high_pence
    # "an hourly rate of £9.19 … currently at £9.00": a sum that is written with its pence lost none
    is_whole = whole.value_pence % 100 == 0 and whole.low_pence == whole.high_pence and "." not in whole.as_written
    return (
        has_pence and is_whole and abs(one.value_pence - other.value_pence) <= HALF_A_POUND and one.rate == other.rate
    )


def _differ(one: Amount, other: Amount, *, whatever_role: bool = False) -> bool:
    """Return whether two amounts are known to be different money; one sum may be accepted first and then awarded."""
    pairs = [(one.recipient, other.recipient), (one.funder, other.funder), (one.first_year, other.first_year)]
    roles = {one.role, other.role} - {"unclear"}
    return (len(roles) > 1 and not whatever_role) or any(a and b and a != b for a, b in pairs)
