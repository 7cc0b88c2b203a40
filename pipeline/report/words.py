"""Words: the vocabularies and figures of the tables as people say them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fractions import Fraction

from pipeline.money import format_pence
from pipeline.records import Amount, Check, Unit

VERDICTS = {
    "inconsistent": "does not agree",
    "ambiguous": "two readings",
    "question": "worth asking",
    "blocked": "could not be tested",
    "consistent": "agrees within rounding",
    "exact": "agrees exactly",
    "not_applicable": "not applicable",
}
MEANINGS = {
    "inconsistent": "The printed figures disagree by more than their rounding allows.",
    "ambiguous": "The text can be read in two ways; both are shown.",
    "question": "No error is claimed; an auditor would ask.",
    "blocked": "A figure that the test needs is missing or contradicts itself.",
    "consistent": "The figures agree once rounding in the writing is allowed for.",
    "exact": "The printed figures agree to the penny.",
    "not_applicable": "The statement does not apply to this paper.",
}
CODES = {
    "rows_sum_to_total": "rows against their total",
    "running_balance": "running balance",
    "committed_plus_remaining": "committed and remaining against the budget",
    "table_agrees_with_text": "table against text",
    "parts_sum_to_whole": "parts against the whole",
    "unit_times_count": "number times price",
    "years_sum_to_total": "years against the total",
    "annual_times_years": "yearly sum times years",
    "percentage_of": "percentage",
    "figure_restated": "the same figure in two places",
    "earlier_decision_agrees": "against an earlier decision",
    "statute_year": "year of an Act",
    "statute_in_force": "provision in force",
    "dates_in_order": "order of dates",
    "spent_before_signed": "spent before signature",
    "near_limit": "just below a limit",
    "limit_contradicted": "limit contradicted",
}
UNITS: dict[Unit, str] = {"pence": "£", "year": "year", "count": "count"}
ROLES = {
    "accepted": "to be accepted",
    "awarded": "awarded",
    "contract": "contract",
    "budget": "budget",
    "spent": "spent",
    "balance": "balance",
    "income": "income",
    "settlement": "settlement",
    "threshold": "limit",
    "context": "context",
    "unclear": "unclear",
}
QUALIFIERS = {"exact": "", "up_to": "up to", "at_least": "at least", "approximate": "about"}
RATES = {"total": "", "per_year": "a year", "per_item": "each", "unclear": "in total or each year: unclear"}
DOCUMENTS = {"page": "web page", "signed_form": "signed form", "appendix": "appendix", "other": "document"}
DECISIONS = {
    "grant_acceptance": "acceptance of a grant",
    "grant_award": "award of grants",
    "contract_award": "award of a contract",
    "contract_variation": "variation of a contract",
    "budget": "budget",
    "disposal": "disposal",
    "collaboration": "collaboration",
    "legal": "legal",
    "policy": "policy",
    "other": "other",
}

UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without control characters and without those that turn the direction of writing."""
    return UNPRINTED.sub("", text)


def verdicts(verdict: str, number: int) -> str:
    """Return a verdict as it is said of so many checks: 1 agrees exactly, 2 agree exactly, 1 with two readings."""
    said = "with two readings" if verdict == "ambiguous" else VERDICTS[verdict]
    return said if number == 1 else said.replace("agrees", "agree").replace("does not", "do not")


def value(number: int | Fraction, unit: Unit) -> str:
    """Return a figure in its unit: pounds where it counts pence, a year as it is, other counts with commas."""
    if unit == "pence":
        return format_pence(number)
    return f"{int(number)}" if unit == "year" else f"{int(number):,}"


def span(low: int | None, high: int | None, unit: Unit) -> str | None:
    """Return an interval as one figure where it is a point, else as two; "2012 or later" where it has no end."""
    if low is None or high is None:
        end, open_at = (low, "later") if high is None else (high, "earlier")
        return None if end is None else f"{value(end, unit)} or {open_at}"
    return value(low, unit) if low == high else f"{value(low, unit)} to {value(high, unit)}"


def difference(check: Check) -> str | None:
    """Return how far a check's two sides lie apart, without sign; None where they agree or nothing was computed."""
    if not check.difference_pence:
        return None
    apart = value(abs(check.difference_pence), check.unit)
    return f"{apart} years" if check.unit == "year" else apart


def years(amount: Amount) -> str | None:
    """Return the financial years that an amount is for."""
    if amount.first_year == amount.last_year or amount.last_year is None:
        return amount.first_year
    return f"{amount.first_year} to {amount.last_year}"


def day(on: date | None) -> str | None:
    """Return a date as it is spoken: 7 December 2020."""
    return None if on is None else f"{on.day} {on:%B %Y}"


def moment(run_id: str) -> str:
    """Return when a run began, as people say it.

    >>> moment("20261122T091500Z")
    '22 November 2026, 09:15 UTC'
    """
    began = datetime.strptime(run_id, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return f"{day(began.date())}, {began:%H:%M} UTC"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 check, 2 checks."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
