"""Broken: figures and words that a narrow cell breaks in the middle, for want of a place where they may break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Box
from pipeline.tables.chunks import CURRENCIES, Chunk, is_figure

# "£1,140,50" over "0", "£1,234," over "567", "£" over "12,000": what ends in the middle of a figure.
BEGUN = re.compile(r"[(−–-]?[£€$]?(?:\d{1,3}(?:,\d{3}){0,4}(?:,\d{0,2}|\.\d?))?")
# "£1,140" over ",500", "£1,140,500" over ".00": what begins in the middle of one.
RESUMED = re.compile(r"[,.]\d{1,3}(?:,\d{3}){0,3}(?:\.\d{2})?\)?|\)")
WHOLE = re.compile(r"[(−–-]?[£€$]?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{2})?\)?")
# “2025/2” over “6”, “2025/” over “26”
BEGUN_YEAR, WHOLE_YEAR = re.compile(r"(?:19|20)\d\d[/–-]\d?"), re.compile(r"(?:19|20)\d\d[/–-]\d\d")
FRAGMENT = re.compile(r"[a-z]{1,20}|[.):]")
SHORT = 2  # letters: a longer rest must make a word that is known
SHORT_WORDS = frozenset(("a", "an", "as", "at", "by", "in", "is", "of", "on", "or", "per", "to", "no", "up", "we", "k"))
NEAR = 2.0  # points: the parts of a figure share an edge, or their middle
WRAPPED = 1.0  # sizes of type between the lines of one entry


def is_broken_figure(above: str, below: str) -> bool:
    """Return whether two lines are one figure, neither of them a whole one where the other is.

    >>> is_broken_figure("£1,140,50", "0"), is_broken_figure("£1,140", "500"), is_broken_figure("2,657,067.5", "6")
    (True, False, True)
    """
    if BEGUN_YEAR.fullmatch(above) and WHOLE_YEAR.fullmatch(above + below):
        return True
    if not above or not (BEGUN.fullmatch(above) or RESUMED.fullmatch(below)) or not WHOLE.fullmatch(above + below):
        return False
    return "," in above or above[-1] in "£€$.(−–-" or below[0] in ",.)"


def is_broken_word(above: str, below: str, room: float, known: bool) -> bool:
    """Return whether a line of a narrow cell ends in the middle of a word, or of "10.".

    `room` is how much wider the line could be, less the next letter, in points; `known` tells that the paper has the
    word that both make.
    """
    if " " in above or not FRAGMENT.fullmatch(below.partition(" ")[0]) or room > 0:
        return False
    if not below[0].isalpha():
        return above[-1].isdigit() or below[0] != "("
    return above[-1].isalpha() and (known or (len(below) <= SHORT and below not in SHORT_WORDS))


def goes_on_below(above: Box, below: Box, size: float) -> bool:
    """Return whether a box stands right below another, at one edge with it or in its middle."""
    sides = (above.x0 - below.x0, above.x1 - below.x1, (above.x0 + above.x1 - below.x0 - below.x1) / 2)
    return -size < below.top - above.bottom < WRAPPED * size and min(map(abs, sides)) < NEAR


def joined_texts(lines: Sequence[str]) -> list[str]:
    """Return the lines of a cell, the parts of a figure as one."""
    found: list[str] = []
    for text in lines:
        if found and is_broken_figure(found[-1], text):
            found[-1] += text
        else:
            found.append(text)
    return found


def tell_broken(rows: Sequence[Sequence[Chunk]]) -> None:
    """Tell of entries in which a figure begins that goes on below, and that what goes on there is none of its own."""
    for number, row in enumerate(rows):
        above = [entry for each in rows[max(0, number - 2) : number] for entry in each]
        for entry in row:
            for begun in above:
                is_broken = is_broken_figure(begun.text, entry.text) and goes_on_below(begun.box, entry.box, begun.size)
                if is_broken and not (begun.text in CURRENCIES and _is_unit(entry, rows)):
                    begun.is_begun, entry.is_word = True, True


def _is_unit(below: Chunk, rows: Sequence[Sequence[Chunk]]) -> bool:
    """Return whether a sign above a figure heads a column: “£” over 12,000 over 9,500, none of which has its own."""
    column = [e.text for row in rows for e in row if e.box.x0 < below.box.x1 and below.box.x0 < e.box.x1]
    figures = [text for text in column if is_figure(text)]
    return len(figures) > 1 and sum(text in CURRENCIES for text in column) == 1 and not any(map(_is_signed, figures))


def _is_signed(text: str) -> bool:
    return any(sign in text for sign in CURRENCIES)
