"""Visit: a fetcher that takes the stand-in for the source: real addresses, a connection to 127.0.0.1, no waiting."""

from __future__ import annotations

from typing import Any

from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.manners import Manners
from pipeline.sources.mopac.addresses import HOSTS
from tests.site.clock import FakeClock
from tests.site.server import Site

ORIGIN = "https://www.london.gov.uk"


def manners(site: Site, **changed: Any) -> Manners:
    """Return the manners of a visit to the stand-in."""
    usual: dict[str, Any] = {"contact": "https://example.org/contact", "hosts": HOSTS}
    return Manners(**(usual | {"via": site.url, "allow_loopback": True} | changed))


def visit(site: Site, clock: FakeClock | None = None, **changed: Any) -> Fetcher:
    """Return a fetcher for the stand-in; its clock is the site's where that is a fake one."""
    own = clock or site.clock
    return Fetcher(manners(site, **changed), own if isinstance(own, FakeClock) else FakeClock())
