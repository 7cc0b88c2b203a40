"""Initials: the instruments that "EA 2010" or "the DPA 2018" stand for, by the first letters of their titles."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from extractors.lexicon.statutes import Statute, statutes

SMALL = frozenset({"and", "of", "the", "for", "etc", "on", "in"})


def by_initials(letters: str, year: int | None) -> tuple[Statute, ...]:
    """Return the one instrument of that year whose title has these initials; none without a year, or of several.

    >>> [statute.title for statute in by_initials("CDA", 1998)], by_initials("CDA", None)
    (['Crime and Disorder Act 1998'], ())
    """
    found = _index().get((letters, year), ()) if year else ()
    return found if len(found) == 1 else ()


@cache
def _index() -> dict[tuple[str, int | None], tuple[Statute, ...]]:
    """Return the instruments by initials, with and without those of small words, and year."""
    found: dict[tuple[str, int | None], tuple[Statute, ...]] = defaultdict(tuple)
    for statute in statutes():
        words = statute.name.replace("(", "").split()
        whole = "".join(word[0].upper() for word in words)
        for letters in {whole, "".join(word[0].upper() for word in words if word not in SMALL)}:
            found[letters, statute.year] += (statute,)
    return dict(found)
