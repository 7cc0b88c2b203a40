"""Assemble: the documents of one decision become one dossier.

The same figure in three places stays three mentions of one sum; the checks say where the mentions differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract import KINDS, Paper
from pipeline.records import Amount, Check, Citation, Decision, Issue, Organisation, RelatedDecision, SubGrant
from pipeline.references import reference_of_address
from pipeline.store.holdings import Origin


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
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Filed:
    """A paper, the name of its file, and where it was fetched, if it was."""

    name: str
    paper: Paper
    origin: Origin | None = None

    @property
    def own_reference(self) -> str | None:
        """Return the number that the paper gives itself: in its text, else in its address, else in the list's words."""
        printed = self.paper.facts.decision.reference
        if printed or self.origin is None:
            return printed
        return reference_of_address(self.origin.url) or self.origin.reference


def assemble(papers: Sequence[Paper], reference: str | None = None, url: str | None = None) -> Dossier:
    """Return the dossier of the documents of one decision, the page first, then by sha256.

    `reference` and `url` are what is known of the decision beyond its papers' own words.
    """
    ordered = sorted(papers, key=lambda paper: (paper.document.media_type == "application/pdf", paper.document.sha256))
    known = Decision(reference=reference, url=url)
    decision = merge_decisions([known, *(paper.facts.decision for paper in ordered)])

    def gathered(kind: str) -> tuple[Any, ...]:
        rows = (row for paper in ordered for row in getattr(paper.facts, kind))
        return tuple(row.model_copy(update={"reference": decision.reference}) for row in rows)

    return Dossier(decision, tuple(ordered), **{kind: gathered(kind) for kind in (*KINDS, "issues")})


def merge_decisions(decisions: Sequence[Decision]) -> Decision:
    """Return one decision's fields from several documents: of each field the first that is stated."""
    merged: dict[str, Any] = {}
    for decision in decisions:
        for name, value in decision:
            if value is not None:
                merged.setdefault(name, value)
    return Decision(**merged)


def by_decision(filed: Sequence[Filed]) -> dict[str | None, list[Filed]]:
    """Return the papers of each decision, in order of reference; under None the rest.

    A document joins a decision by the page that links to it (of several: the one whose number it prints), else by the
    number that it gives itself. What was dropped by hand is linked to by the name of its file.
    """
    own = {one.paper.document.sha256: one.own_reference for one in filed}
    linked: dict[str, set[str | None]] = {}
    for one in filed:
        for link in one.paper.document.links:
            linked.setdefault(link.address.rsplit("/", 1)[-1], set()).add(one.own_reference)
    groups: dict[str | None, list[Filed]] = {}
    for one in filed:
        leading = {own.get(page) for page in one.origin.pages} if one.origin else linked.get(one.name, set())
        groups.setdefault(_joined(one.own_reference, leading - {None}), []).append(one)
    return dict(sorted(groups.items(), key=lambda group: _order(group[0])))


def _joined(own: str | None, leading: set[str | None]) -> str | None:
    return own if own in leading or not leading else min(leading, key=_order)


def _order(reference: str | None) -> tuple[str, tuple[int, ...]]:
    """Sort PCD 90 before PCD 898; what has no reference comes last."""
    series, _, numbers = (reference or "\uffff").partition(" ")
    return series, tuple(int(number) for number in numbers.split() if number.isdecimal())
