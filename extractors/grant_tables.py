"""Grant tables: which tables pay recipients, and in which columns the sums stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.lexicon.rows import read_rows
from pipeline.document import Document
from pipeline.interpretation.cells import read_figure, year_of
from pipeline.interpretation.columns import NAME, part_of
from pipeline.interpretation.keeps import is_kept
from pipeline.interpretation.layouts import Column, Layout
from pipeline.interpretation.levels import CLOSES, OPENS
from pipeline.interpretation.rows import label_of, plain

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
# "June", "Quarter 2", "On acceptance", "Mid-year", "Second claim": when what is summed up is paid
WHEN = re.compile(
    r"(?:(?:in|by|on|end\sof)\s)?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|q(?:uarter)?\s?[1-4]"
    r"|(?:first|second|third|fourth|final|last|interim|\d(?:st|nd|rd|th))\s(?:claim|payment|instalment|tranche|quarter|half)"
    r"|(?:claim|payment|instalment|tranche)\s\d|mid-?\s?(?:year|point|term)|(?:half|project|year)[-\s](?:year|end)"
    r"|acceptance|signature|completion|receipt)(?:\s\d{4}|\s\d{4}/\d{2})?",
    re.IGNORECASE,
)
# "Less: Project Officer (69,000)": what a fund pays before the grants, in a table of what becomes of it.
LESS = re.compile(r"(?:less|minus|deduct)\b", re.IGNORECASE)
# Rows of a header: a block of key information has more, above the only sum in it.
MOST_HEADS = 3
# A table of so many rows, most of which stand in one before it, pays nobody again.
FEWEST, ALIKE = 3, (3, 4)
MOVED = 3  # columns of money before the closing level: the opening one, and two for what comes and goes
# Words of a row: “Police officer pay” is a cost, “Oak Street Employment and Training Consortium” none.
FEW = 4
# “Award | Approved amount”: each row is a grant.
GRANT = re.compile(r"(?:sub-?)?(?:grant|award)s?", re.IGNORECASE)
PROJECT = re.compile(r"\b(?:projects?|schemes?|initiatives?|names?)\b", re.IGNORECASE)


def grant_tables(document: Document, layouts: Sequence[Layout]) -> Iterator[Layout]:
    """Yield the tables of a document whose rows are grants to recipients; none that sums up or tells again another."""
    told: set[tuple[str, int]] = set()
    for layout in layouts:
        others = [other for other in layouts if other is not layout]
        totals = {total for other in others for total in _totals(other)}
        sorts = {words for other in others for words in _sorts(other)}
        if not pays_recipients(document, layout) or _sums_up(layout, totals, sorts):
            continue
        rows = set(_paid(layout))
        if len(rows) < FEWEST or len(rows & told) * ALIKE[1] < len(rows) * ALIKE[0]:
            yield layout
        told |= rows


def _paid(layout: Layout) -> Iterator[tuple[str, int]]:
    """Yield who gets how much, in pence, in each row of a table."""
    name, columns = layout.first("recipient"), paid_columns(layout)
    for row in layout.numbers("body") if name else ():
        figure = read_figure(layout.words[row][columns[0].number], columns[0].unit) if columns else None
        if name and figure is not None:
            yield plain(layout.words[row][name.number]), figure.pence


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
    """Return whether a table's header says that its rows are bodies, projects or grants."""
    name = layout.first("recipient")
    is_grant = name is not None and GRANT.fullmatch(name.label) is not None
    return name is not None and (is_grant or part_of(name.label) == "recipient" or bool(PROJECT.search(name.label)))


def _is_split(layout: Layout) -> bool:
    """Return whether a table has a row for all the grants, or for what a fund opens with or is less, or has prices."""
    called = _called(layout)
    budgets = [label_of(layout.words[row]) for row in layout.numbers("budget")]
    opens = layout.first("remaining") is None and any(map(OPENS.search, budgets))
    is_fund = any(map(LESS.match, called))
    is_all = any(ALL_GRANTS.fullmatch(plain(who)) or ALL_OF_A_KIND.fullmatch(who) for who in called)
    is_bill = layout.first("unit_price") is not None and not _is_said(layout)
    return is_all or is_fund or opens or is_bill or _is_movement(layout)


def _is_movement(layout: Layout) -> bool:
    """Return whether a table's columns lead from what each fund opens with, over what comes and goes, to its close."""
    heads = [column.label for column in layout.columns if column.has_money]
    return len(heads) > MOVED and bool(OPENS.search(heads[0])) and any(map(CLOSES.search, heads[MOVED:]))


def _is_cost(name: str) -> bool:
    """Return whether a row is called by a head of cost: it begins with one, or has few words besides."""
    words = f" {name.lower()} "
    heads = [f" {head['words']} " for head in read_rows("cost_heads")]
    return any(words.startswith(head) or (head in words and len(words.split()) <= FEW) for head in heads)


def pays(layout: Layout, row: int) -> bool:
    """Return whether a row of a table of grants pays anybody: it is not kept, and among bodies no head of cost."""
    name = layout.first("recipient")
    who = layout.words[row][name.number] if name else ""
    is_phrase = len(who.split()) == 1 or NAME.match(who) is None
    is_cost = name is not None and part_of(name.label) == "recipient" and is_phrase and _is_cost(who)
    return not (is_kept(who) or is_cost)


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
    if name and (
        GROUPED.fullmatch(name.label)
        or any(all(map(is_one, called)) for is_one in (year_of, GROUP.match, WHEN.fullmatch))
    ):
        return True
    if set(called) <= set(sorts):
        return True
    for column in layout.columns:
        cells = [read_figure(layout.words[row][column.number], column.unit) for row in body]
        if column.has_money and len(body) > 1 and all(cell and cell.pence in totals for cell in cells):
            return True
    return False


def paid_columns(layout: Layout) -> list[Column]:
    """Return the columns whose cells are the sums paid: the total of the years where there is one, else each year."""
    if layout.amount is None:
        return []
    years = [column for column in layout.columns if column.has_money and column.first_year]
    return years if len(years) > 1 and layout.amount in years else [layout.amount]
