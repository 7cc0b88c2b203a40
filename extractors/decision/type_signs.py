"""Type signs: what can be seen of a decision's kind, each under a name: what its cues say, and the words that ask.

Of a word its first letters count, so that "extend" and "extension" are one sign; figures are no words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log1p

from pipeline.records import DecisionType

WORD = re.compile(r"[a-z]{2,}")
STEM = 6  # letters
MOST = 80  # words of a part: the act is named early
SPOKEN = 0.3  # what a word counts beside the cues
POINTS = 4.0  # by which the logarithm of points comes to some 1


def type_signs(points: Mapping[DecisionType, int], best: DecisionType, parts: Mapping[str, str]) -> dict[str, float]:
    """Return the signs of a paper whose cues give some kinds these points; `parts` are its words, by where they stand.

    >>> found = type_signs({"budget": 6}, "budget", {"title": "Budget for 2 budgets"})
    >>> sorted(found), found["title: budget"]
    (['best: budget', 'points: budget', 'share: budget', 'title: budget', 'title: for'], 0.3)
    """
    found = {f"best: {best}": 1.0}
    whole = sum(points.values())
    for kind, given in points.items():
        found |= {f"share: {kind}": given / whole, f"points: {kind}": log1p(given) / POINTS}
    for part, text in parts.items():
        found |= {f"{part}: {word[:STEM]}": SPOKEN for word in WORD.findall(text.lower())[:MOST]}
    return found
