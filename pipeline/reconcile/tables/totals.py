"""Totals: rows against their totals, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.interpretation.cells import YEAR
from pipeline.interpretation.layouts import Column
from pipeline.interpretation.pounds import printed_pounds
from pipeline.interpretation.totals import OVER_TABLES
from pipeline.reconcile.digits import is_one_digit_off
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.tables.qualified import is_qualified
from pipeline.reconcile.tables.receipts import receipts
from pipeline.reconcile.wording import joined
from pipeline.records import Check

# "of which staff", "including VAT": a line that repeats part of the line above it.
MEMO = re.compile(r"(?:of which|including|incl\.?|memo)\b", re.IGNORECASE)
# A sum that misses its total by more than this factor is a table that we do not understand, not an error of its author.
FAR = 3
# Rows that are counted from 1 without a gap are all there: what they miss their total by may be many times as much.
FARTHEST = 12
# The rows below a total on top may be only some of it ("of which"): it must be missed by less, and by more rows.
FAR_ON_TOP, FEWEST = Fraction(3, 2), 3


def check_tables(grid: Grid) -> list[Check]:
    """Return the tested sums of a table's columns."""
    found = [(column, check) for column in summed(grid) for check in _column(grid, column)]
    held = sum(check.verdict in ("exact", "consistent") for _, check in found)
    failed = sum(check.verdict == "inconsistent" for _, check in found)
    # Where no pound sign says what a column is, the other columns must show that the table adds up at all, or the text
    # prints what stands in it as pounds.
    return [
        check
        for column, check in found
        if check.verdict != "inconsistent" or column.has_pounds or held >= failed or _is_told(grid, check)
    ]


def summed(grid: Grid) -> list[Column]:
    """Return the columns whose rows add up, empty ones too: no shares, prices of one piece, or numbers of rows."""
    body = grid.rows("body")
    return [
        column
        for column in grid.layout.columns
        if column.has_money or column.part in ("count", "total") or _is_empty(grid, body, column)
    ]


def _is_told(grid: Grid, check: Check) -> bool:
    """Return whether the text prints, with a pound sign, a total and all of its terms but one that may be a slip."""
    sums = [each.value_pence for each in check.operands if each.value_pence]
    printed = printed_pounds(grid.document.text)
    told = [f"{value // 100:,}" in printed and value % 100 == 0 for value in sums]
    return len(told) > FEWEST - 1 and told[-1] and told.count(False) <= 1


def _column(grid: Grid, column: Column) -> Iterator[Check]:
    for row in grid.rows("subtotal", "total"):
        total = grid.figures[row][column.number]
        everything = _readings(grid, row)
        if total is None:
            continue
        if (over := OVER_TABLES.fullmatch(grid.label(row))) and (over["both"] or grid.follows_alike):
            yield from _over_tables(grid, column, row, total)
        elif everything and total.value == 0 and all(_is_empty(grid, rows, column) for rows in everything):
            yield _sum(grid, column, everything[0], total)
        elif everything:
            yield from _added_up(grid, column, row, total, everything)


def _added_up(grid: Grid, column: Column, row: int, total: Figure, everything: list[list[int]]) -> Iterator[Check]:
    """Yield the check of a total by the set of rows that makes it up, else by the likeliest, where that is sure."""
    # A group of one row is added up like any other; nothing else is "the rows" of its subtotal.
    is_single = grid.layout.rows[row] == "subtotal" and len(grid.terms(everything[0], column)) == 1
    fewest = 1 if is_single else 2
    readings = [rows for rows in everything[: 1 if is_single else None] if len(grid.terms(rows, column)) >= fewest]
    tested = [(verdict_of(grid.terms(rows, column), total)[0], rows) for rows in readings]
    kept = [rows for verdict in ("exact", "consistent") for found, rows in tested if found == verdict]
    before = _carried(grid, column)
    if kept:
        yield _sum(grid, column, kept[0], total)
    elif before and verdict_of([*before, *grid.terms(everything[0], column)], total)[0] == "exact":
        yield _sum(grid, column, everything[0], total, before)
    elif readings and grid.is_whole and 0 < _gaps(grid, readings[0], column) * 2 <= len(readings[0]):
        yield _blocked(grid, column, readings[0], total)
    elif readings and _is_sure(grid, column, readings[0], total) and not is_qualified(grid, row, column):
        yield _sum(grid, column, readings[0], total)


def _over_tables(grid: Grid, column: Column, row: int, total: Figure) -> Iterator[Check]:
    """Yield the check of “Both rounds”: of the totals of this table, and of those before it with the same columns.

    “Both years” below two years is the total of these.
    """
    own = [figure for r in grid.rows("subtotal", "total") if r < row and (figure := grid.figures[r][column.number])]
    terms = own or grid.terms(grid.rows("body"), column)
    before = grid.before
    while before is not None and before.layout.heads == grid.layout.heads:
        last = before.terms(before.rows("total")[-1:], column)
        terms, before = [*last, *terms], before.before if last else None
    if len(terms) > 1:
        check = find("rows_sum_to_total", terms, total, subject=f"The totals up to {grid.told}", is_table=True)
        are_years = all(YEAR.fullmatch(grid.label(r)) for r in grid.rows("body"))
        is_both = (own or are_years) and len(terms) == 2 and grid.label(row).lower().startswith("both")
        yield from [check] if is_both or check.verdict != "inconsistent" else []


def _readings(grid: Grid, row: int) -> list[list[int]]:
    """Return the sets of rows that a total may add up, the likeliest first."""
    above = [r for r in grid.rows("body") if r < row and not MEMO.match(grid.label(r))]
    subtotals = [r for r in grid.rows("subtotal") if r < row]
    totals = [r for r in grid.rows("total") if r < row]
    rests = [r for r in grid.rows("remainder") if r < row]
    notes = [r for r in grid.rows("note") if r < row]
    if grid.layout.is_led and grid.layout.rows[row] == "subtotal":
        end = min(r for r in (*grid.rows("subtotal", "total"), len(grid.figures)) if r > row)
        return [[r for r in grid.rows("body") if row < r < end]]
    if grid.layout.rows[row] == "subtotal":
        since = max([*subtotals, *totals, -1])
        found = [[r for r in above if r > since], [r for r in above if r > max([since, *notes])], above]
    else:
        since = max(totals, default=-1)
        after = [r for r in above if r > max(subtotals, default=-1) and not grid.layout.is_led]
        segment = [r for r in above if r > since]
        nested = [r for r in above if grid.label(r).lower().startswith("total")]
        found = [[*[s for s in subtotals if s > since], *after]] if subtotals else []
        found += [segment, [*segment, *rests], above, [*totals, *segment], totals, nested]
        found.append([r for r in segment if r not in nested])
        came = receipts(grid)
        found.append([r for r in segment if r not in came])
        carried = max((r for r in grid.rows("carried") if r < row), default=row)
        found.append([carried, *(r for r in above if r > carried)] if carried < row else [])
    if not above:
        found = [[r for r in grid.rows("body") if r > row]]
    return [rows for n, rows in enumerate(found) if rows and rows not in found[:n]]


def _gaps(grid: Grid, rows: list[int], column: Column) -> int:
    return sum(grid.is_gap(row, column.number) for row in rows)


def _is_empty(grid: Grid, rows: list[int], column: Column) -> bool:
    return all(not grid.layout.words[row][column.number] for row in rows)


def _is_sure(grid: Grid, column: Column, rows: list[int], total: Figure) -> bool:
    """Return whether the table is whole and plain enough to say that it does not add up."""
    terms = grid.terms(rows, column)
    computed = sum(term.value for term in terms)
    plain = column.part not in ("remaining", "unit_price") and not _gaps(grid, rows, column) and not receipts(grid)
    sums = grid.rows("subtotal", "total")
    is_above = max(rows) < max(sums)
    is_on_top = len(sums) == 1 and sums[0] < min(rows) and len(terms) >= FEWEST
    far = FAR if is_above else FAR_ON_TOP
    near = 0 < total.value <= computed * far and computed <= total.value * far
    is_counted = is_above and len(terms) >= FEWEST and grid.counted_from == 1
    near = near or _is_confirmed(grid, computed, total) or (is_counted and 0 < computed * FARTHEST >= total.value > 0)
    return plain and (is_above or is_on_top) and near and len(terms) * 2 >= len(rows) and grid.is_whole


def _is_confirmed(grid: Grid, computed: int, total: Figure) -> bool:
    """Return whether a sum far from its total is still meant: they differ in one digit, or a budget tells one of them.

    A budget of £20,000 less the total leaves the remainder, or all of it is spent.
    """
    if is_one_digit_off(computed, total.value):
        return True
    budgets = {figure.value for row in grid.rows("budget") for figure in grid.figures[row] if figure is not None}
    rests = {figure.value for row in grid.rows("remainder") for figure in grid.figures[row] if figure is not None}
    return computed in budgets or any(total.value + rest in budgets for rest in rests)


def _carried(grid: Grid, column: Column) -> list[Figure]:
    """Return the figures of a column in the table that this one goes on from, its rows counted on."""
    before = grid.carried
    return before.terms(before.rows("body"), column) if before else []


def _sum(grid: Grid, column: Column, rows: list[int], total: Figure, before: Sequence[Figure] = ()) -> Check:
    terms = [*before, *grid.terms(rows, column)]
    subject = f"The {len(terms) or 'empty'} rows of {_called(column)} in {grid.told}"
    return find("rows_sum_to_total", terms, total, subject=subject, unit=grid.unit(column), is_table=True)


def _called(column: Column) -> str:
    return f"column “{column.label}”" if column.label else f"column {column.number + 1}"


def _blocked(grid: Grid, column: Column, rows: list[int], total: Figure) -> Check:
    """Return the check of a sum that cannot be tested, because a cell gives no figure."""
    gaps = [f"“{grid.layout.words[r][column.number]}”" for r in rows if grid.is_gap(r, column.number)]
    check = _sum(grid, column, rows, total)
    return check.model_copy(
        update={
            "verdict": "blocked",
            "statement": f"The rows of {_called(column)} in {grid.name} cannot be added up to {total.written}: "
            f"a cell reads {joined(gaps)}.",
            "expression": f"{check.expression.rpartition(' = ')[0] or check.expression} + ? = {total.written}",
            "computed_low_pence": None,
            "computed_high_pence": None,
            "difference_pence": None,
            "explanation": None,
        }
    )
