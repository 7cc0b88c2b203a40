"""Published: what was published is read back, so that reports are made from the tables alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pipeline.assemble import Dossier
from pipeline.document import Box, Document, Redaction, Span
from pipeline.errors import SettingsError
from pipeline.extract import KINDS, Facts, Paper
from pipeline.records import (
    Check,
    Decision,
    DocumentRecord,
    Issue,
    Record,
    RegisterRow,
    RunRecord,
)
from pipeline.release.frames import records
from pipeline.release.publication import Publication, in_reading_order

Rows = list[dict[str, Any]]
AnyRecord = TypeVar("AnyRecord", bound=Record)


def read_table(folder: Path, name: str) -> Rows:
    """Return the rows of a published table; none where it was never published."""
    path = folder / f"{name}.parquet"
    return records(name, path.read_bytes()) if path.exists() else []


def read_publication(folder: Path) -> Publication:
    """Return what was published in a folder. Raises SettingsError where nothing was."""
    if not (folder / "decisions.parquet").exists():
        raise SettingsError(f"nothing is published in {folder}: `pcd run` comes first")
    documents = _records(DocumentRecord, read_table(folder, "documents"))
    return Publication(
        dossiers=_dossiers(folder, documents),
        documents=documents,
        issues=_records(Issue, read_table(folder, "issues")),
        runs=read_runs(folder),
        source=folder.name,
        register=_records(RegisterRow, read_table(folder, "register")),
    )


def read_runs(folder: Path) -> tuple[RunRecord, ...]:
    """Return the runs up to the last publication, the earliest first."""
    return _records(RunRecord, read_table(folder, "runs"))


def read_checks(folder: Path) -> tuple[Check, ...]:
    """Return the checks of the last publication, without their operands."""
    return _records(Check, read_table(folder, "checks"))


def _dossiers(folder: Path, documents: Iterable[DocumentRecord]) -> tuple[Dossier, ...]:
    papers = _papers(folder, documents)
    facts: dict[str, Any] = {kind: _by_reference(record, read_table(folder, kind)) for kind, record in KINDS.items()}
    issues = _by_reference(Issue, read_table(folder, "issues"))
    checks = _by_reference(Check, _with_operands(folder))
    dossiers = (
        Dossier(
            decision=decision,
            papers=papers[decision.reference],
            issues=issues[decision.reference],
            checks=checks[decision.reference],
            **{kind: rows[decision.reference] for kind, rows in facts.items()},
        )
        for decision in _records(Decision, read_table(folder, "decisions"))
    )
    return tuple(in_reading_order(dossier) for dossier in dossiers)


def _papers(folder: Path, documents: Iterable[DocumentRecord]) -> dict[str | None, tuple[Paper, ...]]:
    texts = {row["sha256"]: row["text"] for row in read_table(folder, "texts")}
    redactions: dict[str, list[Redaction]] = defaultdict(list)
    for row in read_table(folder, "redactions"):
        redactions[row["sha256"]].append(_redaction(row))
    papers: dict[str | None, tuple[Paper, ...]] = defaultdict(tuple)
    for record in documents:
        if record.sha256 in texts:
            document = Document(
                sha256=record.sha256,
                media_type=record.media_type,  # type: ignore[arg-type]  # the table has what the reader wrote
                text=texts[record.sha256],
                redactions=tuple(redactions[record.sha256]),
                url=record.url,
                text_source=record.text_source or "native",
            )
            papers[record.reference] += (Paper(document, Facts()),)
    return papers


def _redaction(row: dict[str, Any]) -> Redaction:
    edges = (row["x0"], row["top"], row["x1"], row["bottom"])
    box = None if row["x0"] is None else Box(*edges)
    return Redaction(Span(row["char_start"], row["char_end"]), row["why"], row["page"], box)


def _with_operands(folder: Path) -> Rows:
    operands: dict[str, Rows] = defaultdict(list)
    for row in read_table(folder, "check_operands"):
        operands[row.pop("check_id")].append({name: value for name, value in row.items() if name != "position"})
    return [row | {"operands": operands[row["check_id"]]} for row in read_table(folder, "checks")]


def _records(kind: type[AnyRecord], rows: Rows) -> tuple[AnyRecord, ...]:
    known = kind.model_fields
    return tuple(kind.model_validate({name: row[name] for name in row if name in known}) for row in rows)


def _by_reference(kind: type[AnyRecord], rows: Rows) -> dict[str | None, tuple[AnyRecord, ...]]:
    groups: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["reference"]].append(row)
    grouped = {reference: _records(kind, members) for reference, members in groups.items()}
    return defaultdict(tuple, grouped)
