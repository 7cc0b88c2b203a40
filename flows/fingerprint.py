"""Fingerprint: a hash of the code, vocabularies and libraries that read documents; a new one means reading anew."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("pipeline", "extractors")
LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "selectolax", "spacy", "phonenumbers", "pyarrow", "pandas")
SUFFIXES = {".py", ".csv", ".html", ".css", ".js"}


@cache
def rules_fingerprint() -> str:
    """Return 16 hex digits that change whenever a rule, a vocabulary or a reading library does."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\n".encode())
    for package in PACKAGES:
        for path in _files(package):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(package: str) -> list[Path]:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return sorted(path for folder in folders or [] for path in Path(folder).rglob("*") if path.suffix in SUFFIXES)
