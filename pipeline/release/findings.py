"""Findings: the checks that have something to say, the gravest first, and what changed since the last publication."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

from pipeline.assemble import Dossier
from pipeline.records import Amount, Check, Citation, Verdict

SPEAKING: tuple[Verdict, ...] = ("inconsistent", "ambiguous", "question")
Status = Literal["new", "unchanged", "reopened"]


class Finding(NamedTuple):
    """A check that speaks, with the decision that it is about."""

    dossier: Dossier
    check: Check


@dataclass(frozen=True)
class Gone:
    """A finding of the last publication that is no more: the figures, the papers or the rules changed."""

    reference: str | None
    code: str
    statement: str
    fingerprint: str


@dataclass(frozen=True)
class Changes:
    """What is different from the last publication; `since` is the last run, None where this is the first.

    `reopened` are findings whose like was reviewed before the figures changed.
    """

    since: str | None = None
    new: frozenset[str] = frozenset()
    resolved: tuple[Gone, ...] = ()
    reopened: frozenset[str] = frozenset()

    def status(self, check: Check) -> Status | None:
        """Return whether a finding is new; None in a first publication, where all would be."""
        if check.fingerprint in self.reopened:
            return "reopened"
        if self.since is None or check.verdict not in SPEAKING:
            return None
        return "new" if check.fingerprint in self.new else "unchanged"

    def to_json(self) -> str:
        """Return the changes as they are kept beside the tables."""
        kept = {
            "since": self.since,
            "new": sorted(self.new),
            "resolved": [asdict(gone) for gone in self.resolved],
            "reopened": sorted(self.reopened),
        }
        return json.dumps(kept, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Changes:
        """Return the changes that `to_json` wrote."""
        kept = json.loads(text)
        resolved = tuple(Gone(**gone) for gone in kept["resolved"])
        return cls(kept["since"], frozenset(kept["new"]), resolved, frozenset(kept["reopened"]))


def compare(since: str | None, before: Iterable[Check], now: Iterable[Check], reopened: Iterable[str] = ()) -> Changes:
    """Return what changed between the findings of the last run and those of this one, by their fingerprints."""
    old = {check.fingerprint: check for check in before if check.verdict in SPEAKING}
    current = {check.fingerprint for check in now if check.verdict in SPEAKING}
    resolved = tuple(
        Gone(check.reference, check.code, check.statement, fingerprint)
        for fingerprint, check in sorted(old.items())
        if fingerprint not in current
    )
    new = frozenset(current - set(old)) if since else frozenset()
    return Changes(since, new, resolved, frozenset(reopened))


def ranked(dossiers: Iterable[Dossier], changes: Changes) -> list[Finding]:
    """Return all findings, the gravest first: wrong sums, then other errors, then open readings, then questions."""
    findings = [Finding(each, check) for each in dossiers for check in each.checks if check.verdict in SPEAKING]

    def weight(finding: Finding) -> tuple[Any, ...]:
        check = finding.check
        return (
            check.review is not None,
            SPEAKING.index(check.verdict),
            check.unit != "pence",
            changes.status(check) == "unchanged",
            -abs(check.difference_pence or 0),
            check.reference or "",
            check.check_id,
        )

    return sorted(findings, key=weight)


def json_lines(findings: Sequence[Finding], changes: Changes) -> str:
    """Return one JSON object a line for each finding: the check, its operands' places, and whether it is new."""
    lines = []
    for dossier, check in findings:
        places = _places(dossier)
        row = check.model_dump(mode="json") | {"title": dossier.decision.title, "status": changes.status(check)}
        for operand in row["operands"]:
            operand |= places.get(operand["amount_id"] or operand["citation_id"], {})
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def _places(dossier: Dossier) -> dict[str | None, dict[str, Any]]:
    facts: list[tuple[str, Amount | Citation]] = [(amount.amount_id, amount) for amount in dossier.amounts]
    facts += [(citation.citation_id, citation) for citation in dossier.legal_basis]
    columns = {"sha256", "page", "x0", "top", "x1", "bottom", "char_start", "char_end", "quote"}
    return {key: fact.model_dump(mode="json", include=columns) for key, fact in facts}
