"""Figures: printed values as they take part in a check, with their intervals, places and how surely they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.document import Document
from pipeline.money import Interval
from pipeline.reconcile.digits import PENCE
from pipeline.records import Amount, Verdict

HALF_A_POUND = 50
# How sure a figure's reading is, the surest first.
GRADES = (NATIVE, RULED, ALIGNED, SECOND, OCR, DISPUTED) = (
    "native text",
    "ruled table",
    "aligned table",
    "read a second time",
    "read by OCR",
    "read by OCR in two ways",
)
# What the end of a fact's rule says of its reading.
READINGS = {".plumber": SECOND, ".ocr": OCR, ".disputed": DISPUTED}


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
    grade: str = NATIVE

    @property
    def counted(self) -> Fraction:
        """Return the printed value times its factor."""
        return self.value * self.factor

    @property
    def is_whole_pounds(self) -> bool:
        """Return whether it is written to the pound: neither rounded further, nor with pence."""
        return self.interval.is_point and not self.has_pence

    @property
    def is_share_with_pence(self) -> bool:
        """Return whether it counts as a share of itself that is no whole number of pounds."""
        return self.factor.denominator > 1 and self.counted % PENCE != 0

    def times(self, factor: int | Fraction) -> Figure:
        """Return the same figure, multiplied."""
        return replace(self, factor=self.factor * factor)


def reading_of(rule: str) -> str:
    """Return how sure the reading of a fact is, whose rule is given: native where the rule says no more."""
    return next((grade for end, grade in READINGS.items() if rule.endswith(end)), NATIVE)


def figure_of(amount: Amount, grade: str = NATIVE) -> Figure:
    """Return an amount as a figure of a check; its own reading may be less sure than the document's."""
    return Figure(
        value=amount.value_pence,
        interval=Interval(Fraction(amount.low_pence), Fraction(amount.high_pence)),
        written=amount.as_written,
        sha256=amount.sha256,
        place=amount.char_start,
        amount_id=amount.amount_id,
        has_pence="." in amount.as_written and amount.low_pence == amount.high_pence,
        grade=max(grade, reading_of(amount.rule), key=GRADES.index),
    )


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures as they count beside each other: whole pounds beside pence may stand for 50p more or less.

    A share brings pence as well: 15% of £2,984 is £447.60, and who writes £448 has rounded it.
    """
    if not any(figure.has_pence or figure.is_share_with_pence for figure in figures):
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


def grade_of(figures: Sequence[Figure]) -> str:
    """Return how sure the reading is: of its least sure figure."""
    return max((figure.grade for figure in figures), key=GRADES.index)


def grade_in(document: Document) -> str:
    """Return how sure the reading of a document's prose is."""
    return OCR if document.text_source == "ocr" else NATIVE


def years_of(amount: Amount) -> int:
    """Return for how many financial years an amount is, 0 where that is not known."""
    if amount.first_year is None or amount.last_year is None:
        return 0
    return int(amount.last_year[:4]) - int(amount.first_year[:4]) + 1
