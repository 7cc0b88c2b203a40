"""Factory: hand-made dossiers for the tests of tables and reports; prose and figures are our own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pipeline.assemble import Dossier
from pipeline.document import Box, Document, Redaction, Span
from pipeline.extract import Facts, Paper
from pipeline.money import parse_money
from pipeline.records import (
    Amount,
    Check,
    Citation,
    Decision,
    DocumentRecord,
    Issue,
    Operand,
    Organisation,
    RelatedDecision,
    RunRecord,
    SubGrant,
)
from pipeline.release.publication import Publication

TEXT = (
    "The Deputy Mayor is asked to accept £90,000 from the Home Office for 2021/22 "
    "and to award up to £40,000 to rowing clubs.\n"
    "Budget\t£25,000\nRiver Rowing Club\t£10,000\n"
    "This is done under section 9 of the Example Act 2011 and follows PCD 90002. Contact: ███████████."
)
RUN = RunRecord(
    run_id="20261122T091500Z",
    started_at=datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
    finished_at=datetime(2026, 11, 22, 9, 16, tzinfo=UTC),
    code_version="0.1.0",
    rules_fingerprint="f" * 16,
    listed=2,
    accepted=1,
    quarantined=1,
    failed=0,
    withdrawn=0,
    decisions=1,
)


def evidence(text: str, quote: str, sha256: str, page: int | None = 1) -> dict[str, Any]:
    """Return the evidence columns of a quote, with a box that tells its place in the text."""
    start = text.index(quote)
    box = {"x0": 50.0, "top": 100.0 + start, "x1": 120.0, "bottom": 112.0 + start}
    place: dict[str, Any] = box if page else dict.fromkeys(box)
    span = {"char_start": start, "char_end": start + len(quote)}
    return {"sha256": sha256, "page": page, **place, **span, "quote": quote, "rule": "test.rule"}


def amount(text: str, quote: str, sha256: str, page: int | None = 1, **more: Any) -> Amount:
    """Return the amount that a quote is."""
    money, place = parse_money(quote), evidence(text, quote, sha256, page)
    own = {
        "amount_id": f"{sha256[:12]}:{place['char_start']}",
        "as_written": quote,
        "value_gbp": money.pounds,
        "value_pence": money.pence,
        "low_pence": money.low,
        "high_pence": money.high,
    }
    return Amount.model_validate(own | place | more)


def check(reference: str, code: str, verdict: str, terms: list[Amount], total: Amount, **more: Any) -> Check:
    """Return a check that terms sum to a total."""
    computed = sum(term.value_pence for term in terms)
    operands = [Operand(kind="term", amount_id=term.amount_id, value_pence=term.value_pence) for term in terms]
    operands.append(Operand(kind="total", amount_id=total.amount_id, value_pence=total.value_pence))
    plain = {
        "check_id": f"{total.amount_id}:{code}",
        "reference": reference,
        "code": code,
        "statement": f"The parts of {total.as_written} were added up.",
        "expression": f"{' + '.join(term.as_written for term in terms)} = {total.as_written}",
        "reported_low_pence": total.low_pence,
        "reported_high_pence": total.high_pence,
        "computed_low_pence": computed,
        "computed_high_pence": computed,
        "difference_pence": computed - total.value_pence,
        "verdict": verdict,
        "fingerprint": f"{reference}|{code}|{total.value_pence}|{computed}",
        "operands": tuple(operands),
    }
    return Check.model_validate(plain | more)


def dossier(
    reference: str = "PCD 90001", *, text: str = TEXT, page: int | None = 1, sha256: str = "a" * 64, **more: Any
) -> Dossier:
    """Return a decision of one document whose table's budget is £15,000 less than what the text awards."""

    def money(quote: str, **own: Any) -> Amount:
        return amount(text, quote, sha256, page, reference=reference, **own)

    accepted = money("£90,000", role="accepted", funder="Home Office", first_year="2021/22", last_year="2021/22")
    awarded = money("£40,000", role="awarded", qualifier="up_to", section="Decision")
    budget = money("£25,000", role="budget", table_number=1, row_number=1)
    row = money("£10,000", role="awarded", table_number=1, row_number=2)
    gap = check(
        reference,
        "table_agrees_with_text",
        "inconsistent",
        [budget],
        awarded,
        statement="The table's budget, £25,000, is £15,000 less than the £40,000 that the text awards.",
        explanation="Was the budget lowered after the table was made?",
        grade="sure",
    )
    facts: dict[str, Any] = {
        "decision": Decision(
            reference=reference,
            title="Rowing for all",
            decision_type="grant_award",
            date_signed=date(2021, 5, 4),
            has_part_2=True,
            executive_summary=text.split("\n")[0],
        ),
        "papers": (Paper(_document(text, sha256, page), Facts()),),
        "amounts": (accepted, awarded, budget, row),
        "organisations": (_organisation(text, sha256, page, reference),),
        "legal_basis": (_citation(text, sha256, page, reference),),
        "related_decisions": (_relation(text, sha256, page, reference),),
        "sub_grants": (_sub_grant(text, sha256, page, reference, row),),
        "checks": (gap,),
    }
    return Dossier(**(facts | more))


def publication(*dossiers: Dossier, runs: tuple[RunRecord, ...] = (RUN,)) -> Publication:
    """Return the dossiers with their documents, one quarantined document and its issue."""
    read = [
        DocumentRecord(
            sha256=paper.document.sha256,
            reference=each.decision.reference,
            kind="page" if paper.document.media_type == "text/html" else "signed_form",
            media_type=paper.document.media_type,
            bytes=1234,
            pages=1,
            text_source="native",
            status="read",
        )
        for each in dossiers
        for paper in each.papers
    ]
    torn = DocumentRecord(sha256="e" * 64, kind="other", bytes=0, status="quarantined", reason="truncated")
    issue = Issue(
        issue_id="eeeeeeeeeeee:parse:truncated",
        sha256="e" * 64,
        stage="parse",
        code="truncated",
        message="torn.pdf: the file ends before its end marker",
    )
    return Publication(dossiers, (*read, torn), (issue,), runs)


def _document(text: str, sha256: str, page: int | None) -> Document:
    end = text.rindex("█") + 1
    redactions = (Redaction(Span(end - 11, end), "telephone", 1, Box(60, 700, 130, 712)),)
    return Document(sha256, "application/pdf" if page else "text/html", text, redactions=redactions)


def _organisation(text: str, sha256: str, page: int | None, reference: str) -> Organisation:
    own = {"organisation_id": f"{sha256[:12]}:o:funder", "reference": reference, "org_id": "GB-GOR-D16"}
    names = {"name": "Home Office", "as_written": "Home Office", "role": "funder"}
    return Organisation.model_validate(own | names | evidence(text, "Home Office", sha256, page))


def _citation(text: str, sha256: str, page: int | None, reference: str) -> Citation:
    own = {
        "citation_id": f"{sha256[:12]}:c",
        "reference": reference,
        "instrument": "Example Act 2011",
        "as_written": "Example Act 2011",
        "instrument_year": 2011,
        "provision": "section/9",
        "uri": "https://www.legislation.gov.uk/ukpga/2011/13/section/9",
        "role": "power",
        "status": "ok",
    }
    return Citation.model_validate(own | evidence(text, "section 9 of the Example Act 2011", sha256, page))


def _relation(text: str, sha256: str, page: int | None, reference: str) -> RelatedDecision:
    own = {"relation_id": f"{sha256[:12]}:r", "reference": reference, "related_reference": "PCD 90002"}
    return RelatedDecision.model_validate(own | {"as_written": "PCD 90002"} | evidence(text, "PCD 90002", sha256, page))


def _sub_grant(text: str, sha256: str, page: int | None, reference: str, row: Amount) -> SubGrant:
    own = {
        "sub_grant_id": f"{sha256[:12]}:s",
        "reference": reference,
        "amount_id": row.amount_id,
        "table_number": 1,
        "row_number": 2,
        "recipient": "River Rowing Club",
        "amount_gbp": Decimal("10000.00"),
        "amount_pence": row.value_pence,
    }
    return SubGrant.model_validate(own | evidence(text, "£10,000", sha256, page))
