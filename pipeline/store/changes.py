"""Changes: what one fetch found new, changed, moved, missing, withdrawn or back, decision by decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.store.entries import KnownEntry, entries
from pipeline.store.fetches import Fetch
from pipeline.store.ledger import Store


@dataclass(frozen=True)
class FetchChanges:
    """The decisions that a fetch found different, by reference, or by address where the number is not known."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


@dataclass(frozen=True)
class RequestCounts:
    """The requests of a fetch: how many, how many were answered with 304, and the bytes of all bodies."""

    asked: int
    not_modified: int
    bytes: int


def request_counts(store: Store, fetch: Fetch) -> RequestCounts:
    """Return how much a fetch asked of its source."""
    row = store.sql.execute(
        "SELECT count(*), coalesce(sum(status = 304), 0), coalesce(sum(bytes), 0) FROM requests WHERE fetch_id = ?",
        (fetch.fetch_id,),
    ).fetchone()
    return RequestCounts(*row)


def fetch_changes(store: Store, fetch: Fetch) -> FetchChanges:
    """Return what a fetch found different; a decision with several changed documents is one changed decision."""
    known = {entry.address: entry for entry in entries(store)}
    by_what: dict[str, set[str]] = {}
    for event in store.sql.execute("SELECT what, address FROM events WHERE fetch_id = ?", (fetch.fetch_id,)):
        by_what.setdefault(event["what"], set()).add(event["address"])
    born, altered = by_what.get("new", set()), by_what.get("changed", set())
    moved = {known[address].reference: address for address in by_what.get("moved", ())}
    moved.pop(None, None)
    # A page at an address where it was never seen is no new decision when it stood elsewhere before.
    new = {page for page in born & known.keys() if known[page].reference not in moved}
    again = {page for page in born & known.keys() - new if _differ(store, page, moved[known[page].reference])}
    changed = again | (altered & known.keys()) | _linking(store, born | altered)
    others = {what: _named(known, by_what.get(what, ())) for what in ("moved", "missing", "withdrawn", "returned")}
    return FetchChanges(new=_named(known, new), changed=_named(known, changed - new), **others)


def _differ(store: Store, *addresses: str) -> bool:
    """Return whether the newest bytes of these addresses are not the same."""
    newest = "SELECT sha256 FROM versions WHERE address = ? ORDER BY number DESC LIMIT 1"
    return len({store.sql.execute(newest, (address,)).fetchone() for address in addresses}) > 1


def _linking(store: Store, addresses: set[str]) -> set[str]:
    """Return the pages that link to one of these addresses."""
    return {row["page"] for row in store.sql.execute("SELECT page, address FROM links") if row["address"] in addresses}


def _named(known: dict[str, KnownEntry], pages: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({known[page].reference or page for page in pages}))
