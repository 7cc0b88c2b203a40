"""Qualified: words by which a table's total is of more, or of less, than the rows above it.

Such a total is one of them where it makes them up, and else no error.
"""

from __future__ import annotations

import re

from pipeline.interpretation.layouts import Column
from pipeline.reconcile.prose.multiples import COUNT, count_of
from pipeline.reconcile.tables.grids import Grid

# “Total including VAT”, “Total net of 5% discount”, “Grand total incl. 10% contingency”
WITH_MORE = re.compile(
    r"\b(?:includ\w{1,4}|inclusive\sof|incl?\.?|plus|with|net\sof|less|after)\s(?P<what>[^()]{2,40})", re.IGNORECASE
)
# “Total excluding the option year”
WITH_LESS = re.compile(r"\b(?:excluding|excludes?|excl?\.?|without|but\sfor)\s(?P<what>[^()]{2,40})", re.IGNORECASE)
# “Total (all five lots)”, “All boroughs (32)”: more than the table has rows.
OF_SO_MANY = re.compile(rf"\ball\s(?:the\s)?{COUNT}\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\((?P<count>\d{1,3})\)\s?$")
# “Total bids received” below awards
BIDS = re.compile(r"\b(?:bids?|applications?|applied|requests?|requested|asked)\b", re.IGNORECASE)
# “Total over three years” below yearly sums
OVER_YEARS = re.compile(rf"\b(?:over|for|across)\s(?:the\s|all\s)?{COUNT}[\s-]years?\b", re.IGNORECASE)
YEARLY = re.compile(r"\bannual\w*|\byearly|\bper\s(?:annum|year)|\bp\.?a\b", re.IGNORECASE)
# “The ten largest awards are published elsewhere; the top four are these.”
SELECTED = re.compile(
    r"\b(?:largest|biggest|selected|selection|examples?|extract|top\s(?:\d{1,2}|three|four|five|six|ten))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
COMMON = frozenset({"the", "and", "for", "all", "any", "other", "total", "below", "above"})
NEAR = 200  # characters of the paragraph above a table


def is_qualified(grid: Grid, row: int, column: Column) -> bool:
    """Return whether the words of a total, or those above its table, say that its rows need not make it up."""
    label = grid.label(row)
    more, less = WITH_MORE.search(label), WITH_LESS.search(label)
    if (more and not _names(grid, more["what"], column)) or (less and _names(grid, less["what"], column)):
        return True
    told = OF_SO_MANY.search(label) or IN_BRACKETS.search(label)
    if told and count_of(told["count"]) > len(grid.rows("body")):
        return True
    is_of_bids = BIDS.search(label) and not BIDS.search(column.label)
    return bool(is_of_bids or (OVER_YEARS.search(label) and YEARLY.search(column.label)) or _is_selection(grid))


def _names(grid: Grid, words: str, column: Column) -> bool:
    """Return whether a row of the table that has a figure in the column is called so."""
    named = {word.lower() for word in WORD.findall(words)} - COMMON
    return any(
        named & {word.lower() for word in WORD.findall(grid.label(row))}
        for row in grid.rows("body")
        if (figure := grid.figures[row][column.number]) is not None and figure.value
    )


def _is_selection(grid: Grid) -> bool:
    """Return whether the paragraph above the table says that its rows are some of many."""
    start = grid.layout.table.span.start
    above = [p for p in grid.document.paragraphs if p.span.end <= start and p.kind not in ("furniture", "row")]
    return any(SELECTED.search(grid.document[p.span][-NEAR:]) for p in above[-1:])
