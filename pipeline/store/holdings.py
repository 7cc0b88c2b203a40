"""Holdings: what is held of each decision now: the newest version of its page and of what the page links to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pipeline.store.addresses import Kind
from pipeline.store.answers import Wish
from pipeline.store.entries import KnownEntry, current, entries
from pipeline.store.ledger import Store


@dataclass(frozen=True)
class Origin:
    """Where a document was fetched: its canonical address, and what leads to its decision."""

    url: str
    kind: Kind
    fetched_at: datetime
    reference: str | None = None  # of a page: its number as the list says
    pages: tuple[str, ...] = ()  # of an attachment: the sha256 of the pages that link to it
    file_name: str | None = None  # as the source calls it


@dataclass(frozen=True)
class Holding:
    """The newest version at an address."""

    sha256: str
    path: Path
    bytes: int
    origin: Origin


@dataclass(frozen=True)
class Tally:
    """The conservation law: listed = accepted + quarantined + failed + withdrawn, in documents."""

    accepted: int = 0
    withdrawn: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def listed(self) -> int:
        """Return how many documents the source lists or has listed."""
        return self.accepted + self.quarantined.total() + self.failed.total() + self.withdrawn


@dataclass(frozen=True)
class Refusal:
    """An address whose last request gave nothing that can be kept, and the pages that lead there."""

    address: str
    kind: Kind
    became: str
    reason: str
    message: str
    reference: str | None
    is_held: bool  # whether an older version is


def holdings(store: Store) -> list[Holding]:
    """Return what is held of all decisions that are not withdrawn, by address, each document once."""
    newest = _newest(store)
    pages = current(entries(store), set(newest))
    held = [_page(newest[page.address], page) for page in pages if page.address in newest]
    linking: dict[str, list[str]] = defaultdict(list)
    for page, wish in links(store, (page.address for page in pages)):
        if page in newest and wish.address in newest:
            linking[wish.address].append(newest[page].sha256)
    held += [_attachment(newest[address], tuple(sorted(set(pages)))) for address, pages in linking.items()]
    return _once(sorted(held, key=lambda holding: holding.origin.url))


def links(store: Store, pages: Iterable[str]) -> list[tuple[str, Wish]]:
    """Return page and attachment of every link of these pages."""
    wanted = set(pages)
    rows = store.sql.execute("SELECT page, address, url FROM links ORDER BY page, rowid")
    return [(row["page"], Wish(row["address"], row["url"], "attachment")) for row in rows if row["page"] in wanted]


def tally(store: Store) -> Tally:
    """Return how the documents of all decisions stand, those of withdrawn ones too."""
    quarantined: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    state = {row["address"]: row for row in store.sql.execute("SELECT address, became, reason FROM addresses")}
    now, gone = _addresses(store)
    for address in now:
        row = state.get(address)
        if row is None:
            failed["not_asked"] += 1
        elif row["reason"]:
            (quarantined if row["became"] == "quarantined" else failed)[row["reason"]] += 1
    accepted = len(now) - quarantined.total() - failed.total()
    return Tally(accepted, len(gone - now), quarantined, failed)


def failing_pages(store: Store) -> tuple[int, int]:
    """Return how many of the pages that the list names now gave nothing when last asked for, and how many it names."""
    failed, listed = store.sql.execute(
        "SELECT count(reason), count(*) FROM entries LEFT JOIN addresses USING (address) WHERE place = 'listed'"
    ).fetchone()
    return failed, listed


def refusals(store: Store) -> list[Refusal]:
    """Return every listed address that cannot be had now, with the reason."""
    now, _ = _addresses(store)
    known = {entry.address: entry.reference for entry in entries(store)}
    owner = {wish.address: known.get(page) for page, wish in links(store, known)} | known
    held = _newest(store)
    rows = store.sql.execute("SELECT * FROM addresses WHERE reason IS NOT NULL ORDER BY address")
    return [
        Refusal(
            row["address"],
            row["kind"],
            row["became"],
            row["reason"],
            row["message"] or "",
            owner.get(row["address"]),
            row["address"] in held,
        )
        for row in rows
        if row["address"] in now
    ]


def _once(held: list[Holding]) -> list[Holding]:
    """Return each document once: of the same bytes the first address, with the pages that lead to any."""
    found: dict[str, Holding] = {}
    for one in held:
        known = found.setdefault(one.sha256, one)
        pages = tuple(sorted({*known.origin.pages, *one.origin.pages}))
        found[one.sha256] = replace(known, origin=replace(known.origin, pages=pages))
    return list(found.values())


def _addresses(store: Store) -> tuple[set[str], set[str]]:
    """Return the addresses of what is listed now, and of what was withdrawn."""
    known = entries(store)
    now = {entry.address for entry in known if entry.place in {"listed", "missing"}}
    gone = {entry.address for entry in known if entry.place == "withdrawn"}
    linked = [{wish.address for _, wish in links(store, pages)} for pages in (now, gone)]
    return now | linked[0], gone | linked[1]


def _newest(store: Store) -> dict[str, Holding]:
    rows = store.sql.execute(
        "SELECT address, kind, sha256, fetched_at, suffix, bytes, file_name, max(number) FROM versions"
        " JOIN contents USING (sha256) JOIN addresses USING (address) GROUP BY address"
    )
    return {
        row["address"]: Holding(
            row["sha256"],
            store.shelf.place(row["sha256"], row["suffix"]),
            row["bytes"],
            Origin(row["address"], row["kind"], datetime.fromisoformat(row["fetched_at"]), file_name=row["file_name"]),
        )
        for row in rows
    }


def _page(held: Holding, entry: KnownEntry) -> Holding:
    return replace(held, origin=replace(held.origin, reference=entry.reference))


def _attachment(held: Holding, pages: tuple[str, ...]) -> Holding:
    return replace(held, origin=replace(held.origin, pages=pages))
