"""Layout: lines of entries become the rows of a table, where rules do not enclose every cell."""

from __future__ import annotations

from itertools import pairwise

from pipeline.document import Box
from pipeline.interpretation.rows import special_row
from pipeline.printed import Line
from pipeline.tables.body import body_rows
from pipeline.tables.broken import tell_broken
from pipeline.tables.chunks import CURRENCIES, FIGURE_GAP, SUM, Chunk, chunk, chunks
from pipeline.tables.columns import Column, columns, span_of
from pipeline.tables.edges import levelled, parted_at_edges
from pipeline.tables.found import FoundCell, FoundTable, Region
from pipeline.tables.head import head_rows
from pipeline.tables.head_size import YEAR, head_size
from pipeline.tables.headings import with_headings
from pipeline.tables.hollow import without_hollow
from pipeline.tables.placed import Placed, PlacedLine, level, levels
from pipeline.tables.rules import Rules

WORD_GAP = 0.5  # of the type's size: a gap between two columns, where one is known to be


def region_of(page: int, lines: list[Line], rules: Rules, box: Box) -> Region:
    """Return the region that lines and the rules between them make."""
    walls = [w for w in rules.down if box.x0 - 3 < w.x0 < box.x1 + 3 and w.top < box.bottom and w.bottom > box.top]
    tall = sorted(w.x0 for w in walls if w.bottom - w.top > 0.4 * (box.bottom - box.top))
    bars = [b for b in rules.across if box.top - 3 <= b.top <= box.bottom + 3 and b.x0 < box.x1 and b.x1 > box.x0]
    return Region(page, [chunks(line, walls) for line in lines], tall, bars, box)


def laid_out(region: Region) -> FoundTable | None:
    """Return the table that a region's lines make, None where they have less than two columns or rows."""
    parted = parted_at_edges(region.rows)
    tell_broken(parted)
    found = columns(levelled(parted), region.walls)
    if len(found) < 2:
        return None
    groups = levels([_placed(row, found) for row in parted])
    lines = [level(group) for group in groups]
    top = head_size(lines, region.bars, found)
    xs = _edges(found)
    head = _head(groups[:top], _narrowed(found, lines[top:]), region.bars)
    rows = head + body_rows(lines[top:], found, region.bars)
    if len(rows) < 2:
        return None
    grid = [_cells(row, xs, region.page) for row in rows]
    boxes = [entry.box for row in region.rows for entry in row]
    box = Box(xs[0], min(b.top for b in boxes), xs[-1], max(b.bottom for b in boxes))
    region.head = sum(len(group) for group in groups[:top])
    table = FoundTable(region.page, box, grid, is_ruled=False, xs=xs, region=region)
    return without_hollow(with_headings(table))


def _head(groups: list[list[PlacedLine]], found: list[Column], bars: list[Box]) -> list[list[list[Placed]]]:
    """Return the rows of a header; a budget or a total among its headings is a row of its own."""
    rows: list[list[list[Placed]]] = []
    headings: list[PlacedLine] = []
    for number, group in enumerate(groups):
        if not _is_sum(group):
            headings += group
            continue
        rows += head_rows(headings, found, bars, [line for later in groups[number:] for line in later])
        rows += body_rows([level(group)], found, [])
        headings = []
    return rows + head_rows(headings, found, bars, [])


def _is_sum(group: list[PlacedLine]) -> bool:
    """Return whether lines on one level are a row with a sum: "Budget   £1,400", "Total   12859"."""
    texts = [placed.chunk.text for line in group for placed in line.entries]
    figures = [placed.chunk.text for line in group for placed in line.entries if placed.chunk.is_figure]
    is_told = special_row(tuple(texts)) is not None and any(not YEAR.fullmatch(text) for text in figures)
    return is_told or any(SUM.fullmatch(text) for text in figures)


def _placed(row: list[Chunk], found: list[Column]) -> PlacedLine:
    """Return a line's entries with the columns that they stand in; those of one column as one."""
    placed: list[Placed] = []
    for whole in row:
        for entry in _divided(whole, found):
            first, last = span_of(entry, found)
            if placed and placed[-1].last < last:  # “Remaining funds” that begins over the end of “Grant”
                first = max(first, placed[-1].last + 1)
            if placed and placed[-1].first <= first <= placed[-1].last:
                before = placed[-1]
                merged = chunk(before.chunk.tokens + entry.tokens)
                placed[-1] = Placed(merged, before.first, max(before.last, last))
            else:
                placed.append(Placed(entry, first, last))
    return PlacedLine(placed)


def _divided(entry: Chunk, found: list[Column]) -> list[Chunk]:
    """Return the parts of an entry that runs over columns, where a figure stands in the column of its own."""
    parts = [[entry.tokens[0]]]
    for number, (before, token) in enumerate(pairwise(entry.tokens), 1):
        gap = token.box.x0 - before.box.x1
        is_gap = gap > FIGURE_GAP * token.size and before.text not in CURRENCIES
        if is_gap and _is_edge((before.box.x1 + token.box.x0) / 2, found):
            is_gap = gap > WORD_GAP * token.size or chunk(entry.tokens[number:]).is_figure
        else:
            is_gap = False
        if is_gap:
            parts.append([token])
        else:
            parts[-1].append(token)
    return [chunk(part) for part in parts] if len(parts) > 1 else [entry]


def _is_edge(x: float, found: list[Column]) -> bool:
    """Return whether a place across the page lies between two columns."""
    return any(a.x1 - 2 <= x <= b.x0 + 2 for a, b in pairwise(found))


def _narrowed(found: list[Column], body: list[PlacedLine]) -> list[Column]:
    """Return the columns as wide as the entries of the body, over which the header is set."""
    narrowed = []
    for number, column in enumerate(found):
        boxes = [p.chunk.box for line in body for p in line.entries if p.first == p.last == number]
        x0, x1 = min((b.x0 for b in boxes), default=column.x0), max((b.x1 for b in boxes), default=column.x1)
        narrowed.append(Column(x0, x1, column.lines))
    return narrowed


def _edges(found: list[Column]) -> list[float]:
    middles = [(a.x1 + b.x0) / 2 for a, b in pairwise(found)]
    return [found[0].x0, *middles, found[-1].x1]


def _cells(row: list[list[Placed]], xs: list[float], page: int) -> list[FoundCell]:
    cells = []
    for column, entries in enumerate(row):
        if not entries:
            cells.append(FoundCell(page=page))
            continue
        last = max(p.last for p in entries)
        top, bottom = min(p.chunk.box.top for p in entries), max(p.chunk.box.bottom for p in entries)
        box = Box(
            min(xs[column], *(p.chunk.box.x0 for p in entries)),
            top,
            max(xs[last + 1], *(p.chunk.box.x1 for p in entries)),
            bottom,
        )
        lines = [Line(p.chunk.tokens) for p in entries]
        cells.append(FoundCell(box, lines, columns=last - column + 1, page=page))
    return cells
