"""Manifest: what a publication was made from, so that a run over the same input with the same rules is not made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from flows.settings import Settings
from flows.source_state import source_state
from pipeline.store import Capture
from pipeline.store.ledger import has_ledger


def manifest_inputs(options: Settings, found: Sequence[Capture]) -> dict[str, str]:
    """Return what a publication is made from: each document's place and sha256, ledger and reviews."""
    inputs = {capture.path.relative_to(options.raw).as_posix(): capture.sha256 for capture in found}
    if options.reviews.exists():
        inputs["review.csv"] = hashlib.sha256(options.reviews.read_bytes()).hexdigest()
    if has_ledger(options.raw):
        inputs["ledger"] = _origins(found) + source_state(options.raw).fingerprint
    return inputs


def _origins(found: Sequence[Capture]) -> str:
    words = sorted(f"{capture.sha256} {capture.origin}" for capture in found)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
