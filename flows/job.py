"""Job: the main job's steps as plain functions; the flow says when and with what retries they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.cache import Cache
from flows.papers import Outcome, read_file, reconciled
from pipeline.assemble import Dossier, Filed, by_decision
from pipeline.privacy.withhold import shown
from pipeline.reconcile.earlier import with_earlier
from pipeline.records import DocumentKind, DocumentRecord, Issue
from pipeline.sandbox.pool import Sandbox
from pipeline.sources import Source
from pipeline.store import Capture
from pipeline.store.holdings import Origin


@dataclass(frozen=True)
class Work:
    """What a run hands to the publisher."""

    dossiers: tuple[Dossier, ...]
    documents: tuple[DocumentRecord, ...]
    issues: tuple[Issue, ...]


class Reader:
    """Reads captures, from the cache where the same rules read the same bytes before."""

    def __init__(
        self, sandbox: Sandbox, cache: Cache, advance: Callable[[], None] = lambda: None, scans: Path | None = None
    ) -> None:
        self.sandbox, self.cache, self.advance, self.scans = sandbox, cache, advance, scans

    def read(self, batch: Iterable[Capture]) -> list[Outcome]:
        """Return what became of each document of a batch."""
        outcomes = []
        for capture in batch:
            outcome = self.cache.get(capture.sha256)
            if outcome is None:
                outcome = read_file(capture.path, self.sandbox, self.scans)
                self.cache.put(outcome)
            outcomes.append(outcome)
            self.advance()
        return outcomes


def batches(found: Sequence[Capture], size: int) -> list[list[Capture]]:
    """Return the captures in batches of so many documents."""
    return [list(found[at : at + size]) for at in range(0, len(found), size)]


def compile_work(outcomes: Sequence[Outcome], publisher: Source, found: Sequence[Capture] = ()) -> Work:
    """Return the dossiers of all decisions, the record of every document, and what was not understood.

    `found` tells of each document where it was fetched.
    """
    origins = {capture.sha256: capture.origin for capture in found}
    filed = [Filed(one.name, one.paper, origins.get(one.sha256)) for one in outcomes if one.paper]
    owner: dict[str, str] = {}
    dossiers: list[Dossier] = []
    issues: list[Issue] = []
    for reference, members in by_decision(filed).items():
        papers = [one.paper for one in members]
        if reference is None or not publisher.owns(reference):
            issues += [_unpublished(paper.document.sha256, reference, publisher) for paper in papers]
            continue
        owner |= {paper.document.sha256: reference for paper in papers}
        pages = sorted(one.origin.url for one in members if one.origin and one.origin.kind == "page")
        dossiers.append(reconciled(papers, reference, pages[0] if pages else None))
    dossiers = list(with_earlier(dossiers))
    issues += [_quarantined(outcome) for outcome in outcomes if outcome.paper is None]
    issues += [issue for dossier in dossiers for issue in dossier.issues]
    documents = [_record(outcome, owner.get(outcome.sha256), origins.get(outcome.sha256)) for outcome in outcomes]
    return Work(tuple(dossiers), tuple(documents), tuple(issues))


def _record(outcome: Outcome, reference: str | None, origin: Origin | None) -> DocumentRecord:
    found = {
        "sha256": outcome.sha256,
        "reference": reference,
        "kind": _kind(outcome, origin),
        "url": origin.url if origin else None,
        "file_name": shown(origin.file_name) if origin and origin.file_name else None,
        "bytes": outcome.bytes,
        "fetched_at": origin.fetched_at if origin else None,
    }
    if outcome.paper is None:
        return DocumentRecord.model_validate(found | {"status": "quarantined", "reason": outcome.reason})
    document = outcome.paper.document
    read = {
        "url": found["url"] or document.url,
        "media_type": document.media_type,
        "pages": len(document.pages) or None,
        "text_source": document.text_source,
        "status": "read",
    }
    return DocumentRecord.model_validate(found | read)


def _kind(outcome: Outcome, origin: Origin | None) -> DocumentKind:
    if outcome.paper is None:
        return "page" if origin and origin.kind == "page" else "other"
    if outcome.paper.document.media_type != "application/pdf":
        return "page"
    return "signed_form" if outcome.paper.facts.decision.reference else "appendix"


def _quarantined(outcome: Outcome) -> Issue:
    return Issue(
        issue_id=f"{outcome.sha256[:12]}:parse:{outcome.reason}",
        sha256=outcome.sha256,
        stage="parse",
        code=str(outcome.reason),
        message=str(outcome.message),
    )


def _unpublished(sha256: str, reference: str | None, publisher: Source) -> Issue:
    code = "no_reference" if reference is None else "foreign_reference"
    message = (
        "no decision number in its text or address: read and kept, but not published"
        if reference is None
        else f"{reference} cannot be a decision of the source {publisher.name!r}: not published"
    )
    return Issue(issue_id=f"{sha256[:12]}:assemble:{code}", sha256=sha256, stage="assemble", code=code, message=message)
