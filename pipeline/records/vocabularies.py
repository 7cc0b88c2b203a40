"""Vocabularies: the words that a column may hold, as the contract has them."""

from __future__ import annotations

from typing import Literal

DecisionType = Literal[
    "grant_acceptance",
    "grant_award",
    "contract_award",
    "contract_variation",
    "budget",
    "disposal",
    "collaboration",
    "legal",
    "policy",
    "other",
]
AmountRole = Literal[
    "accepted",
    "awarded",
    "contract",
    "budget",
    "spent",
    "balance",
    "income",
    "settlement",
    "threshold",
    "context",
    "unclear",
]
Qualifier = Literal["exact", "up_to", "at_least", "approximate"]
Rate = Literal["total", "per_year", "per_item", "unclear"]
OrganisationRole = Literal["funder", "recipient", "supplier", "partner", "applicant"]
CitationRole = Literal["power", "duty", "exemption", "delegation", "repealed", "mention"]
CitationStatus = Literal["ok", "year_mismatch", "unknown_instrument", "repealed"]
DocumentStatus = Literal["read", "quarantined"]
DocumentKind = Literal["page", "signed_form", "appendix", "other"]
ArithmeticCode = Literal[  # what the figures of one text can show
    "rows_sum_to_total",
    "running_balance",
    "committed_plus_remaining",
    "table_agrees_with_text",
    "parts_sum_to_whole",
    "unit_times_count",
    "years_sum_to_total",
    "annual_times_years",
    "percentage_of",
    "figure_restated",
]
OtherCode = Literal[  # what takes the law, the days or another paper as well, or is no equation
    "earlier_decision_agrees",
    "statute_year",
    "statute_in_force",
    "dates_in_order",
    "spent_before_signed",
    "near_limit",
    "limit_contradicted",
]
CheckCode = Literal[ArithmeticCode, OtherCode]
RegisterStatus = Literal["published", "unread", "withdrawn", "gap"]
Verdict = Literal["exact", "consistent", "inconsistent", "ambiguous", "question", "blocked", "not_applicable"]
Unit = Literal["pence", "year", "count"]
Stage = Literal["fetch", "parse", "extract", "assemble", "reconcile", "review"]
