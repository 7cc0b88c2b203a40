"""Lists: one page of the source's list, asked for only if it has changed, and what it says remembered."""

from __future__ import annotations

from pydantic import TypeAdapter

from pipeline.collect.visit import Visit
from pipeline.errors import FetchError, SourceError
from pipeline.fetch.asking import RefusedError
from pipeline.sources.mopac.listing import ListPage
from pipeline.store import Store
from pipeline.store.fetches import Fetch
from pipeline.store.lists import note, recall, remember

CONTENT: TypeAdapter[ListPage] = TypeAdapter(ListPage)


def read_list_page(store: Store, fetch: Fetch, visit: Visit, number: int, *, afresh: bool) -> ListPage:
    """Return what a list page says. Raises FetchError where it cannot be had, SourceError where it must not."""
    site = visit.site
    url = site.list_address(number)
    address = site.canonical(url)
    known = None if afresh else recall(store, address)
    try:
        answer = visit.ask(url, known.etag if known else None, known.last_modified if known else None)
    except FetchError as error:
        note(store, fetch, visit.unanswered(address, url), "failed", error.reason, error.message)
        if error.reason == "robots":
            raise SourceError(f"the source forbids reading: {error.message}") from error
        if number == 0 and isinstance(error, RefusedError):
            raise SourceError(f"the source does not answer: {error.message}") from error
        raise
    request = visit.answered(answer, address)
    if known and answer.is_unchanged:
        note(store, fetch, request, "not_modified", None, None)
        return CONTENT.validate_json(known.content)
    try:
        page = site.read_list(answer.body, answer.final_url)
    except FetchError as error:
        note(store, fetch, request, "quarantined", error.reason, error.message)
        raise
    remember(store, fetch, request, CONTENT.dump_json(page).decode())
    return page
