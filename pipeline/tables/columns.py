"""Columns: where the columns of a table without (all) vertical rules lie, told from the white space between them.

Each entry is asked whether other lines are divided where it is not: then it spans columns, like a heading over two
of them, and says nothing about where they end. What remains overlaps only within its own column.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.tables.chunks import Chunk

TOUCH = 1.0  # points: entries that overlap less than this do not overlap
RICH = 0.6  # of the entries that a full line has
OVER = 8.0  # sizes of type: so far may a heading stand to the side of its figures
CLOSE = 2.5  # sizes of type: two columns that never meet in a line and lie nearer are one

Rows = list[list[Chunk]]


@dataclass(slots=True)
class Column:
    """A column's extent across the page, in points, and the lines that have an entry in it."""

    x0: float
    x1: float
    lines: set[int] = field(default_factory=set)


def columns(rows: Rows, walls: list[float]) -> list[Column]:
    """Return the columns that the lines of a table share, from left to right.

    The lines with most entries make them; the others, such as headings over several columns, only widen them.
    """
    spans = {id(entry) for row in rows for entry in row if _is_spanning(entry, row, rows)}
    enough = _rich(rows)
    placed = sorted(
        ((entry, number) for number, row in enumerate(rows) for entry in row if id(entry) not in spans),
        key=lambda pair: pair[0].box.x0,
    )
    found: list[Column] = []
    for entry, number in placed:
        if len(rows[number]) >= enough:
            _add(found, entry, number, walls)
    for entry, number in placed:
        if len(rows[number]) < enough:
            _fit(found, entry, number)
    return _joined(sorted(found, key=lambda column: column.x0), walls, _size(rows))


def _rich(rows: Rows) -> float:
    """Return how many entries a line has that shows the columns."""
    counts = sorted(len(row) for row in rows if len(row) > 1)
    return max(2.0, RICH * counts[(3 * len(counts)) // 4]) if counts else 2.0


def _add(found: list[Column], entry: Chunk, number: int, walls: list[float]) -> None:
    """Widen the last column by an entry that overlaps it, or begin the next with it."""
    last = found[-1] if found else None
    if last and entry.box.x0 < last.x1 - TOUCH and not _is_walled(last.x0, entry.box.x0, walls):
        last.x1 = max(last.x1, entry.box.x1)
        last.lines.add(number)
    else:
        found.append(Column(entry.box.x0, entry.box.x1, {number}))


def _fit(found: list[Column], entry: Chunk, number: int) -> None:
    """Widen the one column that an entry overlaps, as far as the next; begin a column with one that overlaps none.

    Where it runs over two, of which one has a single entry right above or below, both are one: "Fraction   of" over
    "Wealth Lost".
    """
    x0, x1 = entry.box.x0, entry.box.x1
    over = [column for column in found if min(column.x1, x1) - max(column.x0, x0) > TOUCH]
    if not over:
        found.append(Column(x0, x1, {number}))
    elif len(over) == 1:
        column = over[0]
        right = min((c.x0 for c in found if c.x0 > column.x0), default=x1)
        left = max((c.x1 for c in found if c.x0 < column.x0), default=x0)
        column.x0, column.x1 = min(column.x0, max(x0, left)), max(column.x1, min(x1, right))
        column.lines.add(number)
    elif len(over) == 2 and any(len(c.lines) == 1 and abs(min(c.lines) - number) == 1 for c in over):
        one, other = over
        one.x0, one.x1, one.lines = min(one.x0, other.x0), max(one.x1, other.x1), one.lines | other.lines | {number}
        found.remove(other)


def _is_spanning(entry: Chunk, own: list[Chunk], rows: Rows) -> bool:
    """Return whether more lines are divided within the entry's extent than fill it with one entry of theirs."""
    under = [
        boxes
        for row in rows
        if row is not own
        and (boxes := [e.box for e in row if e.box.x0 < entry.box.x1 - TOUCH and e.box.x1 > entry.box.x0 + TOUCH])
    ]
    divided = [boxes for boxes in under if len(boxes) > 1]
    if not divided or (len(divided) == 1 and len(rows) >= 5):
        return False
    left, right = max(boxes[0].x1 for boxes in divided), min(boxes[1].x0 for boxes in divided)
    whole = sum(len(boxes) == 1 and boxes[0].x0 < left and boxes[0].x1 > right for boxes in under)
    return len(divided) >= 0.5 * whole


def _joined(found: list[Column], walls: list[float], size: float) -> list[Column]:
    """Return the columns, those as one that no line fills both of: a heading beside its right-aligned figures."""
    at = 0
    while at + 1 < len(found):
        a, b = found[at], found[at + 1]
        is_over = max(a.lines) < min(b.lines) or max(b.lines) < min(a.lines)
        is_apart = b.x0 - a.x1 > (OVER if is_over else CLOSE) * size or _is_walled(a.x0, b.x0, walls)
        if is_apart or a.lines & b.lines:
            at += 1
        else:
            found[at : at + 2] = [Column(a.x0, max(a.x1, b.x1), a.lines | b.lines)]
            at = max(0, at - 1)
    return found


def _is_walled(left: float, right: float, walls: list[float]) -> bool:
    at = bisect_right(walls, left)
    return at < len(walls) and walls[at] < right


def _size(rows: Rows) -> float:
    sizes = sorted(entry.size for row in rows for entry in row)
    return sizes[len(sizes) // 2] if sizes else 10.0


def span_of(entry: Chunk, found: list[Column]) -> tuple[int, int]:
    """Return the first and the last column that an entry stands over."""
    under = [
        number
        for number, column in enumerate(found)
        if min(column.x1, entry.box.x1) - max(column.x0, entry.box.x0) > min(TOUCH, 0.3 * (entry.box.x1 - entry.box.x0))
    ]
    if under:
        return under[0], under[-1]
    after = next((n for n, column in enumerate(found) if column.x0 > entry.x_middle), len(found))
    return max(0, after - 1), min(after, len(found) - 1)
