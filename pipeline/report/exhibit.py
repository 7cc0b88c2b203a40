"""Exhibit: a decision with what is needed to show it: names of its documents, pictures, and where its facts stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.assemble import Dossier
from pipeline.records import Amount, Citation, DocumentRecord, Evidence
from pipeline.report.links import anchor, slug
from pipeline.report.pictures import Pictures
from pipeline.report.places import Quotation, name_documents, quotations
from pipeline.report.scenes import picture_of


@dataclass(frozen=True)
class Exhibit:
    """A decision with what is needed to show it: names of its documents, pictures, and where its facts stand.

    `holders` are the exhibits of all decisions by the ids of their amounts: a check may hold one against another's.
    """

    dossier: Dossier
    documents: Sequence[DocumentRecord]
    pictures: Pictures = field(default_factory=dict)
    holders: Mapping[str, Exhibit] = field(default_factory=dict, repr=False, compare=False)

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
