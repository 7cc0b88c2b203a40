"""Entries: the decision pages that the list names, and what becomes of one that it names no longer.

A page that the list does not show is `moved` when the list names its decision at another address, else `missing`, and
`withdrawn` only after two complete walks without it. It keeps its row, its versions and its history, and may return.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipeline.store.answers import note_event
from pipeline.store.fetches import Fetch, stamp
from pipeline.store.ledger import Store

Place = Literal["listed", "moved", "missing", "withdrawn"]
WALKS_UNTIL_WITHDRAWN = 2


@dataclass(frozen=True)
class Listed:
    """A decision page as the list names it."""

    address: str
    url: str
    title: str
    reference: str | None


@dataclass(frozen=True)
class KnownEntry:
    """A decision page that the list names or once named; its own word on its number counts more than the list's."""

    address: str
    url: str
    title: str
    reference: str | None
    place: Place
    missing: int
    settled_by: int
    first_listed: datetime
    withdrawn_at: datetime | None


def entries(store: Store) -> list[KnownEntry]:
    """Return all decision pages that were ever listed, by address."""
    rows = store.sql.execute(
        "SELECT *, coalesce(page_reference, listed_reference) AS reference FROM entries ORDER BY address"
    )
    return [_known(row) for row in rows]


def settle(
    store: Store, fetch: Fetch, listed: Sequence[Listed], stated: int, now: datetime, *, is_partial: bool = False
) -> None:
    """Write the outcome of a complete walk: what is listed, moved, missing, withdrawn, or has returned.

    A partial fetch marks what it misses, and withdraws nothing.
    """
    known = {entry.address: entry for entry in entries(store)}
    seen = {entry.address for entry in listed}
    numbers = {_number(entry, known) for entry in listed} - {None}
    with store.transaction() as sql:
        sql.execute("UPDATE fetches SET stated = ? WHERE fetch_id = ?", (stated, fetch.fetch_id))
        for entry in listed:
            _note_listed(sql, fetch, entry, now)
            if entry.address in known and known[entry.address].place == "withdrawn":
                note_event(sql, fetch, now, "returned", entry.address)
        for address in known.keys() - seen:
            is_elsewhere = known[address].reference in numbers
            _note_absent(sql, fetch, known[address], now, is_elsewhere=is_elsewhere, counts=not is_partial)


def numbers_at(store: Store, address: str) -> tuple[str | None, str | None]:
    """Return the reference that the list gives a page, and the one that the page states; None where there is none."""
    row = store.sql.execute(
        "SELECT listed_reference, page_reference FROM entries WHERE address = ?", (address,)
    ).fetchone()
    return (row["listed_reference"], row["page_reference"]) if row else (None, None)


def stands_elsewhere(store: Store, reference: str, address: str) -> bool:
    """Return whether the list names a decision at another address than this."""
    return bool(
        store.sql.execute(
            "SELECT count(*) FROM entries WHERE coalesce(page_reference, listed_reference) = ? AND address <> ?"
            " AND place = 'listed'",
            (reference, address),
        ).fetchone()[0]
    )


def current(known: Iterable[KnownEntry], read: set[str]) -> list[KnownEntry]:
    """Return the pages that stand for their decisions now; `read` are the addresses of which bytes are held.

    A page that moved stands for its decision until its new address was read.
    """
    known = list(known)
    there = [entry for entry in known if entry.place in {"listed", "missing"}]
    settled = {entry.reference for entry in there if entry.address in read}
    return there + [entry for entry in known if entry.place == "moved" and entry.reference not in settled]


def _number(entry: Listed, known: dict[str, KnownEntry]) -> str | None:
    before = known.get(entry.address)
    return before.reference if before and before.reference else entry.reference


def _note_listed(sql: sqlite3.Connection, fetch: Fetch, entry: Listed, now: datetime) -> None:
    sql.execute(
        "INSERT INTO entries (address, url, title, listed_reference, place, settled_by, first_listed)"
        " VALUES (?, ?, ?, ?, 'listed', ?, ?) ON CONFLICT (address) DO UPDATE SET url = excluded.url,"
        " title = excluded.title, listed_reference = excluded.listed_reference, place = 'listed', missing = 0,"
        " settled_by = excluded.settled_by, withdrawn_at = NULL",
        (entry.address, entry.url, entry.title, entry.reference, fetch.fetch_id, stamp(now)),
    )


def _note_absent(
    sql: sqlite3.Connection, fetch: Fetch, entry: KnownEntry, now: datetime, *, is_elsewhere: bool, counts: bool
) -> None:
    if entry.place == "withdrawn" or (not is_elsewhere and entry.settled_by == fetch.fetch_id):
        return  # a fetch that was gone on with walks the list again, and that is no second walk
    missing = 0 if is_elsewhere else entry.missing + counts
    place = "moved" if is_elsewhere else "withdrawn" if missing >= WALKS_UNTIL_WITHDRAWN else "missing"
    sql.execute(
        "UPDATE entries SET place = ?, missing = ?, settled_by = ?, withdrawn_at = ? WHERE address = ?",
        (place, missing, fetch.fetch_id, stamp(now) if place == "withdrawn" else None, entry.address),
    )
    if place != entry.place:
        note_event(sql, fetch, now, place, entry.address)


def _known(row: sqlite3.Row) -> KnownEntry:
    withdrawn = row["withdrawn_at"]
    return KnownEntry(
        row["address"],
        row["url"],
        row["title"],
        row["reference"],
        row["place"],
        row["missing"],
        row["settled_by"],
        datetime.fromisoformat(row["first_listed"]),
        datetime.fromisoformat(withdrawn) if withdrawn else None,
    )
