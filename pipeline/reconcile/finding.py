"""Finding: one statement of a paper, tested: its figures, its equation, the verdict and what may lie behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from math import ceil, floor

from pipeline.money import UNITS, Interval
from pipeline.reconcile.explanations import explain, say
from pipeline.records import Amount, Check, CheckCode, Operand, Unit, Verdict

HALF_A_POUND = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure that takes part in a check; counts of things are held as if they were pence.

    `factor` is what it is multiplied by: -1 where it is taken away. `place` is where it stands in its document.
    """

    value: int
    interval: Interval
    written: str
    sha256: str
    place: int
    amount_id: str | None = None
    factor: Fraction = Fraction(1)
    has_pence: bool = False
    grade: str = "native text"

    @property
    def counted(self) -> Fraction:
        """Return the printed value times its factor."""
        return self.value * self.factor

    @property
    def is_whole_pounds(self) -> bool:
        """Return whether it is written to the pound: neither rounded further, nor with pence."""
        return self.interval.is_point and not self.has_pence

    def times(self, factor: int | Fraction) -> Figure:
        """Return the same figure, multiplied."""
        return replace(self, factor=self.factor * factor)


def figure_of(amount: Amount, grade: str = "native text") -> Figure:
    """Return an amount as a figure of a check."""
    return Figure(
        value=amount.value_pence,
        interval=Interval(Fraction(amount.low_pence), Fraction(amount.high_pence)),
        written=amount.as_written,
        sha256=amount.sha256,
        place=amount.char_start,
        amount_id=amount.amount_id,
        has_pence="." in amount.as_written and amount.low_pence == amount.high_pence,
        grade=grade,
    )


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures as they count beside each other: whole pounds beside pence may stand for 50p more or less."""
    if not any(figure.has_pence for figure in figures):
        return list(figures)
    return [
        replace(figure, interval=figure.interval.widened(HALF_A_POUND)) if figure.is_whole_pounds else figure
        for figure in figures
    ]


def verdict_of(terms: Sequence[Figure], total: Figure) -> tuple[Verdict, Interval, Interval, int]:
    """Return the verdict, the computed and the reported interval, and computed minus reported in pence."""
    *parts, whole = settled([*terms, total])
    computed = Interval.point(0)
    for part in parts:
        computed = computed + part.interval * part.factor
    difference = sum((term.counted for term in terms), Fraction(0)) - total.value
    if difference == 0:
        verdict: Verdict = "exact"
    else:
        verdict = "consistent" if computed.meets(whole.interval) else "inconsistent"
    return verdict, computed, whole.interval, round(difference)


def holds(terms: Sequence[Figure], total: Figure) -> bool:
    """Return whether the printed values agree to the penny."""
    return sum((term.counted for term in terms), Fraction(0)) == total.value


def equation(terms: Sequence[Figure], total: Figure, unit: Unit) -> str:
    """Return the equation with the printed figures: "£205 + £8,883 = £9,088", or "… = £9,098 ≠ £9,088"."""
    left = ""
    for term in terms:
        size = abs(term.factor)
        times = "" if size == 1 else f" × {size}" if size.denominator == 1 else f" × {float(size * 100):g}%"
        sign = " − " if term.factor < 0 else " + "
        left += (sign if left or term.factor < 0 else "") + term.written.strip() + times
    computed = sum((term.counted for term in terms), Fraction(0))
    if computed == total.value or (len(terms) == 1 and terms[0].factor == 1):
        return f"{left or 'nothing'} {'=' if computed == total.value else '≈'} {total.written.strip()}"
    meets = verdict_of(terms, total)[0] == "consistent"
    return f"{left or 'nothing'} = {outcome(terms, total, unit)} {'≈' if meets else '≠'} {total.written.strip()}"


def outcome(terms: Sequence[Figure], total: Figure, unit: Unit) -> str:
    """Return what the terms give, in the shape in which the total is printed; of a range the end that is nearer."""
    computed = sum((term.counted for term in terms), Fraction(0))
    is_range = any(" to " in term.written for term in terms)
    bound = "" if not is_range else "at least " if computed > total.value else "at most "
    return bound + alike(computed, total, unit)


def alike(value: Fraction, total: Figure, unit: Unit) -> str:
    """Return a value as the total is written: £15.6m beside £14.7m, where that is exact; else in pounds."""
    match = re.search(r"(?<=\d)\s?(?P<unit>k|m|bn|million|thousand|billion)$", total.written.strip(), re.IGNORECASE)
    if match is None or unit != "pence":
        return say(value, unit)
    shown = value / (UNITS[match["unit"].lower()] * 100)
    text = f"{float(abs(shown)):,.3f}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}£{text}{match[0]}" if (shown * 1000).denominator == 1 else say(value, unit)


def joined(words: Sequence[str]) -> str:
    """Return the words as a list in a sentence: "a, b and c"; long lists are cut in the middle."""
    shown = list(words) if len(words) < 8 else [*words[:3], f"… ({len(words) - 4} more)", words[-1]]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


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
    sums = [(term.value, term.factor) for term in terms]
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
        grade=grade_of([*terms, total]),
        explanation=explain(sums, total.value, unit, is_table=is_table) if verdict == "inconsistent" else None,
        fingerprint="",
        operands=operands_of(terms, total),
    )


def sentence(opening: str, terms: Sequence[Figure], total: Figure, unit: Unit) -> str:
    """Return what was found as one plain sentence."""
    verdict, _, _, difference = verdict_of(terms, total)
    printed, given = total.written.strip(), outcome(terms, total, unit)
    if verdict == "exact":
        return f"{opening} {printed}, as the paper states."
    if verdict == "consistent":
        return f"{opening} {given}; the paper states {printed}, which rounding allows."
    gap = f"{say(abs(difference), unit)} {'less' if difference > 0 else 'more'}"
    return f"{opening} {given}, but the paper states {printed}, which is {gap}."


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


def grade_of(figures: Sequence[Figure]) -> str:
    """Return how sure the reading is: of its least sure figure."""
    ranks = ("native text", "ruled table", "aligned table", "read by OCR")
    return max((figure.grade for figure in figures), key=ranks.index)


def fingerprint(reference: str | None, check: Check) -> str:
    """Return what stays the same while reference, code and figures do: 16 characters."""
    figures = sorted(f"{o.kind}:{o.value_pence}:{o.factor:g}" for o in check.operands)
    said = check.expression if any(o.citation_id for o in check.operands) else ""
    return sha256("|".join([reference or "", check.code, said, *figures]).encode()).hexdigest()[:16]
