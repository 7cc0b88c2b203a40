"""Groups: rows that head a group of rows with the sum of it, as "Youth work £9,000" above its providers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.layouts import Column, Layout

FEWEST_GROUPS, FEWEST_ROWS = 2, 2  # of a table; of a group, its head apart
NEAR = 2  # times: a head that misses its rows by more is none
MOST = 200  # rows of a table that are tried


def heads(layout: Layout) -> list[int]:
    """Return the rows of a table's body that head a group with its sum; none where its total does not prove them.

    The total is that of the heads, or of the rows below them, and at most one head misses its own rows.
    """
    body = layout.numbers("body")
    totals = layout.numbers("total")
    if not totals or not body or len(body) > MOST or totals[-1] < body[-1]:
        return []
    for column in layout.columns:
        cells = [read_figure(layout.words[row][column.number], column.unit) for row in (*body, totals[-1])]
        figures = [figure.pence for figure in cells if figure is not None]
        if _is_summed(column) and len(figures) == len(cells):
            found = _starts(figures[:-1])
            of_heads, of_all = sum(figures[n] for n in found), sum(figures[:-1])
            if found and figures[-1] in (of_heads, of_all - of_heads):
                return [body[n] for n in found]
    return []


def _is_summed(column: Column) -> bool:
    return column.has_money and column.part in ("amount", "total")


def _starts(figures: Sequence[int]) -> list[int]:
    """Return where groups begin, the first with the first row, whose sums are those of the rows below them."""
    found, at, missed = [], 0, 0
    while at < len(figures):
        end = _end(figures, at)
        if end is None:
            end = next((n for n in range(at + 1 + FEWEST_ROWS, len(figures)) if _end(figures, n)), len(figures))
            rows = sum(figures[at + 1 : end])
            is_near = end - at > FEWEST_ROWS and rows < NEAR * figures[at] and figures[at] < NEAR * rows
            missed += 1
            if not is_near or missed > 1:
                return []
        found.append(at)
        at = end
    return found if len(found) >= FEWEST_GROUPS and missed < len(found) else []


def _end(figures: Sequence[int], head: int) -> int | None:
    """Return where the group of a head ends, whose rows make it up; None where none do."""
    for number, value in enumerate(accumulate(figures[head + 1 :]), head + 2):
        if value >= figures[head]:
            is_group = value == figures[head] and number - head > FEWEST_ROWS
            return number if is_group else None
    return None
