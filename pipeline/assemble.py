"""Assemble: the documents of one decision become one dossier.

The same figure in three places stays three mentions of one sum; the checks say where the mentions differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.extract import Paper
from pipeline.records import Amount, Check, Citation, Decision, Issue, Organisation, Record, RelatedDecision, SubGrant

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Dossier:
    """All that is known of one decision: its papers, its facts, and the checks once they are made."""

    decision: Decision
    papers: tuple[Paper, ...]
    amounts: tuple[Amount, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    related_decisions: tuple[RelatedDecision, ...] = ()
    sub_grants: tuple[SubGrant, ...] = ()
    issues: tuple[Issue, ...] = ()
    checks: tuple[Check, ...] = field(default=())


def assemble(papers: Sequence[Paper]) -> Dossier:
    """Return the dossier of the documents of one decision, the page first, then by sha256."""
    ordered = sorted(papers, key=lambda paper: (paper.document.media_type == "application/pdf", paper.document.sha256))
    decision = merge_decisions([paper.facts.decision for paper in ordered])
    reference = decision.reference

    def gather(records: Iterable[Iterable[AnyRecord]]) -> tuple[AnyRecord, ...]:
        return tuple(row.model_copy(update={"reference": reference}) for rows in records for row in rows)

    return Dossier(
        decision=decision,
        papers=tuple(ordered),
        amounts=gather(paper.facts.amounts for paper in ordered),
        organisations=gather(paper.facts.organisations for paper in ordered),
        legal_basis=gather(paper.facts.legal_basis for paper in ordered),
        related_decisions=gather(paper.facts.related_decisions for paper in ordered),
        sub_grants=gather(paper.facts.sub_grants for paper in ordered),
        issues=gather(paper.facts.issues for paper in ordered),
    )


def merge_decisions(decisions: Sequence[Decision]) -> Decision:
    """Return one decision's fields from several documents: of each field the first that is stated."""
    merged: dict[str, Any] = {}
    for decision in decisions:
        for name, value in decision:
            if value is not None:
                merged.setdefault(name, value)
    return Decision(**merged)


def by_decision(papers: Sequence[tuple[str, Paper]]) -> dict[str | None, list[Paper]]:
    """Return the papers (given with their file names) of each decision, in order of reference; under None the rest.

    A document joins a decision by the reference that it prints, else by the page that links to a file of its name.
    """
    linked = {
        link.address.rsplit("/", 1)[-1]: paper.facts.decision.reference
        for _, paper in papers
        for link in paper.document.links
    }
    groups: dict[str | None, list[Paper]] = {}
    for name, paper in papers:
        reference = paper.facts.decision.reference or linked.get(name)
        groups.setdefault(reference, []).append(paper)
    return dict(sorted(groups.items(), key=lambda group: _order(group[0])))


def _order(reference: str | None) -> tuple[str, tuple[int, ...]]:
    """Sort PCD 90 before PCD 898; what has no reference comes last."""
    series, _, numbers = (reference or "\uffff").partition(" ")
    return series, tuple(int(number) for number in numbers.split() if number.isdecimal())
