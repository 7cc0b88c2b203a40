"""Answers: what became of a request. Nothing but good bytes ever makes a version, and versions only grow."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.store.addresses import Became, Kind, Outcome, Validators, note_address, validators_of
from pipeline.store.fetches import Fetch, stamp
from pipeline.store.ledger import Store

NOT_MODIFIED = 304
OTHER_DECISION = "other_decision"  # the reason of a page that is another decision's than the one asked for


@dataclass(frozen=True)
class Wish:
    """An address to be asked for."""

    address: str
    url: str
    kind: Kind


@dataclass(frozen=True)
class Asked:
    """A request, and what came back; no status where nothing did."""

    address: str
    url: str
    at: datetime
    final_url: str | None = None
    final_address: str | None = None
    hops: tuple[str, ...] = ()
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    bytes: int | None = None
    file_name: str | None = None

    @property
    def validators(self) -> Validators:
        """Return ETag and Last-Modified of the answer."""
        return validators_of(self.headers)


@dataclass(frozen=True)
class Page:
    """What a decision page says that the ledger keeps: its number, and where its attachments are."""

    reference: str | None
    attachments: tuple[tuple[str, str, str], ...] = ()  # address, url, label


def keep(store: Store, fetch: Fetch, wish: Wish, asked: Asked, data: bytes, page: Page | None = None) -> None:
    """Write good bytes, and whether they are new, changed or the same as before. Raises StoreError."""
    suffix = ".html" if wish.kind == "page" else ".pdf"
    sha256 = store.shelf.put(data, suffix)
    with store.transaction() as sql:
        last = _newest(sql, wish.address)
        became: Became = "new" if last is None else "same" if last["sha256"] == sha256 else "changed"
        outcome = Outcome(became, asked.at, validators=asked.validators, file_name=asked.file_name)
        note_address(sql, wish.address, wish.kind, outcome)
        if became != "same":
            sql.execute("INSERT OR IGNORE INTO contents VALUES (?, ?, ?)", (sha256, suffix, len(data)))
            number = last["number"] + 1 if last else 1
            sql.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", (wish.address, number, sha256, stamp(asked.at)))
            note_event(sql, fetch, asked.at, became, wish.address)
        if page is not None:
            _note_page(sql, wish.address, page)
        note_request(sql, fetch, asked, became)


def keep_nothing(store: Store, fetch: Fetch, wish: Wish, asked: Asked, outcome: Outcome) -> None:
    """Write that a request brought no bytes, or none that are good; what is held of the address stays as it is."""
    with store.transaction() as sql:
        note_address(sql, wish.address, wish.kind, outcome)
        note_request(sql, fetch, asked, outcome.became, outcome.reason, outcome.message)


def note_request(
    sql: sqlite3.Connection,
    fetch: Fetch,
    asked: Asked,
    became: Became,
    reason: str | None = None,
    message: str | None = None,
) -> None:
    """Write one request into an open transaction, and the aliases that it showed."""
    tells = asked.status is not None and asked.status != NOT_MODIFIED
    sql.execute(
        "INSERT INTO requests (fetch_id, address, url, asked_at, final_url, hops, status, headers, bytes, became,"
        " reason, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fetch.fetch_id,
            asked.address,
            asked.url if asked.url != asked.address else None,
            stamp(asked.at),
            asked.final_url if asked.final_url != asked.url else None,
            json.dumps(asked.hops) if len(asked.hops) > 1 else None,
            asked.status,
            json.dumps(dict(asked.headers)) if tells else None,
            asked.bytes,
            became,
            reason,
            message,
        ),
    )
    if asked.final_address and asked.final_address != asked.address:
        # What stands at the end is ours by another address; or it is another's, and we have its alias.
        ends = (asked.final_address, asked.address)
        alias, address = reversed(ends) if reason == OTHER_DECISION else ends
        sql.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)", (alias, address, stamp(asked.at)))


def note_event(sql: sqlite3.Connection, fetch: Fetch, at: datetime, what: str, address: str) -> None:
    """Write into an open transaction what changed."""
    sql.execute(
        "INSERT INTO events (fetch_id, at, what, address) VALUES (?, ?, ?, ?)",
        (fetch.fetch_id, stamp(at), what, address),
    )


def _newest(sql: sqlite3.Connection, address: str) -> sqlite3.Row | None:
    rows: Sequence[sqlite3.Row] = sql.execute(
        "SELECT number, sha256 FROM versions WHERE address = ? ORDER BY number DESC LIMIT 1", (address,)
    ).fetchall()
    return rows[0] if rows else None


def _note_page(sql: sqlite3.Connection, address: str, page: Page) -> None:
    sql.execute("UPDATE entries SET page_reference = ? WHERE address = ?", (page.reference, address))
    sql.execute("DELETE FROM links WHERE page = ?", (address,))
    for target, url, label in page.attachments:
        sql.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", (address, target, url, label))
