"""Wire: fetches from the stand-in over a connection, as `pcd fetch` makes them, by a clock that a test turns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.collect import Orders, Visit, collect
from pipeline.sources import site as site_of
from pipeline.store import Store
from pipeline.store.fetches import Fetch
from pipeline.store.holdings import Tally, tally
from tests.site.content import Decision
from tests.site.faults import Fault
from tests.site.server import Site
from tests.site.visit import visit

NIGHT = 24 * 3600.0  # seconds


def fetch(site: Site, folder: Path, orders: Orders | None = None, **manners: Any) -> Fetch:
    """Fetch from the stand-in into a folder, and return the fetch."""
    with visit(site, **manners) as fetcher, Store(folder) as store:
        asked = Visit(fetcher.get, site_of("mopac"), site.clock.now, fetcher.unwelcome)
        return collect(store, asked, orders or Orders())


def law(folder: Path) -> Tally:
    """Return what became of all documents."""
    with Store(folder) as store:
        return tally(store)


def befall_page(site: Site, decision: Decision, fault: Fault, hits: range | None = None) -> None:
    """Let a fault befall the page of a decision, by whatever address the list names it."""
    for target in {decision.path, decision.listed_path}:
        site.fault(target, fault, hits)
        site.fault(f"{target}/", fault, hits)
