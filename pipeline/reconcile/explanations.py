"""Explanations: what may lie behind a sum that does not hold, as questions, the likeliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.money import format_pence
from pipeline.records import Unit

Terms = Sequence[tuple[int, Fraction]]


def explain(terms: Terms, total: int, unit: Unit, *, is_table: bool) -> str:
    """Return up to three questions that would explain the difference, never an accusation."""
    questions = dict.fromkeys(_questions(terms, total, unit, is_table))
    return " ".join(list(questions)[:3])


def _questions(terms: Terms, total: int, unit: Unit, is_table: bool) -> Iterator[str]:
    difference = sum((value * factor for value, factor in terms), Fraction(0)) - total
    what = "row" if is_table else "part"
    yield from _repeated_or_left_out(terms, difference, unit, what)
    yield from _slips(terms, total, difference, unit)
    for value, factor in terms:
        if value and difference == 2 * value * factor:
            yield f"Should {say(value, unit)} be taken away, not added?"
        if any((value * lost - value) * factor == -difference for lost in (1000, 10**6)):
            yield f"Is a unit lost at {say(value, unit)}?"
    missing = difference if any(factor < 0 for _, factor in terms) else -difference
    if missing > 0:
        yield f"Is a {what} of {say(missing, unit)} missing?"
    yield "Is one of the figures from an earlier version?"


def _repeated_or_left_out(terms: Terms, difference: Fraction, unit: Unit, what: str) -> Iterator[str]:
    for value, count in Counter(value for value, _ in terms).items():
        if count > 1 and value and difference == value:
            yield f"Is the {what} of {say(value, unit)} entered twice?"
    for value, factor in terms:
        if value and difference == value * factor:
            yield f"Does the total leave out the {what} of {say(value, unit)}?"


def _slips(terms: Terms, total: int, difference: Fraction, unit: Unit) -> Iterator[str]:
    """Yield the questions whether two digits of a figure are swapped, or one is wrong."""
    scale = 100 if unit == "pence" else 1
    fits = [(total, total + difference), *((v, v - difference / f) for v, f in terms if f)]
    whole = [(printed, int(fitting)) for printed, fitting in fits if fitting.denominator == 1 and fitting > 0]
    for printed, fitting in whole:
        if _swapped(printed, fitting, scale):
            yield f"Are two digits swapped, and should {say(printed, unit)} be {say(fitting, unit)}?"
    for printed, fitting in whole:
        if _one_digit(printed, fitting, scale):
            yield f"Should {say(printed, unit)} be {say(fitting, unit)}?"


def say(value: Fraction | int, unit: Unit) -> str:
    """Return a value as people write it: pounds for pence, a plain number for counts."""
    return format_pence(value) if unit == "pence" else f"{int(value):,}"


def _digits(value: int, scale: int) -> str:
    return str(value // scale) if value % scale == 0 else str(value)


def _swapped(printed: int, fitting: int, scale: int) -> bool:
    a, b = _digits(printed, scale), _digits(fitting, scale)
    if len(a) != len(b):
        return False
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def _one_digit(printed: int, fitting: int, scale: int) -> bool:
    a, b = _digits(printed, scale), _digits(fitting, scale)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
