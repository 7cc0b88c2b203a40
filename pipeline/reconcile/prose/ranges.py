"""Ranges: figures that are the lower or upper end of one, "£58,999–£63,999", which no sum counts as money.

A sum of ranges is one only where its total is a range as well, and is called a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation
from pipeline.reconcile.prose.sums import is_total

End = Literal["lower", "upper", "lower of a total", "upper of a total"]
Place = tuple[str, int]  # a figure's document, and where it stands in it
# “£58,999–£63,999”, “£70,000 - £75,000”; “£5,000 to £50,000”, “£2.6m a year to £3.4m a year”
DASH = re.compile(r"\s?[-–—]\s?")
TO = re.compile(r"(?:\s(?:each|a\syear|per\s[a-z]{3,8}|p\.?a\.?))?\sto\s(?:about\s|around\s|some\s)?", re.IGNORECASE)
# “between £2.6m and £3.4m”, but “the difference between £500,000 and £440,000”
BETWEEN = re.compile(
    r"(?<!difference\s)(?<!variance\s)(?<!shortfall\s)(?<!gap\s)(?<!split\s)(?<!divided\s)(?<!shared\s)"
    r"\bbetween\s(?:(?:about|around|some|circa)\s)?$",
    re.IGNORECASE,
)
AND = re.compile(r"(?:\s(?:each|a\syear|per\s[a-z]{3,8}|p\.?a\.?))?\sand\s(?:about\s|around\s|some\s)?", re.IGNORECASE)
# “bids ranged from £1m to £9m”, “salaries run from £1m to £9m”; “from £1m to £9m” alone is a change.
RANGING = re.compile(
    r"\b(?:rang\w+|r[au]ns?(?=\sfrom)|spans?|vari?e?[sdy]|lies?|lay|any(?:where|thing)|somewhere|spread|band\w*)\b",
    re.IGNORECASE,
)
# “were run down by £60.3m to £450.8m”
BY = re.compile(r"\bby\s(?:[a-z]{4,8}\s)?$", re.IGNORECASE)
# “raising the value of £3m to £5m”, “rose by £2m to £7m”, “the grant, once £3m, to £5m”: before and after, no range;
# “adding £2m to £5m gives …”, “transferring £2m to £5m”: two sums, no range.
CHANGING = re.compile(
    r"\b(?:from|by|increas\w+|rais\w+|r[io]s(?:e|es|en|ing)|uplift\w*|reduc\w+|exten[ds]\w*|grow\w*|grew|cut\w*|lift\w*|f[ae]ll\w*|climb\w*|drop\w*|shr[aiu]nk\w*|s[aiu]nk\w*"
    r"|vari\w+|lower\w*|add\w*|transfer\w*|plus|tak(?:e|es|ing)|bring\w*|mov\w+|original|existing|current|once|previous\w*|former\w*)\b",
    re.IGNORECASE,
)
# “£75,000- £85,000- SM4A” over “£79,999 £89,999”: rows of a chart, the ends of whose ranges stand on two lines.
TORN = re.compile(r"[-–—](?:\s|$)")
NEAR = 80  # characters in front of a range that tell what it is


def ends_of_ranges(documents: Sequence[Sequence[Prose]]) -> dict[Place, End]:
    """Return which figures are ends of ranges, and which end each of them is."""
    found: dict[Place, End] = {}
    for document in documents:
        charts = [passage for passage in document if passage.is_tabular]
        for passage in document:
            found.update(_ends(passage))
        torn = [m for passage in charts for m in passage.mentions if TORN.match(m.after) and _place(m) not in found]
        found.update((_place(mention), "lower") for mention in torn)
        values = {m.figure.value: found[_place(m)] for p in charts for m in p.mentions if _place(m) in found}
        again = [m for passage in charts for m in passage.mentions if m.figure.value in values]
        found.update((_place(m), values[m.figure.value]) for m in again if _place(m) not in found)
    return found


def counts_an_end(relation: Relation, ends: dict[Place, End]) -> bool:
    """Return whether a sum or a difference counts the end of a range as if it were money of its own."""
    figures = (*relation.terms, relation.total)
    sides = [ends.get((figure.sha256, figure.place)) for figure in figures]
    if len(figures) < 3 or set(sides) == {None}:
        return False
    *terms, total = (side or "" for side in sides)
    return not (total.endswith(" of a total") and all(total.startswith(term) for term in terms if term) and all(terms))


def _ends(passage: Prose) -> Iterator[tuple[Place, End]]:
    for sentence in passage.sentences:
        for first, second in pairwise(sentence.mentions):
            if first.figure.value < second.figure.value and _is_range(first, second):
                is_called = is_total(first) or is_total(second)
                yield _place(first), "lower of a total" if is_called else "lower"
                yield _place(second), "upper of a total" if is_called else "upper"


def _is_range(first: Mention, second: Mention) -> bool:
    """Return whether two figures in a row are written as the ends of a range."""
    before = first.before[-NEAR:]
    if TO.fullmatch(first.after) and not BY.search(before):
        return RANGING.search(before) is not None or CHANGING.search(before) is None
    return DASH.fullmatch(first.after) is not None or bool(AND.fullmatch(first.after) and BETWEEN.search(before))


def _place(mention: Mention) -> Place:
    return mention.figure.sha256, mention.figure.place
