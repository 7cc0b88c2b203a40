"""Refusals over the wire: a few bad addresses stop nothing; a source that refuses us is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import IncompleteError, SourceError
from pipeline.sources.mopac.addresses import LIST_PATH
from pipeline.store import Store
from pipeline.store.fetches import last_fetch
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.server import Site
from tests.site.wire import NIGHT, befall_page, fetch, law


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(40, FakeClock()) as stand_in:
        yield stand_in


def test_a_page_and_its_papers_that_always_fail_stop_nothing(site: Site, tmp_path: Path) -> None:
    fetch(site, tmp_path)
    bad = next(one for one in site.content.all() if len(one.attachments) == 2)
    befall_page(site, bad, faults.status(500))
    for paper in bad.attachments:
        site.fault(paper.target, faults.status(500))
    for number in site.content.order:
        site.content.change(number)
    assert fetch(site, tmp_path).outcome == "complete"
    documents = 40 + sum(len(one.attachments) for one in site.content.all())
    assert law(tmp_path).failed == {"status:500": 3}
    assert law(tmp_path).accepted == documents - 3


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.status(403), "status:403"),
        (faults.status(429), "status:429"),
        (faults.status(500), "status:500"),
        (faults.soft_404, "unexpected_page"),
    ],
)
def test_ten_pages_side_by_side_that_are_bad_for_ever_stop_nothing(
    site: Site, tmp_path: Path, fault: faults.Fault, reason: str
) -> None:
    for decision in list(site.content.all())[3:13]:
        befall_page(site, decision, fault)
    for _ in range(3):
        assert fetch(site, tmp_path).outcome == "complete"
        assert law(tmp_path).quarantined + law(tmp_path).failed == {reason: 10}
        site.clock.sleep(NIGHT)


@pytest.mark.parametrize("fault", [faults.status(403), faults.status(429), faults.status(503), faults.challenge])
def test_a_source_that_refuses_us_amid_a_fetch_is_left_after_ten_addresses_and_its_list(
    site: Site, tmp_path: Path, fault: faults.Fault
) -> None:
    fetch(site, tmp_path)
    site.clock.sleep(NIGHT)
    first = site.content.listed(0, 40)[5]
    begun = len(site.requests)

    def refuse_all(target: str) -> None:
        if len(site.requests) > begun and target == first.path:
            site.before = lambda target: None
            site.fault("*", fault)

    site.before = refuse_all
    with pytest.raises(SourceError, match=r"10 refusals in a row|does not answer"):
        fetch(site, tmp_path)
    asked = [request.target for request in site.requests[begun:]]
    refused = asked[asked.index(first.path) :]
    assert len({target for target in refused if not target.startswith(f"{LIST_PATH}?")}) == 10
    assert refused[-1] == f"{LIST_PATH}?page=0"
    with Store(tmp_path) as store:
        last = last_fetch(store)
    assert last is not None
    assert last.outcome == "stopped"


def test_a_source_that_gives_its_list_and_no_documents_is_left_after_fifty(tmp_path: Path) -> None:
    with Site(120, FakeClock()) as site:
        for decision in site.content.all():
            befall_page(site, decision, faults.status(403))
        with pytest.raises(SourceError, match="50 documents were refused and 0 answered"):
            fetch(site, tmp_path)
        assert sum(request.status == 403 for request in site.requests) == 50


def test_a_source_that_refuses_its_list_is_left_at_once(site: Site, tmp_path: Path) -> None:
    site.fault(f"{LIST_PATH}?page=0", faults.status(503))
    with pytest.raises(SourceError, match="does not answer"):
        fetch(site, tmp_path)
    assert len(site.requests) == 5


def test_what_told_us_to_stay_away_is_not_the_first_to_be_asked_again(site: Site, tmp_path: Path) -> None:
    bad = site.content.listed(0, 1)[0]
    befall_page(site, bad, faults.status(503, "86400"))
    with pytest.raises(SourceError, match="stay away"):
        fetch(site, tmp_path)
    site.clock.sleep(NIGHT + 1)
    with pytest.raises(SourceError, match="stay away"):
        fetch(site, tmp_path)
    assert law(tmp_path).accepted == 39 + sum(len(one.attachments) for one in site.content.all() if one != bad)


@pytest.mark.parametrize("fault", [faults.status(404), faults.status(410), faults.challenge])
def test_a_list_whose_pages_nearly_all_fail_is_a_broken_run(site: Site, tmp_path: Path, fault: faults.Fault) -> None:
    fetch(site, tmp_path)
    site.clock.sleep(NIGHT)
    bad = list(site.content.all())[:21]
    for decision in bad:
        befall_page(site, decision, fault)
    with pytest.raises(IncompleteError, match="21 of the 40 decision pages that the list names gave nothing"):
        fetch(site, tmp_path)
    with Store(tmp_path) as store:
        assert last_fetch(store, outcome="complete") != last_fetch(store)
    assert (law(tmp_path).quarantined + law(tmp_path).failed).total() == 21
