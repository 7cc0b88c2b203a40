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
from pipeline.store.holdings import Refusal, refusals, tally
from pipeline.store.ledger import has_ledger


@dataclass(frozen=True)
class SourceState:
    """The pages that the list names or named, and the documents that cannot be had."""

    known: tuple[KnownEntry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    withdrawn: int = 0
    not_asked: int = 0  # documents that the list or a page names, and that no fetch has come to

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return an issue for each document that cannot be had."""
        return tuple(
            Issue(
                issue_id=f"fetch:{one.reason}:{one.address}",
                reference=one.reference,
                stage="fetch",
                code=one.reason,
                message=one.message,
            )
            for one in self.refusals
        )

    @property
    def fingerprint(self) -> str:
        """Return a hash that changes whenever what is published of this state does."""
        words = [[one.address, one.reference, one.title, one.place, str(one.withdrawn_at)] for one in self.known]
        words.append([str(self.not_asked)])
        words += [[one.address, one.reason] for one in self.refusals]
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
        return SourceState(tuple(entries(store)), tuple(refusals(store)), law.withdrawn, law.failed["not_asked"])
