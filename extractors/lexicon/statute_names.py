"""Statute names: which instrument a name and a year mean, also where one of them has a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import Literal

from extractors.lexicon.statutes import Statute, statutes

DECADE = 10  # years: "Act 1993" for one of 2003
SLIPS, LONG = 2, 16  # letters that a slip adds or loses; names that are long enough to be told with one
LISTED_FROM = 1946  # the years of namesakes are listed from then on
CLOSE = 0.93  # "Social Responsibilty" is a slip, "Police Reform Act" beside "Police Pensions Act" is not


@cache
def _by_name() -> dict[str, tuple[Statute, ...]]:
    """Return the instruments by plain name; an alias that is a name of its own goes with its instrument alone."""
    found: dict[str, list[Statute]] = defaultdict(list)
    for statute in statutes():
        for name in (statute.name, *statute.aliases):
            if statute not in found[plain_name(name)]:
                found[plain_name(name)].append(statute)
    return {name: tuple(rows) for name, rows in found.items()}


def plain_name(name: str) -> str:
    """Return a title as the vocabulary is looked up: lower case, "and" for "&", no marks.

    >>> plain_name("Anti-Social Behaviour, Crime & Policing Act")
    'anti social behaviour crime and policing act'
    """
    words = name.lower().replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words).split())


def named(name: str) -> tuple[Statute, ...]:
    """Return the instruments of a plain name, of different years; none where the name is not known."""
    return _by_name().get(name, ())


def nearly_named(name: str) -> tuple[Statute, ...]:
    """Return the instruments whose plain name differs from this one by a slip of the pen only."""
    alike = [known for known in _by_name() if known[0] == name[:1] and abs(len(known) - len(name)) <= SLIPS]
    close = get_close_matches(name, alike, n=1, cutoff=CLOSE) if len(name) >= LONG else []
    return named(close[0]) if close else ()


@cache
def name_ends() -> frozenset[str]:
    """Return the last two words of all plain names."""
    return frozenset(" ".join(name.split()[-2:]) for name in _by_name())


@cache
def longest_name() -> int:
    """Return how many words the longest plain name has."""
    return max(len(name.split()) for name in _by_name())


def chosen(candidates: tuple[Statute, ...], year: int | None) -> tuple[Statute | None, Literal["ok", "year_mismatch"]]:
    """Return the instrument meant by a name and a printed year, and whether that year is the enacted one.

    None where several instruments bear the name and the year does not tell which. An instrument that has its own name
    without the year among its aliases is what that name usually means.
    """
    if year is None and (usual := [one for one in candidates if one.name in one.aliases]):
        return usual[0], "ok"
    for statute in candidates:
        if year is None or statute.year is None or statute.year == year:
            return (statute, "ok") if year is not None or len(candidates) == 1 else (None, "ok")
    meant = _meant(candidates, year) if year is not None else None
    return (meant, "year_mismatch") if meant else (None, "ok")


def _meant(candidates: tuple[Statute, ...], year: int) -> Statute | None:
    """Return the instrument meant by a name with a year in which none was passed; None where one may have been.

    Of several it is the one that the name usually means, else the one whose year is written most alike.
    """
    if not candidates or any(one.namesakes is None or year in one.namesakes for one in candidates):
        return None
    if len(candidates) > 1 and year < LISTED_FROM:
        return None
    usual = [one for one in candidates if one.name in one.aliases]
    likest = sorted(candidates, key=lambda one: _unlike(one.year or 0, year))
    is_plain = len(likest) == 1 or _unlike(likest[0].year or 0, year) < _unlike(likest[1].year or 0, year)
    return usual[0] if usual else likest[0] if is_plain else None


def _unlike(one: int, other: int) -> tuple[int, int]:
    """Return how unlike two years are: by digits (two swapped are none, ten years are one), then by years."""
    written, meant = str(one), str(other)
    digits = sum(a != b for a, b in zip(written, meant, strict=True))
    if digits == 2 and sorted(written) == sorted(meant):
        digits = 0
    return 1 if abs(one - other) == DECADE else digits, abs(one - other)
