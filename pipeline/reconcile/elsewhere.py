"""Elsewhere: what a decision's other sums and figures say of a sum that does not hold; it is asked before the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pipeline.assemble import Dossier
from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.explanations import LIKELIEST, MISREAD, MOST_QUESTIONS, questions_of, say, slip
from pipeline.records import Amount, Check, Operand

# £5,000 stands in many places by chance, £52,500 hardly.
TELLING_DIGITS = 2


class Fit(NamedTuple):
    """A figure of a sum that does not hold, and what it would have to be."""

    amount_id: str
    printed: int
    fitting: Fraction


class Context(NamedTuple):
    """The amounts of a decision; how many failing sums one change would mend; which figures another sum bears out."""

    amounts: Sequence[Amount]
    mended: Counter[Fit]
    borne_out: frozenset[str]


def with_context(dossier: Dossier, checks: Iterable[Check]) -> list[Check]:
    """Return the checks, what fails with the questions that the rest of the decision gives reason to ask."""
    found = list(checks)
    failing = [check for check in found if _is_failing(check)]
    mended = Counter(fit for check in failing for fit in set(_fits(check)))
    # A figure that is only told twice may be wrong twice.
    sums = [check for check in found if check.verdict == "exact" and check.unit == "pence" and len(check.operands) > 2]
    borne_out = frozenset(each.amount_id for check in sums for each in check.operands if each.amount_id)
    context = Context(dossier.amounts, mended, borne_out)
    return [_explained(check, context) if _is_failing(check) else check for check in found]


def _is_failing(check: Check) -> bool:
    return check.verdict == "inconsistent" and check.unit == "pence" and bool(check.difference_pence)


def _explained(check: Check, context: Context) -> Check:
    asked = questions_of(check.explanation)
    misread = [question for question in asked if question.startswith(MISREAD)]
    first = [question for question in asked if question.startswith(LIKELIEST)]
    fits = sorted(_fits(check), key=lambda fit: fit.amount_id in context.borne_out)
    slips = [question for fit in fits if (question := slip(fit.printed, fit.fitting, "pence"))]
    rest = [question for question in asked if question not in slips]
    weighed = sorted((question for question in slips if question in asked), key=lambda each: "swapped" not in each)
    mending, told = list(_mending(fits, context)), _told(check, fits, context)
    questions = dict.fromkeys([*misread, *mending, *first, *told, *weighed, *rest])
    kept = [each for each in questions if not any(each[:-1] in other for other in questions if other != each)]
    return check.model_copy(update={"explanation": " ".join(kept[:MOST_QUESTIONS])})


def _fits(check: Check) -> Iterator[Fit]:
    for operand in check.operands:
        if operand.amount_id and operand.value_pence is not None and abs(operand.factor) == 1:
            yield Fit(operand.amount_id, operand.value_pence, operand.value_pence + _missing(check, operand))


def _missing(check: Check, operand: Operand) -> Fraction:
    difference = Fraction(check.difference_pence or 0)
    return difference if operand.kind == "total" else -difference / Fraction(operand.factor)


def _mending(fits: Sequence[Fit], context: Context) -> Iterator[str]:
    """Yield the questions whether a slip in one figure is behind several sums that fail."""
    for fit in fits:
        question = slip(fit.printed, fit.fitting, "pence")
        if question and context.mended[fit] > 1:
            yield f"{question[:-1]}, so that {context.mended[fit]} sums hold?"


def _told(check: Check, fits: Sequence[Fit], context: Context) -> Iterator[str]:
    """Yield the questions that other mentions of a figure, or of what would fit, give reason to ask."""
    own = {operand.amount_id for operand in check.operands}
    values = {operand.value_pence for operand in check.operands}
    others = [each for each in context.amounts if each.amount_id not in own and each.role != "threshold"]
    year = max((a.first_year for a in context.amounts if a.amount_id in own and a.first_year), default=None)
    for fit in fits:
        right = [each for each in others if each.value_pence == fit.fitting and _is_apart(each, fit, context)]
        older = _older(fit, others, year)
        if older:
            now = f", and should it be {say(fit.fitting, 'pence')}" if right else ""
            yield f"Is {say(fit.printed, 'pence')} the figure for {older}{now}?"
        elif right and fit.fitting not in values and _is_telling(fit.fitting):
            yield f"Should {say(fit.printed, 'pence')} be {say(fit.fitting, 'pence')}, as {_place(right[0])}?"


def _is_apart(other: Amount, fit: Fit, context: Context) -> bool:
    """Return whether an amount stands outside the table of the figure: the next rows of a ledger hold its balances."""
    tables = {(each.sha256, each.table_number) for each in context.amounts if each.amount_id == fit.amount_id}
    return other.table_number is None or (other.sha256, other.table_number) not in tables


def _older(fit: Fit, others: Sequence[Amount], year: str | None) -> str | None:
    """Return the year before that the printed figure is told for elsewhere, where it is told for no other."""
    years = {amount.first_year for amount in others if amount.value_pence == fit.printed and amount.first_year}
    return max(years) if year and years and max(years) < year else None


def _is_telling(value: Fraction) -> bool:
    return telling_digits(value) >= TELLING_DIGITS


def _place(amount: Amount) -> str:
    if amount.page is not None:
        return f"on page {amount.page}"
    return f"under “{amount.section}”" if amount.section else "elsewhere in the papers"
