"""Places: where a fact stands, in words and as a marked quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Amount, DocumentRecord, Evidence
from pipeline.report import words

AROUND = 110


@dataclass(frozen=True)
class Quotation:
    """A quote with the words around it."""

    before: str
    quote: str
    after: str


def name_documents(documents: Sequence[DocumentRecord]) -> dict[str, str]:
    """Return what to call each document of a decision, by sha256: web page, signed form, appendix 2."""
    names: dict[str, str] = {}
    for record in documents:
        plain = words.DOCUMENTS[record.kind]
        like = [other for other in documents if other.kind == record.kind]
        names[record.sha256] = plain if len(like) == 1 else f"{plain} {like.index(record) + 1}"
    return names


def describe_place(fact: Evidence, names: dict[str, str]) -> str:
    """Return where a fact stands: document, page, and row or section."""
    parts = [names.get(fact.sha256, "document")]
    if fact.page is not None:
        parts.append(f"page {fact.page}")
    if isinstance(fact, Amount):
        if fact.row_number is not None:
            parts.append(f"table {fact.table_number}, row {fact.row_number}")
        elif fact.section:
            parts.append(f"“{fact.section}”")
    return ", ".join(parts)


def quotation(text: str, fact: Evidence, around: int = AROUND) -> Quotation:
    """Return the quote with what stands before and after it in the same line, cut between words."""
    first = text.rfind("\n", 0, fact.char_start) + 1
    last = text.find("\n", fact.char_end)
    before = text[first : fact.char_start]
    after = text[fact.char_end : len(text) if last < 0 else last]
    if len(before) > around:
        before = "…" + re.sub(r"^\S*", "", before[-around:])
    if len(after) > around:
        after = re.sub(r"\S*$", "", after[:around]) + "…"
    return Quotation(*(part.replace("\t", " | ").replace("\n", " ") for part in (before, fact.quote, after)))
