"""Conditional requests: what did not change is not sent again, and what did is noticed."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from pipeline.errors import FetchError
from pipeline.fetch.fetcher import Fetcher
from tests.site import faults
from tests.site.content import Decision
from tests.site.server import Site
from tests.site.visit import ORIGIN


def test_what_did_not_change_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    sent = 0
    for decision in site.content.all():
        first = fetcher.get(ORIGIN + decision.path)
        again = fetcher.get(ORIGIN + decision.path, first.etag, first.last_modified)
        sent += len(again.body)
        assert again.is_unchanged
        assert not first.is_unchanged
    assert sent == 0
    assert sum(request.is_conditional for request in site.requests) == 20


@pytest.mark.parametrize("mark", ["etag", "last_modified"])
def test_either_mark_alone_tells_a_change(site: Site, fetcher: Fetcher, decision: Decision, mark: str) -> None:
    first = fetcher.get(ORIGIN + decision.path)
    known = {mark: getattr(first, mark)}
    assert fetcher.get(ORIGIN + decision.path, **known).is_unchanged
    site.content.change(decision.number)
    changed = fetcher.get(ORIGIN + decision.path, **known)
    assert (changed.status, changed.body == first.body) == (200, False)


def test_nine_contents_of_one_address_are_nine_answers(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    answers = [fetcher.get(ORIGIN + decision.path)]
    for _ in range(8):
        site.content.change(decision.number)
        answers.append(fetcher.get(ORIGIN + decision.path, answers[-1].etag, answers[-1].last_modified))
    assert [answer.status for answer in answers] == [200] * 9
    assert len({hashlib.sha256(answer.body).hexdigest() for answer in answers}) == 9
    assert len({answer.etag for answer in answers}) == 9


def test_a_mark_that_changes_without_the_bytes_brings_the_same_bytes(
    site: Site, fetcher: Fetcher, decision: Decision
) -> None:
    first = fetcher.get(ORIGIN + decision.path)
    site.fault(decision.path, faults.header("ETag", 'W/"another"'))
    again = fetcher.get(ORIGIN + decision.path, first.etag)
    assert (again.status, again.body, again.etag) == (200, first.body, 'W/"another"')


def test_a_source_without_marks_is_read_whole(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, faults.header("ETag", None))
    site.fault(decision.path, faults.header("Last-Modified", None))
    first = fetcher.get(ORIGIN + decision.path)
    assert (first.etag, first.last_modified) == (None, None)
    assert fetcher.get(ORIGIN + decision.path, first.etag, first.last_modified).body == first.body


def test_unchanged_since_nothing_is_no_answer(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, faults.unchanged)
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + decision.path)
    assert caught.value.reason == "status:304"


def test_the_way_of_an_answer_is_told(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.alias, faults.redirect(decision.path, 301))
    answer = fetcher.get(ORIGIN + decision.alias)
    assert answer.url == ORIGIN + decision.alias
    assert answer.final_url == ORIGIN + decision.path
    assert answer.hops == (answer.url, answer.final_url)
    assert answer.headers["content-type"] == faults.HTML
    assert answer.fetched_at.tzinfo is not None


@pytest.mark.parametrize(("way", "asked"), [("aa", 1), ("aba", 2), ("abcb", 3), ("abcdefgh", 6)])
def test_redirects_end(site: Site, fetcher: Fetcher, way: str, asked: int) -> None:
    for here, there in pairwise(way):
        site.fault(f"/{here}", faults.redirect(f"/{there}"))
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + "/a")
    assert caught.value.reason == "redirect_loop"
    assert len(site.requests) == 1 + asked


def test_a_redirect_without_a_target_is_a_loop(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.fault(decision.path, lambda _: faults.Reply(302))
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + decision.path)
    assert caught.value.reason == "redirect_loop"


def test_a_page_that_is_gone_is_told_by_its_status(site: Site, fetcher: Fetcher, decision: Decision) -> None:
    site.content.withdraw(decision.number)
    with pytest.raises(FetchError) as caught:
        fetcher.get(ORIGIN + decision.path)
    assert caught.value.reason == "status:404"
