"""Columns: what each column of a table is, read from its header words and from what its cells hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from pipeline.document import Cell, Table
from pipeline.interpretation.arithmetic import told_by_figures, with_budget
from pipeline.interpretation.cells import year_of
from pipeline.interpretation.layouts import Column, Layout, Part
from pipeline.interpretation.levels import STATEMENT
from pipeline.interpretation.receipts import with_receipts
from pipeline.interpretation.rows import Kinds, RowKind, Words, plain, vocabulary

# "£000", "£'000s", "(£k)", "£m", "£ million": what the figures below are multiplied by.
UNIT = re.compile(r"£\s?['’]?(?P<thousand>000['’]?s?|k\b|thousands?\b)|£\s?(?P<million>mn?\b|millions?\b)", re.I)
# “Award by year (£)” over “2023/24 | 2024/25”: all the years below are pounds.
YEARLY = re.compile(r"\b(?:award|grant|cost|spend|budget|funding|sum|amount)s?\b[^|]{0,20}\(£\)", re.IGNORECASE)
# “VRU-07”, “G12”, “CSF/003”, “2/07”, “R1-004”, “VRU/26/007”, “24-017a”
CODE = re.compile(
    r"(?:[A-Z]{1,6}\s?[-/]?\s?\d{1,5}|(?:[A-Z]{1,6}[-/])?(?:[A-Z]{0,6}\d{1,4}[-/]){1,3}(?:[A-Z]{1,6}[-/]?)?\d{1,5})[a-z]?"
)
# “Oak Choir”, “St Giles Trust”, “Oak, Elm and Ash Club”, “Elm – Drop-in”: a name has a capital in its second word or
# its third, or behind a dash; “Onward awards” is none.
NAME = re.compile(r"(?!\d)(?:\W?\w[\w'’.]*,?\s){1,2}\W?[A-Z][a-z]|\w[\w'’.]*\s[-–—]\s[A-Z]|[A-Z][a-z]+$")
MONEY_PARTS = frozenset({"amount", "requested", "remaining", "total", "unit_price"})
# “Calls received” are no money unless a pound sign says so.
PRICED_PARTS = MONEY_PARTS | {"received"}


def understood(
    table: Table,
    words: tuple[Words, ...],
    kinds: tuple[Kinds, ...],
    rows: tuple[RowKind, ...],
    above: str,
    *,
    is_pounds: bool = False,
) -> Layout:
    """Return what the columns of a table are whose rows are known, and which row is its budget.

    `words` and `kinds` tell what its cells hold, `above` is the line of text before it; `is_pounds` that its figures
    are pounds although no sign says so.
    """
    heads = " ".join(" ".join(words[number]) for number, kind in enumerate(rows) if kind == "header")
    unit = _unit(heads) or _unit(above) or (1 if is_pounds or YEARLY.search(heads) else None)
    columns = tuple(
        _column(number, label, tuple(row[number] for row in kinds), tuple(row[number] for row in words), rows, unit)
        for number, label in enumerate(_labels(table, words, rows))
    )
    columns = _with_names(tuple(_filed(column, words, rows) for column in columns), words, rows)
    columns = told_by_figures(with_receipts(columns, words, rows), words, rows)
    layout = Layout(table, _settled(_told(columns, words, rows)), rows, words)
    return replace(layout, rows=with_budget(layout))


@cache
def _phrases() -> tuple[tuple[Part, tuple[str, ...]], ...]:
    """Return what headings say, and the phrases that say so, with the spaces around them."""
    rows = vocabulary("columns")
    return tuple((cast(Part, row["says"]), tuple(f" {phrase} " for phrase in row["words"].split("|"))) for row in rows)


def part_of(label: str) -> Part | None:
    """Return what a column's header says of its cells; None where it says nothing known.

    >>> part_of("SOC CC Grant Remaining"), part_of("Lead"), part_of("Lead organisation"), part_of("")
    ('remaining', 'contact', 'recipient', None)
    """
    words = " ".join(re.sub(r"([%£#])", r" \1 ", re.sub(r"[^a-z0-9%#£-]+", " ", plain(label))).split())
    words = f" {words} "
    return next((part for part, phrases in _phrases() if any(phrase in words for phrase in phrases)), None)


def _labels(table: Table, words: tuple[Words, ...], rows: tuple[RowKind, ...]) -> list[str]:
    """Return the header words of each column; a cell that spans columns counts for each, a title over all for none."""
    heads: list[list[str]] = [[] for _ in words[0]]
    for number, kind in enumerate(rows):
        cells, row = table.rows[number], words[number]
        if kind != "header" or _is_title(cells, row):
            continue
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            for head in heads[column : column + cell.columns]:
                head += [text] if text and text not in head else []
    return [" ".join(head) for head in heads]


def _is_title(cells: Sequence[Cell], row: Words) -> bool:
    """Return whether a row has but one cell with words, which spans more than half of the columns."""
    return max(cell.columns for cell in cells) * 2 > len(cells) and row.count("") == len(row) - 1


def _unit(header: str) -> int | None:
    match = UNIT.search(header)
    return None if match is None else 1000 if match["thousand"] else 10**6


def _column(
    number: int, label: str, kinds: Kinds, cells: Words, rows: tuple[RowKind, ...], table_unit: int | None
) -> Column:
    told = ("body",) if "body" in rows else STATEMENT
    body = [(kind, cell) for kind, cell, row in zip(kinds, cells, rows, strict=True) if row in told]
    counted = Counter(kind for kind, _ in body)
    figures, filled = counted["figure"] + counted["nil"], len(body) - counted["empty"]
    said = part_of(label)
    if number == 0 and _is_numbering([cell for kind, cell in body if kind == "words" or cell.isdigit()], filled):
        return Column(number, label, "number")
    pounds = any("£" in cell and kind in ("figure", "nil") for kind, cell in zip(kinds, cells, strict=True))
    if filled and counted["share"] * 2 > filled:
        return Column(number, label, "percentage")
    if not figures or (figures + counted["gap"] + counted["share"]) * 2 < filled:
        return Column(number, label, "text" if said is None or said in (*PRICED_PARTS, "percentage", "count") else said)
    if not pounds and "£" not in label and said in ("percentage", "count", "number", "area", "period", "contact"):
        return Column(number, label, said)
    if not (pounds or "£" in label or table_unit or said in MONEY_PARTS):
        return Column(number, label, "count")
    part = said if said in PRICED_PARTS and said else "amount"
    unit = _unit(label) or (1 if pounds or "£" in label else table_unit or 1)
    first, last = year_of(label) or (None, None)
    return Column(number, label, part, True, unit, first, last, pounds or "£" in label or table_unit is not None)


def _is_numbering(cells: list[str], filled: int) -> bool:
    """Return whether cells count rows: 1, 2, 3 or 1., 2., 3.; a number may be missing, or stand there twice."""
    values = [int(cell.rstrip(".)")) for cell in cells if cell.rstrip(".)").isdigit()]
    is_counted = all(0 <= b - a <= 2 for a, b in pairwise(values))
    is_plain = all(b == a + 1 for a, b in pairwise(values)) or (len(values) > 2 and values[0] == 1)
    return 0 < len(values) == len(cells) == filled and is_counted and is_plain


def _filed(column: Column, words: tuple[Words, ...], rows: tuple[RowKind, ...]) -> Column:
    """Return a column as one of numbers where it but tells under what code each row is filed."""
    cells = [words[number][column.number] for number, kind in enumerate(rows) if kind == "body"]
    is_text = column.part in ("text", "recipient", "project", "purpose", "count") and not all(map(year_of, cells))
    is_filed = is_text and len(cells) > 1 and not column.has_money and all(CODE.fullmatch(c) for c in cells if c)
    return replace(column, part="number") if is_filed and any(cells) else column


def _with_names(columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]) -> tuple[Column, ...]:
    """Return the columns; names that stand before phrases are who is paid: “Club | Scheme | Award”."""
    first = next((column for column in columns if column.part in ("text", "project")), None)
    scheme = next((column for column in columns if column.part == "project" and column is not first), None)
    if first is None or scheme is None or any(column.part == "recipient" for column in columns):
        return columns
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    named, phrased = (sum(NAME.match(row[column.number]) is not None for row in body) for column in (first, scheme))
    is_named = first.part == "text" and named * 2 > len(body) > phrased * 2
    return tuple(replace(column, part="recipient") if is_named and column is first else column for column in columns)


def _told(columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]) -> tuple[Column, ...]:
    """Return the columns; one of words that has none beside the entries names nobody, if another one does.

    As where “Budget”, “Committed” and “Total” stand before the names, which are set farther in.
    """
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    of_words = [column for column in columns if column.part in ("recipient", "project", "text")]
    empty = [column for column in of_words if not any(row[column.number] for row in body)]
    is_named = len(empty) < len(of_words) and bool(body)
    return tuple(replace(c, part="purpose") if is_named and c in empty else c for c in columns)


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with one of them as the recipient's, and a total only where there is something to add up."""
    money = [column for column in columns if column.has_money and column.part in ("amount", "requested", "unit_price")]
    figures = [column for column in columns if column.part in ("amount", "count")]
    settled = [_in_company(column, bool(money), len(figures)) for column in columns]
    names = [column for column in settled if column.part == "recipient"]
    if not names and any(column.has_money for column in columns):
        order: tuple[Part, ...] = ("project", "text", "purpose")
        names = [column for part in order for column in settled if column.part == part][:1]
    return tuple(
        replace(c, part="recipient") if c in names[:1] else replace(c, part="project") if c in names[1:] else c
        for c in settled
    )


def _in_company(column: Column, has_money: bool, figures: int) -> Column:
    """Return a column of totals or remainders as what the others make of it: money among money, else counts."""
    if column.part not in ("total", "remaining"):
        return column
    is_money = has_money or column.has_pounds
    part: Part = "amount" if column.part == "total" and figures < 2 and is_money else column.part
    return replace(column, has_money=is_money, unit=column.unit if is_money else 1, part=part)
