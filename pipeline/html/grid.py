"""Grid: a `<table>` becomes rows of cells, every row equally long, spanning cells in their first place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.html.elements import HEADINGS, is_unseen
from pipeline.html.pieces import Grid, GridCell, Piece, joined
from pipeline.outline.labels import key_label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Gather = Callable[..., list[Piece]]
MOST_SPANNED = 1000  # as browsers clamp colspan
MOST_CELLS = 200_000
EMPTY = GridCell("")


def read_table(table: LexborNode, gather: Gather) -> Iterator[Piece]:
    """Yield the pieces that a table is: itself, below its caption; or its cells one by one where it only lays out."""
    caption = next((child for child in table.iter() if child.tag == "caption"), None)
    if caption is not None:
        yield from gather(caption, with_tables=False)
    rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in _rows(table)]
    contents = [[[] if is_unseen(cell) else gather(cell, with_tables=False) for cell in row] for row in rows]
    if _is_layout(contents):
        yield from (piece for row in contents for cell in row for piece in cell)
        return
    cells = [list(map(_cell, *both)) for both in zip(rows, contents, strict=True)]
    yield Piece("", grid=spread(cells))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if is_unseen(child):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr" and not is_unseen(row))


def _is_layout(contents: list[list[list[Piece]]]) -> bool:
    """Return whether a table holds no data: one column or row, headings in its cells, or labels with their values."""
    filled = [[cell for cell in row if cell] for row in contents]
    if max((len(row) for row in filled), default=0) < 2 or sum(1 for row in filled if row) < 2:
        return True
    pieces = [piece for row in filled for cell in row for piece in cell]
    if any(piece.heading in HEADINGS for piece in pieces):
        return True
    return all(key_label(row[0][0].text) for row in filled if row)


def _cell(node: LexborNode, pieces: list[Piece]) -> GridCell:
    whole = joined([_with_label(piece) for piece in pieces]) if pieces else Piece("")
    return GridCell(whole.text, whole.marks, _span(node, "colspan"), _span(node, "rowspan"))


def _with_label(piece: Piece) -> Piece:
    return joined([Piece(piece.label), piece]) if piece.label else piece


def _span(node: LexborNode, attribute: str) -> int:
    value = (node.attributes.get(attribute) or "1").strip()
    if not value.isdecimal() or len(value) > 5:
        return 1
    if value == "0" and attribute == "rowspan":  # to the last row
        return MOST_SPANNED
    return min(max(int(value), 1), MOST_SPANNED)


def spread(rows: list[list[GridCell]]) -> Grid:
    """Return the grid: cells at their columns, the places that others span over empty.

    Spans that make a giant of the table are taken for slips, and each cell for one place.
    """
    grid: list[list[GridCell]] = []
    covered: dict[int, int] = {}  # column: in how many rows more a cell from above stands there
    room = MOST_CELLS
    for at, row in enumerate(rows):
        line: list[GridCell] = []
        for cell in row:
            _skip(line, covered)
            deep = min(cell.rows, len(rows) - at)
            line += [replace(cell, rows=deep), *[EMPTY] * (cell.columns - 1)]
            if deep > 1:
                covered.update(dict.fromkeys(range(len(line) - cell.columns, len(line)), deep))
        _skip(line, covered)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        grid.append(line)
        room -= len(line)
        if room < 0 and any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row):
            return spread([[replace(cell, columns=1, rows=1) for cell in row] for row in rows])
    width = max(len(line) for line in grid)
    return tuple(tuple(line + [EMPTY] * (width - len(line))) for line in grid)


def _skip(line: list[GridCell], covered: dict[int, int]) -> None:
    """Fill the places from here on that cells from above cover."""
    while len(line) in covered:
        line.append(EMPTY)
