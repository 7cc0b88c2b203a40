"""Finding: one statement of a paper, tested: its figures, its equation, the verdict and what may lie behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import ceil, floor

from pipeline.reconcile.explanations import MISREAD, explain
from pipeline.reconcile.figures import DISPUTED, OCR, Figure, grade_of, verdict_of
from pipeline.reconcile.wording import equation, sentence
from pipeline.records import Check, CheckCode, Operand, Unit


def find(
    code: CheckCode,
    terms: Sequence[Figure],
    total: Figure,
    *,
    subject: str,
    verb: str = "add up to",
    unit: Unit = "pence",
    is_table: bool = False,
) -> Check:
    """Return the tested statement, whose sentence is subject, verb and sum: "£6.3m less £5.0m" "is" "£1.3m"."""
    verdict, computed, reported, difference = verdict_of(terms, total)
    grade = grade_of([*terms, total])
    questions = explain(terms, total, unit, is_table=is_table)
    explanation = f"{MISREAD} {questions}" if grade in (OCR, DISPUTED) else questions
    return Check(
        check_id=f"{total.sha256[:12]}:{total.place}:{code}",
        code=code,
        statement=sentence(f"{subject} {verb}", terms, total, unit),
        expression=equation(terms, total, unit),
        unit=unit,
        reported_low_pence=floor(reported.low),
        reported_high_pence=ceil(reported.high),
        computed_low_pence=floor(computed.low),
        computed_high_pence=ceil(computed.high),
        difference_pence=difference,
        verdict=verdict,
        grade=grade,
        explanation=explanation if verdict == "inconsistent" else None,
        fingerprint="",
        sha256=total.sha256,
        char_start=total.place,
        operands=operands_of(terms, total),
    )


def question(
    code: CheckCode,
    sha256: str,
    place: int,
    *,
    statement: str,
    expression: str,
    explanation: str | None,
    grade: str,
    figures: Sequence[Figure] = (),
) -> Check:
    """Return a control check: worth asking where it has something to ask, else in order."""
    return Check(
        check_id=f"{sha256[:12]}:{place}:{code}",
        code=code,
        statement=statement,
        expression=expression,
        verdict="question" if explanation else "exact",
        grade=grade,
        explanation=explanation,
        fingerprint="",
        sha256=sha256,
        char_start=place,
        operands=operands_of(figures[:-1], figures[-1]) if figures else (),
    )


def operands_of(terms: Sequence[Figure], total: Figure) -> tuple[Operand, ...]:
    """Return the figures of a check as its operands, the total last."""
    return tuple(
        Operand(
            kind="total" if figure is total else "term",
            amount_id=figure.amount_id,
            factor=float(figure.factor),
            value_pence=figure.value,
        )
        for figure in (*terms, total)
    )


def fingerprint(reference: str | None, check: Check) -> str:
    """Return what stays the same while reference, code and figures do: 16 characters."""
    figures = sorted(f"{o.kind}:{o.value_pence}:{o.factor:g}" for o in check.operands)
    if any(operand.citation_id for operand in check.operands):
        said = f"{check.reported_low_pence}:{check.computed_low_pence}:{check.computed_high_pence}"
    else:
        said = "" if check.operands else check.expression
    return sha256("|".join([reference or "", check.code, said, *figures]).encode()).hexdigest()[:16]


def named(reference: str | None, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks with reference, fingerprint and an id of their own each, sorted by id; none of them twice."""
    seen: Counter[str] = Counter()
    done: dict[tuple[str, str], Check] = {}
    for check in checks:
        print_of_it = fingerprint(reference, check)
        if (check.check_id, print_of_it) in done:
            continue
        seen[check.check_id] += 1
        again = seen[check.check_id]
        update = {
            "reference": reference,
            "fingerprint": print_of_it,
            "check_id": check.check_id if again == 1 else f"{check.check_id}:{again}",
        }
        done[check.check_id, print_of_it] = check.model_copy(update=update)
    return tuple(sorted(done.values(), key=lambda check: check.check_id))
