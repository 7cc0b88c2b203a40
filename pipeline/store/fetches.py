"""Fetches: the runs of `pcd fetch`. One that was killed is gone on with, and its work is not asked for again."""

from __future__ import annotations

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


def begin(store: Store, kind: Kind, now: datetime) -> Fetch:
    """Return the fetch that is under way: the last one where it did not come to its end, else a new one."""
    last = last_fetch(store)
    if last and last.outcome in {None, "stopped"} and last.kind == kind and now - last.started_at < STALE:
        return last
    with store.transaction() as sql:
        made = sql.execute("INSERT INTO fetches (kind, started_at) VALUES (?, ?)", (kind, stamp(now)))
    return Fetch(made.lastrowid or 0, kind, now)


def end(store: Store, fetch: Fetch, outcome: Outcome, now: datetime, message: str | None = None) -> None:
    """Write how a fetch ended."""
    with store.transaction() as sql:
        sql.execute(
            "UPDATE fetches SET finished_at = ?, outcome = ?, message = ? WHERE fetch_id = ?",
            (stamp(now), outcome, message, fetch.fetch_id),
        )


def last_fetch(store: Store, kind: Kind | None = None, outcome: Outcome | None = None) -> Fetch | None:
    """Return the last fetch, of a kind and with an outcome where these are given."""
    row = store.sql.execute(
        "SELECT * FROM fetches WHERE kind = coalesce(?, kind) AND (? IS NULL OR outcome = ?)"
        " ORDER BY fetch_id DESC LIMIT 1",
        (kind, outcome, outcome),
    ).fetchone()
    if row is None:
        return None
    ended = datetime.fromisoformat(row["finished_at"]) if row["finished_at"] else None
    return Fetch(
        row["fetch_id"],
        row["kind"],
        datetime.fromisoformat(row["started_at"]),
        ended,
        row["outcome"],
        row["stated"],
        row["message"],
    )


def stamp(time: datetime) -> str:
    """Return a time as the ledger writes it."""
    return time.isoformat(timespec="microseconds")
