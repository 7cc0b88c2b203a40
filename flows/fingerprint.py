"""Fingerprint: hashes of the code, vocabularies and libraries that read and publish documents.

When the rules change, documents are read anew; when only the report's code does, the tables are published anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path, PurePath

LIBRARIES = (
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
    "rapidocr",
    "onnxruntime",
    "opencv-python-headless",
    "simplejpeg",
    "selectolax",
    "spacy",
    "phonenumbers",
    "pyarrow",
    "pandas",
)
SUFFIXES = {".py", ".csv", ".toml", ".html", ".css", ".js"}
# What of `pipeline` only fetches, keeps, publishes or shows.
NO_RULES = {"collect", "fetch", "store", "register", "release", "report", "publish", "explain", "evaluation"}


@cache
def rules_fingerprint() -> str:
    """Return 16 hex digits that change whenever a rule, a vocabulary or a reading library does."""
    files = _files("pipeline", "extractors")
    return _hash({place: file for place, file in files.items() if not NO_RULES & {*place.parts, place.stem}})


@cache
def code_fingerprint() -> str:
    """Return 16 hex digits that change whenever anything does that makes the tables or the report."""
    return _hash(_files("pipeline", "extractors", "flows"))


def _hash(files: Mapping[PurePath, Path]) -> str:
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\n".encode())
    for place, file in files.items():
        digest.update(place.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(*packages: str) -> dict[PurePath, Path]:
    """Return the files of packages by their places in the project, which may lie in any folder."""
    folders = []
    for package in packages:
        spec = find_spec(package)
        folders += [Path(folder) for folder in (spec.submodule_search_locations if spec else None) or []]
    return {
        file.relative_to(folder.parent): file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix in SUFFIXES
    }
