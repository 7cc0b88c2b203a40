"""robots.txt is read before anything else, and obeyed (RFC 9309)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.errors import FetchError, SourceError
from pipeline.fetch.fetcher import Fetcher
from tests.site import faults
from tests.site.content import Decision
from tests.site.server import Site
from tests.site.visit import ORIGIN


def others(site: Site) -> list[str]:
    return [request.target for request in site.requests if request.target != "/robots.txt"]


def test_it_is_read_first_and_once(site: Site, fetcher: Fetcher) -> None:
    for decision in site.content.all():
        fetcher.get(ORIGIN + decision.path)
    assert site.requests[0].target == "/robots.txt"
    assert len(site.asked("/robots.txt")) == 1


@pytest.mark.parametrize(
    "rules",
    [
        b"User-agent: *\nDisallow: /node/",
        b"User-agent: mopac-ledger\nDisallow: /node/\n\nUser-agent: *\nAllow: /",
        b"User-agent: MOPAC-Ledger\nDisallow: /*/",
        b"\xef\xbb\xbfUser-Agent:*\r\nDisallow:/node*\r\nAllow: /",
    ],
)
def test_what_it_forbids_is_not_asked_for(site: Site, fetcher: Fetcher, rules: bytes) -> None:
    site.robots = rules
    with pytest.raises(FetchError) as caught:
        fetcher.get(f"{ORIGIN}/node/21001")
    assert caught.value.reason == "robots"
    assert not fetcher.allows(f"{ORIGIN}/node/21001")
    assert others(site) == []


def test_a_redirect_to_what_it_forbids_is_not_followed(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.robots = b"User-agent: *\nDisallow: /node/"
    site.fault(decision.path, faults.redirect(decision.alias))
    with pytest.raises(FetchError, match="asks us not to"):
        fetcher.get(ORIGIN + decision.path)
    assert others(site) == [decision.path]


def test_rules_for_others_are_not_for_us(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.robots = b"User-agent: otherbot\nDisallow: /\nCrawl-delay: 60"
    assert fetcher.get(ORIGIN + decision.path).status == 200
    assert fetcher.pace.seconds_between == 2


@pytest.mark.parametrize("status", [404, 410, 400])
def test_a_site_without_one_has_no_rules(site: Site, fetcher: Fetcher, decision: Decision, status: int) -> None:
    site.fault("/robots.txt", faults.status(status))
    assert fetcher.get(ORIGIN + decision.path).status == 200


def test_an_empty_one_has_no_rules(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.robots = b""
    assert fetcher.get(ORIGIN + decision.path).status == 200


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
def test_where_it_cannot_be_read_nothing_is(site: Site, fetcher: Fetcher, decision: Decision, status: int) -> None:
    site.fault("/robots.txt", faults.status(status))
    with pytest.raises(SourceError, match="so nothing is"):
        fetcher.get(ORIGIN + decision.path)
    assert others(site) == []


@pytest.mark.parametrize("fault", [faults.cut(5), faults.challenge, faults.soft_404, faults.redirect("/robots.txt")])
def test_half_of_one_or_a_page_in_its_place_is_none(
    site: Site, fetcher: Fetcher, decision: Decision, fault: faults.Fault
) -> None:
    site.fault("/robots.txt", fault)
    with pytest.raises(SourceError, match=r"robots\.txt"):
        fetcher.get(ORIGIN + decision.path)
    assert others(site) == []


def test_one_that_comes_at_the_second_try_is_obeyed(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault("/robots.txt", faults.status(503, "30"), hits=1)
    assert fetcher.get(ORIGIN + decision.path).status == 200
    assert [request.target for request in site.requests] == ["/robots.txt", "/robots.txt", decision.path]


@pytest.mark.parametrize("rule", [b"Crawl-delay: 7", b"Request-rate: 1/7", b"Request-rate: 10/70\nCrawl-delay: 3"])
def test_a_slower_pace_that_it_asks_for_is_kept(site: Site, fetcher: Fetcher, rule: bytes) -> None:
    site.robots = b"User-agent: *\n" + rule
    for decision in site.content.all():
        fetcher.get(ORIGIN + decision.path)
    assert min(after.at - before.at for before, after in pairwise(site.requests)) >= 7


def test_a_faster_pace_that_it_permits_is_not_taken(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.robots = b"User-agent: *\nCrawl-delay: 0.1"
    fetcher.get(ORIGIN + decision.path)
    assert fetcher.pace.seconds_between == 2


def test_a_pace_of_one_request_a_day_is_a_no(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.robots = b"User-agent: *\nCrawl-delay: 86400"
    with pytest.raises(SourceError, match="86,400 s between two requests"):
        fetcher.get(ORIGIN + decision.path)
