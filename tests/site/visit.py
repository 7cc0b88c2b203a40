"""Visit: a fetcher that takes the stand-in for the source: real addresses, a connection to 127.0.0.1, no waiting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pipeline.fetch.fetcher import Fetcher, Note
from pipeline.fetch.manners import Manners
from pipeline.sources.mopac.addresses import HOSTS
from tests.site.clock import FakeClock
from tests.site.server import Site

ORIGIN = "https://www.london.gov.uk"


def manners(site: Site, **changed: Any) -> Manners:
    """Return the manners of a visit to the stand-in."""
    usual: dict[str, Any] = {"contact": "https://example.org/contact", "hosts": HOSTS}
    return Manners(**(usual | {"via": site.url, "allow_loopback": True} | changed))


def visit(site: Site, note: Note = lambda attempt: None, not_before: datetime | None = None, **changed: Any) -> Fetcher:
    """Return a fetcher for the stand-in; its clock is the site's where that is a fake one."""
    clock = site.clock if isinstance(site.clock, FakeClock) else FakeClock()
    return Fetcher(manners(site, **changed), clock, not_before=not_before, note=note)
