"""Papers: one file becomes a paper or a quarantined file. Plain functions, no Prefect: a batch can run anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.assemble import Dossier, assemble
from pipeline.document import Document, Paragraph, Span
from pipeline.errors import UnreadableError
from pipeline.extract import Paper, extract
from pipeline.intake import sniff
from pipeline.parse import load_readers, parse
from pipeline.reconcile import reconcile
from pipeline.sandbox.pool import Sandbox


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a paper, or the reason why there is none."""

    sha256: str
    name: str
    bytes: int
    paper: Paper | None = None
    reason: str | None = None
    message: str | None = None


def prepare() -> None:
    """Import and build what reads a PDF, so that all children of a sandbox share it."""
    from extractors.language import annotate
    from extractors.order import EXTRACTORS

    load_readers()
    text = "£1 was paid."
    extract(Document("", "text/plain", text, (Paragraph(Span(0, len(text))),)), annotate, EXTRACTORS)


def read_bytes(data: bytes, name: str, sha256: str, scans: Path | None = None) -> Paper:
    """Return a file's document and facts. Raises UnreadableError with the reason why it cannot be read.

    What OCR saw of scanned pages is remembered in the folder `scans`.
    """
    document = parse(data, name, sha256, scans)
    from extractors.language import annotate  # behind the parsing: a file that is refused needs no language
    from extractors.order import EXTRACTORS

    paper = extract(document, annotate, EXTRACTORS)
    # Every fact carries its box by now; the words are most of a document's weight.
    return Paper(replace(paper.document, words=()), paper.facts)


def read_file(path: Path, sandbox: Sandbox, scans: Path | None = None) -> Outcome:
    """Return what became of one file; a PDF is read in a killable child, a page of text here."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Outcome("", path.name, 0, reason="unreachable", message=f"{path}: {error.strerror or error}")
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if sniff(data) == "pdf":
            paper = sandbox.run(read_bytes, data, path.name, sha256, scans)
        else:
            paper = read_bytes(data, path.name, sha256)
    except UnreadableError as error:
        return Outcome(sha256, path.name, len(data), reason=error.reason, message=f"{path.name}: {error.message}")
    return Outcome(sha256, path.name, len(data), paper=paper)


def reconciled(papers: Sequence[Paper], reference: str | None = None, url: str | None = None) -> Dossier:
    """Return the dossier of one decision's papers, with its checks."""
    dossier = assemble(papers, reference, url)
    return replace(dossier, checks=reconcile(dossier))
