"""Handmade: documents and dossiers built from rows and sentences, for tests that need no PDF."""

from __future__ import annotations

from hashlib import sha256

from pipeline.document import Cell, Document, Paragraph, Span, Table

Rows = list[list[str]]


def document(*blocks: str | Rows) -> Document:
    """Return a document of paragraphs (strings) and tables (lists of rows), in their order."""
    text, paragraphs, tables = "", [], []
    for block in blocks:
        if isinstance(block, str):
            kind = "item" if block.startswith("• ") else "prose"
            label = "•" if kind == "item" else None
            start = len(text) + (2 if label else 0)
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
