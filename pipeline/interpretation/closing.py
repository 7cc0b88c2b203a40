"""Closing: the rows that end a table below its entries: totals, the fund that they come from, what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.interpretation.rows import (
    LABEL_WORDS,
    NAMED,
    Kinds,
    RowKind,
    Words,
    closing_kind,
    columns_of,
    label_of,
    plain,
    whole_labels,
)

FEWEST = 3  # rows of the body, its total included
NEAR = 4  # a sum that misses the figure called “Cost in full” by more than this part (1 / n) of it is another one
STATEMENT: tuple[RowKind, ...] = ("budget", "total", "remainder")
# “Reserve brought forward”, “Balance at 1 April” above “Closing position”, “Balance at 31 March”
# “Reserve at start of year” above “Reserve at end of year”, “1 April 2031” above “31 March 2032”
OPENS = re.compile(
    r"\b(?:opening|brought forward|b/f|(?:at|on)(?: the)? (?:start|beginning|outset)|start of (?:the )?(?:year|period)"
    r"|1(?:st)? April)\b",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"\b(?:closing|carried forward|c/f|(?:at|on) (?:the )?(?:year[- ]|period[- ])?(?:end|close)"
    r"|(?:end|close) of (?:the )?(?:year|period)|31(?:st)? March)\b",
    re.IGNORECASE,
)
# “(300)”, “-£300” between two levels moves each column from one to the other.
TAKEN = re.compile(r"\(\W?\d|[-−–]\s?£?\d")
# “Both rounds”, “All tables”: what ends several tables in one; the totals above it are those of parts.
OVER_TABLES = re.compile(r"(?P<both>both)\s\w+|all\s(?:rounds|tables|lots|phases|strands)", re.IGNORECASE)
# “Grant from the Home Office”, “Grant received”, “Income from funder” below what it is spent on; there may be other
# income from fees.
SOURCE = re.compile(
    r"(?:grant|funding|award|money|sum)\s(?:(?:\w+\s)?from\s(?:the\s)?\w|received$)|income\sfrom\s(?:the\s)?funder\b"
)
# “Sum of offers”, “Totals for both years”, “Total: Second call”, “Total – Second call”
CALLED_TOTAL = re.compile(r"totals?(?:\s?[,:(–-])?\s|totals?\s?\(|sum of\s")
# “Total of Bodies run by their own members”: a phrase as long as its group's name.
OF_A_GROUP = re.compile(r"totals?\s?(?:[,:(–-]\s?)?(?:of |for |in )?(?:the )?(?P<group>\w[^)]*)\)?$")
# “All other costs” are some of them.
PARTIAL = re.compile(r"\b(?:other|remaining|further)\b", re.IGNORECASE)


def tell_closing(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> None:
    """Make totals, budgets and remainders of the rows that close a table, where words and place say so."""
    if _tell_statement(rows, words, kinds) or _tell_movement(rows, words):
        return
    for number in [*_lean(rows, words, kinds), *_below_total(rows, words)]:
        if rows[number] == "body" and (kind := closing_kind(words[number], has_total="total" in rows)):
            rows[number] = kind
    _tell_pot_among_parts(rows, words)
    _tell_last_total(rows, words)
    _tell_parts(rows, words)
    _tell_bare_total(rows, words, kinds)
    _tell_missed_total(rows, words)
    _tell_rest(rows, words)


def _tell_statement(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> bool:
    """Make budget, total and remainder of three rows that state a fund, what is taken of it and what is left of it.

    As "Fund for awards | Taken by offers | Still free". Return whether they do.
    """
    stated = [number for number, kind in enumerate(rows) if kind not in ("header", "note", "blank")]
    if len(stated) != 3 or any(kinds[number].count("words") != 1 for number in stated):
        return False
    first, taken, last = (words[number] for number in stated)
    is_fund = rows[stated[0]] == "budget" or closing_kind(first, has_total=True) == "budget"
    is_rest = rows[stated[2]] == "remainder" or closing_kind(last) == "remainder"
    if not (is_fund and is_rest) or NAMED.search(next(filter(None, taken))):
        return False
    if _are_levels(first, last) and any(TAKEN.match(cell) for cell in taken):
        return False
    for number, kind in zip(stated, STATEMENT, strict=True):
        rows[number] = kind
    return True


def _tell_movement(rows: list[RowKind], words: tuple[Words, ...]) -> bool:
    """Make the budget and the remainder of the first and the last row where a table opens with one level and closes so.

    As "Reserve brought forward | Receipts | Drawn down | Closing position". Return whether it does.
    """
    stated = [number for number, kind in enumerate(rows) if kind not in ("header", "note", "blank")]
    if len(stated) < FEWEST or {rows[number] for number in stated[1:-1]} != {"body"}:
        return False
    is_movement = _are_levels(words[stated[0]], words[stated[-1]])
    if is_movement:
        rows[stated[0]], rows[stated[-1]] = "budget", "remainder"
    return is_movement


def _are_levels(first: Words, last: Words) -> bool:
    """Return whether one row is called the level that opens a time, and the other the level that closes it."""
    return bool(OPENS.search(label_of(first)) and CLOSES.search(label_of(last)))


def _body(rows: Sequence[RowKind]) -> list[int]:
    return [number for number, kind in enumerate(rows) if kind == "body"]


def _lean(rows: Sequence[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> list[int]:
    """Return the last rows of the body that lack what all rows above them tell: a number, a place, a purpose."""
    body = _body(rows)
    told = [
        column
        for column in range(len(words[0]))
        if body and sum(kinds[number][column] == "words" or column == 0 for number in body[:2]) == 2
    ]
    ends = {next((at for at, number in enumerate(body) if not words[number][column]), len(body)) for column in told}
    for start in sorted(ends):
        always = [column for column in told if all(words[number][column] for number in body[:start])]
        run = body[start:]
        if start > 1 and run and all(any(not words[number][column] for column in always) for number in run):
            return run
    return []


def _below_total(rows: Sequence[RowKind], words: tuple[Words, ...]) -> list[int]:
    """Return the last rows of the body whose labels close it, below its total, or from the one that is called so."""
    body = _body(rows)
    total = max((number for number, kind in enumerate(rows) if kind == "total"), default=len(rows))
    run: list[int] = []
    for number in reversed(body[2:]):
        if closing_kind(words[number]) is None:
            break
        run.insert(0, number)
    start = next((at for at, number in enumerate(run) if number > total or _is_called_total(words[number])), len(run))
    return run[start:]


def _is_called_total(cells: Words) -> bool:
    """Return whether a row's label begins as that of a total: "Total to date", "Total, all years"."""
    label = label_of(cells)
    return CALLED_TOTAL.match(label) is not None and len(label.split()) <= LABEL_WORDS


def _tell_last_total(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make the last row of the body the total if its label says so: "Total to date", or "Grant from the Ministry"."""
    body = _body(rows)
    if len(body) < FEWEST or "total" in rows[body[0] :]:
        return
    sources = [number for number in body if SOURCE.match(label_of(words[number]))]
    if _is_called_total(words[body[-1]]) or sources == body[-1:]:
        rows[body[-1]] = "total"


def _tell_parts(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make subtotals of the totals of parts: "Lot 2 total", "Total 2022/23", with rows of their own above them.

    The last one is such a total, too, where rows of its own stand above it and its label names a part.
    """
    groups = set(_totals_of_groups(rows, words))
    called = [
        number
        for number, kind in enumerate(rows)
        if kind == "total"
        or (kind == "body" and "body" in rows[:number] and (number in groups or _is_called_total(words[number])))
    ]
    is_over = bool(called) and OVER_TABLES.fullmatch(label_of(words[called[-1]])) is not None
    named = [n for n in called if plain(label_of(words[n])) not in whole_labels() or (is_over and n != called[-1])]
    if len(called) < 2 or (len(called) == 2 and len(named) == 2 and called[1] == called[0] + 1):
        return
    for before, number in zip([-1, *called], called, strict=False):
        own = {rows[n] for n in range(before + 1, number)}
        if number in named and "body" in own and (number != called[-1] or len(named) == len(called)):
            rows[number] = "subtotal"
        elif rows[number] == "body":
            rows[number] = "total"


def _totals_of_groups(rows: Sequence[RowKind], words: tuple[Words, ...]) -> Iterator[int]:
    """Yield the rows that are called the total of what the row is called that begins their group."""
    group, is_first = "", True
    for number, kind in enumerate(rows):
        label = label_of(words[number])
        match = OF_A_GROUP.match(label)
        if match and group.startswith(match["group"]):
            yield number
        elif kind == "note" or (is_first and kind == "body"):
            group = label
        is_first = kind not in ("note", "body") or match is not None


def _tell_bare_total(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> None:
    """Make the last row of the body, but for what is left below it, the total if it alone has figures and no words."""
    body = _body(rows)
    while body and _is_left(words[body[-1]]):
        body.pop()
    bare = [number for number in body if "words" not in kinds[number]]
    if len(body) > 2 and bare == body[-1:] and "total" not in rows:
        rows[bare[0]] = "total"


def _tell_missed_total(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make the last row of the body the total if its words may say so, and the others come near to its figure.

    "Cost in full", "Whole programme"; "Full evaluation", far from what the rows above it come to, is one of them.
    """
    body = _body(rows)
    if len(body) < FEWEST or "total" in rows or closing_kind(words[body[-1]]) != "total":
        return
    if not PARTIAL.search(label_of(words[body[-1]])) and any(
        abs(sum(terms) - total) * NEAR < total for total, terms in columns_of(words, body)
    ):
        rows[body[-1]] = "total"


def _tell_pot_among_parts(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make a row of the body of a budget on top that is the first part of the total, which is more than it.

    As "Grant pot | Evaluation | Total income": not what the rows are taken of, since they near the total only with it.
    """
    stated = [number for number, kind in enumerate(rows) if kind not in ("header", "note", "blank")]
    if len(stated) < FEWEST or [rows[n] for n in stated[:-1]] != ["budget", *["body"] * (len(stated) - 2)]:
        return
    last = words[stated[-1]]
    if rows[stated[-1]] != "total" and closing_kind(last) != "total" and not SOURCE.match(label_of(last)):
        return
    for total, (pot, *others) in columns_of(words, stated):
        missed = abs(pot + sum(others) - total)
        if 0 < pot < total and missed * NEAR < total and missed < abs(sum(others) - total):
            rows[stated[0]] = "body"


def _tell_rest(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make remainders of the rows below the total that say so: "Left in the fund"."""
    last = max((number for number, kind in enumerate(rows) if kind == "total"), default=len(rows))
    for number in range(last + 1, len(rows)):
        if "body" in rows[:last] and rows[number] == "body" and _is_left(words[number]):
            rows[number] = "remainder"


def _is_left(cells: Words) -> bool:
    return closing_kind(cells) == "remainder"
