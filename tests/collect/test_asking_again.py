"""What is asked for again, and when: what failed, what is too much or cut, and what was not tried for long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect import Orders
from pipeline.store import Store, captures
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.content import Attachment
from tests.site.papers import signed_paper
from tests.site.quick import fetched
from tests.site.server import Site
from tests.site.wire import NIGHT, befall_page, fetch, law

MOST_BYTES = 100_000


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(12, FakeClock()) as stand_in:
        yield stand_in


@pytest.fixture
def paper(site: Site) -> Attachment:
    return next(one for one in site.content.all() if len(one.attachments) == 1).attachments[0]


def huge(reply: faults.Reply) -> faults.Reply:
    return faults.body(reply.body + bytes(MOST_BYTES))(reply)


def huge_without_marks(reply: faults.Reply) -> faults.Reply:
    return huge(reply).with_header("ETag", None).with_header("Last-Modified", None)


@pytest.mark.parametrize(
    ("fault", "reason"), [(huge, "too_large"), (faults.cut_at_source(300), "truncated"), (faults.packed, "packed")]
)
def test_what_is_too_large_or_cut_at_its_source_is_not_sent_anew_each_night(
    site: Site, paper: Attachment, tmp_path: Path, fault: faults.Fault, reason: str
) -> None:
    site.fault(paper.target, fault)
    if reason == "packed":
        reason = "unexpected_encoding"
        site.fault(paper.target, faults.header("Content-Encoding", "br"))
    for night in range(5):
        fetch(site, tmp_path, most_bytes=MOST_BYTES)
        assert law(tmp_path).quarantined + law(tmp_path).failed == {reason: 1}, f"night {night}"
        site.clock.sleep(NIGHT)
    assert [request.status for request in site.asked(paper.target)] == [200, 304, 304, 304, 304]


def test_what_was_too_large_and_is_no_more_comes(site: Site, paper: Attachment, tmp_path: Path) -> None:
    site.fault(paper.target, huge, hits=1)
    site.fault(paper.target, faults.header("ETag", '"huge"'), hits=1)
    for _ in range(2):
        fetch(site, tmp_path, most_bytes=MOST_BYTES)
    assert not law(tmp_path).failed
    assert [request.status for request in site.asked(paper.target)] == [200, 200]


@pytest.mark.parametrize("fault", [huge_without_marks, faults.cut(300), faults.cut_unmeasured(300)])
def test_what_cannot_be_told_by_a_mark_is_asked_for_at_growing_distance(
    site: Site, paper: Attachment, tmp_path: Path, fault: faults.Fault
) -> None:
    site.fault(paper.target, fault)
    nights = []
    for night in range(18):
        before = len(site.asked(paper.target))
        fetch(site, tmp_path, most_bytes=MOST_BYTES)
        if len(site.asked(paper.target)) > before:
            nights.append(night)
        assert (law(tmp_path).failed + law(tmp_path).quarantined).total() == 1
        site.clock.sleep(NIGHT)
    assert nights == [0, 1, 2, 4, 8, 16]
    assert not any(request.is_conditional for request in site.asked(paper.target))


def test_a_paper_that_two_pages_link_to_and_that_fails_is_asked_for_once(
    site: Site, paper: Attachment, tmp_path: Path
) -> None:
    other = next(one for one in site.content.all() if one != paper.decision)
    (theirs, ours) = (other.attachments[0].target.encode(), paper.target.encode())
    befall_page(site, other, lambda reply: faults.body(reply.body.replace(theirs, ours))(reply))
    site.fault(paper.target, faults.status(403))
    fetch(site, tmp_path)
    assert len(site.asked(paper.target)) == 1
    assert law(tmp_path).failed == {"status:403": 1}


def test_a_full_fetch_asks_for_all_of_it(site: Site, paper: Attachment, tmp_path: Path) -> None:
    site.fault(paper.target, huge)
    for _ in range(2):
        fetch(site, tmp_path, Orders("full"), most_bytes=MOST_BYTES)
    assert [request.status for request in site.asked(paper.target)] == [200, 200]


def test_a_limit_takes_first_what_was_not_tried_for_longest(site: Site, tmp_path: Path) -> None:
    fetched(tmp_path, site, Orders(limit=4))
    with Store(tmp_path) as store:
        tried = {row["address"] for row in store.sql.execute("SELECT address FROM addresses WHERE kind = 'page'")}
    for decision in site.content.all():
        if any(address.endswith(decision.listed_path) for address in tried):
            befall_page(site, decision, faults.status(500))
    for _ in range(3):
        fetched(tmp_path, site, Orders(limit=4))
        site.clock.sleep(NIGHT)
    pages = [capture for capture in captures(tmp_path) if capture.origin and capture.origin.kind == "page"]
    assert len(pages) == 12


def test_pages_that_always_fail_do_not_keep_the_others_from_a_limited_fetch(site: Site, tmp_path: Path) -> None:
    for decision in list(site.content.all())[::2]:
        befall_page(site, decision, faults.status(404))
    for _ in range(3):
        fetched(tmp_path, site, Orders(limit=4))
        site.clock.sleep(NIGHT)
    pages = [capture for capture in captures(tmp_path) if capture.origin and capture.origin.kind == "page"]
    assert len(pages) == 6


def test_a_page_cut_where_no_length_is_stated_is_asked_for_again(site: Site, tmp_path: Path) -> None:
    decision = next(one for one in site.content.all() if len(one.attachments) == 2)
    befall_page(site, decision, faults.cut_unmeasured(500), range(1, 2))
    fetch(site, tmp_path)
    assert not law(tmp_path).failed
    kept = {capture.path.read_bytes() for capture in captures(tmp_path)}
    assert {signed_paper(paper) for paper in decision.attachments} <= kept


@pytest.mark.parametrize("fault", [faults.cut_unmeasured(500), faults.cut_at_source(500)])
def test_a_page_that_always_ends_too_early_is_truncated(site: Site, tmp_path: Path, fault: faults.Fault) -> None:
    fetch(site, tmp_path)
    held = captures(tmp_path)
    befall_page(site, site.content.decisions[site.content.order[0]], fault)
    site.content.change(site.content.order[0])
    fetch(site, tmp_path)
    assert law(tmp_path).failed == {"truncated": 1}
    assert {capture.path for capture in held if capture.path.suffix == ".html"} == {
        capture.path for capture in captures(tmp_path) if capture.path.suffix == ".html"
    }


def test_a_page_of_two_bytes_a_letter_has_an_end_as_well(site: Site, tmp_path: Path) -> None:
    befall_page(site, site.content.decisions[site.content.order[0]], faults.recoded("utf-16", "utf-16"))
    fetch(site, tmp_path)
    assert not law(tmp_path).failed + law(tmp_path).quarantined
