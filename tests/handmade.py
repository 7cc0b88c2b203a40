"""Handmade: documents and dossiers built from rows and sentences, for tests that need no PDF."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from extractors import sub_grants
from pipeline.assemble import Dossier
from pipeline.document import Cell, Document, Paragraph, Span, Table
from pipeline.extract import Facts, Paper, Reading
from pipeline.interpretation.layouts import Layout
from pipeline.interpretation.readings import describe
from pipeline.money import parse_money
from pipeline.reconcile import reconcile
from pipeline.records import Amount, Decision

Rows = list[list[str]]
LABEL = re.compile(r"(?P<label>•|[a-z]\)|\d{1,2}(?:\.\d{1,2})*\.)\s")


def document(*blocks: str | Rows) -> Document:
    """Return a document of paragraphs (strings) and tables (lists of rows), in their order."""
    text, paragraphs, tables = "", [], []
    for block in blocks:
        if isinstance(block, str):
            match = LABEL.match(block)
            start = len(text) + (match.end() if match else 0)
            label = match["label"] if match else None
            kind = "item" if label and "." not in label.rstrip(".") else "prose"
            text += f"{block}\n"
            paragraphs.append(Paragraph(Span(start, len(text) - 1), kind, label))
            continue
        rows = []
        for row in block:
            first, cells = len(text), []
            for number, words in enumerate(row):
                text += "\t" if number else ""
                cells.append(Cell(Span(len(text), len(text) + len(words))))
                text += words
            paragraphs.append(Paragraph(Span(first, len(text)), "row"))
            rows.append(tuple(cells))
            text += "\n"
        tables.append(Table(len(tables) + 1, tuple(rows), is_ruled=True))
    return Document(
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
    )


def layout(rows: Rows, above: str = "The board agreed to this spending.") -> Layout:
    """Return how a table below a line of text is understood."""
    paper = document(above, rows)
    return describe(paper, paper.tables[0])


# What a test's own sentences write; the extractor's patterns are tested elsewhere.
MONEY = re.compile(r"£\s?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:[kKmM]\b|million\b))?")


def amounts(paper: Document, **fields: Any) -> tuple[Amount, ...]:
    """Return every figure with a pound sign as an amount; `fields` maps a writing to what is known of it."""
    found = []
    for match in MONEY.finditer(paper.text):
        written = match[0]
        money = parse_money(written)
        cell = paper.cell_at(Span(*match.span()))
        found.append(
            Amount(
                amount_id=f"{paper.sha256[:12]}:{match.start()}",
                as_written=written,
                value_gbp=money.pounds,
                value_pence=money.pence,
                low_pence=money.low,
                high_pence=money.high,
                table_number=cell[0].number if cell else None,
                row_number=cell[1] + 1 if cell else None,
                sha256=paper.sha256,
                page=None,
                x0=None,
                top=None,
                x1=None,
                bottom=None,
                char_start=match.start(),
                char_end=match.end(),
                quote=written,
                rule="test",
                **fields.get(written, {}),
            )
        )
    return tuple(found)


def dossier(*blocks: str | Rows, facts: dict[str, dict[str, Any]] | None = None) -> Dossier:
    """Return the dossier of a decision of one such document; `facts` maps a writing to what is known of the amount."""
    paper = document(*blocks)
    reading = Reading(paper, facts=Facts(amounts=list(amounts(paper, **(facts or {})))))
    sub_grants.extract(reading)
    return Dossier(
        decision=Decision(reference="PCD 90001"),
        papers=(Paper(paper, reading.facts),),
        amounts=tuple(reading.facts.amounts),
        sub_grants=tuple(reading.facts.sub_grants),
    )


def checked(*blocks: str | Rows, facts: dict[str, dict[str, Any]] | None = None) -> list[tuple[str, str, str]]:
    """Return code, verdict and equation of each check that such a decision gives."""
    found = reconcile(dossier(*blocks, facts=facts))
    return [(check.code, check.verdict, check.expression) for check in found]


def findings(*blocks: str | Rows) -> list[tuple[str, int | None]]:
    """Return codes and differences, in pence, of what does not agree in such a document."""
    return [(c.code, c.difference_pence) for c in reconcile(dossier(*blocks)) if c.verdict == "inconsistent"]
