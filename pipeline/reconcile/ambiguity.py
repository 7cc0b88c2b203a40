"""Ambiguity: a sum that may be for all its years or for each of them: both readings, and no choice between them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assemble import Dossier
from pipeline.money import format_pence
from pipeline.reconcile.figures import figure_of, grade_in, years_of
from pipeline.reconcile.finding import find
from pipeline.records import Amount, Check


def check_ambiguity(dossier: Dossier) -> Iterator[Check]:
    """Yield a check for each different sum whose rate the text leaves open, with both readings worked out."""
    grades = {paper.document.sha256: grade_in(paper.document) for paper in dossier.papers}
    seen: set[int] = set()
    for amount in sorted(dossier.amounts, key=lambda amount: (amount.sha256, amount.char_start)):
        years = years_of(amount)
        if amount.rate == "unclear" and years > 1 and amount.value_pence not in seen:
            seen.add(amount.value_pence)
            yield _both(amount, years, grades[amount.sha256])


def _both(amount: Amount, years: int, grade: str) -> Check:
    figure = figure_of(amount, grade)
    span = f"{amount.first_year} to {amount.last_year}" if years > 2 else f"{amount.first_year} and {amount.last_year}"
    each = format_pence(amount.value_pence * years)
    check = find("annual_times_years", [figure.times(years)], figure, subject="")
    return check.model_copy(
        update={
            "verdict": "ambiguous",
            "statement": f"The text leaves open whether {figure.written} is for {span} in all, "
            f"or for each of these years, which would be {each} in all.",
            "expression": f"{figure.written} in all, or {figure.written} × {years} = {each}",
            "explanation": f"Is {figure.written} the sum for all {years} years, or for each year?",
        }
    )
