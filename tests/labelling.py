"""Labelling: hand-made labels for the tests of scores; figures and names are our own."""

from __future__ import annotations

from typing import Any


def label_amount(written: str, pence: int, **more: Any) -> dict[str, Any]:
    plain = {"qualifier": "exact", "role": "budget", "rate": "total"}
    unknown = dict.fromkeys(("first_year", "last_year", "funder", "recipient"))
    return {"as_written": written, "value_pence": pence} | plain | unknown | more


NINETY, FORTY = label_amount("£90,000", 90_000_00), label_amount("£40,000", 40_000_00)


def label_text(**more: Any) -> dict[str, Any]:
    unknown = dict.fromkeys(("title", "date_signed", "decision_maker", "decision_type"))
    lists: dict[str, list[Any]] = {
        name: [] for name in ("amounts", "funders", "recipients", "legal_basis", "related_decisions", "identities")
    }
    return {"reference": "PCD 90001"} | unknown | lists | more
