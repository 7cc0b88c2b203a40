"""Which decision a document belongs to: by the page that links to it, else by the number that it gives itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.assemble import Filed, by_decision
from pipeline.document import Document, Link, Span
from pipeline.extract import Facts, Paper
from pipeline.records import Decision
from pipeline.store.holdings import Origin

THEN = datetime(2031, 4, 1, tzinfo=UTC)
SITE = "https://www.example.org"


def page(sha256: str, reference: str | None, address: str = "/a-page", listed: str | None = None) -> Filed:
    origin = Origin(f"{SITE}{address}", "page", THEN, reference=listed)
    return Filed(f"{sha256}.html", paper(sha256, reference), origin)


def attachment(sha256: str, reference: str | None, *pages: str) -> Filed:
    origin = Origin(f"{SITE}/media/7/download", "attachment", THEN, pages=pages)
    return Filed(f"{sha256}.pdf", paper(sha256, reference), origin)


def paper(sha256: str, reference: str | None, *links: str) -> Paper:
    found = tuple(Link(Span(0, 1), address) for address in links)
    document = Document(sha256, "text/html", "words", links=found)
    return Paper(document, Facts(decision=Decision(reference=reference)))


def groups(*filed: Filed) -> dict[str | None, list[str]]:
    return {
        reference: [one.paper.document.sha256 for one in members] for reference, members in by_decision(filed).items()
    }


@pytest.mark.parametrize(
    ("printed", "address", "listed", "wanted"),
    [
        ("PCD 90001", "/pcd-90002-words", "PCD 90003", "PCD 90001"),
        (None, "/pcd-90002-words", "PCD 90003", "PCD 90002"),
        (None, "/words", "PCD 90003", "PCD 90003"),
        (None, "/words", None, None),
    ],
)
def test_a_page_s_number_is_its_text_s_else_its_address_s_else_the_list_s(
    printed: str | None, address: str, listed: str | None, wanted: str | None
) -> None:
    assert groups(page("p", printed, address, listed)) == {wanted: ["p"]}


def test_an_attachment_without_a_number_is_its_page_s() -> None:
    assert groups(page("p", "PCD 90001"), attachment("a", None, "p")) == {"PCD 90001": ["p", "a"]}


def test_the_page_that_links_counts_more_than_the_number_that_is_printed() -> None:
    assert groups(page("p", "PCD 90001"), attachment("a", "PCD 90007", "p")) == {"PCD 90001": ["p", "a"]}


def test_of_two_pages_that_link_the_one_whose_number_is_printed_has_the_paper() -> None:
    pages = page("p", "PCD 90001"), page("q", "PCD 90002", "/other")
    assert groups(*pages, attachment("a", "PCD 90002", "p", "q"))["PCD 90002"] == ["q", "a"]
    assert groups(*pages, attachment("a", None, "q", "p"))["PCD 90001"] == ["p", "a"]


def test_a_paper_whose_page_has_no_number_has_its_own() -> None:
    assert groups(page("p", None), attachment("a", "PCD 90001", "p")) == {"PCD 90001": ["a"], None: ["p"]}


def test_what_was_dropped_by_hand_is_linked_to_by_the_name_of_its_file() -> None:
    linking = Filed("page.html", paper("p", "PCD 90001", f"{SITE}/files/appendix.pdf"))
    assert groups(linking, Filed("appendix.pdf", paper("a", None))) == {"PCD 90001": ["p", "a"]}
