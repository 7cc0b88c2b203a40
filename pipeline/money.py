"""Money: a figure as written becomes an interval in pence, and intervals add up exactly.

The interval is what rounding in the writing allows, and nothing else (CONTRACT.md, after XBRL Calculations 1.1):
£330k is £329,500 to £330,500; £19.6m is ± £50,000; whole pounds and pence are points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.errors import NotMoneyError

UNITS = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}

# "£2, 893,452" (PCD 1215) and "£1. 3M" have spaces inside; "f350k" is what OCR makes of "£350k"; "(1,200)" is negative.
FIGURE = re.compile(
    r"""(?P<negative>[-−–(]?)\s?
        (?P<sign>(?:GBP|[£fF])?)\s?
        (?P<minus>[-−–]?)
        (?P<whole>\d[\d,\s]*?)
        (?:\s?\.\s?(?P<decimals>\d+))?
        \s?(?P<unit>[A-Za-z]*)
        \)?""",
    re.VERBOSE,
)

NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """All values, in pence, that a printed figure may stand for; a point where low == high."""

    low: Fraction
    high: Fraction

    @classmethod
    def point(cls, pence: int | Fraction) -> Interval:
        """Return the interval that holds one value only."""
        return cls(Fraction(pence), Fraction(pence))

    @property
    def is_point(self) -> bool:
        """Return whether the figure leaves nothing to rounding."""
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        """Return the printed value itself."""
        return (self.low + self.high) / 2

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, factor: int | Fraction) -> Interval:
        a, b = self.low * factor, self.high * factor
        return Interval(min(a, b), max(a, b))

    def meets(self, other: Interval) -> bool:
        """Return whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def widened(self, pence: int | Fraction) -> Interval:
        """Return the interval with so many pence more room at both ends."""
        return Interval(self.low - pence, self.high + pence)


@dataclass(frozen=True, slots=True)
class Money:
    """A printed sum: its value and its interval, in pence."""

    pence: int
    low: int
    high: int

    @property
    def interval(self) -> Interval:
        """Return the values that the printed figure may stand for."""
        return Interval(Fraction(self.low), Fraction(self.high))

    @property
    def pounds(self) -> Decimal:
        """Return the value in pounds with two places."""
        return Decimal(self.pence).scaleb(-2)


def parse_money(written: str, *, unit: int = 1) -> Money:
    """Return what a printed figure stands for; `unit` is what its column's header multiplies by (1000 for "£000").

    Raises NotMoneyError where the string is not one whole figure.

    >>> parse_money("£330k")
    Money(pence=33000000, low=32950000, high=33050000)
    >>> parse_money("£2, 893,452").pence
    289345200
    >>> parse_money("1,234", unit=1000)
    Money(pence=123400000, low=123350000, high=123450000)
    >>> parse_money("(£15,000)").pence
    -1500000
    """
    match = FIGURE.fullmatch(written.strip())
    if match is None or match["unit"].lower() not in UNITS:
        raise NotMoneyError(f"{written!r} is not a sum of money such as £1,234.56, £330k or £2.5 million")
    scale = UNITS[match["unit"].lower()] * unit
    decimals = match["decimals"] or ""
    # Counted in halves of the last written place: these are whole numbers, ten times as fast as fractions.
    halves = 2 * int(NO_DIGIT.sub("", match["whole"]) + decimals)
    if match["negative"] or match["minus"]:
        halves = -halves
    step, divisor = scale * 100, 2 * 10 ** len(decimals)
    pence = _quotient(halves * step, divisor)
    if scale == 1 and len(decimals) != 1:  # whole pounds and pence are points
        return Money(pence, pence, pence)
    # What the last written place leaves open.
    return Money(pence, _quotient((halves - 1) * step, divisor), _quotient((halves + 1) * step, divisor))


def _quotient(value: int, divisor: int) -> int:
    """Return a quotient, rounded to an even number where it is half way between two."""
    whole, rest = divmod(value, divisor)
    return round(Fraction(value, divisor)) if rest else whole


def format_pence(pence: int | Fraction) -> str:
    """Return pence as people write pounds: whole pounds without places, otherwise with two.

    >>> format_pence(33000000), format_pence(-150), format_pence(5)
    ('£330,000', '-£1.50', '£0.05')
    """
    exact = abs(Fraction(pence))
    pounds = f"{int(exact // 100):,}" if exact % 100 == 0 else f"{Decimal(round(exact)).scaleb(-2):,.2f}"
    return f"{'-' if pence < 0 else ''}£{pounds}"
