"""Wording: a check as an equation and as one plain sentence, with the figures as they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from pipeline.money import UNITS
from pipeline.reconcile.explanations import say
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.records import Unit


def equation(terms: Sequence[Figure], total: Figure, unit: Unit) -> str:
    """Return the equation with the printed figures: "£205 + £8,883 = £9,088", or "… = £9,098 ≠ £9,088"."""
    left = ""
    for term in terms:
        size = abs(term.factor)
        share = f"{float(size * 100):g}%" if size < 1 else f"{float(size):g}"
        times = "" if size == 1 else f" × {size if size.denominator == 1 else share}"
        sign = "−" if term.factor < 0 else "+"
        first = "− " if term.factor < 0 else ""
        left += (f" {sign} " if left else first) + term.written.strip() + times
    computed = sum((term.counted for term in terms), Fraction(0))
    is_plain = computed == total.value or (len(terms) == 1 and terms[0].factor == 1)
    worked_out = "" if is_plain else f" = {outcome(terms, total, unit)}"
    sign = "≠" if verdict_of(terms, total)[0] == "inconsistent" else "=" if computed == total.value else "≈"
    return f"{left or 'nothing'}{worked_out} {sign} {total.written.strip()}"


def outcome(terms: Sequence[Figure], total: Figure, unit: Unit) -> str:
    """Return what the terms give, in the shape in which the total is printed; of a range the end that is nearer."""
    computed = sum((term.counted for term in terms), Fraction(0))
    is_range = any(" to " in term.written for term in terms)
    bound = "" if not is_range else "at least " if computed > total.value else "at most "
    return bound + alike(computed, total, unit)


def alike(value: Fraction, total: Figure, unit: Unit) -> str:
    """Return a value as the total is written: £17.8m beside £16.3m, where that is exact; else in pounds."""
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
