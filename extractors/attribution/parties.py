"""Parties: who pays each sum and who gets it, and which bodies the document names as giving or getting.

First what the sentence of a sum says, then what other mentions of the same money and the whole of a part say, then the
only payer of a paper for money that comes in, or else the only department, and the only payee for money that goes out;
last, where none of this tells, whom the encoder names.
"""

from __future__ import annotations

from extractors.attribution import outgoing
from extractors.attribution.book import COLUMNS, Book
from extractors.attribution.claims import Claims, Party, read_claims
from extractors.attribution.hearing import Hearing
from extractors.attribution.shares import counted_parts, same_money
from extractors.attribution.sole import PASSED_ON, gets, pays
from extractors.attribution.tellings import is_possible
from extractors.lexicon.bearings import Side
from extractors.lexicon.organisations import bodies
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.records import Amount, Decision, Organisation, OrganisationRole


def extract(reading: Reading) -> None:
    """Write funder and recipient into the amounts, and a row for each body that pays or is paid."""
    claims = read_claims(reading)
    outgoing.extract(reading, claims)
    hearing = Hearing(reading)
    for side in COLUMNS:
        book = Book(reading.facts.amounts, side)
        _tell(book, claims)
        _share(book)
        _divide(book, claims)
        _share(book)
        _fall_back(book, claims, reading.facts.decision.decision_type)
        _take_in(book, claims)
        _take_for(book, claims, reading.facts.decision)
        _divide(book, claims)
        hearing.write(book)
    reading.facts.organisations += _rows(reading, claims, hearing)


def _tell(book: Book, claims: Claims) -> None:
    """Write what the sentence of each sum says."""
    for i, amount in enumerate(book.amounts):
        if book.is_open(i) and (party := claims.party(amount, book.side)):
            book.write(i, party)


def _share(book: Book) -> None:
    """Write the party of a sum to the other mentions of the same money."""
    for places in same_money(book.amounts, whatever_role=book.side == "payer"):
        values = {value for i in places if (value := book.value(i))}
        if len(values) == 1:
            party = Party(values.pop(), f"{book.side}: as in another mention of the same money")
            for i in filter(book.is_open, places):
                book.write(i, party)


def _divide(book: Book, claims: Claims) -> None:
    """Write the party of a whole to its parts, and the one that all its parts have to the whole."""
    place = {amount.amount_id: i for i, amount in enumerate(book.amounts)}
    drawn = claims.drawn if book.side == "payer" else []
    told = [(place[whole], (place[part],)) for whole, part in [*claims.parts, *drawn]]
    counted = [(whole, run) for whole, run in counted_parts(book.amounts) if _is_of_a_kind(book.amounts, whole, run)]
    for whole, run in [*told, *counted]:
        value, shared = book.value(whole), {book.value(i) for i in run}
        if value is None and len(run) > 1 and len(shared) == 1 and shared != {None} and book.is_open(whole):
            book.write(whole, Party(shared.pop(), f"{book.side}: as of all its parts"))
        if value is not None:
            party = Party(value, f"{book.side}: as of {book.amounts[whole].as_written}, of which it is a part")
            for i in filter(book.is_open, run):
                if not _is_anothers(book.side, book.amounts[i], book.amounts[whole]):
                    book.write(i, party)


def _is_anothers(side: Side, amount: Amount, whole: Amount) -> bool:
    """Return whether a sum has another party than its whole: it was paid before, or it is taken in for what is paid."""
    taken = "context" if side == "payer" else "accepted"
    return amount.role == taken and whole.role == "contract"


def _is_of_a_kind(amounts: list[Amount], whole: int, run: tuple[int, ...]) -> bool:
    """Return whether sums that add up to another can be its parts: what is decided is no part of what is not."""
    return amounts[whole].role != "context" or all(amounts[i].role == "context" for i in run)


def _fall_back(book: Book, claims: Claims, decision_type: str | None) -> None:
    """Write the only payer of the paper for the money that such a body pays, or the only payee for what goes out."""
    with_own, without = claims.only(book.side), claims.only(book.side, own=False)
    is_of_grant = decision_type == "grant_acceptance" and book.side == "payer"
    is_all = with_own is not None and without is not None and with_own.name == without.name
    most = max((amount.value_pence for amount in book.amounts if amount.role == "accepted"), default=0) * is_all
    for i, amount in enumerate(book.amounts):
        is_use = amount.role == "budget" and amount.value_pence <= most
        is_passed_on = is_of_grant and (amount.role in PASSED_ON or is_use) and amount.rate != "per_item"
        only = without if amount.role == "accepted" or is_passed_on else with_own
        if only is None or not book.is_open(i):
            continue
        if book.side == "payee":
            is_his = gets(only, amount, book.amounts, decision_type)
        elif is_passed_on:
            is_his = amount.value_pence not in claims.elsewhere
        else:
            is_his = pays(only, amount)
        if is_his:
            book.write(i, Party(only.name, f"{book.side}: the only one that the paper names"))


def _take_in(book: Book, claims: Claims) -> None:
    """Write the only department of a paper for the money that is taken in, wherever else it is named."""
    department = claims.only_department() if book.side == "payer" else None
    if department is None:
        return
    for i, amount in enumerate(book.amounts):
        if amount.role == "accepted" and book.is_open(i):
            book.write(i, Party(department, "payer: the only department that the paper names"))


def _take_for(book: Book, claims: Claims, decision: Decision) -> None:
    """Write the national body with which the title of an acceptance begins for what is taken in."""
    if book.side == "payer" or decision.decision_type != "grant_acceptance":
        return
    begins = (decision.title or "").startswith
    name = next((full for known, (full, _) in claims.nationals.items() if begins(tuple(bodies()[known].forms))), None)
    for i, amount in enumerate(book.amounts):
        if name and amount.role == "accepted" and book.is_open(i):
            book.write(i, Party(name, "payee: the title begins with it"))


def _rows(reading: Reading, claims: Claims, hearing: Hearing) -> list[Organisation]:
    """Return a row for each body that pays or is paid, at its first mention as such."""
    rows: dict[tuple[str, OrganisationRole], Organisation] = {}
    amounts = reading.facts.amounts
    used = {("payer", amount.funder) for amount in amounts} | {("payee", amount.recipient) for amount in amounts}
    suppliers = {amount.recipient for amount in amounts if amount.role == "contract"}
    for telling in claims.tellings:
        side, name = telling.bearing.side, telling.name
        if not is_possible(telling.bearing) or not (telling.is_strong or (side, name) in used):
            continue
        is_supplier = side == "payee" and name in suppliers
        role: OrganisationRole = "supplier" if is_supplier else COLUMNS[side]
        if (name, role) not in rows:
            rows[name, role] = _row(reading, telling.span, name, role, telling.bearing.body.kb_id_)
    for known, (name, span) in claims.departments.items():
        if ("payer", name) in used and (name, "funder") not in rows:
            rows[name, "funder"] = _row(reading, span, name, "funder", known)
    for known, (name, span) in claims.nationals.items():
        if ("payee", name) in used and not {(name, "recipient"), (name, "supplier")} & rows.keys():
            rows[name, "recipient"] = _row(reading, span, name, "recipient", known)
    for side, name, span, known in hearing.told:
        role = "supplier" if side == "payee" and name in suppliers else COLUMNS[side]
        if not {(name, role), (name, COLUMNS[side])} & rows.keys():
            rows[name, role] = _row(reading, span, name, role, known)
    return list(rows.values())


def _row(reading: Reading, span: Span, name: str, role: OrganisationRole, known_as: str) -> Organisation:
    """Return the row of a body at its first place; `known_as` is its name in the vocabulary, if it is there."""
    known = bodies().get(known_as)
    side = "payer" if role == "funder" else "payee"
    return Organisation(
        **reading.place(span, f"parties.{side}"),
        organisation_id=reading.identify(span.start, role),
        name=name,
        as_written=reading.document[span],
        role=role,
        org_id=known.org_id if known and not known.owner else None,
    )
