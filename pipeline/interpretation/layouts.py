"""Layouts: a table understood: what its columns and its rows are, and which of its rows cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.document import Table
from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.rows import RowKind, Words, closing_kind, special_row

Part = Literal[
    "recipient",
    "project",
    "purpose",
    "area",
    "contact",
    "number",
    "period",
    "amount",
    "requested",
    "opening",
    "received",
    "remaining",
    "total",
    "unit_price",
    "percentage",
    "count",
    "text",
]

# "Grant awarded" is what a table of grants is about, where it also says what was asked for.
GRANTED = re.compile(r"award|grant|approved|agreed|allocat|allot|amount", re.IGNORECASE)
# … and not "Match funding", "Own contribution", "Raised locally", which others give to the same scheme …
GIVEN_BY_OTHERS = re.compile(
    r"\bmatch|\bin[- ]kind\b|\braised\b"
    r"|\b(?:own|local|other|partners?|applicants?|recipients?|boroughs?|councils?|external|additional)(?:['’]s?)?\s"
    r"(?:contributions?|funding|funds|funders|money|sources|share|cash)\b",
    re.IGNORECASE,
)
# … nor "Total scheme value", "Cost of project", which both make up.
WHOLE_SCHEME = re.compile(
    r"\b(?:project|scheme|programme|activity|delivery|full|whole)\s(?:costs?|values?|budgets?|price)\b"
    r"|\b(?:costs?|value|budget)\sof\s(?:the\s)?(?:project|scheme|programme|activity)\b",
    re.IGNORECASE,
)
# “Grant per year”, “Annual award” beside “Whole term”, “Three years”: not the sum, but what it is made of
YEARLY = re.compile(
    r"\b(?:per|a|each|every)\s(?:year|annum|month|quarter)\b|\bp\.?\s?a\b|\b(?:annual|yearly|monthly|quarterly)\b",
    re.IGNORECASE,
)
# … nor what such a year leaves, costs or cost before
SPARED = re.compile(
    r"\b(?:cost|costs|spen[dt]|last|previous|current|difference|change|increase|first|saving)\b", re.IGNORECASE
)
# “3.”, or “1 2” where two rows were read as one.
NUMBERED = re.compile(r"\d{1,3}\.?(?:\s\d{1,3}\.?){0,5}")


def _is_budget(cells: Words) -> bool:
    """Return whether a row says that it is one: "Fund for awards", "Brought in"."""
    return special_row(cells) is not None or closing_kind(cells, has_total=True) == "budget"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header words, what it says, whether it holds money, in which unit, for which financial year.

    `has_pounds` tells that a pound sign says so, and not only a word such as "total".
    """

    number: int
    label: str
    part: Part
    has_money: bool = False
    unit: int = 1
    first_year: str | None = None
    last_year: str | None = None
    has_pounds: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A table understood: a Column for each column, a RowKind for each row; `words` are its cells' words.

    `reading` says in which way it is read where there are several: "whose last row is read as its total".
    """

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[RowKind, ...]
    words: tuple[Words, ...]
    reading: str | None = None

    def numbers(self, *kinds: RowKind) -> list[int]:
        """Return the rows of these kinds, counted from 0."""
        return [number for number, kind in enumerate(self.rows) if kind in kinds]

    def first(self, *parts: Part) -> Column | None:
        """Return the leftmost column of the first of these parts that the table has."""
        return next((column for part in parts for column in self.columns if column.part == part), None)

    @property
    def is_led(self) -> bool:
        """Return whether the sum of each group stands above its rows."""
        sums, body = self.numbers("subtotal"), self.numbers("body")
        return bool(sums and body) and sums[0] < body[0] and sums[-1] < body[-1]

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the header words of each column."""
        return tuple(column.label for column in self.columns)

    @property
    def muddled(self) -> range:
        """Return the rows, from 0, whose names, numbers and sums may belong to each other's neighbours; mostly none."""
        name, spent, body = self.first("recipient"), self.amount, self.numbers("body")
        numbered = [row for row in body if NUMBERED.fullmatch(self.words[row][0])]
        if name and spent:
            bad = [row for row in body if self.words[row][spent.number] and not self.words[row][name.number]]
            bad += [
                row
                for row in self.numbers("budget")
                if self.words[row][name.number] and not _is_budget(self.words[row])
            ]
        else:
            bad = []
        if len(numbered) * 2 > len(body):
            bad += [row for row in body if not self.words[row][0].rstrip(".").isdigit()]
        return range(min(bad), max(bad) + 1) if bad else range(0)

    def _holds(self, whole: Column, rates: Sequence[Column]) -> bool:
        """Return whether the sums of a column are no smaller than what is paid each year: “Deposit” is no whole."""
        rows = [self.words[row] for row in self.numbers("body")]
        told = [[read_figure(row[c.number], c.unit) for c in (whole, rate)] for row in rows for rate in rates]
        return all(most.pence >= part.pence for most, part in told if most is not None and part is not None)

    @property
    def amount(self) -> Column | None:
        """Return the column of the sums that the table is about: of those awarded where others stand beside them."""
        money = [column for column in self.columns if column.part in ("amount", "total") and column.has_money]
        own = [column for column in money if not GIVEN_BY_OTHERS.search(column.label)]
        rates = [column for column in own if YEARLY.search(column.label) and column.part == "amount"]
        sums = [column for column in own if column not in rates]
        wholes = [column for column in sums if not SPARED.search(column.label) and self._holds(column, rates)]
        if rates and not all(WHOLE_SCHEME.search(column.label) for column in wholes):
            own = wholes
        granted = [column for column in own if GRANTED.search(column.label)]
        is_shared = len(own) < len(money)
        is_other = [is_shared or (granted and WHOLE_SCHEME.search(column.label)) for column in own]
        totals = [
            c for c, other in zip(own, is_other, strict=True) if c.part == "total" and (c in granted or not other)
        ]
        return next(iter(totals or granted or own or money), None)
