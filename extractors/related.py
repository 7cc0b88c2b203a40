"""Related: the other decisions that a document names, each once, at its first mention."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Document, Paragraph, Span
from pipeline.extract import Reading
from pipeline.outline.labels import key_label
from pipeline.records import RelatedDecision
from pipeline.references import ReferenceMention, find_references, leading_reference


def extract(reading: Reading) -> None:
    """Write the other decisions that the document names, never the decision itself."""
    own = reading.facts.decision.reference
    seen = {own}
    for span, reference in _mentions(reading.document):
        if reference in seen:
            continue
        seen.add(reference)
        reading.facts.related_decisions.append(
            RelatedDecision(
                **reading.place(span, "related.reference"),
                relation_id=reading.identify(span.start, reference),
                reference=own,
                related_reference=reference,
                as_written=reading.document[span],
            )
        )


def _mentions(document: Document) -> Iterator[ReferenceMention]:
    titles = _titles(document)
    for paragraph in document.paragraphs:
        if paragraph.kind == "furniture" or _is_code_line(document, paragraph):
            continue
        words = document[paragraph.span]
        # A title line begins with the page's own number, also where that is printed wrongly.
        own = leading_reference(words) if paragraph in titles else None
        for span, reference in find_references(words):
            if own is None or span.start >= own.span.end:
                start = paragraph.span.start
                yield ReferenceMention(Span(start + span.start, start + span.end), reference)


def _titles(document: Document) -> set[Paragraph]:
    headings = {section.heading for section in document.sections}
    return {one for one in document.paragraphs if one.kind == "heading" and one.span not in headings}


def _is_code_line(document: Document, paragraph: Paragraph) -> bool:
    if paragraph.kind != "label":
        return False
    label = key_label(document[paragraph.span].split("\n")[0])
    return label is None or label.name == "reference"
