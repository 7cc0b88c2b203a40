"""Totals: which row of a table is its total, and which are those of its parts, as its words and its place say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.interpretation.cells import YEAR
from pipeline.interpretation.rows import (
    LABEL_WORDS,
    Kinds,
    RowKind,
    Words,
    body_of,
    closing_kind,
    columns_of,
    is_left,
    label_of,
    plain,
    stated,
    whole_labels,
)

FEWEST = 3  # rows of the body, its total included
NEAR = 4  # a sum that misses the figure called “Cost in full” by more than this part (1 / n) of it is another one
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
# “Grants”, “Awards made”, “Onward grants to clubs”: below the grants and exactly what they come to, it is their total.
ALL_GRANTS = re.compile(
    r"(?:all\s|onward\s|sub-?)?(?:grants|awards|sub-?grants|offers|allocations|payments)"
    r"(?:\s(?:made|awarded|agreed|paid|offered|recommended|proposed|approved|(?:to|for)\s(?:[a-z]+\s){0,2}[a-z]+s))?"
)
# “All other costs” are some of them.
PARTIAL = re.compile(r"\b(?:other|remaining|further)\b", re.IGNORECASE)


def tell_totals(rows: list[RowKind], words: tuple[Words, ...], kinds: tuple[Kinds, ...]) -> None:
    """Make totals and subtotals of the rows of the body that are such."""
    _tell_pot_among_parts(rows, words)
    _tell_last_total(rows, words)
    _tell_parts(rows, words)
    _tell_all_grants(rows, words)
    _tell_bare_total(rows, words, kinds)
    _tell_missed_total(rows, words)


def is_called_total(cells: Words) -> bool:
    """Return whether a row's label begins as that of a total: "Total to date", "Total, all years"."""
    label = label_of(cells)
    return CALLED_TOTAL.match(label) is not None and len(label.split()) <= LABEL_WORDS


def _tell_last_total(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make the last row of the body the total if its label says so: "Total to date", or "Grant from the Ministry"."""
    body = body_of(rows)
    if len(body) < FEWEST or "total" in rows[body[0] :]:
        return
    sources = [number for number in body if SOURCE.match(label_of(words[number]))]
    if is_called_total(words[body[-1]]) or sources == body[-1:]:
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
        or (kind == "body" and "body" in rows[:number] and (number in groups or is_called_total(words[number])))
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
    body = body_of(rows)
    while body and is_left(words[body[-1]]):
        body.pop()
    bare = [number for number in body if "words" not in kinds[number]]
    if len(body) > 2 and bare == body[-1:] and "total" not in rows:
        rows[bare[0]] = "total"


def _tell_all_grants(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make the last row of the body the total if it is called “Grants” and is to the penny what the others come to."""
    body = body_of(rows)
    if len(body) < FEWEST or "total" in rows or not ALL_GRANTS.fullmatch(label_of(words[body[-1]])):
        return
    if any(sum(terms) == total and len(terms) == len(body) - 1 for total, terms in columns_of(words, body)):
        rows[body[-1]] = "total"


def _tell_missed_total(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make the last row of the body the total if its words may say so, and the others come near to its figure.

    "Cost in full", "Whole programme"; "Full evaluation", far from what the rows above it come to, is one of them. Below
    years, each a row, "All years" can be nothing else.
    """
    body = body_of(rows)
    if len(body) < FEWEST or "total" in rows or closing_kind(words[body[-1]]) != "total":
        return
    is_near = any(abs(sum(terms) - total) * NEAR < total for total, terms in columns_of(words, body))
    are_years = all(YEAR.fullmatch(label_of(words[number])) for number in body[:-1])
    if not PARTIAL.search(label_of(words[body[-1]])) and (is_near or are_years):
        rows[body[-1]] = "total"


def _tell_pot_among_parts(rows: list[RowKind], words: tuple[Words, ...]) -> None:
    """Make a row of the body of a budget on top that is the first part of the total, which is more than it.

    As "Grant pot | Evaluation | Total income": not what the rows are taken of, since they near the total only with it.
    """
    numbers = stated(rows)
    if len(numbers) < FEWEST or [rows[n] for n in numbers[:-1]] != ["budget", *["body"] * (len(numbers) - 2)]:
        return
    last = words[numbers[-1]]
    if rows[numbers[-1]] != "total" and closing_kind(last) != "total" and not SOURCE.match(label_of(last)):
        return
    for total, (pot, *others) in columns_of(words, numbers):
        missed = abs(pot + sum(others) - total)
        if 0 < pot < total and missed * NEAR < total and missed < abs(sum(others) - total):
            rows[numbers[0]] = "body"
