"""Captures: what a run reads of `data/raw/<source>/`, each document known by the sha256 of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.holdings import Origin, holdings
from pipeline.store.ledger import Store, has_ledger
from pipeline.store.shelf import SHELF


@dataclass(frozen=True)
class Capture:
    """One file of a source: dropped there by hand, or fetched from its origin."""

    sha256: str
    path: Path
    bytes: int
    origin: Origin | None = None


def captures(folder: Path) -> tuple[Capture, ...]:
    """Return what lies in a source's folder, by name: what was dropped there, and the newest of what was fetched.

    Hidden files are nobody's documents. Of files with the same bytes the one well named counts, and a fetched one most.
    """
    found = _dropped(folder)
    if has_ledger(folder):
        with Store(folder) as store:
            found |= {held.sha256: Capture(held.sha256, held.path, held.bytes, held.origin) for held in holdings(store)}
    return tuple(sorted(found.values(), key=lambda capture: capture.path))


def _dropped(folder: Path) -> dict[str, Capture]:
    found: dict[str, Capture] = {}
    for path in sorted(folder.rglob("*")):
        is_fetched = path.is_relative_to(folder / SHELF)
        if is_fetched or path.name.startswith(".") or not path.is_file():
            continue
        with path.open("rb") as file:
            is_pdf = file.read(5) == b"%PDF-"
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        # A page that somebody also saved as "page.pdf" is read by its better name, and not refused by its worse.
        if sha256 not in found or is_pdf == (path.suffix.lower() == ".pdf"):
            found[sha256] = Capture(sha256, path, path.stat().st_size)
    return found
