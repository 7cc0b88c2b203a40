"""A scheduled run, step by step and without Prefect: what it publishes after fetches that broke off, in any order."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows import checked, run
from flows.fetch import Fetched
from flows.fingerprint import code_fingerprint
from flows.manifest import manifest_inputs
from flows.night import night
from flows.run import publish_changes
from flows.settings import Settings, settings
from pipeline.collect import Orders, collect
from pipeline.errors import IncompleteError, SourceError
from pipeline.store import Store, captures
from pipeline.store.changes import fetch_changes, request_counts
from pipeline.store.holdings import tally
from tests.site.clock import FakeClock
from tests.site.quick import Quick
from tests.site.server import Site

DAY = timedelta(days=1)
COUNTS = ("listed", "accepted", "quarantined", "failed", "withdrawn", "decisions")


class Nights:
    """A source that is fetched and published night by night, and what was published and fetched whole so far."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.options, self.site = settings(data=folder), site
        self.whole: list[set[str]] = []  # what each complete fetch left
        self.editions: list[set[str]] = []  # what each publication was made from
        self.requests_left: int | None = None  # until the source is gone; None: it stays
        self.is_disk_full = False

    def fetch(self, options: Settings) -> Fetched:
        with Store(options.raw) as store:
            done = collect(store, Quick(self.site).visit, Orders())
            counts = Fetched(done, tally(store), fetch_changes(store, done), request_counts(store, done))
        self.whole.append(self.held())
        return counts

    def publish(self, flags: dict[str, Any]) -> dict[str, Any]:
        """Stand in for the flow that reads and publishes: the manifest is all that is written."""
        if self.is_disk_full:
            raise OSError("no space left on device")
        options = settings(**flags)
        found = captures(options.raw)
        self.editions.append({capture.sha256 for capture in found})
        summary = {
            "finished_at": "2031-05-04T03:10:00+00:00",
            "counts": dict.fromkeys(COUNTS, 0),
            **{kind: {} for kind in ("reasons", "tables", "verdicts")},
            **{kind: [] for kind in ("findings", "reviews")},
        }
        manifest = {"inputs": manifest_inputs(options, found), "code_fingerprint": code_fingerprint()}
        options.processed.mkdir(parents=True, exist_ok=True)
        (options.processed / "manifest.json").write_text(json.dumps(manifest | {"summary": summary}))
        return summary

    def night(self, due: datetime | None = None) -> None:
        self.site.clock.sleep(DAY.total_seconds() - 3600)
        night(self.options, due or self.site.clock.now(), self.fetch)

    def held(self) -> set[str]:
        return {capture.sha256 for capture in captures(self.options.raw)}

    def before(self, target: str) -> None:
        """Let the source go away once it has answered so often."""
        if self.requests_left is not None:
            self.requests_left -= 1
            if self.requests_left < 0:
                raise SourceError("the source is gone")


@pytest.fixture
def nights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nights]:
    with Site(5, FakeClock()) as site:
        stand_in = Nights(tmp_path, site)
        site.before = stand_in.before
        monkeypatch.setattr(run, "start_server", lambda: lambda: None)
        monkeypatch.setitem(sys.modules, "flows.decisions", SimpleNamespace(decisions=stand_in.publish))
        monkeypatch.setattr(checked, "utc_now", site.clock.now)
        yield stand_in


def stopped(nights: Nights, requests: int = 4) -> None:
    """Let a night end because the source goes away, with some documents of that night in the store."""
    before = nights.held()
    for number in nights.site.content.order:
        nights.site.content.change(number)
    nights.requests_left = requests
    with pytest.raises(SourceError):
        nights.night()
    nights.requests_left = None
    assert nights.held() != before


def test_after_a_fetch_that_was_stopped_nothing_new_is_published(nights: Nights) -> None:
    nights.night()
    stopped(nights)
    with pytest.raises(IncompleteError, match="did not come to its end: the source is gone"):
        publish_changes(nights.options)
    assert nights.editions == nights.whole


def test_a_person_who_asks_for_it_sees_what_a_stopped_fetch_brought(nights: Nights) -> None:
    nights.night()
    stopped(nights)
    publish_changes(nights.options.model_copy(update={"unfinished": True}))
    assert nights.editions[-1] == nights.held()


@pytest.mark.parametrize("partial", [Orders(limit=1), Orders(since=datetime(2020, 1, 1, tzinfo=UTC))])
def test_a_partial_fetch_does_not_end_the_one_that_was_stopped(nights: Nights, partial: Orders) -> None:
    nights.night()
    stopped(nights)
    with Store(nights.options.raw) as store:
        assert collect(store, Quick(nights.site).visit, partial).outcome == "limited"
    with pytest.raises(IncompleteError, match="the source is gone"):
        publish_changes(nights.options)


def test_what_was_stopped_is_published_when_it_has_come_to_its_end(nights: Nights) -> None:
    nights.night()
    stopped(nights)
    nights.night()
    assert nights.editions == nights.whole
    assert len(nights.editions) == 2


def test_a_fetch_that_never_saw_the_list_leaves_what_is_held_as_it_was(nights: Nights) -> None:
    nights.night()
    nights.requests_left = 0
    with pytest.raises(SourceError):
        nights.night()
    publish_changes(nights.options)
    assert nights.editions == nights.whole


def test_what_a_full_disk_kept_from_being_published_is_published_before_the_next_fetch(nights: Nights) -> None:
    nights.is_disk_full = True
    with pytest.raises(OSError, match="no space"):
        nights.night()
    nights.is_disk_full = False
    nights.site.content.add()
    nights.requests_left = 3
    with pytest.raises(SourceError):
        nights.night()
    assert nights.editions == nights.whole


def test_a_run_that_was_overtaken_publishes_what_the_other_could_not(nights: Nights) -> None:
    planned = nights.site.clock.now()
    nights.is_disk_full = True
    with pytest.raises(OSError, match="no space"):
        nights.night()
    nights.is_disk_full = False
    asked = len(nights.site.requests)
    nights.night(due=planned)
    assert len(nights.site.requests) == asked
    assert nights.editions == nights.whole


def test_a_publication_that_is_refused_keeps_no_fetch_from_being_made(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights.fetch(nights.options)
    refused = SimpleNamespace(decisions=lambda flags: (_ for _ in ()).throw(IncompleteError("too few decisions")))
    monkeypatch.setitem(sys.modules, "flows.decisions", refused)
    with pytest.raises(IncompleteError):
        nights.night()
    assert len(nights.whole) == 2


@pytest.mark.parametrize("seed", range(12))
def test_in_any_order_only_whole_fetches_are_published_and_a_good_night_publishes_the_newest(
    nights: Nights, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311  # the same for every test
    planned = nights.site.clock.now()
    for _ in range(6):
        nights.site.content.change(dice.choice(nights.site.content.order))
        nights.requests_left = dice.choice((None, None, 0, 2, 5, 9))
        nights.is_disk_full = dice.random() < 0.3
        act = dice.choice((nights.night, nights.night, lambda: nights.night(planned), lambda: _by_hand(nights)))
        with suppress(SourceError, IncompleteError, OSError):
            act()
        assert all(edition in [set(), *nights.whole] for edition in nights.editions)
    nights.requests_left, nights.is_disk_full = None, False
    nights.night()
    assert nights.editions[-1] == nights.whole[-1] == nights.held()


def _by_hand(nights: Nights) -> None:
    """Fetch and publish as a person does who calls `pcd fetch`, then `pcd run`."""
    with suppress(SourceError):
        nights.fetch(nights.options)
    publish_changes(nights.options)
