"""Store: the documents that lie in `data/raw/<source>/`, each known by the sha256 of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Capture:
    """One file of a source, as it was fetched or dropped there by hand."""

    sha256: str
    path: Path
    bytes: int


def captures(folder: Path) -> tuple[Capture, ...]:
    """Return the files below a folder, by name, hidden ones apart; of files with the same bytes the one well named."""
    found: dict[str, Capture] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        with path.open("rb") as file:
            is_pdf = file.read(5) == b"%PDF-"
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        # A page that somebody also saved as "page.pdf" is read by its better name, and not refused by its worse.
        if sha256 not in found or is_pdf == (path.suffix.lower() == ".pdf"):
            found[sha256] = Capture(sha256, path, path.stat().st_size)
    return tuple(sorted(found.values(), key=lambda capture: capture.path))
