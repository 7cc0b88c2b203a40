"""Listing: a page of mopac's list: its total, and its entries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Span
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
    wanted, found = last - first + 1, 0
    # How an entry looks is not known for sure: the reading that finds as many as the page says is right.
    for heads in (_linked_titles(page), _titles_above_labels(page)):
        entries = tuple(_entries(page, heads))
        if len(entries) == wanted and 0 < first <= last <= total:
            return ListPage(total, first, last, entries)
        found = max(found, len(entries))
    raise unexpected(url, f"it says {showing[0]!r}, and {found} entries were found")


def _linked_titles(page: Page) -> list[int]:
    """Return the places of the paragraphs that are wholly a link to a decision."""
    links = {span for span, _ in page.decisions}
    return [at for at, one in enumerate(page.paragraphs) if one.span in links]


def _titles_above_labels(page: Page) -> list[int]:
    """Return the places of the paragraphs with labelled values below them: the link may be around the whole entry."""
    kinds = [one.kind == "label" for one in page.paragraphs]
    return [at for at, is_label in enumerate(kinds[:-1]) if not is_label and kinds[at + 1]]


def _entries(page: Page, heads: list[int]) -> Iterator[Entry]:
    """Yield the entries that begin at these paragraphs and have labelled values and a link."""
    for at, end in pairwise([*heads, len(page.paragraphs)]):
        values = dict(filter(None, map(page.labelled, page.paragraphs[at + 1 : end])))
        stretch = Span(page.paragraphs[at].span.start, page.paragraphs[end - 1].span.end)
        linked = bisect_left(page.decisions, stretch.start, key=lambda pair: pair[0].start)
        if values and linked < len(page.decisions) and stretch.covers(page.decisions[linked][0]):
            address, title = page.decisions[linked][1], page.words(page.paragraphs[at])
            yield Entry(address, title, reference_of(values.get("reference", ""), title, address))
