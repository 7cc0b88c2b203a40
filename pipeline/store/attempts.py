"""Attempts: the requests that brought neither a list nor a document, and until when the source is to be left alone.

Each is written before anything else is done, so that the wait that a refusal asks for outlives a kill.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from pipeline.store.fetches import stamp
from pipeline.store.ledger import Store


def note_attempt(
    store: Store,
    url: str,
    at: datetime,
    reason: str | None = None,
    headers: Mapping[str, str] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Write one attempt, with the reason why it was refused, None for a robots.txt that came."""
    with store.transaction() as sql:
        sql.execute(
            "INSERT INTO attempts (url, at, reason, headers, not_before) VALUES (?, ?, ?, ?, ?)",
            (
                url,
                stamp(at),
                reason,
                json.dumps(dict(headers)) if headers else None,
                stamp(not_before) if not_before else None,
            ),
        )


def permitted_from(store: Store) -> datetime | None:
    """Return the latest time before which the source asked not to be asked again, by any of its hosts."""
    (until,) = store.sql.execute("SELECT max(not_before) FROM attempts").fetchone()
    return datetime.fromisoformat(until) if until else None
