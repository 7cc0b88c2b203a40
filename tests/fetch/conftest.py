"""A small stand-in site on a clock that tests turn, and a fetcher for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.fetch.fetcher import Fetcher
from tests.site.clock import FakeClock
from tests.site.content import Decision
from tests.site.server import Site
from tests.site.visit import visit


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site(clock: FakeClock) -> Iterator[Site]:
    with Site(20, clock) as site:
        yield site


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with visit(site) as fetcher:
        yield fetcher


@pytest.fixture
def decision(site: Site) -> Decision:
    return next(site.content.all())
