"""The stand-in site: all that it publishes can be listed, read and fetched."""

from __future__ import annotations

from pipeline.fetch.attachment import kind_of
from pipeline.fetch.disposition import file_name
from pipeline.sources.mopac.addresses import list_address
from pipeline.sources.mopac.decision import read_decision
from pipeline.sources.mopac.listing import read_list
from tests.site.clock import FakeClock
from tests.site.server import Site
from tests.site.visit import visit


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
