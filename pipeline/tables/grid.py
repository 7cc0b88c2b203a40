"""Grid: the cells that ruled lines enclose, found with pdfplumber's own steps, and what is written in them."""

from __future__ import annotations

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from pipeline.document import Box
from pipeline.lines import lines
from pipeline.printed import PageContent, Token
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.rules import Rules, edge

REACH = 3.0  # points: lines that end this near to each other meet


def ruled_tables(page: PageContent, rules: Rules) -> list[FoundTable]:
    """Return the tables of a page whose cells are enclosed by lines."""
    edges = [edge(box, "h") for box in rules.across] + [edge(box, "v") for box in rules.down]
    cells = intersections_to_cells(edges_to_intersections(edges, REACH, REACH))
    return [table for group in cells_to_tables(cells) if (table := _table(page, group)) is not None]


def _table(page: PageContent, group: list[tuple[float, float, float, float]]) -> FoundTable | None:
    """Return the table of a group of touching cells, None where it has one row or one column only."""
    xs = sorted({x for cell in group for x in (cell[0], cell[2])})
    ys = sorted({y for cell in group for y in (cell[1], cell[3])})
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows = [[FoundCell(page=page.number) for _ in xs[1:]] for _ in ys[1:]]
    for x0, top, x1, bottom in group:
        box, r, c = Box(x0, top, x1, bottom), ys.index(top), xs.index(x0)
        rows[r][c] = FoundCell(
            box, lines(_inside(page.tokens, box)), xs.index(x1) - c, ys.index(bottom) - r, page.number
        )
    return FoundTable(page.number, Box(xs[0], ys[0], xs[-1], ys[-1]), rows, is_ruled=True, xs=xs)


def _inside(tokens: list[Token], box: Box) -> list[Token]:
    return [t for t in tokens if box.x0 <= t.x_middle < box.x1 and box.top <= t.y_middle < box.bottom]
