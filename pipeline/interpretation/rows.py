"""Rows: what each row of a table is: header, budget, body, subtotal, carried, total, remainder or note."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Literal, cast

from pipeline.interpretation.cells import CellKind, read_figure

RowKind = Literal["header", "budget", "body", "subtotal", "carried", "total", "remainder", "note", "blank"]
LONGEST = 60  # characters of a cell that says what its row is
LABEL_WORDS = 5  # of a row that closes a table; what is longer is a project called "Total …"
# “All Saints Club”, “Total Film”: names; what closes a table is a phrase, with a capital at its beginning only.
NAMED = re.compile(r"\s\W?[A-Z][a-z]")
ASIDE = re.compile(r"\s?\((?:£|in £|[a-d])[^()]{0,12}\)$")  # "Total (£)", "Total (a + b)"
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
def _ends(where: str) -> tuple[tuple[RowKind, tuple[str, ...]], ...]:
    return tuple((kind, tuple(f" {phrase}" for phrase in phrases)) for kind, phrases in _phrases(where))


def special_row(cells: Words) -> RowKind | None:
    """Return what a row says that it is, by its words: subtotal, total, budget or remainder; None for all others."""
    for cell in cells:
        text = ASIDE.sub("", plain(cell))
        if text and len(text) <= LONGEST and (kind := _said(text) or _ended(cell.rstrip(" .:*"), "small end")):
            return kind
    return None


def _said(text: str) -> RowKind | None:
    start = next((kind for kind, phrases in _phrases("start") if text.startswith(phrases)), None)
    return start or _whole().get(_squeezed(text)) or _ended(text, "end")


def _ended(text: str, where: str) -> RowKind | None:
    """Return what the last words of a text say; a `small end` begins small: “Sisters Together” is a name."""
    return next((kind for kind, phrases in _ends(where) if f" {text}".endswith(phrases)), None)


def _squeezed(text: str) -> str:
    """Return words without spaces: "T O T A L" and "Tot al", broken in a narrow cell, are "total"."""
    return text.replace(" ", "")


@cache
def _closing() -> dict[str, re.Pattern[str]]:
    return {
        row["says"]: re.compile(rf"\b(?:{row['words'].replace(' ', '[ ]')})\b", re.IGNORECASE)
        for row in vocabulary("closing")
    }


def closing_kind(cells: Words, *, has_total: bool = False) -> RowKind | None:
    """Return what a row that closes a table is by its words; None where they say nothing, or are a name.

    "Total fund" is the total, but below one, where it is the budget.
    """
    label = next((cell for cell in cells if cell), "")
    if len(label.split()) > LABEL_WORDS or NAMED.search(label):
        return None
    order = ("remainder", "budget", "total") if has_total else ("remainder", "total", "budget")
    return next((cast(RowKind, says) for says in order if _closing()[says].search(label)), None)


def is_left(cells: Words) -> bool:
    """Return whether a row that closes a table is, by its words, what is left."""
    return closing_kind(cells) == "remainder"


def stated(rows: Sequence[RowKind]) -> list[int]:
    """Return the rows that state something: all but headers, notes and blank ones."""
    return [number for number, kind in enumerate(rows) if kind not in ("header", "note", "blank")]


def body_of(rows: Sequence[RowKind]) -> list[int]:
    """Return the rows of the body."""
    return [number for number, kind in enumerate(rows) if kind == "body"]


def label_of(cells: Words) -> str:
    """Return the words by which a row is called, plain."""
    return next((plain(cell) for cell in cells if cell), "")


@cache
def whole_labels() -> frozenset[str]:
    """Return the labels that say of all rows that they are their total."""
    return frozenset(phrase for kind, phrases in _phrases("whole") if kind == "total" for phrase in phrases)


def columns_of(words: Sequence[Words], numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield for each column with a figure in the last of some rows that figure and those above it, in pence."""
    for column in range(1, len(words[0])):
        *above, last = (read_figure(words[number][column]) for number in numbers)
        terms = [figure.pence for figure in above if figure is not None]
        if last is not None and len(terms) > 1:
            yield last.pence, terms
