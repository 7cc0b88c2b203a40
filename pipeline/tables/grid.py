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
    boxes = [Box(*cell) for cell in group]
    inside = _shared_out(page.tokens, boxes)
    rows = [[FoundCell(page=page.number) for _ in xs[1:]] for _ in ys[1:]]
    for box, tokens in zip(boxes, inside, strict=True):
        r, c = ys.index(box.top), xs.index(box.x0)
        across, down = xs.index(box.x1) - c, ys.index(box.bottom) - r
        rows[r][c] = FoundCell(box, lines(tokens), across, down, page.number)
    return FoundTable(page.number, Box(xs[0], ys[0], xs[-1], ys[-1]), rows, is_ruled=True, xs=xs)


def _shared_out(tokens: list[Token], boxes: list[Box]) -> list[list[Token]]:
    """Return the words of each cell; a word belongs to the smallest cell around its middle."""
    order = sorted(range(len(boxes)), key=lambda n: (boxes[n].x1 - boxes[n].x0) * (boxes[n].bottom - boxes[n].top))
    inside: list[list[Token]] = [[] for _ in boxes]
    left = tokens
    for n in order:
        box = boxes[n]
        rest: list[Token] = []
        for token in left:
            is_in = box.x0 <= token.x_middle < box.x1 and box.top <= token.y_middle < box.bottom
            (inside[n] if is_in else rest).append(token)
        left = rest
    return inside
