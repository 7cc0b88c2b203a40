"""Cells: what the figures of a table are, from the part of their column and the kind of their row."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.grant_tables import pays_recipients
from pipeline.extract import Reading
from pipeline.interpretation.layouts import Column, Layout
from pipeline.interpretation.readings import describe
from pipeline.interpretation.rows import RowKind

BY_ROW: dict[RowKind, str] = {"budget": "budget", "remainder": "balance"}
BY_COLUMN = {"remaining": "balance", "requested": "context"}
# Header words of a column of figures, and what they say; the first that fits counts.
BY_LABEL = (
    ("spent", ("spent", "outturn", "actual", "expenditure to date")),
    ("balance", ("variance", "underspend", "overspend", "saving", "balance", "difference")),
    ("budget", ("budget", "forecast", "plan", "allocation")),
    ("contract", ("contract", "supplier", "tender", "bid price")),
    ("income", ("income", "receipt", "proceeds")),
)


def cell_roles(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return role and reason of each amount that is a table's cell, by amount_id."""
    found: dict[str, tuple[str, str]] = {}
    layouts = {table.number: (table, describe(reading.document, table)) for table in reading.document.tables}
    grants = {number for number, (_, layout) in layouts.items() if pays_recipients(reading.document, layout)}
    for amount in reading.facts.amounts:
        if amount.table_number not in layouts or amount.row_number is None:
            continue
        table, layout = layouts[amount.table_number]
        cells = table.rows[amount.row_number - 1]
        column = next((c for c, cell in enumerate(cells) if cell.span.start <= amount.char_start < cell.span.end), None)
        if column is not None:
            is_grant = amount.table_number in grants
            for role, why in _role(layout, layout.columns[column], amount.row_number - 1, is_grant):
                found.setdefault(amount.amount_id, (role, why))
    return found


def _role(layout: Layout, column: Column, row: int, is_grant: bool) -> Iterator[tuple[str, str]]:
    kind, label = layout.rows[row], column.label.lower()
    if column.part in BY_COLUMN:
        yield BY_COLUMN[column.part], f"column {column.label!r}"
    if kind in BY_ROW:
        yield BY_ROW[kind], f"the row is a {kind}"
    if is_grant and column.has_money:
        yield "awarded", f"column {column.label!r} of a table of grants"
    for role, words in BY_LABEL:
        if column.has_money and any(word in label for word in words):
            yield role, f"column {column.label!r}"
    if column.has_money:
        yield "budget", f"column {column.label!r}" if column.label else "a table of sums"
