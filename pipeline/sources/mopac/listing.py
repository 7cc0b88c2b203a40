"""Listing: a page of mopac's list: its total, and its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Link, Paragraph
from pipeline.sources.mopac.addresses import is_decision
from pipeline.sources.mopac.naming import reference_of
from pipeline.sources.mopac.page import Page, read_page, unexpected

# "Showing 261-280 of 1627 results found"; also "Showing 1 - 20 of 1,669 results"
SHOWING = re.compile(
    r"Showing\s{1,3}(?P<first>[\d,]{1,9})\s{0,3}[-–—]\s{0,3}(?P<last>[\d,]{1,9})\s{1,3}of\s{1,3}(?P<total>[\d,]{1,9})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as the list names it; the reference is canonical, None where the entry tells none."""

    url: str
    title: str
    reference: str | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list: how many results there are in all, which of them it shows, counted from 1, and these."""

    total: int
    first: int
    last: int
    entries: tuple[Entry, ...]


def read_list(data: bytes, url: str) -> ListPage:
    """Return what a page of the list shows. Raises FetchError `unexpected_page` for any other page."""
    page = read_page(data, url)
    showing = SHOWING.search(page.document.text)
    if showing is None:
        raise unexpected(url, "expected a list, which says 'Showing 1-20 of 1669 results'; this page does not")
    first, last, total = (int(showing[name].replace(",", "")) for name in ("first", "last", "total"))
    entries = tuple(_entries(page))
    if len(entries) != last - first + 1 or not 0 < first <= last <= total:
        raise unexpected(url, f"it says {showing[0]!r}, and {len(entries)} entries were found")
    return ListPage(total, first, last, entries)


def _entries(page: Page) -> Iterator[Entry]:
    """Yield the entries: each begins with a line that is wholly a link, and has labelled values below it."""
    heads = [(at, link) for at, one in enumerate(page.paragraphs) if (link := _title_link(page, one))]
    ends = [at for at, _ in heads[1:]] + [len(page.paragraphs)]
    for (at, link), end in zip(heads, ends, strict=True):
        values = dict(filter(None, map(page.labelled, page.paragraphs[at + 1 : end])))
        if values:
            address, title = page.link(link), page.document[link.span]
            yield Entry(address, title, reference_of(values.get("reference", ""), title, address))


def _title_link(page: Page, paragraph: Paragraph) -> Link | None:
    for link in page.document.links:
        if link.span.covers(paragraph.span) and is_decision(page.link(link)):
            return link
    return None
