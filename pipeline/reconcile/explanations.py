"""Explanations: what may lie behind a sum that does not hold, as questions, the likeliest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.money import format_pence
from pipeline.reconcile.digits import PENCE, is_slip, is_swapped
from pipeline.reconcile.figures import Figure
from pipeline.records import Unit

MOST_QUESTIONS = 3
LAST_RESORT = "Is one of the figures from an earlier version?"
MISREAD = "Is a digit misread from the scan?"
# How the questions begin that say by themselves what happened; others give way to what stands elsewhere.
LIKELIEST = ("Were the figures rounded", "Is the ", "Does the total leave out", "Is a unit lost")
# What a figure without its unit may have meant, by its factor: £3.2 for £3.2m.
UNITS_LOST = {1000: "k", 10**6: "m"}


def explain(terms: Sequence[Figure], total: Figure, unit: Unit, *, is_table: bool) -> str:
    """Return up to three questions that would explain the difference, never an accusation."""
    questions = dict.fromkeys(_questions(terms, total, unit, is_table))
    return " ".join(list(questions)[:MOST_QUESTIONS])


def questions_of(explanation: str | None) -> list[str]:
    """Return the questions that an explanation asks."""
    return re.split(r"(?<=\?) (?=[A-Z])", explanation) if explanation else []


def slip(printed: int, fitting: int | Fraction, unit: Unit) -> str | None:
    """Return the question whether a figure has two digits swapped, or one wrong; None where it is further away."""
    scale = PENCE if unit == "pence" else 1
    if not is_slip(printed, fitting, scale):
        return None
    if is_swapped(printed, int(fitting), scale):
        return f"Are two digits swapped, and should {say(printed, unit)} be {say(fitting, unit)}?"
    return f"Should {say(printed, unit)} be {say(fitting, unit)}?"


def _questions(terms: Sequence[Figure], total: Figure, unit: Unit, is_table: bool) -> Iterator[str]:
    difference = sum((term.counted for term in terms), Fraction(0)) - total.value
    what = "row" if is_table else "part"
    if _may_be_rounded(terms, total, difference, unit):
        yield "Were the figures rounded after they were added up?"
    yield from _repeated_or_left_out(terms, difference, unit, what)
    yield from _units(terms, total, difference)
    fits = [(total.value, total.value + difference)]
    fits += [(term.value, term.value - difference / term.factor) for term in terms if term.factor]
    slips = [question for printed, fitting in fits if (question := slip(printed, fitting, unit))]
    yield from sorted(slips, key=lambda question: "swapped" not in question)
    for term in terms:
        if term.value and difference == 2 * term.counted:
            yield f"Should {say(term.value, unit)} be taken away, not added?"
    missing = difference if any(term.factor < 0 for term in terms) else -difference
    if missing > 0:
        yield f"Is a {what} of {say(missing, unit)} missing?"
    yield LAST_RESORT


def _may_be_rounded(terms: Sequence[Figure], total: Figure, difference: Fraction, unit: Unit) -> bool:
    """Return whether half a pound (or penny) at each figure would do it: £12,534, £3,187 and £905 make £16,627."""
    figures = (*terms, total)
    step = 100 if all(figure.value % 100 == 0 for figure in figures) else 1
    most = Fraction(step, 2) * (sum(abs(term.factor) for term in terms) + 1)
    return (
        unit == "pence"
        and len(terms) > 1
        and all(each.interval.is_point for each in figures)
        and abs(difference) <= most
    )


def _repeated_or_left_out(terms: Sequence[Figure], difference: Fraction, unit: Unit, what: str) -> Iterator[str]:
    for value, count in Counter(term.value for term in terms).items():
        if count > 1 and value and difference == value:
            yield f"Is the {what} of {say(value, unit)} entered twice?"
    for term in terms:
        if term.value and difference == term.counted:
            is_taken = term.factor < 0
            yield (
                f"Is the {what} of {say(term.value, unit)} entered twice, or was it not taken away?"
                if is_taken
                else f"Does the total leave out the {what} of {say(term.value, unit)}?"
            )


def _units(terms: Sequence[Figure], total: Figure, difference: Fraction) -> Iterator[str]:
    """Yield the questions whether a figure has lost its unit: £13.7m + £4.1 + £0.6m = £18.4m."""
    room = sum((abs(each.factor) * _room(each) for each in (*terms, total)), Fraction(0))
    for times, letter in UNITS_LOST.items():
        for figure in (*terms, total):
            written = figure.written.strip()
            more = figure.counted * (times - 1)
            gap = difference if figure is total else -difference
            most = room + _room(figure) * times
            if more and abs(gap - more) <= most and not written[-1:].isalpha():
                yield f"Is a unit lost, and should {written} be {written}{letter}?"


def _room(figure: Figure) -> Fraction:
    """Return by how much rounding may have changed a figure, in pence."""
    return (figure.interval.high - figure.interval.low) / 2


def say(value: Fraction | int, unit: Unit) -> str:
    """Return a value as people write it: pounds for pence, a plain number for counts."""
    return format_pence(value) if unit == "pence" else f"{int(value):,}"
