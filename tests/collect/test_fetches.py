"""Fetching from the stand-in site: what is collected, what is asked again, and what is told of it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.collect import Orders
from pipeline.errors import IncompleteError
from pipeline.sources.mopac.addresses import LIST_PATH
from pipeline.store import Store, captures
from pipeline.store.entries import entries
from pipeline.store.fetches import is_full_due
from pipeline.store.holdings import tally
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.content import Decision
from tests.site.papers import signed_paper
from tests.site.quick import fetched, shelf
from tests.site.server import Site

MEGABYTE = 1_000_000


class Moved(Decision):
    @property
    def path(self) -> str:
        return f"/pcd-{self.number}-elsewhere"


def move(site: Site, decision: Decision) -> None:
    site.content.decisions[decision.number] = decision
    site.content.places.clear()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(60, FakeClock()) as stand_in:
        yield stand_in


def versions(folder: Path, address: str) -> list[str]:
    with Store(folder) as store:
        rows = store.sql.execute("SELECT sha256 FROM versions WHERE address = ? ORDER BY number", (address,))
        return [row["sha256"] for row in rows]


def test_a_first_fetch_brings_every_decision_with_its_attachments(tmp_path: Path) -> None:
    with Site(300, FakeClock()) as site:
        fetch, changes = fetched(tmp_path, site)
        files = sum(len(decision.attachments) for decision in site.content.all())
        assert fetch.outcome is None or fetch.outcome == "complete"
        assert set(changes.new) == {decision.reference for decision in site.content.all()}
        assert len(changes.new) == 300
        with Store(tmp_path) as store:
            found = tally(store)
        assert (found.listed, found.accepted, found.withdrawn) == (300 + files, 300 + files, 0)
        assert not found.quarantined
        assert not found.failed
        assert len(shelf(tmp_path)) == 300 + files


def test_a_second_fetch_asks_only_conditionally_and_stores_nothing(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    before, asked = shelf(tmp_path), len(site.requests)
    _, changes = fetched(tmp_path, site)
    again = site.requests[asked:]
    assert all(request.is_conditional for request in again)
    assert {request.status for request in again} == {304}
    assert len(again) == 3 + len(before)
    assert shelf(tmp_path) == before
    assert not any(vars(changes).values())


def test_five_changed_and_three_new_decisions_are_told_as_exactly_that(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    changed = site.content.order[4:40:8]
    for number in changed:
        site.content.change(number)
    new = [site.content.add(at=place).reference for place in (0, 17, 40)]
    _, changes = fetched(tmp_path, site)
    assert changes.changed == tuple(f"PCD {number}" for number in sorted(changed))
    assert changes.new == tuple(new)
    assert not changes.missing + changes.withdrawn + changes.returned


def test_a_decision_is_withdrawn_after_the_second_walk_without_it_and_may_return(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    gone = site.content.decisions[site.content.order[7]]
    site.content.withdraw(gone.number)
    held = {capture.sha256 for capture in captures(tmp_path)}
    assert fetched(tmp_path, site)[1].missing == (gone.reference,)
    assert {capture.sha256 for capture in captures(tmp_path)} == held
    assert fetched(tmp_path, site)[1].withdrawn == (gone.reference,)
    left = {capture.sha256 for capture in captures(tmp_path)}
    assert len(held - left) == 1 + len(gone.attachments)
    with Store(tmp_path) as store:
        assert tally(store).withdrawn == 1 + len(gone.attachments)
    site.content.add(gone.number)
    assert fetched(tmp_path, site)[1].returned == (gone.reference,)
    assert {capture.sha256 for capture in captures(tmp_path)} == held


@pytest.mark.parametrize("partial", [Orders(limit=1), Orders(since=datetime(2020, 1, 1, tzinfo=UTC))])
def test_fetches_of_a_part_withdraw_nothing_however_often_they_miss_it(
    tmp_path: Path, site: Site, partial: Orders
) -> None:
    fetched(tmp_path, site)
    gone = site.content.decisions[site.content.order[7]]
    site.content.withdraw(gone.number)
    missing = [fetched(tmp_path, site, partial)[1].missing for _ in range(4)]
    assert missing == [(gone.reference,), (), (), ()]
    assert fetched(tmp_path, site)[1].withdrawn == ()
    assert fetched(tmp_path, site)[1].withdrawn == (gone.reference,)


def test_a_list_that_states_another_total_is_incomplete_and_nothing_is_asked(tmp_path: Path, site: Site) -> None:
    for wrong in (59, 61):
        site.content.stated_total = wrong
        with pytest.raises(IncompleteError, match=f"of {wrong}"):
            fetched(tmp_path, site)
    assert all(request.target.startswith(LIST_PATH) for request in site.requests)
    with Store(tmp_path) as store:
        assert entries(store) == []


def test_a_decision_that_moved_and_reads_differently_is_told_as_changed(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    number = site.content.order[5]
    move(site, Moved(number, version=2))
    _, changes = fetched(tmp_path, site)
    assert changes.moved == changes.changed == (f"PCD {number}",)
    assert changes.new == ()


def test_nine_contents_at_one_address_are_nine_versions(tmp_path: Path, site: Site) -> None:
    decision = site.content.decisions[site.content.order[0]]
    for _ in range(9):
        fetched(tmp_path, site)
        site.content.change(decision.number)
    with Store(tmp_path) as store:
        (page,) = [entry for entry in entries(store) if entry.reference == decision.reference]
    assert len(set(versions(tmp_path, page.address))) == 9
    newest = [capture for capture in captures(tmp_path) if capture.origin and capture.origin.url == page.address]
    assert [capture.sha256 for capture in newest] == versions(tmp_path, page.address)[-1:]


def test_the_same_paper_at_two_addresses_is_one_document_of_both_pages(tmp_path: Path, site: Site) -> None:
    one, other = list(site.content.all())[:2]
    same = faults.body(signed_paper(one.attachments[0]))
    site.fault(other.attachments[0].target, same)
    fetched(tmp_path, site)
    shared = [capture.origin for capture in captures(tmp_path) if capture.origin and len(capture.origin.pages) == 2]
    assert len(shared) == 1


def test_a_source_that_says_unchanged_though_it_is_not_is_found_out_by_a_full_fetch(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    decision = site.content.decisions[site.content.order[3]]
    site.content.change(decision.number)
    for target in (decision.path, *(one.target for one in decision.attachments)):
        site.fault(target, faults.unchanged, 2)
    assert not fetched(tmp_path, site)[1].changed
    assert fetched(tmp_path, site, Orders("full"))[1].changed == (decision.reference,)


def test_a_limited_fetch_is_gone_on_with(tmp_path: Path, site: Site) -> None:
    assert len(fetched(tmp_path, site, Orders(limit=10))[1].new) == 10
    assert len(fetched(tmp_path, site, Orders(limit=20))[1].new) == 20
    assert len(fetched(tmp_path, site)[1].new) == 30


def test_what_was_looked_at_since_a_day_is_left_alone(tmp_path: Path, site: Site) -> None:
    before = site.clock.now()
    fetched(tmp_path, site)
    asked = len(site.requests)
    fetch, _ = fetched(tmp_path, site, Orders(since=before))
    assert fetch.outcome == "limited"
    assert {request.target.partition("?")[0] for request in site.requests[asked:]} == {LIST_PATH}


def test_everything_is_asked_for_anew_when_that_was_long_ago(tmp_path: Path, site: Site) -> None:
    month = timedelta(days=30)
    with Store(tmp_path) as store:
        assert not is_full_due(store, site.clock.now(), 30)
        fetched(tmp_path, site)
        assert not is_full_due(store, site.clock.now() + timedelta(days=29), 30)
        assert is_full_due(store, site.clock.now() + month, 30)
        site.clock.sleep(month.total_seconds())
        fetched(tmp_path, site, Orders("full"))
        assert not is_full_due(store, site.clock.now() + timedelta(days=29), 30)


def test_a_decision_at_a_new_address_has_moved_and_is_no_loss(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, site)
    number = site.content.order[5]
    move(site, Moved(number))
    held = len(captures(tmp_path))
    _, changes = fetched(tmp_path, site)
    assert changes.moved == (f"PCD {number}",)
    assert not changes.missing + changes.withdrawn + changes.new + changes.changed
    assert len(captures(tmp_path)) == held


def swollen(reply: faults.Reply) -> faults.Reply:
    """Return a paper with a comment of a megabyte behind its first line."""
    return replace(reply, body=reply.body[:9] + b"%" + b"x" * MEGABYTE + b"\n" + reply.body[9:])


def test_memory_does_not_grow_with_what_is_fetched(tmp_path: Path) -> None:
    with Site(12, FakeClock()) as site:
        for decision in site.content.all():
            for attachment in decision.attachments:
                site.fault(attachment.target, swollen)
        tracemalloc.start()
        try:
            fetched(tmp_path, site)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    papers = [path for path in (tmp_path / "by-sha256").iterdir() if path.stat().st_size > MEGABYTE]
    assert len(papers) >= 12
    assert peak < 6 * MEGABYTE
