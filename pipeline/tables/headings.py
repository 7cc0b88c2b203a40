"""Headings: several that stand close beside each other, each over its own column, are told apart."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Box
from pipeline.printed import Line, Token
from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundCell, FoundTable

NEAR = 3.0  # points: a heading that is as near to an edge of its column's figures is set by it
FEWEST = 2  # figures that tell the edges of a column

Edges = tuple[float, float, float]


def with_headings(table: FoundTable) -> FoundTable:
    """Return a table whose headings stand over the columns whose figures they share an edge with: “Bid   Awarded”."""
    body = next((number for number, row in enumerate(table.rows) if any(is_figure(c.text) for c in row[1:])), 0)
    edges = [_edges(table, column) for column in range(len(table.rows[0]))]
    for row in table.rows[:body]:
        for column, cell in enumerate(row):
            parts = _parts(table, cell, column, edges) if cell.columns > 1 and cell.lines else None
            for number, tokens in enumerate(parts or ()):
                lines = [*(cell.lines[:-1] if not number else []), Line(tokens)]
                x0, x1 = table.xs[column + number : column + number + 2]
                box = cell.box._replace(x0=x0, x1=x1) if cell.box else None
                row[column + number] = replace(cell, box=box, lines=lines, columns=1)
    return table


def _edges(table: FoundTable, column: int) -> Edges | None:
    """Return where the figures of a column mostly begin and end, and their middle; None where it has too few."""
    boxes = [row[column].lines[0].box for row in table.rows if is_figure(row[column].text)]
    if len(boxes) < FEWEST:
        return None
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    return x0, x1, (x0 + x1) / 2


def _parts(table: FoundTable, cell: FoundCell, first: int, edges: list[Edges | None]) -> list[list[Token]] | None:
    """Return the words of the headings in a spanning cell's last line, by column; None where it is one over all."""
    found: list[list[Token]] = [[] for _ in range(cell.columns)]
    for token in cell.lines[-1].tokens:
        at = sum(token.x_middle > x for x in table.xs[first + 1 : first + cell.columns])
        found[at].append(token)
    own = edges[first : first + cell.columns]
    if not all(found) or None in own:
        return None
    offs = [_offs(Line(tokens).box, edge) for tokens, edge in zip(found, own, strict=True) if edge]
    return found if any(all(off[side] < NEAR for off in offs) for side in range(3)) else None


def _offs(box: Box, edge: Edges) -> Edges:
    x0, x1, middle = edge
    return abs(box.x0 - x0), abs(box.x1 - x1), abs((box.x0 + box.x1) / 2 - middle)
