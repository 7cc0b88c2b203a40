"""Row kinds: what each row of a table is, by its words, by what its cells hold, and by where it stands."""

from __future__ import annotations

import re

from pipeline.interpretation.carries import tell_carries
from pipeline.interpretation.cells import UNIT, year_of
from pipeline.interpretation.closing import tell_closing
from pipeline.interpretation.rows import Kinds, RowKind, Words, special_row

SUM = re.compile(r"\d[.,]\d")  # "4,533", "28.3": no number of a row


def row_kinds(words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> tuple[RowKind, ...]:
    """Return what each row of a table is, from its words and from what its cells hold."""
    has_figures = any(_has_figures(row, cells) for row, cells in zip(kinds, words, strict=True))
    found: list[RowKind] = []
    headers: set[Words] = set()
    for cells, row in zip(words, kinds, strict=True):
        found.append(_row_kind(cells, row, found, headers, has_figures=has_figures))
        if found[-1] == "header":
            headers.add(cells)
    _tell_head_below_fund(found, kinds)
    _tell_last_head(found, kinds)
    _tell_repeated_heads(found, words, kinds)
    tell_carries(found, words)
    tell_closing(found, words, kinds)
    return tuple(found)


def _row_kind(cells: Words, row: Kinds, above: list[RowKind], headers: set[Words], *, has_figures: bool) -> RowKind:
    """Return what a row is, below others and their headers; `has_figures` tells that some row of the table has some."""
    has_body = "body" in above
    filled = sum(kind != "empty" for kind in row)
    if not filled:
        return "blank"
    if filled > 1 and cells in headers:
        return "header"
    is_money = any("£" in head[0] for head in headers)
    if _has_figures(row, cells, is_money=is_money) and (has_body or not _names_years(cells)):
        return _row_of_figures(cells, row, above)
    if not has_body and (filled > 1 or not headers or _has_unit(cells)) and (has_figures or not headers):
        return "header"
    return "body" if filled > 1 else "note"


def _tell_head_below_fund(rows: list[RowKind], kinds: tuple[Kinds, ...]) -> None:
    """Make a second row that is all words the header, and the first the fund, where only that one stands above it."""
    is_below = rows[:3] == ["body", "body", "body"] and "figure" in kinds[0] and "figure" in kinds[2]
    if is_below and set(kinds[1]) == {"words"} and len(kinds[1]) > 2 and kinds[0][0] == "empty":
        rows[:2] = ["budget", "header"]


def _tell_last_head(rows: list[RowKind], kinds: tuple[Kinds, ...]) -> None:
    """Make a header of the row between the header and the first figures whose only words stand over a figure."""
    for number, (above, kind, below) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), start=1):
        if (above, kind, below) == ("header", "note", "body"):
            column = next(n for n, cell in enumerate(kinds[number]) if cell != "empty")
            if column > 0 and kinds[number + 1][column] == "figure":
                rows[number] = "header"
            return


def _tell_repeated_heads(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> None:
    """Make headers of rows below the first body row that say again what heads their columns, over one line or two."""
    first = rows.index("body") if "body" in rows else len(rows)
    above = [cells for cells, kind in zip(words[:first], rows, strict=False) if kind == "header"]
    heads = [" ".join(column) for column in zip(*above, strict=True)]
    if not heads:
        return
    again = [
        rows[number] in ("body", "note")
        and "figure" not in kinds[number]
        and all(cell in head for cell, head in zip(words[number], heads, strict=True))
        for number in range(len(rows))
    ]
    for number in range(first, len(rows)):
        filled = [sum(map(bool, words[n])) for n in (number - 1, number, number + 1) if n < len(rows) and again[n]]
        if again[number] and max(filled) > 1:
            rows[number] = "header"


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
