"""Cells: what the words of one cell of a table amount to: a figure, a dash for nothing, a share, or words."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.errors import NotMoneyError
from pipeline.money import Money, parse_money

CellKind = Literal["empty", "figure", "nil", "share", "gap", "words"]

# "£49,995", "1,234", "(1,200)", "-£3.5m", "98 452", "£1,000*": a figure and nothing else; a mark of a note may follow.
FIGURE = re.compile(
    r"""(?P<figure>[-−–(]?\s?(?:GBP\s?|£\s?)?[-−–]?\d{1,15}(?:[,\s]\s?\d{2,3}){0,6}(?:\.\d{1,4})?
        \s?(?:k|m|bn|mn|million|thousand)?\s?\)?)
        (?P<mark>[*†‡§¹²³]{0,3})""",
    re.VERBOSE | re.IGNORECASE,
)
# A share of a total: "12.5%", "+3 %", "(2.1%)".
SHARE = re.compile(r"[-−–+(]?\s?\d{1,6}(?:\.\d{1,4})?\s?%\s?\)?")
# "-", "£-", "nil": nothing was paid.
NIL = re.compile(r"£?\s?(?:[-−–—]{1,3}|nil|none)", re.IGNORECASE)
# "£000", "£'000s", "(£000)": the unit of the column, not a figure.
UNIT = re.compile(r"\(?£\s?['’]?000['’]?s?\)?")
# "TBC", "n/a", "████": a figure belongs here, and is not given.
GAP = re.compile(
    r"t\.?b\.?[cad]\.?|n/?a|not known|unknown|to be (?:confirmed|agreed|determined)|\?{1,3}|█{1,80}", re.IGNORECASE
)
# "2020", "2020/21", "FY 2020-21", "2020/2021": a year names a column, it is no figure.
YEAR = re.compile(r"(?:FY\s?)?(?P<first>(?:19|20)\d{2})(?:\s?[/–-]\s?(?:20)?(?P<last>\d{2}))?", re.IGNORECASE)
YEAR_SHORT = re.compile(r"(?:FY\s?)?(?P<first>\d{2})\s?/\s?(?P<last>\d{2})", re.IGNORECASE)
PATTERNS: tuple[tuple[CellKind, re.Pattern[str]], ...] = (
    ("nil", NIL),
    ("share", SHARE),
    ("gap", GAP),
    ("figure", FIGURE),
)


def kind_of(words: str) -> CellKind:
    """Return what the words of a cell are.

    >>> [kind_of(w) for w in ("£205", "98 452", "-", "12%", "TBC", "St Giles", "")]
    ['figure', 'figure', 'nil', 'share', 'gap', 'words', 'empty']
    """
    words = words.strip()
    if not words:
        return "empty"
    if len(words) > 80 or UNIT.fullmatch(words):
        return "words"
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(words)), "words")


def read_figure(words: str, unit: int = 1) -> Money | None:
    """Return the figure of a cell, its header's unit applied unless the cell writes its own; None where it is none."""
    words = words.strip()
    if NIL.fullmatch(words):
        return Money(0, 0, 0)
    match = FIGURE.fullmatch(words)
    if match is None:
        return None
    own_unit = re.search(r"[a-z]", match["figure"].replace("GBP", ""), re.IGNORECASE)
    try:
        return parse_money(match["figure"], unit=1 if own_unit else unit)
    except NotMoneyError:
        return None


def year_of(words: str) -> tuple[str, str] | None:
    """Return the financial years that a header names, first and last, as 2022/23.

    >>> year_of("2022/23 (£)"), year_of("FY 2021-2022"), year_of("Amount")
    (('2022/23', '2022/23'), ('2021/22', '2021/22'), None)
    """
    found = YEAR.search(words)
    if found is None or found["last"] is None:
        found = YEAR_SHORT.search(words)
    if found is None:
        return None
    first = int(found["first"][-2:])
    if int(found["last"]) != (first + 1) % 100:
        return None
    year = f"20{first:02d}/{(first + 1) % 100:02d}"
    return year, year
