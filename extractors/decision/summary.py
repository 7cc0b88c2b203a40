"""Summary: what a paper tells of itself, and what it asks for, with or without their headings."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.document import Document, Section, Span
from pipeline.outline.headings import usual_heading

SUMMARIES = frozenset({"Executive Summary", "Summary"})
REQUESTS = frozenset({"Recommendation", "Decision"})


class Opening(NamedTuple):
    """The executive summary and the request of a document; None where it has none."""

    summary: Span | None
    request: Span | None


def opening(document: Document) -> Opening:
    """Return where the executive summary and the request stand; a summary without heading follows the key facts."""
    summary = _first(document, SUMMARIES)
    request = _first(document, REQUESTS)
    if summary is None:
        summary = _unheaded(document, request)
    return Opening(summary, request)


def words_of(document: Document, span: Span | None) -> str | None:
    """Return the paper's own words in a stretch, paragraph by paragraph, None where there are none."""
    if span is None:
        return None
    inside = [paragraph for paragraph in document.paragraphs if span.covers(paragraph.span)]
    own = [document[paragraph.span] for paragraph in inside if paragraph.kind not in ("furniture", "heading", "label")]
    return "\n".join(own) or None


def _first(document: Document, names: frozenset[str]) -> Span | None:
    for section in document.sections:
        if _name(section) in names:
            return Span(max(section.heading.end, section.span.start), section.span.end)
    return None


def _name(section: Section) -> str | None:
    usual = usual_heading(section.title) if section.title else None
    return usual.name if usual else None


def _unheaded(document: Document, request: Span | None) -> Span | None:
    """Return the prose between the key information and the first section, as compact pages have it."""
    labels = [paragraph.span.end for paragraph in document.paragraphs if paragraph.kind == "label"]
    start = max(labels, default=None)
    ends = [section.span.start for section in document.sections] or [len(document.text)]
    if start is None or start >= min(ends):
        return None
    span = Span(start, min(min(ends), request.start if request else len(document.text)))
    return span if words_of(document, span) else None
