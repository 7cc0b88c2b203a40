"""Answers that are no good page or no whole PDF are put aside with a reason, and replace nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect import Orders
from pipeline.store import Store, captures
from pipeline.store.holdings import refusals, tally
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.quick import fetched, shelf
from tests.site.server import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(60, FakeClock()) as stand_in:
        yield stand_in


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.challenge, "unexpected_page"),
        (faults.soft_404, "unexpected_page"),
        (faults.body(b""), "empty"),
        (faults.status(404), "status:404"),
    ],
)
def test_bad_answers_replace_no_good_page(tmp_path: Path, site: Site, fault: faults.Fault, reason: str) -> None:
    fetched(tmp_path, site)
    before, held = shelf(tmp_path), captures(tmp_path)
    decision = site.content.decisions[site.content.order[3]]
    site.content.change(decision.number)
    site.fault(decision.path, fault)
    fetched(tmp_path, site)
    assert {one.sha256 for one in held if "html" in one.path.suffix} == {
        one.sha256 for one in captures(tmp_path) if "html" in one.path.suffix
    }
    assert before.items() <= shelf(tmp_path).items()
    with Store(tmp_path) as store:
        assert [refusal.reason for refusal in refusals(store)] == [reason]
        assert tally(store).quarantined.total() + tally(store).failed.total() == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.challenge, "not_pdf:html"),
        (faults.body(b'{"error": "gone"}'), "not_pdf:json"),
        (faults.body(b"PK\x03\x04....word/document.xml"), "not_pdf:office"),
        (faults.cut_at_source(300), "truncated"),
    ],
)
def test_what_is_no_whole_pdf_is_quarantined_by_reason(
    tmp_path: Path, site: Site, fault: faults.Fault, reason: str
) -> None:
    decision = next(one for one in site.content.all() if "?" not in one.attachments[0].target)
    site.fault(decision.attachments[0].target, fault, range(1, 2))
    fetched(tmp_path, site)
    with Store(tmp_path) as store:
        assert tally(store).quarantined == {reason: 1}
    fetched(tmp_path, site, Orders("full"))
    with Store(tmp_path) as store:
        assert not tally(store).quarantined


def test_an_office_file_is_not_sent_again_each_night_and_a_challenge_may_pass(tmp_path: Path, site: Site) -> None:
    office, challenged = (one.attachments[0].target for one in list(site.content.all())[:2])
    site.fault(office, faults.body(b"PK\x03\x04....word/document.xml"))
    site.fault(challenged, faults.challenge)
    for _ in range(3):
        fetched(tmp_path, site)
    assert (len(site.asked(office)), len(site.asked(challenged))) == (1, 3)
