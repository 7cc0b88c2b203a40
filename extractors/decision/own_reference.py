"""Own reference: the number of the decision that a document is of, from the places where a paper names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.decision.key_information import KeyInformation
from pipeline.document import Document
from pipeline.outline.headings import usual_heading
from pipeline.references import find_references, leading_reference, parse_reference, reference_of_address

SIGNED = "Signed decision document"
HEAD = 20  # paragraphs in which a form names itself
# "DMPC Decision – PCD 898", "PCD 898", "MOPAC Decision: PCD 12 Title: …" at the head of a form; also a request for
# a decision ("REQUEST FOR DMPC DECISION – PCD 1364") and "Decision reference number: PCD 12"; also behind the
# letterhead, "MOPAC MAYOR OF LONDON OFFICE FOR POLICING AND CRIME DMPC Decision – PCD 898";
# and "DMPC decision record PCD 12"
FORM_HEAD = re.compile(
    r"(?:(?:DMPC|MOPAC|deputy\smayor(?:'s)?|request|report|for|an?|the|mayor(?:['’]s)?|of|london|office|policing|and|crime|signed|decision|record|notice|form|paper|reference|ref|number|no|code)"
    r"[\s:.–—-]{1,5}){0,14}\(?(?=(?:DM)?PCD\b)",
    re.IGNORECASE,
)
# … and behind it nothing, "Title:", a protective marking ("PCD 12    OFFICIAL – PUBLIC") or, where it is in brackets, a
# colon or a dash, as in "DMPC DECISION (PCD 12): Title"; or the next cell of its row: "DMPC decision | PCD 12 | Date"
FORM_TAIL = re.compile(r"\)?\s{0,3}(?:$|Title\s?:)|\)?\t|\)?\s{1,40}OFFICIAL\b[^a-z\n]{0,40}$|\)\s{0,3}[:–—-]\s")


def own_reference(document: Document, key: KeyInformation, titles: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the document's own number, and a sentence about the contradiction if its places differ.

    The title line decides against the code line: "Reference code: PCD 90002" above "PCD 90001 A title" is PCD 90001.
    """
    span = key.values.get("reference")
    written = document[span].strip() if span else ""
    code = parse_reference(written)
    title = next((mention.reference for line in titles if (mention := leading_reference(line))), None)
    if title and written and code != title:
        return title, f"the code line says {written!r}, the title line {title}: the title's number is taken"
    if code and title is None and not any(find_references(written)):
        return code, f"the code line says {written!r}, read as {code}"
    found = title or code or next(_elsewhere(document), None)
    return found, None


def _elsewhere(document: Document) -> Iterator[str]:
    """Yield the numbers by which a document without code and title line names itself, the surest first."""
    first = next((section.span.start for section in document.sections if section.title), len(document.text))
    for paragraph in document.paragraphs[:HEAD]:
        words = document[paragraph.span]
        if paragraph.span.start >= first:
            break
        head = FORM_HEAD.match(words)
        mention = leading_reference(words[head.end() :]) if head else None
        if head and mention and FORM_TAIL.match(words, head.end() + mention.span.end):
            yield mention.reference
    yield from _downloads(document)
    if document.url and (reference := reference_of_address(document.url)):
        yield reference


def _downloads(document: Document) -> Iterator[str]:
    """Yield the numbers under "Signed decision document" and in the rows of a table of downloads."""
    signed = [section.span for section in document.sections if _is_signed(section.title)]
    for paragraph in document.paragraphs:
        words = document[paragraph.span]
        if any(span.covers(paragraph.span) for span in signed) or words.lower().startswith("download"):
            yield from (mention.reference for mention in find_references(words))
    for link in document.links:
        if any(span.covers(link.span) for span in signed) and (reference := reference_of_address(link.address)):
            yield reference


def _is_signed(title: str) -> bool:
    usual = usual_heading(title) if title else None
    return usual is not None and usual.name == SIGNED
