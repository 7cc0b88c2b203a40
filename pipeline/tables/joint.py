"""Joint: what stands of one table on two pages is laid out as one, so that its columns and its header are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.document import Box
from pipeline.printed import Line, Token
from pipeline.tables.body import GOES_ON, UNFINISHED
from pipeline.tables.chunks import Chunk, chunk, chunks
from pipeline.tables.columns import Rows
from pipeline.tables.figured import without_continued
from pipeline.tables.found import FoundCell, FoundTable, Region
from pipeline.tables.judge import is_table
from pipeline.tables.layout import laid_out

ROW_GAP = 1.0  # sizes of type between the last row of a page and the first of the next, where the table does not tell
LINE_GAP = 0.2  # sizes of type between two lines of one entry
TOUCH = 1.0  # points: entries that overlap less than this do not overlap
OVER = 4.0  # points: a rule above the first line of a page that is not farther from it belongs to its row
MOST = 60  # lines at the top of a page that may be rows of a table


@dataclass(slots=True)
class Joint:
    """A table over pages, and how many lines of the last page it takes."""

    table: FoundTable
    taken: int


def joined_tables(above: FoundTable, below: FoundTable) -> FoundTable | None:
    """Return what two unruled tables on neighbouring pages are as one; None where they are two."""
    if above.region is None or below.region is None:
        return None
    repeated = _repeated(above.region, below.region.rows)
    rest = below.region.rows[repeated:]
    # A line of one entry is the first of a bold name, or heads a group: no header of another table.
    heads = [row for row in rest[: max(0, below.region.head - repeated)] if len(row) > 1]
    if not rest or (heads and not repeated) or any(_is_bold(row) for row in heads):
        return None
    found = _laid_out(above.region, rest, below.region)
    widest = max(len(above.rows[0]), len(below.rows[0]))
    return found if found is not None and len(found.rows[0]) == widest else None


def joined_lines(above: FoundTable, lines: Sequence[Line], page: int) -> Joint | None:
    """Return a table with the lines at the top of the next page that stand in its columns, as far as they do."""
    if above.region is None or not lines:
        return None
    rows = [chunks(line, []) for line in lines[:MOST]]
    repeated = _repeated(above.region, rows)
    columns = _columns(above)
    taken = repeated
    for number, row in enumerate(rows[repeated:], repeated):
        places = [_place(entry, columns) for entry in row]
        if None in places or len(set(places)) < len(places):
            break
        taken = number + 1
    while taken > repeated and not any(entry.is_figure for entry in rows[taken - 1]):
        taken -= 1  # what follows the last figures may be the first line of prose
    rest = rows[repeated:taken]
    if not any(len(row) > 1 and any(entry.is_figure for entry in row) for row in rest):
        return None
    box = Box(above.box.x0, lines[0].box.top, above.box.x1, lines[taken - 1].box.bottom)
    found = _laid_out(above.region, rest, Region(page, rest, [], [], box))
    return Joint(found, taken) if found is not None and len(found.rows[0]) == len(above.rows[0]) else None


def without_head(above: FoundTable, lines: list[Line]) -> list[Line]:
    """Return the lines of a page without those at its top that repeat the header of the table on the page before."""
    region = above.region
    repeated = _repeated(region, [chunks(line, []) for line in lines[: region.head]]) if region else 0
    return lines[repeated:] if region and 0 < repeated == region.head else lines


def _repeated(above: Region, rows: Rows) -> int:
    """Return how many lines of a page repeat the header of the table on the page before, in its order."""
    for number, (one, other) in enumerate(zip(above.rows[: above.head], rows, strict=False)):
        if _text(one) not in (_text(other), " ".join(without_continued(entry.text) for entry in other)):
            return number
    return min(above.head, len(rows))


def _text(row: list[Chunk]) -> str:
    return " ".join(entry.text for entry in row)


def _is_bold(row: list[Chunk]) -> bool:
    return all(token.is_bold for entry in row for token in entry.tokens)


def _columns(table: FoundTable) -> list[tuple[float, float]]:
    """Return how far the entries of each column reach across the page, as far as the next column's."""
    found = []
    for column in range(len(table.rows[0])):
        boxes = [line.box for row in table.rows if row[column].columns == 1 for line in row[column].lines]
        found.append((min((b.x0 for b in boxes), default=0.0), max((b.x1 for b in boxes), default=0.0)))
    return found


def _place(entry: Chunk, columns: list[tuple[float, float]]) -> int | None:
    """Return the one column that an entry stands in, None where it stands in none, or in several."""
    under = [n for n, (x0, x1) in enumerate(columns) if entry.box.x0 < x1 - TOUCH and entry.box.x1 > x0 + TOUCH]
    return under[0] if len(under) == 1 else None


def _laid_out(above: Region, rest: Rows, below: Region) -> FoundTable | None:
    """Return the table that the lines of both pages make, the second page's moved below the first one's."""
    bottom = max(map(_bottom, above.rows))
    first = _top(rest[0])
    by = bottom + _gap(above, rest) - first
    origins = dict(above.origins)
    rows = [*above.rows, *([_moved(entry, by, below, origins) for entry in row] for row in rest)]
    # The rules of a repeated header would run through the rows of the page before.
    moved = [b._replace(top=b.top + by, bottom=b.bottom + by) for b in below.bars if b.bottom > first - OVER]
    bars = [*above.bars, *moved]
    whole = Region(above.page, rows, sorted({*above.walls, *below.walls}), bars, above.box, origins=origins)
    found = laid_out(whole)
    if found is None or not is_table(found):
        return None
    return replace(found, rows=[[_back(cell, above.page, origins) for cell in row] for row in found.rows])


def _moved(entry: Chunk, by: float, below: Region, origins: dict[int, tuple[Token, int]]) -> Chunk:
    moved = []
    for token in entry.tokens:
        box = token.box._replace(top=token.box.top + by, bottom=token.box.bottom + by)
        moved.append(replace(token, box=box))
        origins[id(moved[-1])] = token, below.page
    return chunk(moved)


def _back(cell: FoundCell, page: int, origins: dict[int, tuple[Token, int]]) -> FoundCell:
    """Return a cell with its words where they are printed."""
    if not cell.lines or cell.box is None:
        return cell
    found, pages = [], []
    for line in cell.lines:
        tokens = [origins.get(id(token), (token, page)) for token in line.tokens]
        found.append(Line([token for token, _ in tokens]))
        pages.append(tokens[0][1])
    first = [line.box for line, on in zip(found, pages, strict=True) if on == pages[0]]
    box = cell.box._replace(top=min(b.top for b in first), bottom=max(b.bottom for b in first))
    overleaf = sum(on != pages[0] for on in pages)
    return replace(cell, box=box, lines=found, page=pages[0], overleaf=overleaf)


def _gap(above: Region, rest: Rows) -> float:
    """Return how far below the last line of a page the first one of the next is to stand, in points."""
    last, first = above.rows[-1], rest[0]
    size = last[0].size
    ends = [entry for row in above.rows[-2:] for entry in row if not entry.is_figure] if len(first) == 1 else []
    if any(_runs_on(entry, first[0]) or _is_inner(above, entry, first[0]) for entry in ends):
        return LINE_GAP * size
    lines = [row for row in above.rows[above.head :] if any(entry.is_figure for entry in row)]
    gaps = [_top(b) - _bottom(a) for a, b in pairwise(lines)]
    return max(median(gaps), ROW_GAP * size) if gaps else ROW_GAP * size


def _is_inner(table: Region, above: Chunk, below: Chunk) -> bool:
    """Return whether an entry alone in its line stands below another, and words to its left: it heads no group."""
    body = [row[0] for row in table.rows[table.head :] if row[0].box.x1 < below.box.x0]
    words = [entry for entry in body if not any(character.isdigit() for character in entry.text)]
    return abs(above.box.x0 - below.box.x0) < 3 * TOUCH and bool(words) and len(words) * 2 > len(body)


def _runs_on(above: Chunk, below: Chunk) -> bool:
    """Return whether an entry goes on below another of its column: in the middle of a phrase."""
    is_below = abs(above.box.x0 - below.box.x0) < 3 * TOUCH
    return is_below and bool(GOES_ON.match(below.text) or UNFINISHED.search(above.text))


def _top(row: list[Chunk]) -> float:
    return min(entry.box.top for entry in row)


def _bottom(row: list[Chunk]) -> float:
    return max(entry.box.bottom for entry in row)
