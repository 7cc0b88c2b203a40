"""Manners: how often the source is asked, and when it is left alone."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from pipeline.errors import FetchError, SettingsError, SourceError
from pipeline.fetch.answer import Attempt
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.manners import Manners
from pipeline.sources.mopac.addresses import HOSTS
from pipeline.sources.mopac.decision import read_decision
from tests.site import faults
from tests.site.canary import Canary
from tests.site.clock import FakeClock
from tests.site.content import Decision
from tests.site.server import Site
from tests.site.visit import ORIGIN, manners, visit

CONTACT = "https://example.org/contact"
WAIT = 130  # seconds: longer than any back-off of ours


def gaps(site: Site) -> list[float]:
    return [after.at - before.at for before, after in pairwise(site.requests)]


def test_two_seconds_pass_between_any_two_requests(site: Site, fetcher: Fetcher) -> None:
    for decision in site.content.all():
        fetcher.get(ORIGIN + decision.path)
    assert len(site.requests) == 21
    assert min(gaps(site)) >= 2


def test_hops_of_a_redirect_keep_the_pace_as_well(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.alias, faults.redirect(decision.path))
    assert fetcher.get(ORIGIN + decision.alias).final_url == ORIGIN + decision.path
    assert len(site.requests) == 3
    assert min(gaps(site)) >= 2


def test_everything_goes_over_one_connection(site: Site, fetcher: Fetcher) -> None:
    for decision in site.content.all():
        fetcher.get(ORIGIN + decision.path)
    assert site.server.connections == 1


def test_a_source_that_ends_each_connection_is_asked_over_new_ones(site: Site, fetcher: Fetcher) -> None:
    site.fault("*", faults.header("Connection", "close"))
    for decision in site.content.all():
        assert fetcher.get(ORIGIN + decision.path).status == 200
    assert site.server.connections == len(site.requests) == 21


def test_every_request_says_who_asks_and_where_to_complain(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    fetcher.get(ORIGIN + decision.path)
    agents = {request.headers["user-agent"] for request in site.requests}
    assert agents == {f"mopac-ledger/0.1.0 (+{CONTACT})"}


@pytest.mark.parametrize("contact", ["", "a\r\nHost: evil", "me) (compatible; Googlebot", "nützlich", "x" * 300])
def test_a_contact_that_is_none_is_wrong_usage(contact: str) -> None:
    with pytest.raises(SettingsError, match="contact"):
        Manners(contact=contact, hosts=HOSTS)


def test_only_a_stand_in_may_be_asked_faster() -> None:
    with pytest.raises(SettingsError, match="seconds_between"):
        Manners(contact=CONTACT, hosts=HOSTS, seconds_between=1.9)
    with pytest.raises(SettingsError, match="via"):
        Manners(contact=CONTACT, hosts=HOSTS, via="http://127.0.0.1:8700")


def test_no_proxy_and_no_password_is_taken_from_the_environment(
    site: Site, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Canary() as canary:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
        with visit(site) as fetcher:
            fetcher.get(ORIGIN + decision.path)
    assert canary.hits == 0
    assert not any("authorization" in request.headers for request in site.requests)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_nothing_is_asked_before_the_time_that_a_refusal_permits(
    site: Site, fetcher: Fetcher, clock: FakeClock, status: int, form: str
) -> None:
    refused = list(site.content.all())[:10]
    for decision in refused:

        def refuse(reply: faults.Reply) -> faults.Reply:
            until = format_datetime(clock.now() + timedelta(seconds=WAIT), usegmt=True)
            return faults.status(status, str(WAIT) if form == "seconds" else until)(reply)

        site.fault(decision.path, refuse, hits=range(1, 3))
    for decision in refused:
        assert fetcher.get(ORIGIN + decision.path).status == 200
    permitted = [before.at + (WAIT - 1 if form == "date" else WAIT) for before in site.requests]  # a date has no parts
    too_early = [
        after
        for (before, after), when in zip(pairwise(site.requests), permitted, strict=False)
        if before.status == status and after.at < when
    ]
    assert sum(request.status == status for request in site.requests) == 20
    assert len(too_early) == 0


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_permitted_date_is_the_source_s_although_its_clock_is_not_ours(
    site: Site, fetcher: Fetcher, clock: FakeClock, decision: Decision, hours: int
) -> None:
    theirs = clock.now() + timedelta(hours=hours)
    fetcher.allows(ORIGIN)
    until = format_datetime(theirs + timedelta(seconds=WAIT), usegmt=True)
    site.fault(decision.path, faults.status(503, until), hits=1)
    site.fault(decision.path, faults.header("Date", format_datetime(theirs, usegmt=True)), hits=1)
    if hours > 0:  # by our clock that is in three hours, and may well be
        with pytest.raises(SourceError, match="stay away"):
            fetcher.get(ORIGIN + decision.path)
    else:
        fetcher.get(ORIGIN + decision.path)
        refused, answered = site.asked(decision.path)
        assert answered.at - refused.at >= WAIT - 1


def test_the_permitted_time_holds_for_all_addresses(site: Site, fetcher: Fetcher) -> None:
    refusing, other = list(site.content.all())[:2]
    site.fault(refusing.path, faults.status(503, str(WAIT)))
    with pytest.raises(FetchError, match="503"):
        fetcher.get(ORIGIN + refusing.path)
    fetcher.get(ORIGIN + other.path)
    last, after = site.requests[-2:]
    assert (last.status, after.target) == (503, other.path)
    assert after.at - last.at >= WAIT


@pytest.mark.parametrize("retry_after", [None, "soon", "-5", "Thu, 32 Foo 2026 00:00:00 GMT", "0"])
def test_without_a_time_the_waits_grow(
    site: Site, fetcher: Fetcher, decision: Decision, retry_after: str | None
) -> None:
    site.fault(decision.path, faults.status(503, retry_after))
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + decision.path)
    waits = gaps(site)[1:]
    assert caught.value.reason == "status:503"
    assert [low <= wait <= low + 4 for wait, low in zip(waits, (4, 8, 16), strict=True)] == [True] * 3


def test_two_callers_do_not_come_back_in_step(site: Site, decision: Decision) -> None:
    site.fault(decision.path, faults.status(503))
    waits = set()
    for _ in range(5):
        with visit(site) as fetcher, pytest.raises(FetchError):
            fetcher.get(ORIGIN + decision.path)
        first, second = site.asked(decision.path)[-4:-2]
        waits.add(round(second.at - first.at, 3))
    assert len(waits) == 5


def test_a_wait_of_a_day_ends_the_run(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, faults.status(503, "86400"))
    with pytest.raises(SourceError, match="stay away until 2026-11-30 03:00 UTC"):
        fetcher.get(ORIGIN + decision.path)
    assert len(site.asked(decision.path)) == 1


@pytest.mark.parametrize("asked", ["315360000", "9" * 400, "Wed, 28 Nov 2035 03:00:00 GMT"])
def test_a_wait_of_years_is_a_slip_of_which_a_week_is_kept(
    site: Site, fetcher: Fetcher, decision: Decision, asked: str
) -> None:
    site.fault(decision.path, faults.status(503, asked))
    with pytest.raises(SourceError, match=r"asks for [\d,]+ days \(at most 7 are kept\).*until 2026-12-06 03:00 UTC"):
        fetcher.get(ORIGIN + decision.path)
    assert len(site.asked(decision.path)) == 1


def test_a_403_is_not_asked_again(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, faults.status(403))
    assert is_refused(fetcher, decision)
    assert len(site.asked(decision.path)) == 1


def test_retries_are_no_news(
    site: Site, fetcher: Fetcher, decision: Decision, caplog: pytest.LogCaptureFixture
) -> None:
    site.fault(decision.path, faults.status(503), hits=1)
    fetcher.get(ORIGIN + decision.path)
    assert [record for record in caplog.records if record.levelname != "INFO"] == []


def test_after_each_challenge_in_a_row_the_wait_is_longer(site: Site, fetcher: Fetcher) -> None:
    decisions = list(site.content.all())
    for challenging in decisions[:9]:
        site.fault(challenging.path, faults.challenge)
    assert [is_challenged(fetcher, decision) for decision in decisions[:11]] == [True] * 9 + [False] * 2
    waits = (4, 8, 16, 32, 64, 120, 120, 120, 120)
    assert [low <= gap <= low + 4 for gap, low in zip(gaps(site)[1:-1], waits, strict=True)] == [True] * 9
    assert gaps(site)[-1] == 2


def test_a_time_that_an_earlier_run_was_given_is_kept(site: Site, clock: FakeClock, decision: Decision) -> None:
    site.fault(decision.path, faults.status(503, "86400"), hits=1)
    attempts: list[Attempt] = []
    with visit(site, note=attempts.append) as fetcher, pytest.raises(SourceError, match="stay away"):
        fetcher.get(ORIGIN + decision.path)
    until = attempts[-1].not_before
    asked = len(site.requests)
    with pytest.raises(SourceError, match="stay away until 2026-11-30"):
        Fetcher(manners(site), clock, not_before=until)
    assert len(site.requests) == asked
    clock.sleep(86_000)
    with Fetcher(manners(site), clock, not_before=until) as fetcher:
        fetcher.get(ORIGIN + decision.path)
    assert site.requests[asked].at - site.requests[asked - 1].at >= 86_400


def test_a_source_that_nobody_answers_for_ends_the_run(clock: FakeClock) -> None:
    with Site(1, clock) as site:
        closed = visit(site)
    with closed, pytest.raises(SourceError, match=r"robots\.txt cannot be read"):
        closed.get(ORIGIN + "/")


def is_challenged(fetcher: Fetcher, decision: Decision) -> bool:
    answer = fetcher.get(ORIGIN + decision.path)
    try:
        read_decision(answer.body, answer.final_url)
    except FetchError:
        fetcher.unwelcome()
        return True
    return False


def is_refused(fetcher: Fetcher, decision: Decision) -> bool:
    try:
        fetcher.get(ORIGIN + decision.path)
    except FetchError:
        return True
    return False
