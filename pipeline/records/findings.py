"""Findings: what was tested, and what could not be read or understood."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.records.record import Record
from pipeline.records.vocabularies import CheckCode, Stage, Unit, Verdict


class Operand(Record):
    """A figure that takes part in a check."""

    kind: Literal["term", "total"] = Field(description="whether it is added up, or what the sum is held against")
    amount_id: str | None = Field(default=None, description="the figure, as a row of amounts")
    citation_id: str | None = Field(default=None, description="the citation, as a row of legal_basis")
    factor: float = Field(default=1.0, description="what the figure is multiplied by: -1, 0.5, 3 …")
    value_pence: int | None = Field(default=None, description="the printed value in pence")


class Check(Record):
    """One arithmetic, legal or control statement that the paper implies, tested."""

    check_id: str = Field(description="first 12 characters of sha256, colon, place of the total, colon, code")
    reference: str | None = Field(default=None, description="the decision")
    code: CheckCode = Field(description="what kind of statement was tested")
    statement: str = Field(description="the finding as one plain sentence")
    expression: str = Field(description="the equation, with the printed figures")
    unit: Unit = Field(default="pence", description="what the figures count")
    reported_low_pence: int | None = Field(default=None, description="lowest value that the printed result allows")
    reported_high_pence: int | None = Field(default=None, description="highest value that the printed result allows")
    computed_low_pence: int | None = Field(default=None, description="lowest value that the terms allow")
    computed_high_pence: int | None = Field(default=None, description="highest value that the terms allow")
    difference_pence: int | None = Field(default=None, description="computed minus reported, by printed values")
    verdict: Verdict = Field(description="what the test found")
    grade: str | None = Field(default=None, description="how sure the reading of the operands is")
    explanation: str | None = Field(default=None, description="what may lie behind it, as a question")
    review: str | None = Field(default=None, description="what a reviewer said of it")
    fingerprint: str = Field(description="hash of reference, code and the operands' values")
    sha256: str | None = Field(default=None, description="the document in which the total, or what is asked of, stands")
    char_start: int | None = Field(default=None, description="offset at which it stands in the document's text")
    operands: tuple[Operand, ...] = Field(default=(), description="the figures that take part")


class Issue(Record):
    """Something that could not be read or understood."""

    issue_id: str = Field(description="document's first 12 characters of sha256, colon, stage, code, place")
    reference: str | None = Field(default=None, description="the decision, where known")
    sha256: str | None = Field(default=None, description="the document, where it is one document's")
    stage: Stage = Field(description="where it was noticed")
    code: str = Field(description="what kind of trouble")
    message: str = Field(description="what was read, where, and what was expected")
