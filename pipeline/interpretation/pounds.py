"""Pounds: whether the figures of a table are money although neither a sign nor a word at them says so."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.document import Document
from pipeline.interpretation.cells import read_figure, year_of
from pipeline.interpretation.columns import part_of
from pipeline.interpretation.layouts import Column, Layout

NEAR = 160  # characters below a table
FEWEST_TOLD = 2  # figures of a table that the text prints as pounds
SUM = re.compile(r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d\d)?")  # "151,000", "5,130.76"
# “£151,000”, “£ 5,130.76”
POUNDS = re.compile(r"£\s?(?P<figure>\d[\d,]*(?:\.\d+)?)")
LEAST_TOTAL = 5  # digits of a total that alone shows what its table holds
# “Year 1”, “Yr two”, “First half”, “Q3”: the time that a column's figures are for, and not what they are.
PERIOD = re.compile(
    r"(?:(?:years?|yrs?|quarter|half)\s?(?:\d|one|two|three|four|five)|[YQH]\d"
    r"|(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)\s(?:year|half|quarter))",
    re.IGNORECASE,
)
# “Figures in pounds.”, “All sums are shown in £.” below a table or above it; but “Figures are in £000.”, “Figures in
# pounds (thousands).”
SAID = re.compile(
    r"\b(?:figures|amounts|sums|values)\s(?:are\s)?(?:all\s)?(?:(?:shown|given|stated|expressed)\s)?in\s"
    r"(?:whole\s)?(?:pounds|£)(?!(?:\ssterling)?,?\s?\(?(?:in\s)?['’]?(?:\d|[km]\b|mn\b|bn\b|[mb]illion|thousand))",
    re.IGNORECASE,
)
# “Grant recipient”, “Funded body”, “The awards over both years are:”: its figures are what is given …
GIVEN = re.compile(r"\b(?:sub-?)?(?:grants?|awards?|awarded|funded|funding|grantees?)\b", re.IGNORECASE)
# “The costs of it are:”: so are those of years below such a line
SPENT = re.compile(r"\b(?:budgets?|budgeted|costs?|spend|spending|expenditure|profiled|money)\b", re.IGNORECASE)
# … but “Referrals to the funded bodies”, “The number of grants by ward”, “Young people reached” are counted.
COUNTED = re.compile(
    r"\b(?:numbers?|how\smany|count|referrals?|people|participants?|beneficiar\w+|cases|hours|days|sessions|attend\w*|victims?"
    r"|clients?|users?|places|reach\w*|supported|visits?|incidents?|offences?|arrests?|staff|fte|officers|applications|bids)\b",
    re.IGNORECASE,
)


def tells_pounds(document: Document, layout: Layout, above: str) -> bool:
    """Return whether a table without a word of money holds sums: the text prints them so, or they are paid to somebody.

    The text prints most of them with a pound sign, or their total, or what that should be; or a line beside the table
    says so.
    """
    if _is_said(document, layout, above):
        return True
    figures = [column for column in layout.columns if column.part in ("count", "total") and _is_silent(column)]
    if not figures or any(column.has_money for column in layout.columns):
        return False
    totals = [layout.words[row][column.number] for row in layout.numbers("total") for column in figures]
    totals += [_sum(layout, column) for column in figures if totals]
    unnamed = [column.number for column in figures if not column.label]
    cells = [row[column] for row in layout.words for column in unnamed if SUM.fullmatch(row[column])]
    printed = printed_pounds(document.text)
    told = [cell for cell in cells if cell.removesuffix(".00") in printed]
    is_told = len(told) >= FEWEST_TOLD and len(told) * 2 >= len(cells)
    return (
        is_told
        or any(_is_long(total) and total.removesuffix(".00") in printed for total in totals)
        or _is_paid(layout, above)
    )


def _is_said(document: Document, layout: Layout, above: str) -> bool:
    """Return whether the line above a table without money and counts, or below it, says that its figures are pounds."""
    heads, end = " ".join(column.label for column in layout.columns), layout.table.span.end
    below = document.text[end : end + NEAR].lstrip().partition("\n")[0]
    is_silent = not any(column.has_money for column in layout.columns) and not COUNTED.search(heads)
    return is_silent and bool(SAID.search(below) or SAID.search(above))


@lru_cache(maxsize=4)
def printed_pounds(text: str) -> frozenset[str]:
    """Return the figures that a text prints with a pound sign, as they are written but for “.00”."""
    return frozenset(match["figure"].rstrip(",").removesuffix(".00") for match in POUNDS.finditer(text))


def _is_silent(column: Column) -> bool:
    """Return whether a column's header does not say what its figures are: it has none, a time, or “Total”."""
    is_total = column.part == "total" and not COUNTED.search(column.label)
    return not column.label or is_total or _is_time(column)


def _is_time(column: Column) -> bool:
    return bool(year_of(column.label) or PERIOD.fullmatch(column.label))


def _is_long(total: str) -> bool:
    """Return whether a figure has so many digits that the text hardly prints it by chance."""
    return bool(SUM.fullmatch(total)) and len(re.sub(r"\D", "", total.removesuffix(".00"))) >= LEAST_TOTAL


def _sum(layout: Layout, column: Column) -> str:
    """Return what the rows of a column come to, whatever its total says, as the text may print it: “65,000”."""
    figures = [read_figure(layout.words[row][column.number]) for row in layout.numbers("body")]
    return f"{sum(figure.pence for figure in figures if figure) // 100:,}"


def _is_paid(layout: Layout, above: str) -> bool:
    """Return whether a table's figures are what its rows are given, or those of its years what something costs."""
    heads = " ".join(column.label for column in layout.columns)
    if COUNTED.search(f"{heads} {above}"):
        return False
    name = next((column for column in layout.columns if part_of(column.label) == "recipient"), None)
    is_yearly = sum(map(_is_time, layout.columns)) > 1
    is_given = name is not None and (GIVEN.search(name.label) or (is_yearly and GIVEN.search(above)))
    return bool(is_given or (is_yearly and SPENT.search(above)))
