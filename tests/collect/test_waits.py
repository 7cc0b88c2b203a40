"""A time that the source asks us to wait until is kept by every later run, also after a kill or a dry run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from flows import fetch as flow
from flows.settings import Settings, settings
from pipeline.collect import Orders
from pipeline.sources.mopac.addresses import list_address
from pipeline.store import Store
from tests.site import faults
from tests.site.clock import FakeClock
from tests.site.server import Site

WAIT = 600  # seconds: short enough that a run waits for it
ASKED_FIRST = ("/robots.txt", list_address(0).partition(".uk")[2], "paper")


class KilledError(BaseException):
    """What ends a run in the middle of a wait, and gives it no time for a word."""


class Impatient(FakeClock):
    """A clock of somebody who ends a run that waits for long."""

    def sleep(self, seconds: float) -> None:
        if seconds > WAIT / 2:
            raise KilledError
        super().sleep(seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(3, FakeClock(datetime.now(UTC))) as stand_in:
        yield stand_in


@pytest.fixture
def options(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return settings(contact="https://example.org/us", allow_loopback=True, via=site.url, seconds_between=0)


def run(site: Site, options: Settings, clock: FakeClock, *, dry_run: bool = False) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "SystemClock", lambda: clock)
        flow.fetch(options, Orders(), dry_run=dry_run)


@pytest.mark.parametrize("is_dry", [False, True])
@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.parametrize("target", ASKED_FIRST)
def test_no_request_comes_before_the_permitted_time_whoever_is_killed_in_between(
    site: Site, options: Settings, form: str, target: str, *, is_dry: bool
) -> None:
    if target == "paper" and is_dry:
        target = list_address(1).partition(".uk")[2]
    elif target == "paper":
        target = next(site.content.all()).attachments[0].target
    until = format_datetime(site.clock.now() + timedelta(seconds=WAIT), usegmt=True)
    site.fault(target, faults.status(503, str(WAIT) if form == "seconds" else until), hits=1)
    killing = Impatient(site.clock.now())
    for _ in range(3):  # whoever is started again and again asks for nothing
        with pytest.raises(KilledError):
            run(site, options, killing, dry_run=is_dry)
    refused = len(site.requests)
    assert [request.status for request in site.requests].count(503) == 1
    assert site.requests[-1].target == target
    site.clock = FakeClock(site.clock.now())
    run(site, options, site.clock)
    assert site.requests[refused].at >= WAIT - 1  # a date has no parts of a second


def test_a_run_that_follows_at_once_keeps_the_pace(site: Site, options: Settings) -> None:
    slow = options.model_copy(update={"seconds_between": 5.0})
    run(site, slow, site.clock)
    ended = len(site.requests)
    run(site, slow, site.clock)
    assert site.requests[ended].at - site.requests[ended - 1].at >= 5


def test_a_dry_run_that_is_answered_keeps_nothing(site: Site, options: Settings) -> None:
    run(site, options, FakeClock(), dry_run=True)
    assert not options.raw.exists()


def test_the_ledger_has_every_attempt_and_the_robots_txt(site: Site, options: Settings) -> None:
    paper = next(site.content.all()).attachments[0]
    site.fault(paper.target, faults.status(503), hits=range(1, 3))
    run(site, options, FakeClock())
    with Store(options.raw) as store:
        attempts = store.sql.execute("SELECT url, reason, not_before FROM attempts ORDER BY attempt_id").fetchall()
        (requests,) = store.sql.execute("SELECT count(*) FROM requests").fetchone()
    assert [(row["url"].rpartition(".uk")[2], row["reason"], row["not_before"]) for row in attempts] == [
        ("/robots.txt", None, None),
        (paper.target, "status:503", None),
        (paper.target, "status:503", None),
    ]
    assert requests + len(attempts) == len(site.requests)
