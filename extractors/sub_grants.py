"""Sub-grants: the rows of a table that pay recipients out of the decision's money."""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.grant_tables import grant_tables, paid_columns, pays
from pipeline.document import Cell, Span, Table
from pipeline.extract import Reading
from pipeline.interpretation.layouts import Layout, Part
from pipeline.interpretation.readings import describe
from pipeline.records import Issue, SubGrant

# "a) Market Square Gym", "2. Market Square Gym": the row's mark, where each row has one.
MARKED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+(?=\S)")

# A summary of projects names the recipient in its heading and the sum some sentences below.
NEAR = 700


def extract(reading: Reading) -> None:
    """Write a sub-grant for each row that pays a recipient into the facts, and at the row's amount who gets it."""
    places: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for at, amount in enumerate(reading.facts.amounts):
        places[amount.table_number, amount.row_number].append(at)
    layouts = [describe(reading.document, table) for table in reading.document.tables]
    for layout in grant_tables(reading.document, layouts):
        table, muddled = layout.table, layout.muddled
        if muddled:
            reading.facts.issues.append(_unclear(reading, table, muddled))
        for row in layout.numbers("body"):
            if row not in muddled and pays(layout, row):
                _pay_row(reading, layout, row, places[table.number, row + 1])
    _tell_prose(reading)


def _unclear(reading: Reading, table: Table, rows: range) -> Issue:
    which = f"rows {rows[0] + 1} to {rows[-1] + 1}" if len(rows) > 1 else f"row {rows[0] + 1}"
    message = f"Table {table.number} lists grants, but in {which} names and sums could not be told apart."
    return Issue(
        issue_id=reading.identify(table.span.start, "extract", "table_unclear"),
        sha256=reading.document.sha256,
        stage="extract",
        code="table_unclear",
        message=message,
    )


def _pay_row(reading: Reading, layout: Layout, row: int, row_amounts: list[int]) -> None:
    """Append the sub-grants of one row; `row_amounts` are the places of its amounts in the list of facts."""
    recipient, remaining = _recipient(layout, row), layout.first("remaining")
    for column in paid_columns(layout):
        at = _amount_in(reading, layout.table.rows[row][column.number], row_amounts)
        if at is None or recipient is None or reading.facts.amounts[at].value_pence <= 0:
            continue
        amount = reading.facts.amounts[at]
        left = _amount_in(reading, layout.table.rows[row][remaining.number], row_amounts) if remaining else None
        about = [words for words in (_words(layout, row, "project"), _words(layout, row, "purpose")) if words]
        reading.facts.sub_grants.append(
            SubGrant(
                sub_grant_id=reading.identify(amount.char_start),
                amount_id=amount.amount_id,
                table_number=layout.table.number,
                row_number=row + 1,
                recipient=recipient,
                purpose="; ".join(about) or None,
                area=_words(layout, row, "area"),
                amount_gbp=amount.value_gbp,
                amount_pence=amount.value_pence,
                remaining_pence=None if left is None else reading.facts.amounts[left].value_pence,
                **reading.place(Span(amount.char_start, amount.char_end), "sub_grants.row"),
            )
        )
        because = amount.because or f"column “{column.label}” of a table of grants"
        update = {"recipient": recipient, "role": "awarded", "because": because}
        reading.facts.amounts[at] = amount.model_copy(update=update)


def _tell_prose(reading: Reading) -> None:
    """Give a sub-grant's sum that prose repeats near the recipient's name its role: "funding of £8,883 was granted"."""
    paid: dict[int, list[SubGrant]] = defaultdict(list)
    for grant in reading.facts.sub_grants:
        paid[grant.amount_pence].append(grant)
    for at, amount in enumerate(reading.facts.amounts):
        grants = paid.get(amount.value_pence, [])
        if len(grants) != 1 or amount.table_number is not None or amount.role in ("awarded", "threshold"):
            continue
        (grant,) = grants
        near = reading.document.text[max(0, amount.char_start - NEAR) : amount.char_end + NEAR // 5]
        if " ".join(grant.recipient.split()[:2]) in near:
            because = f"the grant in row {grant.row_number} of table {grant.table_number}"
            update = {"recipient": grant.recipient, "role": "awarded", "because": because}
            reading.facts.amounts[at] = amount.model_copy(update=update)


def _recipient(layout: Layout, row: int) -> str | None:
    """Return the name in a row, without its mark if all rows are marked: a), b), c)."""
    name = layout.first("recipient")
    if name is None:
        return None
    names = [layout.words[number][name.number] for number in layout.numbers("body")]
    mark = MARKED.match(layout.words[row][name.number])
    is_list = mark is not None and len(names) > 1 and all(MARKED.match(words) for words in names)
    return layout.words[row][name.number][mark.end() if mark and is_list else 0 :] or None


def _words(layout: Layout, row: int, part: Part) -> str | None:
    column = layout.first(part)
    return (layout.words[row][column.number] or None) if column else None


def _amount_in(reading: Reading, cell: Cell, row_amounts: list[int]) -> int | None:
    """Return where the list of facts has the amount that stands in a cell."""
    for at in row_amounts:
        amount = reading.facts.amounts[at]
        if cell.span.start <= amount.char_start and amount.char_end <= cell.span.end:
            return at
    return None
