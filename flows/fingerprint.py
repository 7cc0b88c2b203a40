"""Fingerprint: hashes of the code, vocabularies and libraries that read and publish documents.

When the rules change, documents are read anew; when only the report's code does, the tables are published anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "selectolax", "spacy", "phonenumbers", "pyarrow", "pandas")
SUFFIXES = {".py", ".csv", ".toml", ".html", ".css", ".js"}
NO_RULES = {"report", "evaluation", "publish", "collect", "fetch", "store"}


@cache
def rules_fingerprint() -> str:
    """Return 16 hex digits that change whenever a rule, a vocabulary or a reading library does."""
    return _hash([path for path in _files("pipeline", "extractors") if not NO_RULES & set(path.parts)])


@cache
def code_fingerprint() -> str:
    """Return 16 hex digits that change whenever anything does that makes the tables or the report."""
    return _hash(_files("pipeline", "extractors", "flows"))


def _hash(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\n".encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(*packages: str) -> list[Path]:
    folders = []
    for package in packages:
        spec = find_spec(package)
        folders += [Path(folder) for folder in (spec.submodule_search_locations if spec else None) or []]
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES]
