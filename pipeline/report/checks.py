"""Checks: how one check is shown: a sentence, its equation with every operand linked to its place, and the pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.assemble import Dossier
from pipeline.records import Amount, Check, Citation, DocumentRecord, Evidence, Operand, Unit
from pipeline.release.findings import Changes
from pipeline.report import words
from pipeline.report.links import anchor, slug
from pipeline.report.pictures import Pictures
from pipeline.report.places import Quotation, describe_place, name_documents, quotations
from pipeline.report.scenes import Scene, picture_of, scenes

RELATIONS = {"exact": "=", "consistent": "≈", "inconsistent": "≠"}
LONG_LABEL = 60


@dataclass(frozen=True)
class Line:
    """One operand: its sign and figure, what it is, where it stands, and a link to the picture of that place."""

    sign: str
    figure: str
    what: str
    where: str
    href: str | None


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
    reported: str | None
    difference: str | None
    grade: str | None
    explanation: str | None
    review: str | None
    fingerprint: str
    status: str | None
    scenes: tuple[Scene, ...]
    quotations: tuple[Quotation, ...]
    is_law: bool


@dataclass(frozen=True)
class Exhibit:
    """A decision with what is needed to show it: names of its documents, pictures, and where its facts stand."""

    dossier: Dossier
    documents: Sequence[DocumentRecord]
    pictures: Pictures = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """Return the decision's reference."""
        return self.dossier.decision.reference or ""

    @property
    def page(self) -> str:
        """Return the file name of the decision's page."""
        return f"{slug(self.reference)}.html"

    @cached_property
    def names(self) -> dict[str, str]:
        """Return what to call each document."""
        return name_documents(self.documents)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Return the text of each document, by sha256."""
        return {paper.document.sha256: paper.document.text for paper in self.dossier.papers}

    @cached_property
    def facts(self) -> dict[str, Amount | Citation]:
        """Return every amount and citation by id."""
        amounts: dict[str, Amount | Citation] = {amount.amount_id: amount for amount in self.dossier.amounts}
        return amounts | {citation.citation_id: citation for citation in self.dossier.legal_basis}

    def quote(self, fact: Evidence) -> Quotation:
        """Return a fact's quote with the words around it."""
        return quotations(self.texts, [fact], self.names)[0]

    def href(self, identifier: str, *, here: bool) -> str:
        """Return the link to a fact's picture, or to its row where there is none; `here` is on the decision's page."""
        shown = picture_of(self.facts[identifier], self.pictures) is not None
        return f"{'' if here else self.page}#{anchor(identifier if shown else f'row {identifier}')}"


def show_check(exhibit: Exhibit, check: Check, changes: Changes, *, here: bool) -> CheckView:
    """Return a check as it is shown on the decision's own page (`here`) or elsewhere."""
    decision = exhibit.dossier.decision
    terms, totals = (_lines(exhibit, check, kind, here=here) for kind in ("term", "total"))
    lines = _without_repeats([*terms, *totals])
    shown = [(key, exhibit.facts[key]) for key in dict.fromkeys(_keys(check)) if key in exhibit.facts]
    quoted = [fact for _, fact in shown if picture_of(fact, exhibit.pictures) is None]
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
        terms=lines[: len(terms)],
        totals=lines[len(terms) :],
        computed=_computed(check),
        reported=words.span(check.reported_low_pence, check.reported_high_pence, check.unit),
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


def _lines(exhibit: Exhibit, check: Check, kind: str, *, here: bool) -> tuple[Line, ...]:
    operands = [operand for operand in check.operands if operand.kind == kind]
    return tuple(_line(exhibit, operand, check.unit, place, here=here) for place, operand in enumerate(operands))


def _without_repeats(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines; of one that stands in the table of the line before it only the row is told."""
    tables = ["", *(line.where.rpartition(", row ")[0] for line in lines)]
    return tuple(
        replace(line, where=line.where.removeprefix(f"{table}, ")) if table else line
        for table, line in zip(tables, lines, strict=False)
    )


def _line(exhibit: Exhibit, operand: Operand, unit: Unit, place: int, *, here: bool) -> Line:
    key = operand.amount_id or operand.citation_id or ""
    fact = exhibit.facts.get(key)
    sign = _sign(operand, place)
    if fact is None:
        figure = "?" if operand.value_pence is None else words.value(operand.value_pence, unit)
        return Line(sign, figure, "", "", None)
    return Line(
        sign=sign,
        figure=fact.quote if isinstance(fact, Citation) else fact.as_written,
        what=_what(exhibit, fact),
        where=describe_place(fact, exhibit.names),
        href=exhibit.href(key, here=here),
    )


def _sign(operand: Operand, place: int) -> str:
    sign = "−" if operand.factor < 0 else "+" if place and operand.kind == "term" else ""
    times = abs(operand.factor)
    return sign if times == 1 else f"{sign} {times:g} ×".strip()


def _what(exhibit: Exhibit, fact: Amount | Citation) -> str:
    # A cell is known by the first words of its row, a figure in the text by what it is for.
    if isinstance(fact, Citation):
        return fact.instrument
    if fact.row_number is not None and (label := _row_label(exhibit, fact)):
        return label if len(label) <= LONG_LABEL else label[:LONG_LABEL].rsplit(" ", 1)[0] + " …"
    return ", ".join(part for part in (words.ROLES[fact.role], words.QUALIFIERS[fact.qualifier]) if part)


def _row_label(exhibit: Exhibit, fact: Amount) -> str:
    text = exhibit.texts.get(fact.sha256, "")
    cells = text[text.rfind("\n", 0, fact.char_start) + 1 : fact.char_start].split("\t")[:-1]
    return next((cell.strip() for cell in cells if re.search(r"[^\W\d_]{2}", cell)), "")
