"""Grid: the cells that ruled lines enclose, found with pdfplumber's own steps, and what is written in them.

A grid is kept as rows of places, each place holding the number of the cell that covers it: so spanning cells are plain,
and lines that divide nothing (the edges of a shade behind words) can be taken out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from pipeline.document import Box
from pipeline.printed import PageContent, Piece, Token, words_of
from pipeline.printed.lines import lines
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.rules import Rules, edge

REACH = 3.0  # points: lines that end this near to each other meet
NOWHERE = -1
COLUMN_EDGES = 2  # of one column

Places = list[list[int]]


@dataclass(slots=True)
class Grid:
    """Which cell covers each place, the edges of columns and rows in points, and the words of each cell."""

    places: Places
    xs: list[float]
    ys: list[float]
    words: dict[int, list[Token]]


def ruled_tables(page: PageContent, rules: Rules) -> list[FoundTable]:
    """Return the tables of a page whose cells are enclosed by lines."""
    edges = [edge(box, "h") for box in rules.across] + [edge(box, "v") for box in rules.down]
    cells = intersections_to_cells(edges_to_intersections(edges, REACH, REACH))
    groups = [part for group in cells_to_tables(cells) for part in _apart([Box(*cell) for cell in group])]
    grids = [_grid(page.pieces, group) for group in groups]
    for grid in grids:
        _take_out_slivers(grid)
    return [_table(page.number, grid) for grid in grids if len(grid.places) > 1 and len(grid.places[0]) > 1]


def _apart(boxes: list[Box]) -> Iterator[list[Box]]:
    """Yield the cells of each table in a group: where two stand on each other, they have but one side in common."""
    rows: dict[float, list[Box]] = defaultdict(list)
    above: dict[float, set[float]] = defaultdict(set)  # the edges of the cells that end at a level
    for box in boxes:
        rows[box.top].append(box)
        above[box.bottom] |= {box.x0, box.x1}
    part: list[Box] = []
    start, end = 0, float("-inf")
    for number, (level, row) in enumerate(sorted(rows.items())):
        is_between = min(number - start, len(rows) - number) > 1 and end <= level
        if is_between and _is_of_another(above[level], {x for box in row for x in (box.x0, box.x1)}):
            yield part
            part, start = [], number
        part += row
        end = max(end, *(box.bottom for box in row))
    yield part


def _is_of_another(above: set[float], below: set[float]) -> bool:
    """Return whether two rows on each other have columns each, but at most one of their edges in common."""
    return min(len(above), len(below)) > COLUMN_EDGES and len(above & below) < COLUMN_EDGES


def _grid(pieces: Sequence[Piece], boxes: list[Box]) -> Grid:
    xs = sorted({x for box in boxes for x in (box.x0, box.x1)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    places = [[NOWHERE] * (len(xs) - 1) for _ in ys[1:]]
    for number, box in sorted(enumerate(boxes), key=lambda pair: _area(pair[1]), reverse=True):
        for r in range(ys.index(box.top), ys.index(box.bottom)):
            for c in range(xs.index(box.x0), xs.index(box.x1)):
                places[r][c] = number
    inside = [piece for piece in pieces if piece.box.bottom > ys[0] and piece.box.top < ys[-1]]
    return Grid(places, xs, ys, _shared_out(words_of(inside), places, xs, ys))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _shared_out(tokens: list[Token], places: Places, xs: list[float], ys: list[float]) -> dict[int, list[Token]]:
    """Return the words of each cell: those whose middle lies in it."""
    inside: dict[int, list[Token]] = {}
    for token in tokens:
        box = token.box
        c, r = bisect_right(xs, (box[0] + box[2]) / 2) - 1, bisect_right(ys, (box[1] + box[3]) / 2) - 1
        if 0 <= c < len(xs) - 1 and 0 <= r < len(ys) - 1 and places[r][c] != NOWHERE:
            inside.setdefault(places[r][c], []).append(token)
    return inside


def _take_out_slivers(grid: Grid) -> None:
    """Take out the rows and columns that hold nothing of their own, and the lines that part no words from others."""
    _merge(grid, grid.places, grid.ys, is_level=True)
    turned = [list(column) for column in zip(*grid.places, strict=True)]
    _merge(grid, turned, grid.xs, is_level=False)
    grid.places = [list(row) for row in zip(*turned, strict=True)]


def _merge(grid: Grid, rows: Places, edges: list[float], *, is_level: bool) -> None:
    at = 0
    while at + 1 < len(rows):
        if _is_sliver(grid, rows, at, is_level=is_level):
            rows[at : at + 2] = [[a if a in grid.words else b for a, b in zip(rows[at], rows[at + 1], strict=True)]]
            del edges[at + 1]
            at = max(0, at - 1)
        else:
            at += 1


def _is_sliver(grid: Grid, rows: Places, at: int, *, is_level: bool) -> bool:
    """Return whether the line after a row can go: no words on one side of it, or those of both on one level."""
    parted = [(a, b) for a, b in zip(rows[at], rows[at + 1], strict=True) if a != b]
    if any(a in grid.words and b in grid.words for a, b in parted):
        return False
    upper = [n for n, _ in parted if n in grid.words]
    lower = [n for _, n in parted if n in grid.words]
    if not upper or not lower:
        return True
    if len(parted) == len(rows[at]) or not is_level:
        return False
    bottom = max(token.box.bottom for n in upper for token in grid.words[n])
    first = min((token for n in lower for token in grid.words[n]), key=lambda token: token.box.top)
    return first.box.top < bottom - 0.5 * first.size


def _table(page: int, grid: Grid) -> FoundTable:
    rows: list[list[FoundCell]] = []
    seen: set[int] = {NOWHERE}
    for r, row in enumerate(grid.places):
        cells = []
        for c, number in enumerate(row):
            cells.append(FoundCell(page=page) if number in seen else _cell(page, grid, r, c, number))
            seen.add(number)
        rows.append(cells)
    box = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    return FoundTable(page, box, rows, is_ruled=True, xs=grid.xs)


def _cell(page: int, grid: Grid, r: int, c: int, number: int) -> FoundCell:
    across = next((n for n, other in enumerate(grid.places[r][c:]) if other != number), len(grid.xs) - 1 - c)
    down = next((n for n, row in enumerate(grid.places[r:]) if row[c] != number), len(grid.ys) - 1 - r)
    box = Box(grid.xs[c], grid.ys[r], grid.xs[c + across], grid.ys[r + down])
    return FoundCell(box, lines(grid.words.get(number, [])), across, down, page)
