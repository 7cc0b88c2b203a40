"""Stacked: tables that stand below each other, as close as the rows of one, are told apart by total and header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Box
from pipeline.interpretation.rows import closing_kind, plain, special_row
from pipeline.interpretation.totals import CALLED_TOTAL
from pipeline.tables.chunks import Chunk
from pipeline.tables.columns import Rows
from pipeline.tables.found import Region
from pipeline.tables.head_size import YEAR
from pipeline.tables.shapes import WRAPPED

MOST_BETWEEN = 3  # lines between two tables: a sentence, a caption
NEAR = 12.0  # points: a rule above the first line or below the last one belongs to its table


def stacked(region: Region) -> list[Region]:
    """Return a region, or those of the tables in it, without what stands between them and below the last one.

    As "Total | £9", "Table 2: grants by theme", "Theme | Grants".
    """
    starts = [0]
    for number, row in enumerate(region.rows):
        above = [each for each in region.rows[starts[-1] : number] if any(entry.is_figure for entry in each[1:])]
        if len(above) > 1 and (_is_total(row) or _is_closing(row)):
            start = _next_table(region.rows, number)
            if start is not None:
                starts.append(start)
    ends = [_end(region.rows[:start]) for start in starts[1:]] + [_end(region.rows)]
    if ends == [len(region.rows)]:
        return [region]
    return [_part(region, start, end) for start, end in zip(starts, ends, strict=True) if end - start > 1]


def _is_total(row: list[Chunk]) -> bool:
    """Return whether a line with a figure is called the total, or what is left below it."""
    words = tuple(entry.text for entry in row if not entry.is_figure)
    said = special_row(words)  # "Total budget" over the header is none
    is_called = said in ("total", "remainder") or any(CALLED_TOTAL.match(plain(each)) for each in words)
    return is_called and said != "budget" and len(words) < len(row)


def _is_closing(row: list[Chunk]) -> bool:
    """Return whether the words of a line with figures may close a table: "All uses", "Cost in full"."""
    words = tuple(entry.text for entry in row if not entry.is_figure)
    return len(words) < len(row) and closing_kind(words) == "total"


def _next_table(rows: Rows, total: int) -> int | None:
    """Return where the header of another table begins below a total; the same header again, in its place, is none."""
    for number in range(total + 1, min(total + 2 + MOST_BETWEEN, len(rows) - 1)):
        row = rows[number]
        if len(row) > 1:
            is_head = all(not entry.is_figure or YEAR.fullmatch(entry.text) for entry in row)
            is_same = any(_is_same(row, other) for other in rows[:total])
            has_rows = any(entry.is_figure for other in rows[number + 1 : number + 4] for entry in other[1:])
            return number if is_head and not is_same and has_rows else None
        if row[0].is_figure:
            return None
    return None


def _is_same(row: list[Chunk], other: list[Chunk]) -> bool:
    """Return whether two lines say the same at the same places across the page."""
    return len(row) == len(other) and all(
        one.text == two.text and abs(one.box.x0 - two.box.x0) < NEAR for one, two in zip(row, other, strict=True)
    )


def _end(rows: Rows) -> int:
    """Return how many lines a table has, without those below its total that are no figures and stand apart."""
    last = max((number for number, row in enumerate(rows) if _is_total(row)), default=len(rows))
    below = list(_single(rows, last + 1))
    is_alone = len(below) == len(rows) - last - 1
    if not below or not is_alone or _top(rows[last + 1]) - _bottom(rows[last]) < WRAPPED * below[0].size:
        return len(rows)
    return last + 1


def _single(rows: Rows, start: int) -> Iterator[Chunk]:
    yield from (row[0] for row in rows[start:] if len(row) == 1 and not row[0].is_figure)


def _part(region: Region, start: int, end: int) -> Region:
    """Return the region of some of the lines of another one, with the rules at them."""
    rows = region.rows[start:end]
    top, bottom = _top(rows[0]), max(map(_bottom, rows))
    bars = [bar for bar in region.bars if top - NEAR < bar.top < bottom + NEAR]
    x0, x1 = min(row[0].box.x0 for row in rows), max(row[-1].box.x1 for row in rows)
    return replace(region, rows=rows, bars=bars, box=Box(x0, top, x1, bottom))


def _top(row: list[Chunk]) -> float:
    return min(entry.box.top for entry in row)


def _bottom(row: list[Chunk]) -> float:
    return max(entry.box.bottom for entry in row)
