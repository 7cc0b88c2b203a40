"""Filters: what the index can be narrowed to: verdict, kind of check, year, and whose money it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.report import words
from pipeline.report.exhibit import Exhibit


def year_of(exhibit: Exhibit) -> str:
    """Return the year of a decision: of its signature, else of its number."""
    decision = exhibit.dossier.decision
    if decision.date_signed:
        return str(decision.date_signed.year)
    parts = exhibit.reference.split()
    return parts[1] if len(parts) == 3 else "not stated"


def funders_of(exhibit: Exhibit) -> list[str]:
    """Return who gives the money of a decision, each once."""
    named = [body.name for body in exhibit.dossier.organisations if body.role == "funder"]
    named += [amount.funder for amount in exhibit.dossier.amounts if amount.funder]
    return sorted({name.replace("|", "/") for name in named})


def filters(exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """Return the filters that leave a choice, each with its options."""
    checks = [check for exhibit in exhibits for check in exhibit.dossier.checks]
    choices = [
        _choice("Verdict", "verdicts", {check.verdict for check in checks}, words.VERDICTS),
        _choice("Check", "codes", {check.code for check in checks}, words.CODES),
        _choice("Year", "years", {year_of(exhibit) for exhibit in exhibits}, {}),
        _choice("Money from", "funders", {name for exhibit in exhibits for name in funders_of(exhibit)}, {}),
    ]
    return [choice for choice in choices if len(choice["options"]) > 1]


def _choice(label: str, name: str, values: Iterable[str], spoken: Mapping[str, str]) -> dict[str, Any]:
    options = [{"value": value, "words": spoken.get(value, value)} for value in sorted(values)]
    return {"label": label, "name": name, "options": options}
