"""Book: the sums of a document while those who pay them, or are paid, are written into them."""

from __future__ import annotations

from typing import Literal

from extractors.attribution.claims import Party
from extractors.attribution.tellings import PAID
from extractors.lexicon.bearings import Side
from pipeline.records import Amount

Column = Literal["funder", "recipient"]
COLUMNS: dict[Side, Column] = {"payer": "funder", "payee": "recipient"}


class Book:
    """The amounts of a document while one side of them is written; what several share is settled, and stays empty."""

    def __init__(self, amounts: list[Amount], side: Side) -> None:
        self.amounts = amounts
        self.side: Side = side
        self.settled: set[str] = set()

    def value(self, i: int) -> str | None:
        """Return who stands on this side of a sum so far."""
        found: str | None = getattr(self.amounts[i], COLUMNS[self.side])
        return found

    def is_open(self, i: int) -> bool:
        """Return whether a sum may still be given a party."""
        return self.amounts[i].role in PAID and self.amounts[i].amount_id not in self.settled

    def write(self, i: int, party: Party) -> None:
        """Write a party and its evidence, once and for all."""
        amount = self.amounts[i]
        because = "; ".join(filter(None, (amount.because, party.because)))
        self.amounts[i] = amount.model_copy(update={COLUMNS[self.side]: party.name, "because": because})
        self.settled.add(amount.amount_id)
