"""Figures: which words of a page may be sums, and how one that was read with doubt is told of.

A message is published: it shows no group of digits that may be a piece of a telephone number.
"""

from __future__ import annotations

import re

# "£205", "£33O,000", "8,883", "12.50", "1984"
FIGURE = re.compile(r"£\s?\w|\d[.,]\d|\d{4}")
# "£205", "8,883", "12.50", "2020/21"
HARMLESS = re.compile(r"£|\d,\d{3}|\d\.\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)")
GROUP = re.compile(r"\d{4}")
DIGIT = re.compile(r"\d")
MASK = "█"


def is_figure(word: str) -> bool:
    """Return whether a word may be a sum."""
    return FIGURE.search(word) is not None


def told(word: str) -> str:
    """Return a word as a message may show it, in quotation marks."""
    is_shown = HARMLESS.search(word) or not GROUP.search(word)
    return repr(word if is_shown else DIGIT.sub(MASK, word))
