"""Publication: what was worked out goes to the publisher, with the run's own record and the manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Any

from flows.fingerprint import code_fingerprint, rules_fingerprint
from flows.job import Work
from flows.manifest import manifest_inputs
from flows.read import sandbox
from flows.settings import Settings
from flows.source_state import SourceState, source_state
from pipeline.errors import IncompleteError
from pipeline.publish import Published, publish
from pipeline.records import Issue, RunRecord
from pipeline.register import register
from pipeline.release.published import read_runs
from pipeline.release.review import outlived, read_reviews
from pipeline.report.pictures import Draw, Load, draw_views
from pipeline.sandbox.pool import Sandbox
from pipeline.sources import source
from pipeline.store import Capture, captures

# Of few decisions a person may well take some away by hand; of many that is a broken folder or a broken reader.
MANY = 20


def publish_work(work: Work, options: Settings, found: Sequence[Capture], started: datetime) -> dict[str, Any]:
    """Write tables and reports, all or nothing, and return the run's summary."""
    refuse_loss(len(work.dossiers), options)
    state = source_state(options.raw)
    reviews = read_reviews(options.reviews)
    told = (*reviews.issues, *outlived(options.reviews, reviews.marks, work.dossiers))
    run = _run_record(work, state, started)
    inputs = manifest_inputs(options, found)

    def manifest(published: Published) -> dict[str, Any]:
        summary = _summary(work, state, run, published, told)
        return {"inputs": inputs, "code_fingerprint": code_fingerprint(), "summary": summary}

    with sandbox(options) as pool:
        published = publish(
            options.processed,
            work.dossiers,
            work.documents,
            (*work.issues, *state.issues, *told),
            run,
            manifest=manifest,
            load=loader(found),
            draw=drawer(pool),
            reviews=reviews.marks,
            register=register(work.dossiers, state.owned(source(options.source)), state.lacking),
        )
    return _summary(work, state, run, published, told)


def refuse_loss(decisions: int, options: Settings) -> None:
    """Raise IncompleteError where so many decisions are gone since the last publication that a mistake is likelier."""
    runs = read_runs(options.processed)
    last = runs[-1].decisions if runs else 0
    is_empty = decisions == 0 < last and options.keep_share > 0
    if is_empty or (last >= MANY and decisions < options.keep_share * last):
        raise IncompleteError(
            f"{decisions} decisions were read from {options.raw}, {last} are published in {options.processed}: "
            "nothing new was published (if they are meant to go, set PCD_KEEP_SHARE=0)"
        )


def loader(found: Sequence[Capture]) -> Load:
    """Return a function that gives a document's bytes by its sha256, for the report's pictures."""
    paths = {capture.sha256: capture.path for capture in found}
    return lambda sha256: paths[sha256].read_bytes() if sha256 in paths else None


def drawer(pool: Sandbox) -> Draw:
    """Return a function that draws places of a PDF in a killable child: the PDF is a stranger's."""
    return partial(pool.run, draw_views)


def raw_loader(options: Settings) -> Load:
    """Return a loader of what lies in the source's folder now."""
    return loader(captures(options.raw))


def _run_record(work: Work, state: SourceState, started: datetime) -> RunRecord:
    statuses = Counter(document.status for document in work.documents)
    quarantined = statuses["quarantined"] + state.lost("quarantined").total()
    failed = state.lost("failed").total()
    return RunRecord(
        run_id=started.strftime("%Y%m%dT%H%M%SZ"),
        started_at=started,
        finished_at=datetime.now(UTC),
        code_version=version("mopac-ledger"),
        rules_fingerprint=rules_fingerprint(),
        listed=statuses["read"] + quarantined + failed + state.withdrawn,
        accepted=statuses["read"],
        quarantined=quarantined,
        failed=failed,
        withdrawn=state.withdrawn,
        decisions=len(work.dossiers),
    )


def _summary(
    work: Work, state: SourceState, run: RunRecord, published: Published, told: Sequence[Issue]
) -> dict[str, Any]:
    reasons = Counter(document.reason for document in work.documents if document.reason)
    reasons += state.lost("quarantined") + state.lost("failed")
    counts = run.model_dump(include={"listed", "accepted", "quarantined", "failed", "withdrawn", "decisions"})
    return {
        "finished_at": run.finished_at.isoformat(timespec="seconds"),
        "counts": counts,
        "reasons": dict(sorted(reasons.items())),
        "tables": published.tables,
        "verdicts": published.verdicts,
        "findings": list(published.findings),
        "reviews": [issue.message for issue in told],
    }
