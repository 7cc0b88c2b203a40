"""Parties: who pays each sum and who gets it, and which bodies the document names as giving or getting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.attribution.bearings import Bearing, Side, bearings, reached
from extractors.attribution.sketch import sketches
from extractors.organisations import bodies
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.records import Amount, Organisation, OrganisationRole

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

# Whose sums have parties: a limit or what is left over belongs to nobody.
PAID = frozenset({"accepted", "awarded", "contract", "budget", "context", "spent", "settlement", "unclear"})
GOT = frozenset({"awarded", "contract", "budget", "context", "spent", "settlement", "unclear", "accepted"})


@dataclass(frozen=True)
class Party:
    """Who stands on one side of a sum; no name where several share it."""

    name: str | None
    because: str


@dataclass
class Ledger:
    """What the sentences of one document say of its sums, and of its bodies without a sum."""

    candidates: dict[tuple[str, Side], list[tuple[int, Bearing]]] = field(default_factory=lambda: defaultdict(list))
    named: list[tuple[Bearing, int]] = field(default_factory=list)


def extract(reading: Reading) -> None:
    """Write funder and recipient into the amounts, and a row for each body that pays or is paid."""
    ledger = _read(reading)
    reading.facts.amounts[:] = [_attributed(amount, ledger) for amount in reading.facts.amounts]
    _share_same_money(reading)
    _fall_back(reading, ledger)
    reading.facts.organisations += _rows(reading, ledger)


def payer_name(body: Tokens) -> str:
    """Return the canonical name of who pays: of a fund, its owner."""
    known = bodies().get(body.kb_id_)
    return (known.owner or known.name) if known else body.id_ or body.text


def payee_name(body: Tokens) -> str:
    """Return the fullest form in which the document names who is paid."""
    return body.id_ or body.text


def _read(reading: Reading) -> Ledger:
    ledger = Ledger()
    for passage in reading.passages:
        start, end = passage.paragraph.span
        amounts = [a for a in reading.facts.amounts if start <= a.char_start < end]
        for sketch in sketches(passage, amounts):
            here = bearings(sketch)
            for amount_id, bearing, distance in reached(sketch, here):
                ledger.candidates[amount_id, bearing.side].append((distance, bearing))
            ledger.named += [(bearing, passage.start) for bearing in here]
    return ledger


def _party(candidates: Iterable[tuple[int, Bearing]], side: Side) -> Party | None:
    """Return who stands nearest on one side of a sum."""
    usable = [(d, b) for d, b in candidates if _is_possible(b)]
    if not usable:
        return None
    _, nearest = min(usable, key=lambda pair: pair[0])
    name_of = payer_name if side == "payer" else payee_name
    names = {name_of(b.body) for _, b in usable if b.group == nearest.group}
    if len(names) > 1:
        return Party(None, f"{side}: several ({nearest.words})")
    return Party(names.pop(), f"{side}: {nearest.words}")


def _is_possible(bearing: Bearing) -> bool:
    kind = bearing.body.label_
    if bearing.side == "payee":
        return kind not in ("own", "fund", "department")
    return kind not in ("perhaps", "group", "company")


def _attributed(amount: Amount, ledger: Ledger) -> Amount:
    update: dict[str, str | None] = {}
    because = [amount.because] if amount.because else []
    payer = _party(ledger.candidates.get((amount.amount_id, "payer"), ()), "payer")
    if payer and amount.role in PAID:
        update["funder"] = payer.name
        because.append(payer.because)
    payee = _party(ledger.candidates.get((amount.amount_id, "payee"), ()), "payee")
    if payee and amount.role in GOT:
        update["recipient"] = payee.name
        because.append(payee.because)
    return amount.model_copy(update=update | {"because": "; ".join(because) or None}) if update else amount


def _share_same_money(reading: Reading) -> None:
    """Write the parties of a sum to its other mentions of the same role."""
    for name in ("funder", "recipient"):
        known: dict[tuple[int, str], set[str]] = defaultdict(set)
        for amount in reading.facts.amounts:
            if value := getattr(amount, name):
                known[amount.value_pence, amount.role].add(value)
        for i, amount in enumerate(reading.facts.amounts):
            values = known.get((amount.value_pence, amount.role), set())
            if getattr(amount, name) is None and len(values) == 1:
                reading.facts.amounts[i] = amount.model_copy(update={name: next(iter(values))})


def _fall_back(reading: Reading, ledger: Ledger) -> None:
    """Write the only payer of the document for money that comes in, and the only payee for money that goes out."""
    payers = {payer_name(b.body) for b, _ in ledger.named if b.side == "payer" and _is_possible(b) and b.body.label_ != "own"}
    payees = {payee_name(b.body) for b, _ in ledger.named if b.side == "payee" and _is_possible(b)}
    for i, amount in enumerate(reading.facts.amounts):
        if amount.role == "accepted" and amount.funder is None and len(payers) == 1:
            reading.facts.amounts[i] = amount.model_copy(update={"funder": next(iter(payers))})
        if amount.role in ("contract", "awarded") and amount.recipient is None and len(payees) == 1:
            reading.facts.amounts[i] = amount.model_copy(update={"recipient": next(iter(payees))})


def _rows(reading: Reading, ledger: Ledger) -> list[Organisation]:
    rows: dict[tuple[str, OrganisationRole], Organisation] = {}
    for bearing, start in ledger.named:
        if not _is_possible(bearing):
            continue
        name = payer_name(bearing.body) if bearing.side == "payer" else payee_name(bearing.body)
        role: OrganisationRole = "funder" if bearing.side == "payer" else "recipient"
        if (name, role) in rows:
            continue
        span = Span(start + bearing.body.start_char, start + bearing.body.end_char)
        known = bodies().get(bearing.body.kb_id_)
        rows[name, role] = Organisation(
            **reading.place(span, f"parties.{bearing.side}"),
            organisation_id=reading.identify(span.start, role),
            name=name,
            as_written=reading.document[span],
            role=role,
            org_id=known.org_id if known and not known.owner else None,
        )
    return list(rows.values())
