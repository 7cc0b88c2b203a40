"""Checks: how one check is shown: a sentence, its equation with every operand linked to its place, and the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Check, Evidence
from pipeline.release.findings import Changes
from pipeline.report import words
from pipeline.report.exhibit import Exhibit
from pipeline.report.links import anchor
from pipeline.report.operands import Line, operand_lines
from pipeline.report.places import Quotation, quotations
from pipeline.report.scenes import Scene, picture_of, scenes

RELATIONS = {"exact": "=", "consistent": "≈", "inconsistent": "≠"}
LONGEST_MARK = 40  # characters


@dataclass(frozen=True)
class CheckView:
    """One check as it is shown."""

    anchor: str
    reference: str
    title: str
    page: str
    code: str
    kind: str
    verdict: str
    verdict_words: str
    statement: str
    expression: str
    relation: str
    terms: tuple[Line, ...]
    totals: tuple[Line, ...]
    computed: str | None
    difference: str | None
    grade: str | None
    explanation: str | None
    review: str | None
    fingerprint: str
    status: str | None
    scenes: tuple[Scene, ...]
    quotations: tuple[Quotation, ...]
    is_law: bool


def show_check(exhibit: Exhibit, check: Check, changes: Changes, *, here: bool) -> CheckView:
    """Return a check as it is shown on the decision's own page (`here`) or elsewhere."""
    decision = exhibit.dossier.decision
    terms, totals = operand_lines(exhibit, check, here=here)
    shown = [(key, exhibit.facts[key]) for key in dict.fromkeys(_keys(check)) if key in exhibit.facts]
    quoted: list[Evidence] = [fact for _, fact in shown if picture_of(fact, exhibit.pictures) is None]
    quoted += [] if check.operands else _spoken_of(exhibit, check)
    return CheckView(
        anchor=anchor(f"check {check.check_id}"),
        reference=exhibit.reference,
        title=decision.title or "Decision without a title",
        page=exhibit.page,
        code=check.code,
        kind=words.CODES[check.code],
        verdict=check.verdict,
        verdict_words=words.VERDICTS[check.verdict],
        statement=check.statement,
        expression=check.expression,
        relation=RELATIONS.get(check.verdict, "?"),
        terms=terms,
        totals=totals,
        computed=_computed(check),
        difference=words.difference(check),
        grade=check.grade,
        explanation=check.explanation,
        review=check.review,
        fingerprint=check.fingerprint,
        status=changes.status(check),
        scenes=tuple(scenes(shown, exhibit.pictures, exhibit.names, check.statement)),
        quotations=tuple(quotations(exhibit.texts, quoted, exhibit.names)),
        is_law=any(operand.citation_id for operand in check.operands),
    )


def _computed(check: Check) -> str | None:
    """Return what the terms come to, None where that is a printed figure itself."""
    terms = [operand for operand in check.operands if operand.kind == "term"]
    if len(terms) == 1 and terms[0].factor == 1:
        return None
    return words.span(check.computed_low_pence, check.computed_high_pence, check.unit)


def _keys(check: Check) -> list[str]:
    # The total first: it is what the others are held against.
    ordered = sorted(check.operands, key=lambda operand: operand.kind != "total")
    return [key for operand in ordered if (key := operand.amount_id or operand.citation_id)]


def _spoken_of(exhibit: Exhibit, check: Check) -> list[Evidence]:
    """Return the place that a check of no figures and no law speaks of, such as a day."""
    if check.sha256 is None or check.char_start is None:
        return []
    start = check.char_start
    quote = exhibit.texts[check.sha256][start : start + LONGEST_MARK].partition("\n")[0]
    nowhere = dict.fromkeys(("page", "x0", "top", "x1", "bottom"))
    span = {"char_start": start, "char_end": start + len(quote), "quote": quote, "rule": check.code}
    return [Evidence.model_validate({"sha256": check.sha256} | nowhere | span)]
