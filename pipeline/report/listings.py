"""Listings: the facts of a decision that need no more than a table: grants, bodies, law, decisions, papers, issues."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Citation, DocumentRecord, Evidence, Issue, Organisation, RelatedDecision, SubGrant
from pipeline.report import words
from pipeline.report.exhibit import Exhibit
from pipeline.report.links import anchor, safe_link, slug
from pipeline.report.places import describe_place


@dataclass(frozen=True)
class Cell:
    """A cell of a listing, linked where its address may be."""

    text: str | None
    href: str | None = None


@dataclass(frozen=True)
class Row:
    """A row of a listing; `anchor` where something links to it."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True)
class Listing:
    """A table of facts of one kind."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def listings(exhibit: Exhibit, published: set[str]) -> list[Listing]:
    """Return the listings of a decision; `published` are the references that have a page to link to."""
    facts = exhibit.dossier
    grants = tuple(_grant(exhibit, row) for row in facts.sub_grants)
    bodies = tuple(_body(exhibit, row) for row in facts.organisations)
    law = tuple(_citation(exhibit, row) for row in facts.legal_basis)
    related = tuple(_relation(exhibit, row, published) for row in facts.related_decisions)
    documents = tuple(_document(exhibit, row) for row in exhibit.documents)
    issues = tuple(_issue(row) for row in facts.issues)
    return [
        Listing("grants", "Grants to recipients", ("Recipient", "Sum", "For", "Area", "Left", "Where"), grants),
        Listing("bodies", "Organisations", ("Name", "Role", "As written", "Identifier", "Where"), bodies),
        Listing("law", "Legal basis", ("Instrument", "Provision", "Role", "As written", "Status", "Where"), law),
        Listing("related", "Other decisions named", ("Decision", "As written", "Where"), related),
        Listing("documents", "Documents", ("Document", "Address", "Pages", "Read", "sha256"), documents),
        Listing("issues", "What could not be understood", ("What", "Where noticed", "Message"), issues),
    ]


def _where(exhibit: Exhibit, fact: Evidence) -> Cell:
    return Cell(describe_place(fact, exhibit.names))


def _grant(exhibit: Exhibit, grant: SubGrant) -> Row:
    left = None if grant.remaining_pence is None else words.value(grant.remaining_pence, "pence")
    texts = (grant.recipient, grant.quote, grant.purpose, grant.area, left)
    return Row((*map(Cell, texts), _where(exhibit, grant)))


def _body(exhibit: Exhibit, body: Organisation) -> Row:
    return Row((*map(Cell, (body.name, body.role, body.as_written, body.org_id)), _where(exhibit, body)))


def _citation(exhibit: Exhibit, citation: Citation) -> Row:
    texts = (citation.provision, citation.role, citation.quote, citation.status.replace("_", " "))
    statute = Cell(citation.instrument, safe_link(citation.uri))
    return Row((statute, *map(Cell, texts), _where(exhibit, citation)), anchor(f"row {citation.citation_id}"))


def _relation(exhibit: Exhibit, relation: RelatedDecision, published: set[str]) -> Row:
    other = relation.related_reference
    page = f"{slug(other)}.html" if other in published else None
    return Row((Cell(other, page), Cell(relation.as_written), _where(exhibit, relation)))


def _document(exhibit: Exhibit, record: DocumentRecord) -> Row:
    pages = None if record.pages is None else str(record.pages)
    address = Cell(record.url, safe_link(record.url))
    name = Cell(exhibit.names[record.sha256])
    return Row((name, address, Cell(pages), Cell(record.text_source), Cell(record.sha256[:12])))


def _issue(issue: Issue) -> Row:
    return Row((Cell(issue.code.replace("_", " ")), Cell(issue.stage), Cell(issue.message)))
