"""Fetching from the stand-in site over a connection, as `pcd fetch` does: what ends it, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import IncompleteError, SourceError
from pipeline.sources import site as site_of
from pipeline.store import Store
from pipeline.store.entries import entries
from pipeline.store.fetches import last_fetch
from pipeline.store.holdings import tally
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.commands import disturb
from tests.site.server import Site
from tests.site.wire import fetch


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(20, FakeClock()) as stand_in:
        yield stand_in


def asked(site: Site) -> list[str]:
    return [request.target for request in site.requests if request.target != "/robots.txt"]


def test_a_source_that_forbids_its_list_is_left_at_once(site: Site, tmp_path: Path) -> None:
    site.robots = b"User-agent: *\nDisallow: /programmes-strategies/"
    with pytest.raises(SourceError, match="forbids reading"):
        fetch(site, tmp_path)
    assert asked(site) == []
    with Store(tmp_path) as store:
        last = last_fetch(store)
        assert last is not None
        assert last.outcome == "stopped"


def test_attachments_that_are_forbidden_are_failed_and_the_rest_comes(site: Site, tmp_path: Path) -> None:
    site.robots = b"User-agent: *\nDisallow: /media/"
    forbidden = {one.path for each in site.content.all() for one in each.attachments if one.path.startswith("/media/")}
    assert fetch(site, tmp_path).outcome == "complete"
    assert not forbidden & {target.partition("?")[0] for target in asked(site)}
    with Store(tmp_path) as store:
        assert dict(tally(store).failed) == {"robots": len(forbidden)}


def test_a_challenge_in_every_place_ends_the_fetch_and_nothing_held_is_replaced(site: Site, tmp_path: Path) -> None:
    fetch(site, tmp_path)
    held = {path.name: path.read_bytes() for path in (tmp_path / "by-sha256").iterdir()}
    for decision in site.content.all():
        site.content.change(decision.number)
        for target in (decision.path, decision.alias, *(one.target for one in decision.attachments)):
            site.fault(target, faults.challenge)
    with pytest.raises(IncompleteError, match="20 of the 20 decision pages"):
        fetch(site, tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "by-sha256").iterdir()} == held


@pytest.mark.parametrize("seed", range(5))
def test_a_list_that_changes_while_it_is_read_loses_and_doubles_nothing(tmp_path: Path, seed: int) -> None:
    with Site(50, FakeClock()) as site:
        disturb(site, seed, requests=4)
        fetch(site, tmp_path)
        with Store(tmp_path) as store:
            listed = [entry.address for entry in entries(store) if entry.place == "listed"]
        wanted = {site_of("mopac").canonical(decision.listed_path) for decision in site.content.all()}
        assert len(listed) == len(set(listed))
        assert set(listed) == wanted
