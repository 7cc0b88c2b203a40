"""Relation: what the prose says of its figures, before it is tested; `keeping` tells which of it is kept.

A statement in so many words ("comprising", "a total of") may turn out wrong and is then a finding. What only happens to
add up is kept where it holds, and is nothing where it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import gcd
from typing import Literal

from pipeline.money import Interval
from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.finding import find
from pipeline.reconcile.wording import joined
from pipeline.records import Check, CheckCode

# How a relation is known: as an equation ("18 sessions at £319 each (£5,742)"); in so many words; by a word for a split
# ("comprising"); by digits that all agree but one, or two that are swapped; by a looser wording that many partial lists
# share; because a total stands near; because it fits, rounding allowed; or only because it adds up to the penny.
Licence = Literal["equation", "stated", "split", "slip", "implied", "near", "fits", "adds up"]
# By what part of its total a sum may miss it and still be meant to make it up: what misses by more is a sentence not
# understood, or a list that does not claim to be whole.
ALLOWED = {
    "equation": Fraction(9),  # whatever its first digit should be
    "slip": Fraction(9),  # the digit that is wrong may be its first
    "stated": Fraction(1, 2),
    "split": Fraction(1, 4),
    "implied": Fraction(1, 5),
    "near": Fraction(1, 100),
    "fits": Fraction(0),
    "adds up": Fraction(0),
}
# Parts that stay below their whole may be some of it only: few words say that all are named.
ALLOWED_BELOW = {"stated": Fraction(1, 4), "split": Fraction(1, 5), "implied": Fraction(1, 20)}
PLAIN = frozenset({"equation", "slip", "stated", "split"})
MOST_PARTS = 8
TELLING = 1000  # how much a sum must say (see `weight`) for one digit to be wrong, and not another sum to be meant
# What only rounding makes hold must still come nearer to its total than this part of it (1 / n).
CLOSE = 10
SMALL_MULTIPLE = 12  # up to this, one figure is rather so many times another than a sum of two
# A sum that misses its total by less than this part of it (1 / n) is not misread.
SLIP = 100


@dataclass(frozen=True)
class Relation:
    """Terms that make up a total, with subject and verb of the sentence about it.

    `is_anywhere` tells that its figures were looked for in all of a paper: it may be chance, and bears nothing out.
    """

    code: CheckCode
    terms: tuple[Figure, ...]
    total: Figure
    subject: str
    licence: Licence
    verb: str = "add up to"
    is_anywhere: bool = False

    @property
    def values(self) -> tuple[int, ...]:
        """Return what tells this relation from others: the figures, whatever their order."""
        return (*sorted(abs(figure.value) for figure in (*self.terms, self.total)),)

    @property
    def is_credible(self) -> bool:
        """Return whether the relation, if it does not hold, would be an error of the paper and not of its reader."""
        allowed = ALLOWED_BELOW.get(self.licence, ALLOWED[self.licence]) if self.is_below else ALLOWED[self.licence]
        is_near = self.missing <= allowed * self.total.value or (
            allowed >= ALLOWED["implied"] and (self.is_missed_by_one_digit or self.is_slip)
        )
        return self.total.value > 0 and is_near

    @property
    def is_below(self) -> bool:
        """Return whether it is a sum of parts that do not reach the whole: there may be more of them."""
        is_sum = self.code in ("parts_sum_to_whole", "years_sum_to_total") and len(self.terms) > 1
        return (
            is_sum
            and all(term.factor == 1 for term in self.terms)
            and sum(t.value for t in self.terms) < self.total.value
        )

    @property
    def missing(self) -> Fraction:
        """Return by how much the terms miss the total, in pence."""
        return abs(sum((term.counted for term in self.terms), Fraction(0)) - self.total.value)

    @property
    def is_missed_by_one_digit(self) -> bool:
        """Return whether one digit of `missing` is not 0, as where one is wrong: £51,920 for 60 × £532, or £31,920.

        All digits below it agree, and two of them or more say something: those of £50,000 and £30,000 do not.
        """
        digit = str(self.missing).rstrip("0")
        below = self.total.value % int(self.missing / int(digit)) if len(digit) == 1 else 0
        return len(str(below).rstrip("0")) > 1

    @property
    def is_slip(self) -> bool:
        """Return whether one wrong digit of one figure, or two swapped ones, keep it from holding, not chance."""
        return self.is_slip_of(TELLING)

    def is_slip_of(self, least: int) -> bool:
        """Return the same where a sum says at least so much (see `weight`)."""
        rest = self.total.value - sum((term.counted for term in self.terms), Fraction(0))
        pairs = [(self.total.value, self.total.value - rest)]
        pairs += [(term.value, term.value + rest / term.factor) for term in self.terms if term.factor]
        is_near = any(is_slip(printed, fitting) for printed, fitting in pairs)
        return rest != 0 and is_near and weight(self.terms, self.total) >= least

    @property
    def may_be_rounded(self) -> bool:
        """Return whether it counts where only rounding makes it hold: £0.7m may be "£1m", and tells nothing."""
        computed = sum((term.counted for term in self.terms), Fraction(0))
        return self.licence != "adds up" and abs(computed - self.total.value) * CLOSE <= self.total.value

    def check(self) -> Check:
        """Return the tested statement."""
        return find(self.code, self.terms, self.total, subject=self.subject, verb=self.verb)


def parts_of(
    code: CheckCode, terms: Sequence[Figure], total: Figure, licence: Licence, what: str = "The parts"
) -> Relation:
    """Return the relation of parts to their whole."""
    verb = "come to" if any(term.factor < 0 for term in terms) else "add up to"
    return Relation(code, tuple(terms), total, f"{what} {said(terms)}", licence, verb)


def portion_of(base: Figure, written: str, part: Figure, licence: Licence) -> Relation:
    """Return the relation of a figure to its share of another; a percentage is rounded as it is written."""
    share = Fraction(written) / 100
    half = Fraction(1, 200 * 10 ** len(written.partition(".")[2]))
    if share > half:
        low, high = base.interval.low * (share - half) / share, base.interval.high * (share + half) / share
        base = replace(base, interval=Interval(low, high))
    subject = f"{written}% of {base.written.strip()}"
    return Relation("percentage_of", (base.times(share),), part, subject, licence, "is")


def product_of(code: CheckCode, unit: Figure, count: int | Fraction, total: Figure, licence: Licence) -> Relation:
    """Return the relation of a price or a yearly sum, so many times, to what that comes to."""
    written = unit.written.strip()
    is_yearly = code == "annual_times_years"
    subject = f"{written} a year over {float(count):g} years" if is_yearly else f"{count} times {written}"
    return Relation(code, (unit.times(count),), total, subject, licence, "comes to")


def said(terms: Sequence[Figure]) -> str:
    """Return the terms as words: "£6.3m less £5.0m", "£1m, £2m and £3m"."""
    added = [term.written.strip() for term in terms if term.factor > 0]
    taken = [term.written.strip() for term in terms if term.factor < 0]
    return joined(added) + (f" less {joined(taken)}" if taken else "") if added else f"less {joined(taken)}"


def fitting(terms: Sequence[Figure], total: Figure) -> tuple[Figure, ...] | None:
    """Return the terms, or as many of them as it takes, whose sum is the total; at most four are left out."""
    values = [int(term.counted) for term in terms]
    if sum(values) == total.value:
        return tuple(terms)
    if len(terms) > MOST_PARTS:
        return None
    for size in range(len(terms) - 1, max(1, len(terms) - 5), -1):
        for chosen in combinations(range(len(terms)), size):
            if sum(values[at] for at in chosen) == total.value:
                return tuple(terms[at] for at in chosen)
    return None


def weight(terms: Iterable[Figure], total: Figure) -> int:
    """Return how much a sum says: its total in units of the largest round sum that measures all its figures.

    £98.43m + £15.43m = £113.86m weighs 11,386; £50,000 + £50,000 = £100,000 weighs 2 and happens by itself, as do small
    multiples of one sum that is not round: £123,000 + £246,000 = £369,000 weighs 3.
    """
    values = [abs(figure.value) for figure in (*terms, total)]
    unit = gcd(*values)
    if not unit:
        return 0
    multiple = max(values) // unit
    return multiple if multiple <= SMALL_MULTIPLE else max(values) // _round_part(unit)


def _round_part(value: int) -> int:
    """Return the largest divisor made of twos and fives: 250 of 9,250."""
    rest = value
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return value // rest
