"""Visit: how a source is asked, and what the ledger keeps of each request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.fetch.answer import Answer
from pipeline.fetch.disposition import file_name
from pipeline.sources import Site
from pipeline.store.answers import Asked

# Asks an address, with ETag and Last-Modified of what is held of it. Raises FetchError, SourceError.
Ask = Callable[[str, str | None, str | None], Answer]


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Visit:
    """Whom to ask and how, how to read what comes, and by which clock."""

    ask: Ask
    site: Site
    now: Callable[[], datetime] = utc_now
    unwelcome: Callable[[], None] = lambda: None  # hears of pages that are not what was asked for

    def answered(self, answer: Answer, address: str) -> Asked:
        """Return the record of a request that was answered."""
        return Asked(
            address,
            answer.url,
            answer.fetched_at,
            answer.final_url,
            self.site.canonical(answer.final_url),
            answer.hops,
            answer.status,
            answer.headers,
            len(answer.body),
            file_name(answer.headers.get("content-disposition")),
        )

    def unanswered(self, address: str, url: str) -> Asked:
        """Return the record of a request that brought no answer of use."""
        return Asked(address, url, self.now())
