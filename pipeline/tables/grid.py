"""Grid: the cells that ruled lines enclose, found with pdfplumber's own steps, and what is written in them."""

from __future__ import annotations

from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.document import Box
from pipeline.printed import PageContent, Rule, Token
from pipeline.tables.found import FoundCell, FoundTable

SNAP = 3.0  # points: lines nearer than this are one line
REACH = 3.0  # points: lines that end this near to each other meet


def ruled_tables(page: PageContent) -> list[FoundTable]:
    """Return the tables of a page whose cells are enclosed by lines."""
    edges = merge_edges([_edge(rule) for rule in page.rules], SNAP, SNAP, SNAP, SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, REACH, REACH))
    return [table for group in cells_to_tables(cells) if (table := _table(page, group)) is not None]


def _edge(rule: Rule) -> dict[str, Any]:
    x0, top, x1, bottom = rule.box
    if rule.direction == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": rule.direction,
        "object_type": "line",
    }


def _table(page: PageContent, group: list[tuple[float, float, float, float]]) -> FoundTable | None:
    """Return the table of a group of touching cells, None where it has one row or one column only."""
    xs = sorted({x for cell in group for x in (cell[0], cell[2])})
    ys = sorted({y for cell in group for y in (cell[1], cell[3])})
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows: list[list[FoundCell]] = [[FoundCell(None) for _ in xs[1:]] for _ in ys[1:]]
    for x0, top, x1, bottom in group:
        r, c = ys.index(top), xs.index(x0)
        rows[r][c] = FoundCell(
            Box(x0, top, x1, bottom),
            _inside(page.tokens, Box(x0, top, x1, bottom)),
            columns=xs.index(x1) - c,
            rows=ys.index(bottom) - r,
        )
    return FoundTable(page.number, Box(xs[0], ys[0], xs[-1], ys[-1]), rows, is_ruled=True)


def _inside(tokens: list[Token], box: Box) -> list[Token]:
    return [t for t in tokens if box.x0 <= t.x_middle < box.x1 and box.top <= t.y_middle < box.bottom]
