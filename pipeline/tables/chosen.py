"""Chosen: of two ways to lay out a table, the one in which more of its sums hold."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Span, Table
from pipeline.interpretation.proof import Proof, proof
from pipeline.interpretation.readings import read
from pipeline.tables.chunks import SUM
from pipeline.tables.found import FoundTable


def proof_of(found: FoundTable) -> Proof:
    """Return what holds of a table's sums as it is laid out on its page."""
    words = tuple(tuple(cell.text for cell in row) for row in found.rows)
    cells = tuple(tuple(Cell(Span(0, 0), columns=cell.columns, rows=cell.rows) for cell in row) for row in found.rows)
    return proof(read(Table(0, cells, found.is_ruled), words))


def chosen(first: FoundTable, other: FoundTable | None, why: str) -> FoundTable:
    """Return another layout of a table, with what is said of it, where it proves more; else the first."""
    if other is None or not proof_of(other).beats(proof_of(first)):
        return first
    return replace(other, reading=why)


def is_crowded(found: FoundTable) -> bool:
    """Return whether several figures share a cell: lines are missing between rows or columns."""
    cells = [
        [token.text.lstrip("£") for line in cell.lines for token in line.tokens] for row in found.rows for cell in row
    ]
    figures = [[word for word in words if word] for words in cells]
    return any(len(words) > 1 and all(SUM.fullmatch(word) or word in "-–—" for word in words) for words in figures)
