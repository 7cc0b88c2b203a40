"""Identity: a page that states another number than the one it was asked for as is no version of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.sources import site as site_of
from pipeline.store import Store, captures
from pipeline.store.holdings import refusals
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.content import Decision
from tests.site.layouts import decision_page
from tests.site.server import Site
from tests.site.visit import ORIGIN
from tests.site.wire import NIGHT, befall_page, fetch, law


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(20, FakeClock()) as stand_in:
        yield stand_in


@pytest.fixture
def pair(site: Site) -> tuple[Decision, Decision]:
    """Two decisions that the list names by the address under which they stand."""
    one, other = [decision for decision in site.content.all() if decision.listed_path == decision.path][:2]
    return one, other


def versions(folder: Path) -> dict[str, list[str]]:
    with Store(folder) as store:
        rows = store.sql.execute("SELECT address, sha256 FROM versions ORDER BY address, number").fetchall()
    return {row["address"]: [each["sha256"] for each in rows if each["address"] == row["address"]] for row in rows}


def test_a_page_that_redirects_to_another_decision_s_makes_no_version(
    site: Site, pair: tuple[Decision, Decision], tmp_path: Path
) -> None:
    one, other = pair
    fetch(site, tmp_path)
    before = versions(tmp_path)
    site.fault(one.path, faults.redirect(other.path))
    site.content.change(other.number)
    for _ in range(2):
        site.clock.sleep(NIGHT)
        fetch(site, tmp_path)
        assert law(tmp_path).quarantined == {"other_decision": 1}
    address = ORIGIN + one.path
    assert versions(tmp_path)[address] == before[address]
    with Store(tmp_path) as store:
        (refusal,) = refusals(store)
        alias = store.sql.execute("SELECT address FROM aliases WHERE alias = ?", (address,)).fetchone()
    assert (refusal.reference, refusal.is_held) == (one.reference, True)
    assert f"expected {one.reference}, found the page of {other.reference}" in refusal.message
    assert alias["address"] == site_of("mopac").canonical(ORIGIN + other.path)


def test_a_page_never_had_that_redirects_to_another_decision_s_is_told_and_not_taken(
    site: Site, pair: tuple[Decision, Decision], tmp_path: Path
) -> None:
    one, other = pair
    site.fault(one.path, faults.redirect(other.path))
    fetch(site, tmp_path)
    assert law(tmp_path).quarantined == {"other_decision": 1}
    assert ORIGIN + one.path not in versions(tmp_path)
    held = [capture.origin.reference for capture in captures(tmp_path) if capture.origin]
    assert held.count(other.reference) == 1
    assert one.reference not in held


def test_an_address_that_is_given_to_another_decision_keeps_its_own_page(
    site: Site, pair: tuple[Decision, Decision], tmp_path: Path
) -> None:
    one, _ = pair
    fetch(site, tmp_path)
    site.content.change(one.number)
    befall_page(site, one, faults.body(decision_page(Decision(4000)).encode()))
    fetch(site, tmp_path)
    assert law(tmp_path).quarantined == {"other_decision": 1}
    assert len(versions(tmp_path)[ORIGIN + one.path]) == 1


def test_where_only_the_list_has_a_number_wrong_the_page_knows_better(site: Site, tmp_path: Path) -> None:
    one = next(each for each in site.content.all() if each.number % 4 == 0)  # its address tells no number
    right = Decision(4000)
    befall_page(site, one, faults.body(decision_page(right).encode()))
    fetch(site, tmp_path)
    assert not law(tmp_path).quarantined
    assert right.reference in {capture.origin.reference for capture in captures(tmp_path) if capture.origin}
