"""Extract: run the extractors over one document, in the order handed in; a rule's failure becomes an Issue.

What is recognised, and how, is the extractors' own business: they are handed in, so nothing here imports upward.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, get_args, get_type_hints

from pipeline.document import Box, Document, Paragraph, Span
from pipeline.errors import LedgerError
from pipeline.records import (
    Amount,
    Citation,
    Decision,
    Evidence,
    Issue,
    Organisation,
    RelatedDecision,
    SubGrant,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Place(TypedDict):
    """The evidence columns of a fact, as keyword arguments of its record."""

    sha256: str
    page: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    char_start: int
    char_end: int
    quote: str
    rule: str


@dataclass
class Facts:
    """All that was found in one document; extractors append to it, later ones refine what earlier ones found."""

    decision: Decision = field(default_factory=Decision)
    amounts: list[Amount] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    legal_basis: list[Citation] = field(default_factory=list)
    related_decisions: list[RelatedDecision] = field(default_factory=list)
    sub_grants: list[SubGrant] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


# Each kind of fact, by the name of its list and its table, with the record that is a row.
KINDS: dict[str, type[Evidence]] = {
    name: get_args(kind)[0] for name, kind in get_type_hints(Facts).items() if name not in ("decision", "issues")
}


@dataclass(frozen=True)
class Passage:
    """One paragraph with its spaCy doc; `start` turns the doc's character offsets into the document's."""

    paragraph: Paragraph
    doc: Doc

    @property
    def start(self) -> int:
        """Return the offset of the passage in the document's text."""
        return self.paragraph.span.start


@dataclass
class Reading:
    """What an extractor is given: the document, its passages and the facts found so far."""

    document: Document
    passages: tuple[Passage, ...] = ()
    facts: Facts = field(default_factory=Facts)

    def place(self, span: Span, rule: str) -> Place:
        """Return the evidence columns of a quote, ready for its record; the rule tells who read it but pypdfium2."""
        found = self.document.place(span)
        page, box = found if found else (None, (None, None, None, None))
        x0, top, x1, bottom = (None if edge is None else round(edge, 2) for edge in box)
        return Place(
            sha256=self.document.sha256,
            page=page,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            char_start=span.start,
            char_end=span.end,
            quote=self.document[span],
            rule=rule + self._reader(page, found[1] if found else None),
        )

    def _reader(self, page: int | None, box: Box | None) -> str:
        if page in self.document.scans:
            return ".ocr.disputed" if box and self.document.is_disputed(page, box) else ".ocr"
        return ".plumber" if page in self.document.second_readings else ""

    def identify(self, offset: int, *more: str) -> str:
        """Return the id of a fact that stands at an offset: the same in every run."""
        return ":".join([self.document.sha256[:12], str(offset), *more])


Annotate = Callable[[Document], tuple[Passage, ...]]
Extractor = Callable[[Reading], None]


@dataclass(frozen=True)
class Paper:
    """One document that was read, with the facts found in it."""

    document: Document
    facts: Facts


def extract(document: Document, annotate: Annotate, extractors: Sequence[Extractor]) -> Paper:
    """Return the document with all facts that the extractors find, in their order."""
    reading = Reading(document, annotate(document))
    for doubt in document.doubts:
        reading.facts.issues.append(_issue(reading, "parse", doubt.code, doubt.message))
    for extractor in extractors:
        try:
            extractor(reading)
        except LedgerError as error:
            kind = ".".join(extractor.__module__.split(".")[:2])  # `extractors.amounts`, whichever module of it failed
            reading.facts.issues.append(_issue(reading, "extract", kind, str(error)))
    # `model_copy` trusts its updates: a word outside a vocabulary must be seen here, not when somebody publishes.
    reading.facts.amounts[:] = [Amount.model_validate(amount.model_dump()) for amount in reading.facts.amounts]
    return Paper(document, reading.facts)


def _issue(reading: Reading, stage: str, code: str, message: str) -> Issue:
    number = len(reading.facts.issues)
    return Issue.model_validate(
        {
            "issue_id": reading.identify(number, stage, code),
            "sha256": reading.document.sha256,
            "stage": stage,
            "code": code,
            "message": message,
        }
    )
