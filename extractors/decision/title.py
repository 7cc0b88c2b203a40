"""Title: what a decision is called, without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.decision.key_information import KeyInformation
from pipeline.document import Document, Paragraph, Span
from pipeline.outline.headings import usual_heading
from pipeline.references import leading_reference

LONGEST = 300
HEAD = 30  # paragraphs in which a signed form names its title
# "Title: Grant Funding Acceptance – …" of a signed form, on a line of its own or behind "DMPC Decision – PCD 898";
# "Subject: Rowing lessons" of a memorandum
FORM_TITLE = re.compile(r"(?:(?:^|[\n\t ])Title|^Subject)\s?:\s{1,9}(?=\S)")
# As in "PCD 1295 - VRU Capacity Building", "PCD 1267    Adult Women's Diversion", "PD 1599 Soteria", or with "Decision"
OWN_REFERENCE = re.compile(
    r"(?:(?:DMPC|MOPAC)\s)?(?:(?i:decision)\s?[:–—-]?\s?)?\(?"
    r"(?:DMPCD\s?20[01]\d[\s/–-]{1,3}\d{1,3}|(?:DMPC?D|PCD|PDC|PD)\s?(?:[Nn]o\.?\s?)?[–-]?\s?\d{1,5})(?!\d)"
    r"\)?[\s:.–—|-]{0,9}(?=\S|$)"
)
# What a "Title:" of a form must not swallow when its lines were joined.
FORM_ENDS = re.compile(r"\s{1,3}(?:Executive\s(?:Summary|summary)|EXECUTIVE\sSUMMARY)\b")


def title_lines(document: Document, key: KeyInformation) -> Iterator[Span]:
    """Yield the lines that say what the decision is called, with its number where they print it, in reading order."""
    paragraphs = document.paragraphs
    yield from _form_titles(document, paragraphs[:HEAD])
    headings = {section.heading for section in document.sections}
    first = next((section.span.start for section in document.sections if section.title), len(document.text))
    for paragraph in paragraphs:
        if paragraph.span.start >= first:
            break
        is_title = paragraph.kind == "heading" and paragraph.span not in headings
        if is_title and _can_be(document, paragraph):
            yield paragraph.span
    yield from _above(document, paragraphs, key)


def title_of(lines: Sequence[str]) -> str | None:
    """Return the first title line without its number, None where nothing is left.

    >>> title_of(["PCD 1295 - Capacity building in boroughs"])
    'Capacity building in boroughs'
    """
    for line in lines:
        words = " ".join(OWN_REFERENCE.sub("", line, count=1).split() if OWN_REFERENCE.match(line) else line.split())
        if words and not leading_reference(words + " "):
            return words
    return None


def _form_titles(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    for paragraph in paragraphs:
        words = document[paragraph.span]
        match = FORM_TITLE.search(words[:LONGEST])
        if match:
            ends = FORM_ENDS.search(words, match.end())
            end = ends.start() if ends else min(len(words), match.end() + LONGEST)
            yield Span(paragraph.span.start + match.end(), paragraph.span.start + end)


def _above(document: Document, paragraphs: Sequence[Paragraph], key: KeyInformation) -> Iterator[Span]:
    """Yield the line above an unlabelled line of key information."""
    before: Paragraph | None = None
    for paragraph in paragraphs if key.unlabelled else ():
        if paragraph is key.unlabelled:
            if before is not None and before.kind == "prose" and _can_be(document, before):
                yield before.span
            return
        before = paragraph if paragraph.kind != "furniture" else before


def _can_be(document: Document, paragraph: Paragraph) -> bool:
    words = document[paragraph.span]
    return len(words) <= LONGEST and usual_heading(words) is None and not words.endswith((":", ";"))
