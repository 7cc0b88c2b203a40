"""Store: the documents that lie in `data/raw/<source>/`, each known by the sha256 of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".pdf", ".html", ".htm", ".txt")


@dataclass(frozen=True, order=True)
class Capture:
    """One file of a source, as it was fetched or dropped there by hand."""

    sha256: str
    path: Path
    bytes: int


def captures(folder: Path) -> tuple[Capture, ...]:
    """Return the documents below a folder, by name; of two files with the same bytes the first."""
    found: dict[str, Capture] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or not path.is_file() or path.name.startswith("."):
            continue
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        found.setdefault(sha256, Capture(sha256, path, path.stat().st_size))
    return tuple(found.values())
