"""Records: what we keep. One frozen model a table of the contract, a description on every field.

The Arrow schemas, the data dictionary, `datapackage.json` and `pcd read --json` all come from these models, so a column
is described once. Units: pence are int64, boxes are PDF points from the top left, offsets count characters of the text.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

DecisionType = Literal[
    "grant_acceptance",
    "grant_award",
    "contract_award",
    "contract_variation",
    "budget",
    "disposal",
    "collaboration",
    "legal",
    "policy",
    "other",
]
AmountRole = Literal[
    "accepted",
    "awarded",
    "contract",
    "budget",
    "spent",
    "balance",
    "income",
    "settlement",
    "threshold",
    "context",
    "unclear",
]
Qualifier = Literal["exact", "up_to", "at_least", "approximate"]
Rate = Literal["total", "per_year", "per_item", "unclear"]
OrganisationRole = Literal["funder", "recipient", "supplier", "partner", "applicant"]
CitationRole = Literal["power", "duty", "exemption", "delegation", "repealed", "mention"]
CitationStatus = Literal["ok", "year_mismatch", "unknown_instrument", "repealed"]
DocumentStatus = Literal["read", "quarantined"]
DocumentKind = Literal["page", "signed_form", "appendix", "other"]
CheckCode = Literal[
    "rows_sum_to_total",
    "running_balance",
    "committed_plus_remaining",
    "table_agrees_with_text",
    "parts_sum_to_whole",
    "unit_times_count",
    "years_sum_to_total",
    "annual_times_years",
    "percentage_of",
    "figure_restated",
    "earlier_decision_agrees",
    "statute_year",
    "statute_in_force",
    "dates_in_order",
    "spent_before_signed",
    "near_limit",
    "limit_contradicted",
]
RegisterStatus = Literal["published", "unread", "withdrawn", "gap"]
Verdict = Literal["exact", "consistent", "inconsistent", "ambiguous", "question", "blocked", "not_applicable"]
Unit = Literal["pence", "year", "count"]
Stage = Literal["fetch", "parse", "extract", "assemble", "reconcile", "review"]


class Record(BaseModel):
    """A row of a published table: frozen, no field beyond those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """Where a fact was read: the document, the place on its page, the characters of its text, and the rule."""

    sha256: str = Field(description="sha256 of the document's bytes")
    page: int | None = Field(description="page, from 1; null for a web page")
    x0: float | None = Field(description="left edge of the quote's first line, in points from the left")
    top: float | None = Field(description="upper edge of the quote's first line, in points from the top")
    x1: float | None = Field(description="right edge of the quote's first line, in points from the left")
    bottom: float | None = Field(description="lower edge of the quote's first line, in points from the top")
    char_start: int = Field(description="offset of the quote's first character in the document's text")
    char_end: int = Field(description="offset behind the quote's last character in the document's text")
    quote: str = Field(description="the words as they stand in the text: text[char_start:char_end]")
    rule: str = Field(description="the rule that found it, as module.name")


class Decision(Record):
    """One numbered act of the Deputy Mayor."""

    reference: str | None = Field(default=None, description="the decision's number, such as PCD 898: the key")
    title: str | None = Field(default=None, description="the title as printed, without the reference")
    decision_type: DecisionType | None = Field(default=None, description="what kind of act it is")
    decision_maker: str | None = Field(default=None, description="who decided, without role or '(past staff)'")
    date_signed: date | None = Field(default=None, description="the day the decision-maker signed")
    date_published: date | None = Field(default=None, description="the day of publication that the page gives")
    executive_summary: str | None = Field(default=None, description="the executive summary as printed")
    is_deferred: bool | None = Field(default=None, description="whether publication of Part 1 is deferred")
    has_part_2: bool | None = Field(default=None, description="whether there is a confidential Part 2 form")
    url: str | None = Field(default=None, description="the page's canonical address")


class Amount(Evidence):
    """One mention of money at one place of one document."""

    amount_id: str = Field(description="first 12 characters of sha256, colon, char_start")
    reference: str | None = Field(default=None, description="the decision that the document belongs to")
    as_written: str = Field(description="the figure as printed")
    value_gbp: Decimal = Field(description="the printed value in pounds", max_digits=18, decimal_places=2)
    value_pence: int = Field(description="the printed value in pence")
    low_pence: int = Field(description="the lowest value in pence that rounding in the writing allows")
    high_pence: int = Field(description="the highest value in pence that rounding in the writing allows")
    qualifier: Qualifier = Field(default="exact", description="how the words around it bound the figure")
    role: AmountRole = Field(default="unclear", description="what the money is, seen from this decision")
    rate: Rate = Field(default="total", description="whether the figure is a total, or for each year or item")
    first_year: str | None = Field(default=None, description="first financial year the money is for, as 2022/23")
    last_year: str | None = Field(default=None, description="last financial year the money is for, as 2022/23")
    funder: str | None = Field(default=None, description="whose money it is: by canonical name, or as printed in full")
    recipient: str | None = Field(default=None, description="whom it is paid to, as the document names it")
    because: str | None = Field(default=None, description="the evidence for role, rate, funder and recipient")
    section: str | None = Field(default=None, description="the heading under which the figure stands")
    table_number: int | None = Field(default=None, description="the document's table that holds it, from 1")
    row_number: int | None = Field(default=None, description="the row of that table, from 1")


class Organisation(Evidence):
    """A body that gives, receives, supplies, takes part or applies."""

    organisation_id: str = Field(description="first 12 characters of sha256, colon, char_start, colon, role")
    reference: str | None = Field(default=None, description="the decision that the document belongs to")
    name: str = Field(description="the canonical name")
    as_written: str = Field(description="the name as printed")
    role: OrganisationRole = Field(description="what the body does in this decision")
    org_id: str | None = Field(default=None, description="identifier by org-id.guide, where certain (GB-GOR-…)")


class Citation(Evidence):
    """A statute, order, regulation or scheme that the document names."""

    citation_id: str = Field(description="first 12 characters of sha256, colon, char_start")
    reference: str | None = Field(default=None, description="the decision that the document belongs to")
    instrument: str = Field(description="canonical short title with the year of enactment")
    as_written: str = Field(description="the instrument as printed")
    instrument_year: int | None = Field(default=None, description="the year as printed")
    provision: str | None = Field(default=None, description="path of the provision, such as schedule/3/paragraph/7")
    uri: str | None = Field(default=None, description="address of the provision at legislation.gov.uk")
    role: CitationRole = Field(description="what the provision does for this decision")
    status: CitationStatus = Field(description="whether the statute table knows it, and agrees on its year")
    in_force_from: int | None = Field(default=None, description="first year in which it was in force, where known")
    in_force_until: int | None = Field(default=None, description="last year in which it was in force, where it ended")


class RelatedDecision(Evidence):
    """Another decision that the document names."""

    relation_id: str = Field(description="first 12 characters of sha256, colon, char_start, colon, reference")
    reference: str | None = Field(default=None, description="the decision that the document belongs to")
    related_reference: str = Field(description="the other decision's number, in canonical form")
    as_written: str = Field(description="the number as printed")


class SubGrant(Evidence):
    """One row of a table that pays a recipient out of the decision's money."""

    sub_grant_id: str = Field(description="first 12 characters of sha256, colon, offset of the sum's cell")
    reference: str | None = Field(default=None, description="the decision that the document belongs to")
    amount_id: str = Field(description="the sum, as a row of amounts")
    table_number: int = Field(description="the document's table, from 1")
    row_number: int = Field(description="the row of that table, from 1")
    recipient: str = Field(description="the words of the recipient's cell")
    purpose: str | None = Field(default=None, description="what it is for, where a column says so")
    area: str | None = Field(default=None, description="borough or area, where a column says so")
    amount_gbp: Decimal = Field(description="the sum in pounds", max_digits=18, decimal_places=2)
    amount_pence: int = Field(description="the sum in pence")
    remaining_pence: int | None = Field(default=None, description="what the row says is left, in pence")


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


class DocumentRecord(Record):
    """One file that a decision was published in."""

    sha256: str = Field(description="sha256 of the file's bytes: the key")
    reference: str | None = Field(default=None, description="the decision it belongs to")
    kind: DocumentKind = Field(description="web page, signed form, appendix or other")
    url: str | None = Field(default=None, description="where it was published, if known")
    file_name: str | None = Field(default=None, description="what the source calls the file, if it says so")
    media_type: str | None = Field(default=None, description="what its bytes are")
    bytes: int = Field(description="length in bytes")
    pages: int | None = Field(default=None, description="number of pages; null for a web page")
    fetched_at: datetime | None = Field(default=None, description="when it was fetched; null if dropped by hand")
    text_source: Literal["native", "ocr", "mixed"] | None = Field(default=None, description="how its text was read")
    status: DocumentStatus = Field(description="read, or quarantined")
    reason: str | None = Field(default=None, description="why it was quarantined")


class TextRecord(Record):
    """The text that all offsets of a document refer to."""

    sha256: str = Field(description="sha256 of the file's bytes: the key")
    text: str = Field(description="the text; telephone numbers, e-mail addresses and withheld cells masked with █")


class RegisterRow(Record):
    """One number of the source, from the lowest to the highest, and what is known of it."""

    reference: str = Field(description="the decision's number: the key")
    status: RegisterStatus = Field(description="published here, listed but not read, withdrawn, or never seen")
    title: str | None = Field(default=None, description="the title as printed, else as the list has it")
    url: str | None = Field(default=None, description="the page's canonical address")
    first_listed: datetime | None = Field(default=None, description="when the list was first seen to name it")
    withdrawn_at: datetime | None = Field(default=None, description="when the list had twice been without it")
    is_part_2_withheld: bool | None = Field(default=None, description="whether there is a Part 2, which is withheld")
    is_appendix_missing: bool | None = Field(
        default=None, description="whether an appendix is named, or linked to, and not to be had"
    )


class RunRecord(Record):
    """One run of the main job."""

    run_id: str = Field(description="when it started, in UTC, as 20261122T091500Z")
    started_at: datetime = Field(description="when it started")
    finished_at: datetime = Field(description="when it ended")
    code_version: str = Field(description="version of this software")
    rules_fingerprint: str = Field(description="hash of the code and vocabularies that read the documents")
    listed: int = Field(description="files found: accepted + quarantined + failed + withdrawn")
    accepted: int = Field(description="files read")
    quarantined: int = Field(description="files that could not be read")
    failed: int = Field(description="files that could not be fetched")
    withdrawn: int = Field(description="files that the source no longer lists")
    decisions: int = Field(description="decisions published")
