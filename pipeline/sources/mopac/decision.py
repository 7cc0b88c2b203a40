"""Decision: a decision's page of mopac: its reference, its title, its attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.outline.headings import usual_heading
from pipeline.references import parse_reference, reference_of_address
from pipeline.sources.mopac.addresses import is_attachment
from pipeline.sources.mopac.listing import SHOWING
from pipeline.sources.mopac.naming import reference_of
from pipeline.sources.mopac.page import Page, read_page, unexpected

MARKS = frozenset(["reference", "date_signed", "decision_maker"])
# Pages without labels ("Key information", then "Executive summary") are told by their headings; "Summary" or
# "Background" stand on any page.
HEADINGS = frozenset(
    [
        "Key information",
        "Executive Summary",
        "Recommendation",
        "Non-confidential facts and advice",
        "Issues for consideration",
        "Financial Comments",
        "Legal Comments",
        "Commercial Issues",
        "Equality Comments",
        "GDPR and Data Privacy",
        "Signed decision document",
    ]
)
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a decision's page links to, and the words of the link."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision's page; the reference is canonical, None where page and address tell none."""

    reference: str | None
    title: str | None
    attachments: tuple[Attachment, ...]


def read_decision(data: bytes, url: str) -> DecisionPage:
    """Return what a decision's page shows. Raises FetchError `unexpected_page` for any other page."""
    page = read_page(data, url)
    values = dict(filter(None, map(page.labelled, page.paragraphs)))
    headings = {usual.name for one in page.paragraphs if (usual := usual_heading(page.words(one)))}
    if SHOWING.search(page.document.text):
        raise unexpected(url, "expected a decision, found a list")
    if not MARKS & values.keys() and len(HEADINGS & headings) < ENOUGH:
        raise unexpected(url, "expected a decision's labels ('Reference code') or headings; this page has neither")
    title, attachments = _title(page), tuple(_attachments(page))
    reference = reference_of(values.get("reference", ""), title or "", page.document.url or url)
    return DecisionPage(reference or _filed_under(attachments), title, attachments)


def _title(page: Page) -> str | None:
    first = next((one for one in page.paragraphs if one.kind in ("heading", "prose")), None)
    words = page.words(first) if first else ""
    return words if words and usual_heading(words) is None else None


def _filed_under(attachments: Iterable[Attachment]) -> str | None:
    """Return the reference that the files are named after: a bare page gives its own nowhere else."""
    named = {parse_reference(one.label) or reference_of_address(one.url) for one in attachments} - {None}
    return named.pop() if len(named) == 1 else None


def _attachments(page: Page) -> Iterator[Attachment]:
    """Yield each file that the page links to, once."""
    known = set()
    for link in page.document.links:
        address = page.link(link)
        if is_attachment(address) and address not in known:
            known.add(address)
            yield Attachment(address, page.document[link.span])
