"""Manifest: what a publication was made from, so that a run over the same input with the same rules is not made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from flows.settings import Settings
from pipeline.store import Capture


def manifest_inputs(options: Settings, found: Sequence[Capture]) -> dict[str, str]:
    """Return what a publication is made from: each document's place and sha256, and the reviews'."""
    inputs = {capture.path.relative_to(options.raw).as_posix(): capture.sha256 for capture in found}
    if options.reviews.exists():
        inputs["review.csv"] = hashlib.sha256(options.reviews.read_bytes()).hexdigest()
    return inputs
