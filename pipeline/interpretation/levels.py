"""Levels: tables that state a fund and what is left of it, or open with one level and close with another."""

from __future__ import annotations

import re

from pipeline.interpretation.rows import NAMED, Kinds, RowKind, Words, closing_kind, label_of, stated

FEWEST = 3  # rows of such a table
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
# “For sub-grants”, “Available for grants”, “Leaving for partners”, “Net sum”: what a sum less others comes to
LEAVES = re.compile(
    r"\W{0,2}(?:so\s|this\s|which\s|thus\s)?(?:for|available|leav\w+|left|net|balance|remain\w*|total|to\s(?:be\s)?[a-z]{4,12}"
    r"|(?:onward\s)?(?:sub-?)?(?:grants?|awards?)|(?:sum|amount|budget|fund)\s(?:for|available))\b",
    re.IGNORECASE,
)


def tell_statement(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> bool:
    """Make budget, total and remainder of three rows that state a fund, what is taken of it and what is left of it.

    As "Fund for awards | Taken by offers | Still free". Return whether they do.
    """
    numbers = stated(rows)
    if len(numbers) != 3 or any(kinds[number].count("words") != 1 for number in numbers):
        return False
    first, taken, last = (words[number] for number in numbers)
    is_fund = rows[numbers[0]] == "budget" or closing_kind(first, has_total=True) == "budget"
    is_rest = rows[numbers[2]] == "remainder" or closing_kind(last) == "remainder"
    if not (is_fund and is_rest) or NAMED.search(next(filter(None, taken))):
        return False
    if _are_levels(first, last) and any(TAKEN.match(cell) for cell in taken):
        return False
    for number, kind in zip(numbers, STATEMENT, strict=True):
        rows[number] = kind
    return True


def tell_movement(rows: list[RowKind], words: tuple[Words, ...]) -> bool:
    """Make the budget and the remainder of the first and the last row where a table opens with one level and closes so.

    As "Reserve brought forward | Receipts | Drawn down | Closing position". Return whether it does.
    """
    numbers = stated(rows)
    if len(numbers) < FEWEST or {rows[number] for number in numbers[1:-1]} != {"body"}:
        return False
    is_movement = _are_levels(words[numbers[0]], words[numbers[-1]])
    if is_movement:
        rows[numbers[0]], rows[numbers[-1]] = "budget", "remainder"
    return is_movement


def tell_deductions(rows: list[RowKind], words: tuple[Words, ...]) -> bool:
    """Make the total of the last row of a sum from which each row below it takes some, up to what that leaves.

    As "Grant 900 | Less staff (300) | Less training (100) | For awards 500". Return whether it is one.
    """
    numbers = stated(rows)
    if len(numbers) < FEWEST or {rows[number] for number in numbers} != {"body"}:
        return False
    first, *taken, last = ([TAKEN.match(cell) is not None for cell in words[number]] for number in numbers)
    is_one = (
        all(map(any, taken)) and not any((*first, *last)) and LEAVES.match(label_of(words[numbers[-1]])) is not None
    )
    if is_one:
        rows[numbers[-1]] = "total"
    return is_one


def _are_levels(first: Words, last: Words) -> bool:
    """Return whether one row is called the level that opens a time, and the other the level that closes it."""
    return bool(OPENS.search(label_of(first)) and CLOSES.search(label_of(last)))
