"""Twins: two tables that stand side by side, with no rule between them, are told apart by their labels and totals."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Box
from pipeline.interpretation.rows import special_row
from pipeline.tables.chosen import proof_of
from pipeline.tables.chunks import is_figure
from pipeline.tables.figured import written
from pipeline.tables.found import FoundTable

UNFOLDED = "read on from its left half to its right half"
FEWEST = 2  # rows of a table, its header apart


def apart(table: FoundTable) -> list[FoundTable]:
    """Return the tables that stand side by side in what was found as one, from left to right.

    One that may be a list in two halves stays whole: it may go on overleaf.
    """
    return [table] if _half(table) else _apart(table)


def unfolded(table: FoundTable) -> list[FoundTable]:
    """Return a list that is set in two halves beside each other as one, the right half below the left.

    It is one where a row has its label at the left and its sum at the right, or else where more sums hold so.
    """
    half = _half(table)
    if not half:
        return [table]
    head, *rows = table.rows
    over = [row for row in rows if row[0].text and not any(cell.text for cell in row[1:-1]) and is_figure(row[-1].text)]
    own = [row for row in rows if row not in over]
    parts = [row[:half] for row in own] + [row[half:] for row in own]
    kept = [part for part in parts if any(cell.text for cell in part)]
    last = [[*row[: half - 1], row[-1]] for row in over]
    whole = replace(table, rows=[head[:half], *kept, *last], xs=table.xs[: half + 1], region=None, reading=UNFOLDED)
    return [whole] if over or proof_of(whole).beats(proof_of(table)) else _apart(table)


def _half(table: FoundTable) -> int:
    """Return how many columns each half of a table has whose header says the same twice; 0 for all others."""
    half, is_odd = divmod(len(table.rows[0]), 2)
    head = table.rows[0]
    is_twice = not is_odd and half > 1 and bool(head[0].text) and written(head[:half]) == written(head[half:])
    return half if is_twice else 0


def _apart(table: FoundTable) -> list[FoundTable]:
    for column in range(2, len(table.rows[0]) - 1):
        if _is_label(table, column) and _is_twin(table, column):
            left, right = _part(table, 0, column), _part(table, column, len(table.rows[0]))
            if len(left.rows) > FEWEST and len(right.rows) > FEWEST:
                return [left, *_apart(right)]
    return [table]


def _is_label(table: FoundTable, column: int) -> bool:
    """Return whether a column holds words, and its neighbours figures."""
    words = [not is_figure(text) for row in table.rows[1:] if (text := row[column].text)]
    beside = [is_figure(text) for row in table.rows[1:] for n in (column - 1, column + 1) if (text := row[n].text)]
    spans = any(row[n].columns > column - n for row in table.rows for n in range(column))
    return bool(words) and all(words) and sum(beside) > 0.7 * len(beside) and not spans


def _is_twin(table: FoundTable, column: int) -> bool:
    """Return whether a column is labelled as the first one is: by the same heading, or with a total of its own."""
    heading = table.rows[0][0].text
    return (bool(heading) and heading == table.rows[0][column].text) or (
        _has_total(table, 0) and _has_total(table, column)
    )


def _has_total(table: FoundTable, column: int) -> bool:
    return any(special_row((row[column].text,)) == "total" for row in table.rows[1:])


def _part(table: FoundTable, first: int, last: int) -> FoundTable:
    rows = [row[first:last] for row in table.rows if any(cell.text for cell in row[first:last])]
    boxes = [cell.box for row in rows for cell in row if cell.box]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    xs = table.xs[first : last + 1]
    return replace(table, rows=rows, xs=xs, region=None, box=Box(xs[0], top, xs[-1], bottom))
