"""Fetches: the runs of `pcd fetch`. One that was killed is gone on with, and its work is not asked for again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pipeline.store.ledger import Store

Kind = Literal["nightly", "full"]
Outcome = Literal["complete", "limited", "incomplete", "stopped"]
# What was asked for before that may have changed since: a fetch that stopped longer ago is begun anew.
STALE = timedelta(hours=24)


@dataclass(frozen=True)
class Fetch:
    """One run of `pcd fetch`, from its first start to its end."""

    fetch_id: int
    kind: Kind
    started_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    stated: int | None = None
    message: str | None = None

    @property
    def ended_at(self) -> datetime:
        """Return when it ended, or, where it did not, when it began."""
        return self.finished_at or self.started_at


def begin(store: Store, kind: Kind, now: datetime, *, is_partial: bool = False) -> Fetch:
    """Return the fetch that is under way: the last one where it did not come to its end, else a new one.

    A partial fetch is always a new one: by its end, the one that was broken off would pass for ended.
    """
    last = None if is_partial else last_fetch(store)
    if last and last.outcome in {None, "stopped"} and last.kind == kind and now - last.started_at < STALE:
        return last
    with store.transaction() as sql:
        made = sql.execute("INSERT INTO fetches (kind, started_at) VALUES (?, ?)", (kind, stamp(now)))
    return Fetch(made.lastrowid or 0, kind, now)


def end(store: Store, fetch: Fetch, outcome: Outcome, now: datetime, message: str | None = None) -> Fetch:
    """Write how a fetch ended, and return it so."""
    with store.transaction() as sql:
        sql.execute(
            "UPDATE fetches SET finished_at = ?, outcome = ?, message = ? WHERE fetch_id = ?",
            (stamp(now), outcome, message, fetch.fetch_id),
        )
        row = sql.execute("SELECT * FROM fetches WHERE fetch_id = ?", (fetch.fetch_id,)).fetchone()
    return _fetch(row)


def last_fetch(store: Store, kind: Kind | None = None, outcome: Outcome | None = None) -> Fetch | None:
    """Return the last fetch, of a kind and with an outcome where these are given."""
    row = store.sql.execute(
        "SELECT * FROM fetches WHERE kind = coalesce(?, kind) AND (? IS NULL OR outcome = ?)"
        " ORDER BY fetch_id DESC LIMIT 1",
        (kind, outcome, outcome),
    ).fetchone()
    return _fetch(row) if row else None


def unfinished(store: Store) -> Fetch | None:
    """Return the fetch that took over the list and never came to its end, so that what is held is of two days."""
    row = store.sql.execute(
        "SELECT * FROM fetches WHERE stated IS NOT NULL AND outcome IS NOT 'limited' AND fetch_id >"
        " (SELECT coalesce(max(fetch_id), 0) FROM fetches WHERE outcome = 'complete')"
        " ORDER BY fetch_id DESC LIMIT 1"
    ).fetchone()
    return _fetch(row) if row else None


def is_full_due(store: Store, now: datetime, days: int) -> bool:
    """Return whether everything should be asked for anew: so many days after the last time, or the first fetch."""
    row = store.sql.execute(
        "SELECT coalesce(max(started_at) FILTER (WHERE kind = 'full'), min(started_at)) AS since FROM fetches"
        " WHERE outcome = 'complete'"
    ).fetchone()
    return row["since"] is not None and now - datetime.fromisoformat(row["since"]) >= timedelta(days=days)


def stamp(time: datetime) -> str:
    """Return a time as the ledger writes it."""
    return time.isoformat(timespec="microseconds")


def _fetch(row: sqlite3.Row) -> Fetch:
    return Fetch(
        row["fetch_id"],
        row["kind"],
        datetime.fromisoformat(row["started_at"]),
        _time(row["finished_at"]),
        row["outcome"],
        row["stated"],
        row["message"],
    )


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
