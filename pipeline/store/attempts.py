"""Attempts: the requests that brought neither a list nor a document, and until when the source is to be left alone.

Each is written before anything else is done, so that the wait that a refusal asks for outlives a kill.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from pipeline.store.fetches import stamp
from pipeline.store.ledger import Store

LAST_REQUESTS = (
    "SELECT asked_at FROM requests ORDER BY request_id DESC LIMIT 1",
    "SELECT at FROM attempts ORDER BY attempt_id DESC LIMIT 1",
)


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


def permitted_from(store: Store, now: datetime, seconds_between: float) -> datetime | None:
    """Return when the source may be asked again: when its hosts permit it, and so long after the last request."""
    (until,) = store.sql.execute("SELECT max(not_before) FROM attempts").fetchone()
    times = [datetime.fromisoformat(until)] if until else []
    for newest in LAST_REQUESTS:
        if (row := store.sql.execute(newest).fetchone()) is not None:
            last = min(datetime.fromisoformat(row[0]), now)  # a clock that was put back must not stop us for hours
            times.append(last + timedelta(seconds=seconds_between))
    return max(times, default=None)
