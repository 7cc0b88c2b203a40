"""Stray ledgers: budgets that are spent row by row, in text that was not seen as a table: figures side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.document import Document
from pipeline.reconcile.figures import ALIGNED, OCR, figure_of, grade_in
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.tables.ledger import Entry, Ledger
from pipeline.records import Amount

# The words in front of the figures of a row that say what it is.
BUDGET = re.compile(r"\b(?:budget|opening|brought forward|available|allocation)\b[^£]{0,20}$", re.IGNORECASE)
TOTAL = re.compile(r"\b(?i:totals?)(?:\s[a-z]{2,15}){0,3}[\s:.=]{0,4}$")
# Figures of one row stand side by side; the next row's stand no farther off than this many characters.
BESIDE, NEXT_ROW = 2, 600
FEWEST_ROWS = 3


def stray_ledgers(document: Document, amounts: Sequence[Amount], grids: Sequence[Grid]) -> Iterator[Ledger]:
    """Yield the ledgers whose figures stand side by side in the text, or in tables that were not read whole.

    Their arithmetic must prove them: of the balances after each row most must follow from the one before.
    """
    whole = [grid.layout.table.span for grid in grids if grid.is_whole]
    loose = [a for a in amounts if not any(span.start <= a.char_start < span.end for span in whole)]
    for rows in _regions(document, _side_by_side(document, loose)):
        ledger = _ledger(document, rows, loose)
        if ledger is not None:
            yield ledger


def _side_by_side(document: Document, amounts: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Return the last two figures of each run of figures that have nothing between them: a sum and what it leaves."""
    runs: list[list[Amount]] = []
    for amount in amounts:
        before = runs[-1][-1] if runs else None
        between = document.text[before.char_end : amount.char_start] if before else ""
        if before and len(between) <= BESIDE and not between.strip() and "\n" not in between:
            runs[-1].append(amount)
        else:
            runs.append([amount])
    return [(run[-2], run[-1]) for run in runs if len(run) > 1]


def _regions(document: Document, rows: Sequence[tuple[Amount, Amount]]) -> Iterator[list[tuple[Amount, Amount]]]:
    region: list[tuple[Amount, Amount]] = []
    for row in rows:
        if region and (row[0].char_start - region[-1][1].char_end > NEXT_ROW or _is_total(document, region[-1])):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _says(document: Document, row: tuple[Amount, Amount], pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(document.text[max(0, row[0].char_start - 40) : row[0].char_start]))


def _is_total(document: Document, row: tuple[Amount, Amount]) -> bool:
    return _says(document, row, TOTAL) and not _says(document, row, BUDGET)


def _ledger(document: Document, region: Sequence[tuple[Amount, Amount]], loose: Sequence[Amount]) -> Ledger | None:
    grade = OCR if grade_in(document) == OCR else ALIGNED
    rows = [(figure_of(amount, grade), figure_of(balance, grade)) for amount, balance in region]
    first = rows[0] if _says(document, region[0], BUDGET) else None
    last = rows[-1] if len(region) > 1 and _is_total(document, region[-1]) else None
    body = rows[1 if first else 0 : len(rows) - 1 if last else len(rows)]
    balances = [*([first[0]] if first else []), *(row[1] for row in body)]
    spent = [row[0] for row in body[0 if first else 1 :]]
    steps = [
        before.value - a.value == after.value for (before, after), a in zip(pairwise(balances), spent, strict=True)
    ]
    held = sum(steps)
    if len(body) < FEWEST_ROWS or held < 2 or held * 2 < len(steps) or _has_strays(region, loose):
        return None
    entries = tuple(Entry("", *row, number) for number, row in enumerate(body, 1))
    remainders = tuple(row[1] for row in (last, first) if row is not None)
    budget, total = first[0] if first else None, last[0] if last else None
    return Ledger(
        "the table of grants",
        budget,
        entries,
        total,
        remainders,
        is_whole=bool(first and last) and not _has_strays(region, loose),
    )


def _has_strays(region: Sequence[tuple[Amount, Amount]], loose: Sequence[Amount]) -> bool:
    """Return whether a sum stands among the rows and in none of them: a row that a page's header runs into."""
    own = {amount.char_start for row in region for amount in row}
    start, end = region[0][0].char_start, region[-1][1].char_end
    return any(start < amount.char_start < end and amount.char_start not in own for amount in loose)
