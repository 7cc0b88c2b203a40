"""Places: where a fact stands, in words and as a marked quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.reconcile.figures import NATIVE, reading_of
from pipeline.records import Amount, DocumentRecord, Evidence
from pipeline.report import words

AROUND = 110  # characters of the text on each side of a quote


class Piece(NamedTuple):
    """A stretch of a quotation, marked where it is what is quoted."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Quotation:
    """Quotes of one line of a document with the words around them; `caption` says where it stands."""

    pieces: tuple[Piece, ...]
    caption: str

    @property
    def text(self) -> str:
        """Return the quotation as plain text."""
        return "".join(piece.text for piece in self.pieces)


def name_documents(documents: Sequence[DocumentRecord]) -> dict[str, str]:
    """Return what to call each document of a decision, by sha256: web page, signed form, appendix 2."""
    names: dict[str, str] = {}
    for record in documents:
        plain = words.DOCUMENTS[record.kind]
        like = [other for other in documents if other.kind == record.kind]
        names[record.sha256] = plain if len(like) == 1 else f"{plain} {like.index(record) + 1}"
    return names


def describe_place(fact: Evidence, names: dict[str, str]) -> str:
    """Return where a fact stands: document, page, and row or section; and how it was read, where that is less sure."""
    parts = [names.get(fact.sha256, "document")]
    if fact.page is not None:
        parts.append(f"page {fact.page}")
    if isinstance(fact, Amount):
        if fact.row_number is not None:
            parts.append(f"table {fact.table_number}, row {fact.row_number}")
        elif fact.section:
            parts.append(f"“{fact.section}”")
    if (reading := reading_of(fact.rule)) != NATIVE:
        parts.append(reading)
    return ", ".join(parts)


def quotations(texts: Mapping[str, str], facts: Iterable[Evidence], names: dict[str, str]) -> list[Quotation]:
    """Return the facts as quotations, those of one line together, in the order in which lines are first named."""
    lines: dict[tuple[str, int], list[Evidence]] = {}
    for fact in facts:
        start = texts.get(fact.sha256, "").rfind("\n", 0, fact.char_start) + 1
        lines.setdefault((fact.sha256, start), []).append(fact)
    return [
        Quotation(_pieces(texts.get(sha256, ""), start, members), _caption(members, names))
        for (sha256, start), members in lines.items()
    ]


def _pieces(text: str, start: int, facts: Sequence[Evidence]) -> tuple[Piece, ...]:
    ordered = sorted(facts, key=lambda fact: fact.char_start)
    end = text.find("\n", ordered[-1].char_end)
    pieces, at = [], start
    for fact in ordered:
        if fact.char_start >= at:
            between = text[at : fact.char_start]
            pieces.append(Piece(_tail(between) if at == start else _middle(between), False))
            pieces.append(Piece(fact.quote, True))
            at = fact.char_end
    pieces.append(Piece(_head(text[at : len(text) if end < 0 else end]), False))
    return tuple(Piece(re.sub(r"\n", " ", text.replace("\t", " | ")), marked) for text, marked in pieces)


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "…" + re.sub(r"^\S*", "", text[-AROUND:])


def _head(text: str) -> str:
    """Return the beginning of a text: to the end of the sentence, where that is not far behind."""
    if len(text) <= AROUND:
        return text
    end = re.search(r"[.;](?=\s|$)", text[AROUND : 2 * AROUND])
    cut = text[: AROUND + end.end()] if end else re.sub(r"\S*$", "", text[:AROUND])
    return cut if len(cut) == len(text) else f"{cut}{' ' if end else ''}…"


def _middle(text: str) -> str:
    return text if len(text) <= 2 * AROUND else f"{_head(text)} {_tail(text)}"


def _caption(facts: Sequence[Evidence], names: dict[str, str]) -> str:
    figures = ", ".join(dict.fromkeys(fact.quote for fact in facts))
    return f"{figures} · {describe_place(facts[0], names)}"
