"""Order: which extractors run, one after the other; each may build on what those before it found."""

from __future__ import annotations

from extractors import amounts, attribution, decision, legal_basis, organisations, related, sub_grants
from pipeline.extract import Extractor

EXTRACTORS: tuple[Extractor, ...] = (
    decision.extract,
    organisations.extract,
    amounts.extract,
    attribution.extract,
    sub_grants.extract,
    legal_basis.extract,
    related.extract,
)
