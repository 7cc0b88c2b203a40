"""Quick: the stand-in site asked without a socket, and by a clock that needs no time."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from pipeline.collect import Orders, Visit, collect
from pipeline.errors import FetchError
from pipeline.fetch.answer import Answer
from pipeline.sources import site as site_of
from pipeline.store import Store
from pipeline.store.changes import FetchChanges, fetch_changes
from pipeline.store.fetches import Fetch
from tests.site.server import Site

PACE = 2.0
REDIRECTS = (301, 302)


class Quick:
    """What asks the stand-in: one answer for each call, two seconds of its clock apart."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __call__(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        here, hops = url, [url]
        while True:
            self.site.clock.sleep(PACE)
            parts = urlsplit(here)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            asked = {"if-none-match": etag, "if-modified-since": last_modified}
            reply = self.site.answer(target, {name: value for name, value in asked.items() if value})
            headers = {name.lower(): value for name, value in reply.headers}
            if reply.status not in REDIRECTS:
                break
            here = urljoin(here, headers["location"])
            hops.append(here)
        if reply.status not in (200, 304):
            raise FetchError(f"status:{reply.status}", f"{url}: status {reply.status}")
        if reply.status == 200 and not reply.body:
            raise FetchError("empty", f"{url}: status 200 without a body")
        return Answer(url, here, reply.status, headers, reply.body, self.site.clock.now(), tuple(hops))

    @property
    def visit(self) -> Visit:
        return Visit(self, site_of("mopac"), self.site.clock.now)


def fetched(folder: Path, site: Site, orders: Orders | None = None) -> tuple[Fetch, FetchChanges]:
    """Fetch from the stand-in into a folder, and return the fetch and what it found different."""
    site.clock.sleep(PACE)
    with Store(folder) as store:
        fetch = collect(store, Quick(site).visit, orders or Orders())
        return fetch, fetch_changes(store, fetch)


def shelf(folder: Path) -> dict[str, bytes]:
    """Return the bytes that a store holds, by their file names."""
    return {path.name: path.read_bytes() for path in (folder / "by-sha256").iterdir()}
