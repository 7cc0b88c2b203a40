"""Order: which extractors run, one after the other; each may build on what those before it found."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from pipeline.extract import Extractor

ORDER = (
    "extractors.decision",
    "extractors.organisations",
    "extractors.amounts",
    "extractors.attribution",
    "extractors.sub_grants",
    "extractors.legal_basis",
    "extractors.related",
)

EXTRACTORS: tuple[Extractor, ...] = tuple(
    import_module(name).extract for name in ORDER if find_spec(name) and hasattr(import_module(name), "extract")
)
