"""Publish: dossiers to frames, Parquet, data package, findings and report, all or nothing."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.assemble import Dossier
from pipeline.durable import fresh_folder, recover, swap_in, write_new
from pipeline.records import Check, DocumentRecord, Issue, RegisterRow, RunRecord
from pipeline.release.datapackage import describe
from pipeline.release.findings import Changes, compare, json_lines, ranked
from pipeline.release.frames import TABLES, frame, parquet
from pipeline.release.publication import Publication, in_reading_order, with_issues
from pipeline.release.published import read_checks, read_publication, read_runs
from pipeline.release.review import Review, reopened, with_reviews
from pipeline.report.pictures import Draw, Load, draw_views
from pipeline.report.site import no_files, write_report

CHANGES = "changes.json"


@dataclass(frozen=True)
class Published:
    """What a publication holds, for the run's summary; a finding is a verdict and a sentence with its decision."""

    tables: dict[str, int]
    verdicts: dict[str, int]
    findings: tuple[tuple[str, str], ...]
    changes: Changes
    report: Path


Manifest = Callable[[Published], Mapping[str, Any]]


def publish(
    folder: Path,
    dossiers: Sequence[Dossier],
    documents: Sequence[DocumentRecord],
    issues: Sequence[Issue],
    run: RunRecord,
    *,
    manifest: Mapping[str, Any] | Manifest | None = None,
    load: Load = no_files,
    draw: Draw = draw_views,
    reviews: Mapping[str, Review] | None = None,
    register: Sequence[RegisterRow] = (),
) -> Published:
    """Write all tables, the data package, the findings and the report, swap them in, and return what they hold.

    `manifest` (or what it returns, given the summary) becomes `manifest.json`; `load` returns the bytes of a document
    by its sha256, `draw` the pictures of one. After any error the last publication stands untouched.
    """
    recover(folder)
    marks = reviews or {}
    reviewed = with_reviews((in_reading_order(each) for each in with_issues(dossiers, issues)), marks)
    runs = (*(earlier for earlier in read_runs(folder) if earlier.run_id != run.run_id), run)
    publication = Publication(reviewed, tuple(documents), tuple(issues), runs, folder.name, tuple(register))
    since = runs[-2].run_id if len(runs) > 1 else None
    changes = _changes(folder, since, _checks(reviewed), marks)
    fresh = fresh_folder(folder)
    try:
        published = _fill(fresh, folder, publication, changes)
        shelf = folder / "report" / "pictures"
        write_report(fresh / "report", publication, changes, load=load, draw=draw, shelf=shelf)
        kept = manifest(published) if callable(manifest) else manifest
        if kept is not None:
            _write_json(fresh / "manifest.json", kept)
        swap_in(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return published


def _changes(folder: Path, since: str | None, now: Sequence[Check], marks: Mapping[str, Review]) -> Changes:
    """Return what changed since the last publication; a finding that stood in it unreviewed is not open again."""
    before = read_checks(folder)
    last = folder / CHANGES
    still_open = Changes.from_json(last.read_text(encoding="utf-8")).reopened if last.exists() else frozenset()
    known = {check.fingerprint for check in before} - still_open
    return compare(since, before, now, reopened(now, marks) - known)


def _fill(fresh: Path, folder: Path, publication: Publication, changes: Changes) -> Published:
    """Write tables and findings into the fresh folder, and return what `folder` will hold."""
    tables = _write_tables(fresh, publication)
    findings = ranked(publication.dossiers, changes)
    _write_text(fresh / "findings.jsonl", json_lines(findings, changes))
    _write_text(fresh / CHANGES, changes.to_json() + "\n")
    verdicts: Counter[str] = Counter(check.verdict for check in _checks(publication.dossiers))
    said = tuple((check.verdict, f"{dossier.decision.reference}: {check.statement}") for dossier, check in findings)
    return Published(tables, dict(sorted(verdicts.items())), said, changes, folder / "report" / "index.html")


def rebuild_report(folder: Path, *, load: Load = no_files, draw: Draw = draw_views) -> Path:
    """Write the report of what is published anew from its tables, and return its index."""
    recover(folder)
    publication = read_publication(folder)
    changes = Changes.from_json((folder / CHANGES).read_text(encoding="utf-8"))
    report = folder / "report"
    fresh = fresh_folder(report)
    try:
        write_report(fresh, publication, changes, load=load, draw=draw)
        swap_in(fresh, report)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return report / "index.html"


def _write_tables(folder: Path, publication: Publication) -> dict[str, int]:
    rows = publication.rows()
    files, counts = {}, {}
    for table in TABLES:
        made = frame(table, rows[table])
        files[table], counts[table] = parquet(table, made), len(made)
        write_new(folder / f"{table}.parquet", files[table])
    _write_json(folder / "datapackage.json", describe(publication, files))
    return counts


def _checks(dossiers: Sequence[Dossier]) -> list[Check]:
    return [check for dossier in dossiers for check in dossier.checks]


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    _write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _write_text(path: Path, text: str) -> None:
    write_new(path, text.encode())
