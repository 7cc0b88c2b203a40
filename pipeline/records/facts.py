"""Facts: what is read in one document, of the decision, its money, its bodies and its law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from pipeline.records.record import Evidence, Record
from pipeline.records.vocabularies import (
    AmountRole,
    CitationRole,
    CitationStatus,
    DecisionType,
    OrganisationRole,
    Qualifier,
    Rate,
)


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
