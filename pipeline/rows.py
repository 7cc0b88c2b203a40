"""Rows: what each row of a table is: header, budget, body, subtotal, total, remainder or note."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import Literal, cast

from pipeline.cells import UNIT, CellKind, year_of

RowKind = Literal["header", "budget", "body", "subtotal", "total", "remainder", "note", "blank"]
LONGEST = 60  # characters of a cell that says what its row is
LABEL_WORDS = 5  # of a total; what is longer is a project called "Total …"
# "Left in the fund", "Balance held", "Not yet allocated", "Not awarded": what stands below the total.
LEFT = re.compile(
    r"\b(?:balance|left|remain\w{0,5}|unallocated|uncommitted|unspent|not (?:yet|awarded|allocated|committed|spent)"
    r"|still to|in hand)\b"
)
ASIDE = re.compile(r"\s?\((?:£|in £|[a-d])[^()]{0,12}\)$")  # "Total (£)", "Total (a + b)"
SUM = re.compile(r"\d[.,]\d")  # "4,533", "28.3": no number of a row
Words = tuple[str, ...]
Kinds = tuple[CellKind, ...]


@cache
def vocabulary(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a vocabulary of this package, their words split at "|" by the caller."""
    text = resources.files("pipeline").joinpath("lexicon", f"{name}.csv").read_text(encoding="utf8")
    return tuple(csv.DictReader(text.splitlines()))


def plain(words: str) -> str:
    """Return words in lower case, with single spaces and without marks at their ends."""
    return " ".join(words.lower().replace("’", "'").split()).strip(" .:;*–-=")


@cache
def _phrases(where: str) -> tuple[tuple[RowKind, tuple[str, ...]], ...]:
    rows = [row for row in vocabulary("rows") if row["where"] == where]
    return tuple((cast(RowKind, row["says"]), tuple(row["words"].split("|"))) for row in rows)


@cache
def _whole() -> dict[str, RowKind]:
    """Return what a cell says that is a phrase and nothing else, by the phrase without spaces; the first row counts."""
    return {_squeezed(phrase): kind for kind, phrases in reversed(_phrases("whole")) for phrase in phrases}


@cache
def _ends() -> tuple[tuple[RowKind, tuple[str, ...]], ...]:
    return tuple((kind, tuple(f" {phrase}" for phrase in phrases)) for kind, phrases in _phrases("end"))


def special_row(cells: Words) -> RowKind | None:
    """Return what a row says that it is, by its words: subtotal, total, budget or remainder; None for all others."""
    for cell in cells:
        text = ASIDE.sub("", plain(cell))
        if text and len(text) <= LONGEST and (kind := _said(text)):
            return kind
    return None


def _said(text: str) -> RowKind | None:
    start = next((kind for kind, phrases in _phrases("start") if text.startswith(phrases)), None)
    end = next((kind for kind, phrases in _ends() if f" {text}".endswith(phrases)), None)
    return start or _whole().get(_squeezed(text)) or end


def _squeezed(text: str) -> str:
    """Return words without spaces: "T O T A L" and "Tot al", broken in a narrow cell, are "total"."""
    return text.replace(" ", "")


def row_kinds(words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> tuple[RowKind, ...]:
    """Return what each row of a table is, from its words and from what its cells hold."""
    has_figures = any(_has_figures(row, cells) for row, cells in zip(kinds, words, strict=True))
    found: list[RowKind] = []
    headers: set[Words] = set()
    for cells, row in zip(words, kinds, strict=True):
        has_body = "body" in found
        filled = sum(kind != "empty" for kind in row)
        if not filled:
            kind: RowKind = "blank"
        elif filled > 1 and cells in headers:
            kind = "header"
        elif _has_figures(row, cells, is_money=any("£" in head[0] for head in headers)) and not (
            not has_body and _names_years(cells)
        ):
            kind = _row_of_figures(cells, row, found)
        elif not has_body and (filled > 1 or not headers or _has_unit(cells)) and (has_figures or not headers):
            kind = "header"
        else:
            kind = "body" if filled > 1 else "note"
        found.append(kind)
        if kind == "header":
            headers.add(cells)
    return _with_bare_total(_with_rest(_with_last_total(found, words), words), kinds)


def _with_last_total(rows: list[RowKind], words: tuple[Words, ...]) -> list[RowKind]:
    """Return the kinds of the rows; the last row of the body is the total if its label begins so: "Total to date"."""
    body = [number for number, kind in enumerate(rows) if kind == "body"]
    if len(body) > 2 and "total" not in rows[body[0] :]:
        label = next((plain(cell) for cell in words[body[-1]] if cell), "")
        if label.startswith(("total ", "totals ")) and len(label.split()) <= LABEL_WORDS:
            rows[body[-1]] = "total"
    return rows


def _with_rest(rows: list[RowKind], words: tuple[Words, ...]) -> list[RowKind]:
    """Return the kinds of the rows; those below the total that say so are what remains: "Left in the fund"."""
    last = max((number for number, kind in enumerate(rows) if kind == "total"), default=len(rows))
    has_body = "body" in rows[:last]
    for number in range(last + 1, len(rows)):
        label = next((plain(cell) for cell in words[number] if cell), "")
        if has_body and rows[number] == "body" and len(label.split()) <= LABEL_WORDS and LEFT.search(label):
            rows[number] = "remainder"
    return rows


def _with_bare_total(rows: list[RowKind], kinds: tuple[Kinds, ...]) -> tuple[RowKind, ...]:
    """Return the kinds of the rows, the last one being the total if it alone of the body has figures and no words."""
    body = [number for number, kind in enumerate(rows) if kind == "body"]
    bare = [number for number in body if "words" not in kinds[number]]
    if len(body) > 2 and bare == body[-1:] and "total" not in rows:
        rows[bare[0]] = "total"
    return tuple(rows)


def _row_of_figures(cells: Words, kinds: Kinds, before: list[RowKind]) -> RowKind:
    said = special_row(tuple(cell for cell, kind in zip(cells, kinds, strict=True) if kind == "words"))
    # A grant called "Fund" among the others is a row; the budget stands above them, or below their total.
    if said == "budget" and "body" in before and not {"total", "subtotal"} & set(before):
        return "body"
    return said or "body"


def _has_figures(kinds: Kinds, cells: Words, *, is_money: bool = False) -> bool:
    """Return whether a row has a figure behind its first cell, or one that is money by itself; bare years do not count.

    What stands in the first cell may number the rows, but for "25,395" and below a header that says `is_money`.
    """
    found = [
        (number, cell)
        for number, (kind, cell) in enumerate(zip(kinds, cells, strict=True))
        if kind in ("figure", "nil", "share") and not (kind == "figure" and _is_year(cell))
    ]
    return any(number > 0 or is_money or "£" in cell or SUM.search(cell) for number, cell in found)


def _has_unit(cells: Words) -> bool:
    """Return whether a row says in which unit the column below is, as "£000" under "Grant awarded"."""
    return any(UNIT.fullmatch(cell) or cell in ("£", "(£)") for cell in cells)


def _is_year(cell: str) -> bool:
    return len(cell) == 4 and cell.isdigit() and cell[:2] in ("19", "20")


def _names_years(cells: Words) -> bool:
    """Return whether all cells behind the first are years or empty, and one is a year."""
    named = [bool(year_of(cell)) or _is_year(cell) for cell in cells[1:] if cell]
    return bool(named) and all(named)
