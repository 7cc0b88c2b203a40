"""The stand-in site: all that it publishes can be listed, read and fetched."""

from __future__ import annotations

import pytest

from pipeline.fetch.attachment import kind_of
from pipeline.fetch.disposition import file_name
from pipeline.sources.mopac.addresses import LIST_PATH, list_address
from pipeline.sources.mopac.decision import read_decision
from pipeline.sources.mopac.listing import read_list
from tests.site.clock import FakeClock
from tests.site.commands import befall, disturb
from tests.site.server import Site
from tests.site.visit import ORIGIN, visit


def test_every_decision_of_every_layout_is_listed_and_read_under_its_own_reference() -> None:
    with Site(100, FakeClock()) as site, visit(site) as fetcher:
        lists = [read_list(fetcher.get(list_address(page)).body, list_address(page)) for page in range(5)]
        entries = [entry for page in lists for entry in page.entries]
        pages = [read_decision(fetcher.get(entry.url).body, entry.url) for entry in entries]
        files = [fetcher.get(each.url) for page in pages for each in page.attachments]
        wanted = [decision.reference for decision in site.content.all()]
        assert {page.total for page in lists} == {100}
        assert [entry.reference for entry in entries] == wanted
        assert [page.reference for page in pages] == wanted
        assert len(files) == sum(len(decision.attachments) for decision in site.content.all())
        assert {kind_of(file.body) for file in files} == {"application/pdf"}
        assert all(str(file_name(file.headers["content-disposition"])).endswith(".pdf") for file in files)


def test_faults_are_given_on_the_command_line() -> None:
    with Site(1, FakeClock()) as site, visit(site) as fetcher:
        path = next(site.content.all()).path
        befall(site, path, "status:503:300@1-2")
        befall(site, "/a", "redirect:http://127.0.0.1:9/x")
        befall(site, "/b", "challenge")
        assert fetcher.get(ORIGIN + path).status == 200
        assert [request.status for request in site.asked(path)] == [503, 503, 200]
        assert site.answer("/a", {}).header("location") == "http://127.0.0.1:9/x"
        assert b"Checking your browser" in site.answer("/b", {}).body
    with pytest.raises(SystemExit, match="no fault is written"):
        befall(site, "/", "typo")


def test_the_list_can_be_changed_while_it_is_read() -> None:
    orders, site = set(), Site(60, FakeClock())
    disturb(site, seed=1, requests=20)
    for page in range(30):
        site.answer(f"{LIST_PATH}?page={page % 3}", {})
        orders.add(tuple(site.content.order))
    assert 10 < len(orders) <= 21
    assert set(site.content.order) == set(site.content.decisions)
    site.server.server_close()
