"""Lists: what the source's list pages said last, so that one that has not changed need not be sent again.

Of a list page the ledger keeps what it says and not its bytes: all that it tells stands on the decisions' own pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.store.addresses import Became
from pipeline.store.answers import Asked, note_request
from pipeline.store.fetches import Fetch
from pipeline.store.ledger import Store


@dataclass(frozen=True)
class Remembered:
    """What a list page said, as JSON, and with what to ask whether it still says so."""

    content: str
    etag: str | None
    last_modified: str | None


def recall(store: Store, address: str) -> Remembered | None:
    """Return what a list page said last, None where it was never read."""
    row = store.sql.execute("SELECT * FROM lists WHERE address = ?", (address,)).fetchone()
    return Remembered(row["content"], row["etag"], row["last_modified"]) if row else None


def remember(store: Store, fetch: Fetch, asked: Asked, content: str) -> None:
    """Write what a list page says now."""
    with store.transaction() as sql:
        sql.execute("INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?)", (asked.address, *asked.validators, content))
        note_request(sql, fetch, asked, "listed")


def note(store: Store, fetch: Fetch, asked: Asked, became: Became, reason: str | None, message: str | None) -> None:
    """Write that a list page said nothing new, or nothing that can be read."""
    with store.transaction() as sql:
        note_request(sql, fetch, asked, became, reason, message)
