"""Documents: a decision's page and its attachments, each judged by its bytes before it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.collect.visit import Visit
from pipeline.errors import FetchError
from pipeline.fetch.answer import Answer
from pipeline.fetch.attachment import kind_of
from pipeline.store import Store
from pipeline.store.answers import Asked, Became, Page, Wish, keep, keep_nothing, validators
from pipeline.store.fetches import Fetch

# A web page in the place of what was asked for: one may be lost, many in a row are a challenge.
STRANGE = ("unexpected_page", "not_pdf:html")


@dataclass
class Collector:
    """Asks for single documents of one fetch, and writes what became of each."""

    store: Store
    fetch: Fetch
    visit: Visit
    pages: int = 0

    def collect(self, wish: Wish) -> Became:
        """Return what became of an address; a full fetch asks without conditions. Raises SourceError, StoreError."""
        self.pages += wish.kind == "page"
        conditions = (None, None) if self.fetch.kind == "full" else validators(self.store, wish.address)
        try:
            answer = self.visit.ask(wish.url, *conditions)
        except FetchError as error:
            nothing = self.visit.unanswered(wish.address, wish.url)
            return keep_nothing(self.store, self.fetch, wish, nothing, "failed", error.reason, error.message)
        request = self.visit.answered(answer, wish.address)
        if answer.is_unchanged:
            return keep_nothing(self.store, self.fetch, wish, request, "not_modified")
        return self._judged(wish, answer, request)

    def _judged(self, wish: Wish, answer: Answer, request: Asked) -> Became:
        try:
            page = self._page(answer) if wish.kind == "page" else None
            if page is None:
                kind_of(answer.body)
        except FetchError as error:
            became = keep_nothing(self.store, self.fetch, wish, request, "quarantined", error.reason, error.message)
            if error.reason in STRANGE:
                self.visit.unwelcome(error)
            return became
        return keep(self.store, self.fetch, wish, request, answer.body, page)

    def _page(self, answer: Answer) -> Page:
        read = self.visit.site.read_decision(answer.body, answer.final_url)
        canonical = self.visit.site.canonical
        return Page(read.reference, tuple((canonical(one.url), one.url, one.label) for one in read.attachments))
