"""Documents: a decision's page and its attachments, each judged by its bytes before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.collect.identity import check_identity
from pipeline.collect.reasons import PASSING, REFUSED_UNSEEN, STRANGE
from pipeline.collect.standing import Standing
from pipeline.collect.visit import Visit
from pipeline.errors import FetchError, SourceError
from pipeline.fetch.answer import Answer
from pipeline.fetch.asking import RefusedError
from pipeline.fetch.attachment import kind_of
from pipeline.store import Store
from pipeline.store.addresses import NO_VALIDATORS, Outcome, last_refusal, validators, validators_of
from pipeline.store.answers import Asked, Page, Wish, keep, keep_nothing
from pipeline.store.fetches import Fetch


@dataclass
class Collector:
    """Asks for single documents of one fetch, and writes what became of each."""

    store: Store
    fetch: Fetch
    visit: Visit
    standing: Standing
    pages: int = 0
    asked: set[str] = field(default_factory=set)  # a paper that two pages link to, and that fails, fails once

    def collect(self, wish: Wish) -> None:
        """Ask for an address, unless it was, and write what became of it. Raises SourceError, StoreError.

        A full fetch asks without conditions.
        """
        if wish.address not in self.asked:
            self.asked.add(wish.address)
            self.pages += wish.kind == "page"
            self._collect(wish)

    def _collect(self, wish: Wish) -> None:
        conditions = NO_VALIDATORS if self.fetch.kind == "full" else validators(self.store, wish.address)
        try:
            answer = self.visit.ask(wish.url, *conditions)
        except FetchError as error:
            self._failed(wish, error)
            return
        except SourceError as error:
            # It is tried like any other: else it would be the first again in the next fetch, and end that too.
            nothing = self.visit.unanswered(wish.address, wish.url)
            outcome = Outcome("failed", nothing.at, "source_refused", str(error))
            keep_nothing(self.store, self.fetch, wish, nothing, outcome)
            raise
        request = self.visit.answered(answer, wish.address)
        if not answer.is_unchanged:
            self._judged(wish, answer, request)
            return
        self.standing.welcome()
        still = last_refusal(self.store, wish.address) or Outcome("not_modified", request.at)
        keep_nothing(self.store, self.fetch, wish, request, replace(still, at=request.at))

    def _failed(self, wish: Wish, error: FetchError) -> None:
        nothing = self.visit.unanswered(wish.address, wish.url)
        marks = validators_of(error.headers) if error.reason in REFUSED_UNSEEN else NO_VALIDATORS
        outcome = Outcome("failed", nothing.at, error.reason, error.message, marks)
        keep_nothing(self.store, self.fetch, wish, nothing, outcome)
        if isinstance(error, RefusedError):
            self.standing.unwelcome(error.message)
        elif error.reason.startswith("status:"):
            self.standing.welcome()

    def _judged(self, wish: Wish, answer: Answer, request: Asked) -> None:
        try:
            page = self._page(answer, request) if wish.kind == "page" else None
            if page is None:
                kind_of(answer.body)
        except FetchError as error:
            is_known = error.reason not in PASSING and states_length(answer.headers)
            marks = request.validators if is_known else NO_VALIDATORS
            outcome = Outcome("quarantined", request.at, error.reason, error.message, marks)
            keep_nothing(self.store, self.fetch, wish, request, outcome)
            if error.reason in STRANGE:
                self.visit.unwelcome()
                self.standing.unwelcome(error.message)
            else:
                self.standing.welcome()
            return
        self.standing.welcome()
        keep(self.store, self.fetch, wish, request, answer.body, page)

    def _page(self, answer: Answer, request: Asked) -> Page:
        read = self.visit.site.read_decision(answer.body, answer.final_url)
        canonical = self.visit.site.canonical
        check_identity(self.store, request.address, request.final_address or request.address, read.reference)
        return Page(read.reference, tuple((canonical(one.url), one.url, one.label) for one in read.attachments))


def states_length(headers: Mapping[str, str]) -> bool:
    """Return whether an answer said where its body ends: else it may be cut, and nobody knows."""
    return "content-length" in headers or "transfer-encoding" in headers
