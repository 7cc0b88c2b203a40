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
    events = store.sql.execute("SELECT what, address FROM events WHERE fetch_id = ?", (fetch.fetch_id,)).fetchall()
    by_what: dict[str, set[str]] = {}
    for event in events:
        by_what.setdefault(event["what"], set()).add(event["address"])
    touched = by_what.get("new", set()) | by_what.get("changed", set())
    pages = _pages(store, touched)
    moved = {known[address].reference for address in by_what.get("moved", set())}
    new = {page for page in pages & by_what.get("new", set()) if known[page].reference not in moved - {None}}
    return FetchChanges(
        new=_named(known, new),
        changed=_named(known, pages - new - {page for page in pages if known[page].reference in moved - {None}}),
        **{what: _named(known, by_what.get(what, ())) for what in ("moved", "missing", "withdrawn", "returned")},
    )


def _pages(store: Store, addresses: set[str]) -> set[str]:
    """Return the pages among these addresses, and those that link to one of them."""
    rows = store.sql.execute("SELECT page, address FROM links").fetchall()
    linking = {row["page"] for row in rows if row["address"] in addresses}
    own = {row["address"] for row in store.sql.execute("SELECT address FROM entries")}
    return (addresses | linking) & own


def _named(known: dict[str, KnownEntry], pages: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({known[page].reference or page for page in pages}))
