"""Collect: one fetch, from the source's list to the store. It may be killed anywhere, and is gone on with next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.collect.documents import Collector
from pipeline.collect.lists import read_list_page
from pipeline.collect.plan import Plan
from pipeline.collect.standing import Standing
from pipeline.collect.visit import Visit
from pipeline.collect.walk import Walked, walk
from pipeline.errors import IncompleteError, SourceError
from pipeline.store import Store
from pipeline.store.entries import entries, settle
from pipeline.store.fetches import Fetch, Kind, begin, end
from pipeline.store.holdings import failing_pages

Tell = Callable[[int], None]
MOST_FAILING = 0.5  # of the pages that the list names


@dataclass(frozen=True)
class Orders:
    """What a person asked for: the kind of fetch, at most so many decisions, only what was not looked at since."""

    kind: Kind = "nightly"
    limit: int | None = None
    since: datetime | None = None

    @property
    def is_partial(self) -> bool:
        """Return whether not everything is asked for."""
        return self.limit is not None or self.since is not None


def collect(store: Store, visit: Visit, orders: Orders, tell: Tell = lambda left: None) -> Fetch:
    """Bring new and changed documents into the store, and return the fetch; `tell` hears about the requests left.

    Raises IncompleteError where the list is never seen whole, SourceError where the source must be left: then nothing
    counts as withdrawn, and what is held stays as it is.
    """
    fetch = begin(store, orders.kind, visit.now(), is_partial=orders.is_partial)
    try:
        look(store, fetch, visit, is_partial=orders.is_partial)
        _documents(store, fetch, visit, orders, tell)
        if not orders.is_partial:
            refuse_broken(store)
    except IncompleteError as error:
        end(store, fetch, "incomplete", visit.now(), str(error))
        raise
    except SourceError as error:
        end(store, fetch, "stopped", visit.now(), str(error))
        raise
    return end(store, fetch, "limited" if orders.is_partial else "complete", visit.now())


def look(store: Store, fetch: Fetch, visit: Visit, *, is_partial: bool = False) -> Walked:
    """Walk the list, write what it names, and return the walk. Raises IncompleteError, SourceError."""
    known = [(entry.address, entry.reference) for entry in entries(store) if entry.place in {"listed", "missing"}]
    is_full = fetch.kind == "full"
    found = walk(
        lambda number, afresh: read_list_page(store, fetch, visit, number, afresh=afresh or is_full),
        visit.site.canonical,
        known,
    )
    settle(store, fetch, list(found.entries.values()), found.stated, visit.now(), is_partial=is_partial)
    return found


def refuse_broken(store: Store) -> None:
    """Raise IncompleteError where more than half of the pages that the list names gave nothing when last asked for.

    Some pages are lost on any night; of so many it is the site that is broken, or our reading of it.
    """
    failed, listed = failing_pages(store)
    if failed > MOST_FAILING * listed:
        raise IncompleteError(f"{failed} of the {listed} decision pages that the list names gave nothing")


def _documents(store: Store, fetch: Fetch, visit: Visit, orders: Orders, tell: Tell) -> None:
    """Ask for all documents that are due, or so many decisions as were ordered."""
    plan = Plan(store, fetch, orders.since or fetch.started_at)
    standing = Standing(lambda: read_list_page(store, fetch, visit, 0, afresh=True))
    collector = Collector(store, fetch, visit, standing)
    pages = plan.pages()
    due = {page.address for page in pages if plan.is_due(page)}
    limit = len(pages) if orders.limit is None else orders.limit
    for page in pages:
        tell(plan.requests(min(len(due), limit - collector.pages)))
        if page.address in due:
            if collector.pages >= limit:
                break
            collector.collect(page)
            due.remove(page.address)
        for attachment in plan.attachments(page):
            collector.collect(attachment)
    tell(0)
