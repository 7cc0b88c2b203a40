"""Publication: everything that one run gives to the public, and the rows that its tables consist of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from pipeline.assemble import Dossier
from pipeline.document import Document
from pipeline.extract import KINDS
from pipeline.records import (
    Check,
    Decision,
    DocumentRecord,
    Evidence,
    Issue,
    Record,
    RegisterRow,
    RunRecord,
    TextRecord,
)
from pipeline.sources import SOURCES


class DecisionRow(Decision):
    """One numbered act of the Deputy Mayor, with what was found in its documents."""

    reference: str = Field(description="the decision's number, such as PCD 898: the key")
    documents: int = Field(description="how many documents it was published in")
    amounts: int = Field(description="how many mentions of money its documents hold")
    checks: int = Field(description="how many statements were tested")
    inconsistent: int = Field(description="how many of them do not hold")


class OperandRow(Record):
    """A figure that takes part in a check."""

    check_id: str = Field(description="the check, as a row of checks")
    position: int = Field(description="place in the equation, from 1")
    kind: Literal["term", "total"] = Field(description="whether it is added up, or what the sum is held against")
    amount_id: str | None = Field(default=None, description="the figure, as a row of amounts")
    citation_id: str | None = Field(default=None, description="the citation, as a row of legal_basis")
    factor: float = Field(description="what the figure is multiplied by: -1, 0.5, 3")
    value_pence: int | None = Field(default=None, description="the printed value in pence")


class RedactionRow(Record):
    """A stretch that is withheld: masked with █ in the text, painted over in pictures."""

    sha256: str = Field(description="sha256 of the document's bytes")
    position: int = Field(description="place among the withheld stretches of the document, from 1")
    page: int | None = Field(default=None, description="page, from 1; null for a web page")
    x0: float | None = Field(default=None, description="left edge in points from the left")
    top: float | None = Field(default=None, description="upper edge in points from the top")
    x1: float | None = Field(default=None, description="right edge in points from the left")
    bottom: float | None = Field(default=None, description="lower edge in points from the top")
    char_start: int = Field(description="offset of its first character in the document's text")
    char_end: int = Field(description="offset behind its last character in the document's text")
    why: str = Field(description="what kind of thing is withheld")


@dataclass(frozen=True)
class Publication:
    """The decisions, the documents (read and quarantined), what was not understood, and the runs up to this one."""

    dossiers: tuple[Dossier, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    issues: tuple[Issue, ...] = ()
    runs: tuple[RunRecord, ...] = ()
    source: str = "mopac"
    register: tuple[RegisterRow, ...] = ()

    @property
    def title(self) -> str:
        """Return what the source's publications are, for people."""
        return SOURCES[self.source].title if self.source in SOURCES else f"Decisions of the source {self.source}"

    def documents_of(self, dossier: Dossier) -> list[DocumentRecord]:
        """Return the documents of a decision, the web page first."""
        return self._by_reference.get(dossier.decision.reference, [])

    def all_issues(self) -> list[Issue]:
        """Return every issue once; one that names its decision replaces the same one without."""
        named = {issue.issue_id: issue for issue in self.issues}
        named |= {issue.issue_id: issue for dossier in self.dossiers for issue in dossier.issues}
        return list(named.values())

    def rows(self) -> dict[str, Sequence[Record]]:
        """Return the rows of every table, by the table's name."""
        papers = [paper.document for dossier in self.dossiers for paper in dossier.papers]
        checks = [check for dossier in self.dossiers for check in dossier.checks]
        return {
            "decisions": [self._decision(dossier) for dossier in self.dossiers],
            "documents": self.documents,
            "texts": [TextRecord(sha256=document.sha256, text=document.text) for document in papers],
            **{kind: [row for dossier in self.dossiers for row in getattr(dossier, kind)] for kind in KINDS},
            "checks": checks,
            "check_operands": [row for check in checks for row in _operands(check)],
            "issues": self.all_issues(),
            "runs": self.runs,
            "register": self.register,
            "redactions": [row for document in papers for row in _redactions(document)],
        }

    @cached_property
    def _by_reference(self) -> dict[str | None, list[DocumentRecord]]:
        order = ("page", "signed_form", "appendix", "other")
        groups: dict[str | None, list[DocumentRecord]] = {}
        for record in sorted(self.documents, key=lambda record: (order.index(record.kind), record.sha256)):
            groups.setdefault(record.reference, []).append(record)
        return groups

    def _decision(self, dossier: Dossier) -> DecisionRow:
        counts = {
            "documents": len(self.documents_of(dossier)),
            "amounts": len(dossier.amounts),
            "checks": len(dossier.checks),
            "inconsistent": sum(check.verdict == "inconsistent" for check in dossier.checks),
        }
        return DecisionRow.model_validate(dossier.decision.model_dump() | counts)


def in_reading_order(dossier: Dossier) -> Dossier:
    """Return the dossier with its facts as they stand in its documents, the web page first."""
    documents = sorted(
        (paper.document.media_type == "application/pdf", paper.document.sha256) for paper in dossier.papers
    )
    ranks = {sha256: rank for rank, (_, sha256) in enumerate(documents)}

    def ordered(facts: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(sorted(facts, key=lambda fact: (ranks.get(fact.sha256, len(ranks)), fact.char_start)))

    facts: dict[str, Any] = {kind: ordered(getattr(dossier, kind)) for kind in KINDS}
    return replace(
        dossier,
        papers=tuple(sorted(dossier.papers, key=lambda paper: ranks[paper.document.sha256])),
        **facts,
        issues=tuple(sorted(dossier.issues, key=lambda issue: issue.issue_id)),
        checks=tuple(sorted(dossier.checks, key=lambda check: check.check_id)),
    )


def with_issues(dossiers: Iterable[Dossier], issues: Iterable[Issue]) -> Iterator[Dossier]:
    """Yield the dossiers with the issues that name their decision, each once: a fetch and a review have some too."""
    named: dict[str | None, dict[str, Issue]] = {}
    for issue in issues:
        named.setdefault(issue.reference, {})[issue.issue_id] = issue
    for dossier in dossiers:
        own = {issue.issue_id: issue for issue in dossier.issues}
        more = named.get(dossier.decision.reference, {}) if dossier.decision.reference else {}
        yield replace(dossier, issues=tuple((more | own).values()))


def _operands(check: Check) -> Iterator[OperandRow]:
    for position, operand in enumerate(check.operands, start=1):
        yield OperandRow.model_validate(operand.model_dump() | {"check_id": check.check_id, "position": position})


def _redactions(document: Document) -> Iterator[RedactionRow]:
    for position, redaction in enumerate(document.redactions, start=1):
        box = redaction.box._asdict() if redaction.box else {}
        yield RedactionRow(
            sha256=document.sha256,
            position=position,
            page=redaction.page,
            char_start=redaction.span.start,
            char_end=redaction.span.end,
            why=redaction.why,
            **{edge: round(at, 2) for edge, at in box.items()},
        )
