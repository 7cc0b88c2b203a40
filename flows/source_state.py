"""Source state: what the ledger says of a source beside its documents, for what is published."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Issue
from pipeline.sources import Source
from pipeline.store import Store
from pipeline.store.entries import KnownEntry, entries
from pipeline.store.fetches import Fetch, last_fetch, unfinished
from pipeline.store.holdings import Refusal, refusals, tally
from pipeline.store.ledger import has_ledger


@dataclass(frozen=True)
class SourceState:
    """The pages that the list names or named, and the documents that cannot be had."""

    known: tuple[KnownEntry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    withdrawn: int = 0
    not_asked: int = 0  # documents that the list or a page names, and that no fetch has come to
    unfinished: Fetch | None = None  # a fetch that was broken off, where people want to see what it brought

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return an issue for each document that cannot be had, and one for a fetch that was broken off."""
        found = [
            Issue(
                issue_id=f"fetch:{one.reason}:{one.address}",
                reference=one.reference,
                stage="fetch",
                code=one.reason,
                message=one.message,
            )
            for one in self.refusals
        ]
        if self.unfinished:
            found.append(
                Issue(
                    issue_id="fetch:unfinished", stage="fetch", code="unfinished", message=broken_off(self.unfinished)
                )
            )
        return tuple(found)

    @property
    def fingerprint(self) -> str:
        """Return a hash that changes whenever what is published of this state does."""
        words = [[one.address, one.reference, one.title, one.place, str(one.withdrawn_at)] for one in self.known]
        words.append([str(self.not_asked)])
        words += [[one.address, one.reason] for one in self.refusals]
        words += [[broken_off(self.unfinished)]] if self.unfinished else []
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()

    def owned(self, publisher: Source) -> list[KnownEntry]:
        """Return the pages whose numbers can be the source's: a slip such as PCD 18500 opens no gap of thousands."""
        return [entry for entry in self.known if entry.reference and publisher.owns(entry.reference)]

    @property
    def lacking(self) -> set[str | None]:
        """Return the decisions of which an attachment cannot be had."""
        return {one.reference for one in self.refusals if one.kind == "attachment"}

    def lost(self, became: str) -> Counter[str]:
        """Return the reasons for which documents are `quarantined` or `failed`, of which nothing older is held."""
        found = Counter(one.reason for one in self.refusals if one.became == became and not one.is_held)
        return found + Counter(not_asked=self.not_asked if became == "failed" else 0)


def source_state(raw: Path) -> SourceState:
    """Return the state of a source; an empty one where nothing was ever fetched."""
    if not has_ledger(raw):
        return SourceState()
    with Store(raw) as store:
        law = tally(store)
        known, refused = tuple(entries(store)), tuple(refusals(store))
        return SourceState(known, refused, law.withdrawn, law.failed["not_asked"], unfinished(store))


def unfinished_fetch(raw: Path) -> Fetch | None:
    """Return the fetch that was broken off and that nobody has gone on with yet."""
    if not has_ledger(raw):
        return None
    with Store(raw) as store:
        return unfinished(store)


def last_complete_fetch(raw: Path) -> Fetch | None:
    """Return the last fetch that brought all that the list named."""
    if not has_ledger(raw):
        return None
    with Store(raw) as store:
        return last_fetch(store, outcome="complete")


def broken_off(fetch: Fetch) -> str:
    """Return in words when a fetch began that did not come to its end, and why it did not where that is known."""
    why = f": {fetch.message}" if fetch.message else ""
    return f"the fetch that began {fetch.started_at:%Y-%m-%d %H:%M} UTC did not come to its end{why}"
