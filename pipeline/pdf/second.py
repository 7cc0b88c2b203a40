"""Second: a page whose tables do not add up is read again by pdfplumber; that reading is taken where they then do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from pipeline.document import Document
from pipeline.interpretation.proof import Proof, proof
from pipeline.interpretation.readings import describe
from pipeline.pdf.pages import again
from pipeline.printed import PageContent

MOST = 10  # pages: a paper with more tables that do not add up is not misread, but drawn up so

Compose = Callable[[list[PageContent]], Document]


def checked(data: bytes, pages: list[PageContent], composed: Compose) -> Document:
    """Return the document that is composed of pages, in which no table fails that adds up as pdfplumber reads it."""
    document = composed(pages)
    first = _proofs(document)
    plain = {page.number for page in pages if page.text_source == "native" and not (page.doubts or page.is_second)}
    failing = {number for number in plain if first[number].failed}  # pdfplumber does not tell what is hidden
    if not failing or len(failing) > MOST:
        return document
    second = {page.number: page for page in again(data, sorted(failing))}
    mended = composed([second.get(page.number, page) for page in pages])
    right = {
        number for number, found in _proofs(mended).items() if number in failing and _is_better(first[number], found)
    }
    if not right:
        return document
    return mended if right == failing else composed([second[p.number] if p.number in right else p for p in pages])


def _is_better(first: Proof, second: Proof) -> bool:
    """Return whether all totals hold in the second reading, and none that the first one saw is missing."""
    return not second.failed and second.held >= first.held + first.failed


def _proofs(document: Document) -> defaultdict[int, Proof]:
    """Return the totals of the tables on each page; those of a table over several pages count for each of them."""
    found: defaultdict[int, Proof] = defaultdict(Proof)
    for table in document.tables:
        of_table = proof(describe(document, table))
        for number in {cell.page for row in table.rows for cell in row if cell.page is not None}:
            found[number] = found[number].joined(of_table)
    return found
