"""Addresses: what is known of each decision page and attachment, and with what to ask for it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipeline.store.fetches import stamp
from pipeline.store.ledger import Store

Kind = Literal["page", "attachment"]
Became = Literal["listed", "new", "changed", "same", "not_modified", "quarantined", "failed"]
GOOD = frozenset(["new", "changed", "same"])
Validators = tuple[str | None, str | None]  # ETag and Last-Modified
NO_VALIDATORS: Validators = (None, None)


@dataclass(frozen=True)
class Outcome:
    """What a request of an address came to: a reason where it gave nothing.

    `validators` are those of the bytes that came, `file_name` what the source calls them.
    """

    became: Became
    at: datetime
    reason: str | None = None
    message: str | None = None
    validators: Validators = NO_VALIDATORS
    file_name: str | None = None


def validators_of(headers: Mapping[str, str]) -> Validators:
    """Return ETag and Last-Modified of an answer; the names of its headers are lower case."""
    return headers.get("etag"), headers.get("last-modified")


def validators(store: Store, address: str) -> Validators:
    """Return ETag and Last-Modified to ask an address with: none unless it is known what bytes they speak of.

    Those are the bytes on the shelf; or bytes that were refused last, and would be refused again.
    """
    if (refused := last_refusal(store, address)) is not None:
        return refused.validators
    row = store.sql.execute(
        "SELECT etag, last_modified, sha256, suffix, bytes FROM addresses JOIN versions USING (address)"
        " JOIN contents USING (sha256) WHERE address = ? ORDER BY number DESC LIMIT 1",
        (address,),
    ).fetchone()
    if row is None or not store.shelf.holds(row["sha256"], row["suffix"], row["bytes"]):
        return NO_VALIDATORS
    return row["etag"], row["last_modified"]


def last_refusal(store: Store, address: str) -> Outcome | None:
    """Return the last outcome of an address where it was a refusal of bytes that can be told by their validators."""
    row = store.sql.execute(
        "SELECT * FROM addresses WHERE address = ? AND coalesce(refused_etag, refused_last_modified) IS NOT NULL",
        (address,),
    ).fetchone()
    if row is None:
        return None
    marks = (row["refused_etag"], row["refused_last_modified"])
    at = datetime.fromisoformat(row["asked_at"])
    return Outcome(row["became"], at, row["reason"], row["message"], marks)


def note_address(sql: sqlite3.Connection, address: str, kind: Kind, outcome: Outcome) -> None:
    """Write the state of an address; only good bytes bring new validators, only a good answer a new time of check."""
    sql.execute(
        "INSERT INTO addresses (address, kind, asked_at, became) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (address, kind, stamp(outcome.at), outcome.became),
    )
    refused = outcome.validators if outcome.reason else NO_VALIDATORS
    sql.execute(
        "UPDATE addresses SET asked_at = ?, became = ?, reason = ?, message = ?, refused_etag = ?,"
        " refused_last_modified = ?, refusals = iif(?, refusals + 1, 0) WHERE address = ?",
        (
            stamp(outcome.at),
            outcome.became,
            outcome.reason,
            outcome.message,
            *refused,
            outcome.reason is not None,
            address,
        ),
    )
    if outcome.reason is None:
        sql.execute("UPDATE addresses SET checked_at = ? WHERE address = ?", (stamp(outcome.at), address))
    if outcome.became in GOOD:
        sql.execute(
            "UPDATE addresses SET etag = ?, last_modified = ?, file_name = coalesce(?, file_name) WHERE address = ?",
            (*outcome.validators, outcome.file_name, address),
        )
