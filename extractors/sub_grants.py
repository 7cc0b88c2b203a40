"""Sub-grants: the rows of a table that pay recipients out of the decision's money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from extractors.lexicon.rows import read_rows
from pipeline.cells import read_figure, year_of
from pipeline.closing import OPENS
from pipeline.columns import part_of
from pipeline.document import Cell, Document, Span, Table
from pipeline.extract import Reading
from pipeline.layouts import Column, Layout, Part
from pipeline.readings import describe
from pipeline.records import Issue, SubGrant
from pipeline.rows import label_of, plain

# "SOC CC Grant Amount", "agreed to the following awards": the table's header, or the line above it, speaks of grants.
GRANTING = re.compile(
    r"\b(?:grants?|awards?|awarded|funded|funding|sub-?grants?|recipients?|projects?|allotted|allotments?)\b",
    re.IGNORECASE,
)
# A supplier is paid under a contract; an applicant has asked and got nothing yet.
NO_GRANT = re.compile(r"\b(?:suppliers?|contractors?|contracts?|(?<!successful )bidders?|tenderers?)\b", re.IGNORECASE)
# "Lot | Service | Value" are lots of a contract; "Organisation | Lot | Award" sorts the grants.
LOT = re.compile(r"\blots?\b", re.IGNORECASE)

# "Grants to providers", "Onward grants", "Less: grants agreed to date", "Awards in this decision", "Grant from the Home
# Office": a row that is all of the grants, or what pays for them.
ALL_GRANTS = re.compile(
    r"(?:less:?\s)?(?:(?:onward|small|community|local|project)\s|sub-?)?(?:grants?|awards)"
    r"(?:\s(?:to|for|from|in\sthis|funding|agreed|awarded|made|committed|paid)\b.{0,60})?",
    re.IGNORECASE,
)
# “Intervention grants”, “Provider grants”, “Onward awards”: a phrase, no name, that is all of them.
ALL_OF_A_KIND = re.compile(r"(?:The\s)?[A-Z][a-z]+\s(?:[a-z]+\s)?(?:sub-)?(?:grants|awards|offers)")
GRANTS = re.compile(r"\b(?:sub-?)?grants\b", re.IGNORECASE)

# "Theme | Awards", "Round | Grants": what the rows of a summary are called.
GROUPED = re.compile(r"(?:themes?|strands?|rounds?|lots?|priorit(?:y|ies)|years?|phases?)", re.IGNORECASE)

# "Lot 2 – Recovery", "Round 1": what is summed up is no body.
GROUP = re.compile(r"(?:theme|strand|round|lot|priority|phase|tranche)\s(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
# Rows of a header: a block of key information has more, above the only sum in it.
MOST_HEADS = 3

# "a) Market Square Gym", "2. Market Square Gym": the row's mark, where each row has one.
MARKED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+(?=\S)")

# “Police officer pay” is a cost, “Oak Street Employment and Training Consortium” none.
FEW = 4

# “Oak Choir”, “St Giles Trust”: a name has a capital in its second word or its third; “Onward awards” is none.
NAME = re.compile(r"(?!\d)(?:\W?\w[\w'’.]*\s){1,2}\W?[A-Z][a-z]|[A-Z][a-z]+$")
PROJECT = re.compile(r"\b(?:projects?|schemes?|initiatives?|names?)\b", re.IGNORECASE)

# A summary of projects names the recipient in its heading and the sum some sentences below.
NEAR = 700


def extract(reading: Reading) -> None:
    """Return nothing; append a sub-grant for each row that pays a recipient, and say so at the row's amount."""
    places: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for at, amount in enumerate(reading.facts.amounts):
        places[amount.table_number, amount.row_number].append(at)
    layouts = [describe(reading.document, table) for table in reading.document.tables]
    for layout in layouts:
        table, muddled = layout.table, layout.muddled
        totals = {total for other in layouts if other is not layout for total in _totals(other)}
        sorts = {words for other in layouts if other is not layout for words in _sorts(other)}
        if not pays_recipients(reading.document, layout) or _sums_up(layout, totals, sorts):
            continue
        if muddled:
            reading.facts.issues.append(_unclear(reading, table, muddled))
        for row in layout.numbers("body"):
            if row not in muddled:
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


def pays_recipients(document: Document, layout: Layout) -> bool:
    """Return whether a table's rows are grants to recipients: neither heads of cost nor contracts."""
    name = layout.first("recipient")
    body = layout.numbers("body")
    if name is None or layout.amount is None or not body or len(layout.numbers("header")) > max(MOST_HEADS, len(body)):
        return False
    heads = " ".join(column.label for column in layout.columns)
    start = layout.table.span.start
    above = document.text[max(0, start - 300) : start]
    costs = sum(_is_cost(layout.words[row][name.number]) for row in body)
    is_told = bool(GRANTING.search(heads)) or layout.first("remaining") is not None or bool(GRANTING.search(above))
    says_so = _names_bodies(layout) and (is_told or bool(GRANTS.search(document.text[:start])))
    is_lots = LOT.search(heads) and not (part_of(name.label) == "recipient" and GRANTING.search(heads))
    is_other = _is_split(layout) or is_lots or NO_GRANT.search(heads)
    return says_so and not is_other and costs * 2 < len(body)


def _called(layout: Layout) -> list[str]:
    """Return what the rows of a table's body are called."""
    name = layout.first("recipient")
    return [layout.words[row][name.number] for row in layout.numbers("body")] if name else []


def _names_bodies(layout: Layout) -> bool:
    """Return whether a table's rows are called by names, or its header says that they are."""
    called = _called(layout)
    return _is_said(layout) or sum(NAME.match(who) is not None for who in called) * 2 > len(called)


def _is_said(layout: Layout) -> bool:
    """Return whether a table's header says that its rows are bodies or projects."""
    name = layout.first("recipient")
    return name is not None and (part_of(name.label) == "recipient" or PROJECT.search(name.label) is not None)


def _is_split(layout: Layout) -> bool:
    """Return whether a table has a row for all the grants together or the level it opens with, or prices of things."""
    called = _called(layout)
    budgets = [label_of(layout.words[row]) for row in layout.numbers("budget")]
    opens = layout.first("remaining") is None and any(map(OPENS.search, budgets))
    is_all = any(ALL_GRANTS.fullmatch(plain(who)) or ALL_OF_A_KIND.fullmatch(who) for who in called)
    is_bill = layout.first("unit_price") is not None and not _is_said(layout)
    return is_all or opens or is_bill


def _is_cost(name: str) -> bool:
    """Return whether a row is called by a head of cost: it begins with one, or has few words besides."""
    words = f" {name.lower()} "
    heads = [f" {head['words']} " for head in read_rows("cost_heads")]
    return any(words.startswith(head) or (head in words and len(words.split()) <= FEW) for head in heads)


def _totals(layout: Layout) -> Iterator[int]:
    """Yield what a table prints as totals, in pence."""
    for row in layout.numbers("subtotal", "total"):
        for column in layout.columns:
            figure = read_figure(layout.words[row][column.number], column.unit) if column.has_money else None
            if figure is not None and figure.pence:
                yield figure.pence


def _sorts(layout: Layout) -> Iterator[str]:
    """Yield the words by which a table sorts its rows: "Sport" in a column of themes, "Outer London" of places."""
    name = layout.first("recipient")
    for column in layout.columns:
        if column is not name and not column.has_money:
            yield from (layout.words[row][column.number] for row in layout.numbers("body"))


def _sums_up(layout: Layout, totals: Collection[int], sorts: Collection[str]) -> bool:
    """Return whether a table's rows are years, lots or what others sort theirs by, or a column of it their totals."""
    name, body, called = layout.first("recipient"), layout.numbers("body"), _called(layout)
    if name and (GROUPED.fullmatch(name.label) or all(map(year_of, called)) or all(map(GROUP.match, called))):
        return True
    if set(called) <= set(sorts):
        return True
    for column in layout.columns:
        cells = [read_figure(layout.words[row][column.number], column.unit) for row in body]
        if column.has_money and len(body) > 1 and all(cell and cell.pence in totals for cell in cells):
            return True
    return False


def granted(layout: Layout) -> list[Column]:
    """Return the columns whose cells are the sums paid: the total of the years where there is one, else each year."""
    if layout.amount is None:
        return []
    years = [column for column in layout.columns if column.has_money and column.first_year]
    return years if len(years) > 1 and layout.amount in years else [layout.amount]


def _pay_row(reading: Reading, layout: Layout, row: int, row_amounts: list[int]) -> None:
    """Append the sub-grants of one row; `row_amounts` are the places of its amounts in the list of facts."""
    recipient, remaining = _recipient(layout, row), layout.first("remaining")
    for column in granted(layout):
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
