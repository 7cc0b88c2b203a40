"""Keeps: rows of a table of awards that pay nobody, as what they tell is kept, or not yet given."""

from __future__ import annotations

import re

# “Held by MOPAC”, “Retained for the second year”, “MOPAC costs”, “Unallocated Funds”; not “Retained Firefighters Union”
KEPT = re.compile(
    r"(?:held|kept|retained|reserved|withheld)\s(?:by|for|back|in)\b|set\saside\b|un(?:allocated|committed|awarded)\b"
    r"|(?:not\syet|still\sto|yet\sto|to\sbe\s(?:awarded|allocated|agreed|confirmed|decided|announced|named|let))\b"
    r"|MOPAC(?:['’]s)?\s(?:costs?|staff(?:ing)?|overheads?|administration|share)\b"
    r"|(?:held|kept|retained|reserved|withheld|to\sbe|MOPAC(?:['’]s)?)\b(?!\s(?-i:[A-Z][a-z]))",
    re.IGNORECASE,
)


def is_kept(called: str) -> bool:
    """Return whether the words that a row of awards is called by say that it is none.

    >>> is_kept("Held by MOPAC"), is_kept("Not Yet Awarded"), is_kept("MOPAC Youth Choir")
    (True, True, False)
    """
    return KEPT.match(called) is not None
