"""Documents: a decision's page and its attachments, each judged by its bytes before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.collect.identity import check_identity
from pipeline.collect.standing import Standing
from pipeline.collect.visit import Visit
from pipeline.errors import FetchError, SourceError
from pipeline.fetch.answer import Answer
from pipeline.fetch.asking import RefusedError
from pipeline.fetch.attachment import kind_of
from pipeline.store import Store
from pipeline.store.addresses import NO_VALIDATORS, Became, Outcome, last_refusal, validators, validators_of
from pipeline.store.answers import Asked, Page, Wish, keep, keep_nothing
from pipeline.store.fetches import Fetch

# A web page in the place of what was asked for: one may be lost, many in a row are a challenge.
STRANGE = ("unexpected_page", "not_pdf:html")
# A challenge, or an error in the place of a file, may bear the file's own ETag: this says nothing of what comes next.
PASSING = (*STRANGE, "not_pdf:json", "not_pdf:empty")
# Refused before it came, and the same as long as its ETag is.
STUBBORN = ("too_large", "unexpected_encoding")


@dataclass
class Collector:
    """Asks for single documents of one fetch, and writes what became of each."""

    store: Store
    fetch: Fetch
    visit: Visit
    standing: Standing
    pages: int = 0

    def collect(self, wish: Wish) -> Became:
        """Return what became of an address; a full fetch asks without conditions. Raises SourceError, StoreError."""
        self.pages += wish.kind == "page"
        conditions = NO_VALIDATORS if self.fetch.kind == "full" else validators(self.store, wish.address)
        try:
            answer = self.visit.ask(wish.url, *conditions)
        except FetchError as error:
            return self._failed(wish, error)
        except SourceError as error:
            # It is tried like any other: else it would be the first again in the next fetch, and end that too.
            nothing = self.visit.unanswered(wish.address, wish.url)
            outcome = Outcome("failed", nothing.at, "source", str(error))
            keep_nothing(self.store, self.fetch, wish, nothing, outcome)
            raise
        request = self.visit.answered(answer, wish.address)
        if not answer.is_unchanged:
            return self._judged(wish, answer, request)
        self.standing.welcome()
        still = last_refusal(self.store, wish.address) or Outcome("not_modified", request.at)
        return keep_nothing(self.store, self.fetch, wish, request, replace(still, at=request.at))

    def _failed(self, wish: Wish, error: FetchError) -> Became:
        nothing = self.visit.unanswered(wish.address, wish.url)
        marks = validators_of(error.headers) if error.reason in STUBBORN else NO_VALIDATORS
        outcome = Outcome("failed", nothing.at, error.reason, error.message, marks)
        became = keep_nothing(self.store, self.fetch, wish, nothing, outcome)
        if isinstance(error, RefusedError):
            self.standing.unwelcome(error.message)
        elif error.reason.startswith("status:"):
            self.standing.welcome()
        return became

    def _judged(self, wish: Wish, answer: Answer, request: Asked) -> Became:
        try:
            page = self._page(answer, request) if wish.kind == "page" else None
            if page is None:
                kind_of(answer.body)
        except FetchError as error:
            is_known = error.reason not in PASSING and states_length(answer.headers)
            marks = request.validators if is_known else NO_VALIDATORS
            outcome = Outcome("quarantined", request.at, error.reason, error.message, marks)
            became = keep_nothing(self.store, self.fetch, wish, request, outcome)
            if error.reason in STRANGE:
                self.visit.unwelcome()
                self.standing.unwelcome(error.message)
            return became
        self.standing.welcome()
        return keep(self.store, self.fetch, wish, request, answer.body, page)

    def _page(self, answer: Answer, request: Asked) -> Page:
        read = self.visit.site.read_decision(answer.body, answer.final_url)
        canonical = self.visit.site.canonical
        check_identity(self.store, request.address, request.final_address or request.address, read.reference)
        return Page(read.reference, tuple((canonical(one.url), one.url, one.label) for one in read.attachments))


def states_length(headers: Mapping[str, str]) -> bool:
    """Return whether an answer said where its body ends: else it may be cut, and nobody knows."""
    return "content-length" in headers or "transfer-encoding" in headers
