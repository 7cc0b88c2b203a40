"""Crosscasts: what the columns of a table make of each other in each row: bid less cut is award, so many at a price.

No header need say so: that it holds to the penny in most rows proves what a table's columns are to each other, and only
then is a row in which it does not hold an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from pipeline.interpretation.layouts import Column
from pipeline.interpretation.levels import CLOSES, OPENS
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.relation import weight
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.wording import joined
from pipeline.records import Check, CheckCode

FEWEST, FEWEST_TOLD = 3, 2  # different rows that prove a relation, and one of which a header tells
TELLING = 20  # how much a row must say (see `relation.weight`): £50,000 + £50,000 = £100,000 happens by itself
SURE = 3  # times as many rows hold as fail
MOST_COLUMNS = 12  # of money
MOST_MOVED = 5  # columns from the opening level to the closing one


@dataclass(frozen=True, slots=True)
class Crosscast:
    """Columns that make up another one in each row: their sum, or the first as often as a count says.

    `signs` tell which of the parts are taken away, where some are: "Opening | Income | Spent | Closing".
    """

    parts: tuple[Column, ...]
    whole: Column
    count: Column | None = None
    signs: tuple[int, ...] = ()

    @property
    def code(self) -> CheckCode:
        """Return which kind of sum it is."""
        if self.count:
            return "unit_times_count"
        if self.signs:
            return "running_balance"
        if any(column.part == "remaining" for column in self.parts):
            return "committed_plus_remaining"
        return "years_sum_to_total" if all(column.first_year for column in self.parts) else "parts_sum_to_whole"

    def terms(self, grid: Grid, row: int) -> tuple[tuple[Figure, ...], Figure] | None:
        """Return a row's terms and its whole; None where one of them is missing, or where they tell nothing."""
        figures = [grid.figures[row][column.number] for column in (*self.parts, self.whole)]
        *terms, whole = (figure for figure in figures if figure is not None) if None not in figures else (None,)
        pieces = grid.figures[row][self.count.number] if self.count else None
        if whole is None or whole.value == 0 or (self.count and (pieces is None or pieces.value < 2)):
            return None
        if self.count and pieces:
            terms = [terms[0].times(pieces.value)]
        if self.signs:
            terms = [term.times(sign) for term, sign in zip(terms, self.signs, strict=True)]
        filled = sum(term.value != 0 for term in terms)
        return (tuple(terms), whole) if filled > 1 or (self.count and filled) else None


def check_crosscasts(grid: Grid) -> Iterator[Check]:
    """Yield the check of each row of a table in whose columns the other rows prove a relation."""
    for crosscast in proven(grid):
        for row in _rows(grid, crosscast):
            found = crosscast.terms(grid, row)
            if found is not None:
                subject, verb = _told(grid, crosscast, row)
                yield find(crosscast.code, *found, subject=f"In {grid.told}, {subject}", verb=verb, is_table=True)


def proven(grid: Grid) -> list[Crosscast]:
    """Return the relations between the columns of a table that its rows prove."""
    return [crosscast for crosscast in _candidates(grid) if _is_proven(grid, crosscast)]


def _candidates(grid: Grid) -> Iterator[Crosscast]:
    """Yield sums of two columns, and of all between two; the column that is called a total is summed elsewhere."""
    parts = ("amount", "requested", "opening", "remaining", "total")
    money = [column for column in grid.layout.columns if column.has_money and column.part in parts][:MOST_COLUMNS]
    total = grid.layout.first("total")
    for whole in (column for column in money if column is not total):
        others = [column for column in money if column is not whole]
        yield from (Crosscast(pair, whole) for pair in combinations(others, 2))
        at = money.index(whole)
        yield from (Crosscast(tuple(money[start:at]), whole) for start in range(at - 2))
        if 1 < at <= MOST_MOVED and OPENS.search(money[0].label) and CLOSES.search(whole.label):
            moved = product((1, -1), repeat=at - 1)
            yield from (Crosscast(tuple(money[:at]), whole, signs=(1, *signs)) for signs in moved if -1 in signs)
    prices = [column for column in grid.layout.columns if column.has_money]
    for count in (column for column in grid.layout.columns if column.part == "count" and not column.has_money):
        yield from (Crosscast((price,), whole, count) for price in prices for whole in money if price is not whole)


def _rows(grid: Grid, crosscast: Crosscast) -> Sequence[int]:
    """Return the rows in which a relation may hold: in the totals only if it does in each row that they add up.

    "Bid £5,000 | Cut – | Award –" was declined, and is missing in the total of the awards.
    """
    body = grid.rows("body")
    if crosscast.count or not all(_is_filled(grid, crosscast, row) for row in body):
        return body
    return grid.rows("body", "subtotal", "total")


def _is_filled(grid: Grid, crosscast: Crosscast, row: int) -> bool:
    """Return whether a row tells what a relation is about, or leaves out nothing but what is nothing."""
    figures = [grid.figures[row][column.number] for column in (*crosscast.parts, crosscast.whole)]
    *terms, whole = (figure.value if figure else 0 for figure in figures)
    signs = crosscast.signs or (1,) * len(terms)
    counted = sum(term * sign for term, sign in zip(terms, signs, strict=True))
    return crosscast.terms(grid, row) is not None or counted == whole


def _is_proven(grid: Grid, crosscast: Crosscast) -> bool:
    found = [terms for row in _rows(grid, crosscast) if (terms := crosscast.terms(grid, row)) is not None]
    if len(found) < FEWEST_TOLD or len(grid.layout.muddled):
        return False
    verdicts = [verdict_of(*each)[0] for each in found]
    failing = verdicts.count("inconsistent")
    held = {
        tuple(figure.counted for figure in (*terms, whole))
        for (terms, whole), verdict in zip(found, verdicts, strict=True)
        if verdict == "exact" and (crosscast.count or weight(terms, whole) >= TELLING)
    }
    is_told = crosscast.parts[0].part == "unit_price" or crosscast.code == "committed_plus_remaining"
    fewest = FEWEST_TOLD if is_told else FEWEST
    return len(held) >= fewest and failing * (FEWEST_TOLD if is_told else SURE) <= len(held)


def _told(grid: Grid, crosscast: Crosscast, row: int) -> tuple[str, str]:
    """Return subject and verb of the sentence about a row."""
    label = f"“{grid.label(row)}”"
    pieces = grid.figures[row][crosscast.count.number] if crosscast.count else None
    price = grid.figures[row][crosscast.parts[0].number]
    if pieces and price:
        return f"{pieces.written.strip()} times {price.written.strip()} for {label}", "comes to"
    names = [f"“{column.label}”" if column.label else f"column {column.number + 1}" for column in crosscast.parts]
    for at, sign in enumerate(crosscast.signs):
        names[at] = f"less {names[at]}" if sign < 0 else names[at]
    return f"{joined(names)} of {label}", "add up to"
