"""Closing: the rows that end a table below its entries: totals, the fund that they come from, what is left of it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpretation.levels import tell_deductions, tell_movement, tell_statement
from pipeline.interpretation.rows import Kinds, RowKind, Words, body_of, closing_kind, is_left
from pipeline.interpretation.totals import is_called_total, tell_totals


def tell_closing(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> None:
    """Make totals, budgets and remainders of the rows that close a table, where words and place say so."""
    if tell_statement(rows, words, kinds) or tell_movement(rows, words) or tell_deductions(rows, words):
        return
    for number in [*_lean(rows, words, kinds), *_below_total(rows, words)]:
        if rows[number] == "body" and (kind := closing_kind(words[number], has_total="total" in rows)):
            rows[number] = kind
    tell_totals(rows, words, kinds)
    _tell_rest(rows, words)


def _lean(rows: Sequence[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> list[int]:
    """Return the last rows of the body that lack what all rows above them tell: a number, a place, a purpose."""
    body = body_of(rows)
    told = [
        column
        for column in range(len(words[0]))
        if body and sum(kinds[number][column] == "words" or column == 0 for number in body[:2]) == 2
    ]
    ends = {next((at for at, number in enumerate(body) if not words[number][column]), len(body)) for column in told}
    for start in sorted(ends):
        always = [column for column in told if all(words[number][column] for number in body[:start])]
        run = body[start:]
        if start > 1 and run and all(any(not words[number][column] for column in always) for number in run):
            return run
    return []


def _below_total(rows: Sequence[RowKind], words: tuple[Words, ...]) -> list[int]:
    """Return the last rows of the body whose labels close it, below its total, or from the one that is called so."""
    body = body_of(rows)
    total = max((number for number, kind in enumerate(rows) if kind == "total"), default=len(rows))
    run: list[int] = []
    for number in reversed(body[2:]):
        if closing_kind(words[number]) is None:
            break
        run.insert(0, number)
    start = next((at for at, number in enumerate(run) if number > total or is_called_total(words[number])), len(run))
    return run[start:]


def _tell_rest(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make remainders of the rows below the total that say so: "Left in the fund"."""
    last = max((number for number, kind in enumerate(rows) if kind == "total"), default=len(rows))
    for number in range(last + 1, len(rows)):
        if "body" in rows[:last] and rows[number] == "body" and is_left(words[number]):
            rows[number] = "remainder"
