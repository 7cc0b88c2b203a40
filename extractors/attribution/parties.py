"""Parties: who pays each sum and who gets it, and which bodies the document names as giving or getting.

First what the sentence of a sum says, then what other mentions of the same money and the whole of a part say, last the
only payer of a paper for money that comes in, and the only payee for money that goes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from extractors.attribution.bearings import Side
from extractors.attribution.claims import PAID, Claims, Party, is_possible, names, read_claims
from extractors.attribution.shares import counted_parts, same_money
from extractors.organisations import bodies
from pipeline.extract import Reading
from pipeline.records import Amount, Organisation, OrganisationRole

Column = Literal["funder", "recipient"]
COLUMNS: dict[Side, Column] = {"payer": "funder", "payee": "recipient"}


class Book:
    """The amounts of a document while their parties are written; what is settled as shared by several stays empty."""

    def __init__(self, amounts: list[Amount]) -> None:
        self.amounts = amounts
        self.settled: set[tuple[str, Side]] = set()

    def value(self, i: int, side: Side) -> str | None:
        """Return who stands on one side of a sum so far."""
        found: str | None = getattr(self.amounts[i], COLUMNS[side])
        return found

    def is_open(self, i: int, side: Side) -> bool:
        """Return whether a sum may still be given a party on this side."""
        amount = self.amounts[i]
        return amount.role in PAID and (amount.amount_id, side) not in self.settled

    def write(self, i: int, side: Side, party: Party) -> None:
        """Write a party and its evidence, once and for all."""
        amount = self.amounts[i]
        because = "; ".join(filter(None, (amount.because, party.because)))
        self.amounts[i] = amount.model_copy(update={COLUMNS[side]: party.name, "because": because})
        self.settled.add((amount.amount_id, side))


def extract(reading: Reading) -> None:
    """Write funder and recipient into the amounts, and a row for each body that pays or is paid."""
    claims = read_claims(reading)
    book = Book(reading.facts.amounts)
    for side in COLUMNS:
        for i, amount in enumerate(book.amounts):
            party = claims.party(amount, side)
            if party and book.is_open(i, side):
                book.write(i, side, party)
        _share(book, side)
        _divide(book, side, claims)
        _share(book, side)
        _fall_back(book, side, names(claims.tellings, side))
    reading.facts.organisations += _rows(reading, claims)


def _share(book: Book, side: Side) -> None:
    """Write the party of a sum to the other mentions of the same money."""
    for places in same_money(book.amounts):
        values = {value for i in places if (value := book.value(i, side))}
        for i in places:
            if len(values) == 1 and book.is_open(i, side):
                book.write(i, side, Party(*values, f"{side}: as in another mention of the same money"))


def _divide(book: Book, side: Side, claims: Claims) -> None:
    """Write the party of a whole to its parts, and the one that all its parts have to the whole."""
    place = {amount.amount_id: i for i, amount in enumerate(book.amounts)}
    told = [(place[whole], (place[part],)) for whole, part in claims.parts if whole in place and part in place]
    for whole, run in [*told, *counted_parts(book.amounts)]:
        value = book.value(whole, side)
        shared = {book.value(i, side) for i in run}
        if value is None and len(run) > 1 and len(shared) == 1 and None not in shared and book.is_open(whole, side):
            book.write(whole, side, Party(*shared, f"{side}: as of all its parts"))
        for i in run:
            if value is not None and book.is_open(i, side):
                book.write(i, side, Party(value, f"{side}: as of {book.amounts[whole].as_written}, of which it is a part"))


def _fall_back(book: Book, side: Side, found: Iterable[str]) -> None:
    """Write the only payer of the paper for money that comes in, or the only payee for money that goes out."""
    only = set(found)
    roles = ("accepted", "settlement") if side == "payer" else ("contract", "awarded")
    for i, amount in enumerate(book.amounts):
        if len(only) == 1 and amount.role in roles and book.is_open(i, side):
            book.write(i, side, Party(*only, f"{side}: the only one that the paper names"))


def _rows(reading: Reading, claims: Claims) -> list[Organisation]:
    """Return a row for each body that pays or is paid, at its first mention as such."""
    rows: dict[tuple[str, OrganisationRole], Organisation] = {}
    used = {("payer", a.funder) for a in reading.facts.amounts} | {("payee", a.recipient) for a in reading.facts.amounts}
    for telling in claims.tellings:
        side, name = telling.bearing.side, telling.name
        if not is_possible(telling.bearing) or not (telling.is_strong or telling.is_summed or (side, name) in used):
            continue
        role: OrganisationRole = COLUMNS[side]
        if (name, role) in rows:
            continue
        known = bodies().get(telling.bearing.body.kb_id_)
        rows[name, role] = Organisation(
            **reading.place(telling.span, f"parties.{side}"),
            organisation_id=reading.identify(telling.span.start, role),
            name=name,
            as_written=reading.document[telling.span],
            role=role,
            org_id=known.org_id if known and not known.owner else None,
        )
    return list(rows.values())
