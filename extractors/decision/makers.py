"""Makers: who decided, by the person's name without role and "(past staff)"."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon.rows import read_rows
from pipeline.document import Span

# "Sophie Linden (Past staff), Deputy Mayor, Policing and Crime": the name ends at the bracket, the comma, the role.
NAME_ENDS = re.compile(r"[(,;\n]|\s[–-]\s|\s(?=Deputy\sMayor)")
ROLE = re.compile(r"\s{0,3}(?:The\s)?(?:Interim\s|Acting\s)?(?:Deputy\sMayor|Mayor|DMPC|MOPAC)\b", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_][\w.'’‑-]{0,30}(?:\s{1,2}[^\W\d_][\w.'’‑-]{0,30}){1,4}")


@cache
def _makers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each known maker with the ways of writing the name."""
    return tuple(
        (row["name"], re.compile(rf"(?<!\w)(?:{row['written'].replace(' ', r'[ ‑-]{1,2}')})(?!\w)", re.IGNORECASE))
        for row in read_rows("makers")
    )


def maker_in(text: str) -> tuple[str, Span] | None:
    """Return the first known maker that a text names, and where."""
    found = [(match.start(), name, match.end()) for name, how in _makers() if (match := how.search(text))]
    if not found:
        return None
    start, name, end = min(found)
    return name, Span(start, end)


def parse_maker(value: str) -> str | None:
    """Return the person that a value names: the known one, else the words before the role.

    >>> parse_maker("Kaya Comer-Schwartz, Deputy Mayor for Policing and Crime")
    'Kaya Comer-Schwartz'
    >>> parse_maker("Deputy Mayor for Policing and Crime, A. N. Other (past staff)")
    'A. N. Other'
    """
    if known := maker_in(value):
        return known[0]
    for part in NAME_ENDS.split(value):
        words = part.strip()
        if NAME.fullmatch(words) and not ROLE.match(words) and not words.lower().startswith(("policing", "past ")):
            return " ".join(words.split())
    return None
