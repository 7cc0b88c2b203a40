"""Shapes: what a line looks like: prose, a row of a table, the rest of an entry above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Box
from pipeline.interpretation.rows import special_row
from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunks, is_divided

WRAPPED = 0.7  # sizes of type between two lines of one entry, at most
SAME_END = 8.0  # points: rules that end this near to each other frame one table
PROSE_WORDS = 9
SENTENCE_WORDS = 5
CAPTION = re.compile(r"(?:table|figure|chart|annex|appendix)\s{1,3}(?:[A-Z]?\d{1,3}|[A-Z])\b", re.IGNORECASE)
COUNT = re.compile(r"[A-Z]?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?")  # of a paragraph: “4.”, “B3”, “3.1”
# “3.1 The costs are as follows.”, “C2 The fund holds £730,000.”
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}|[A-Z]\d{1,2}(?:\.\d{1,2})?)\.?\s")
NEAR = 3.0  # points
ASIDE = 30.0  # points: what begins further right than this does not begin in the first column
TIGHT = 0.3  # sizes of type between two lines of one entry


def is_text(line: Line) -> bool:
    """Return whether a line is a caption or prose, and no part of a table."""
    return CAPTION.match(line.text) is not None or (not is_divided(line) and count_words(line.text) > 2 * PROSE_WORDS)


def is_sentence(line: Line) -> bool:
    """Return whether a line is a sentence, or leads to what follows."""
    return line.text.endswith((".", ":")) and count_words(line.text) >= SENTENCE_WORDS


def is_numbered_sentence(line: Line, entries: Sequence[Chunk]) -> bool:
    """Return whether a line of some entries is a sentence, with the number of its paragraph before it or without."""
    is_one = len(entries) == 1 or (len(entries) == 2 and COUNT.fullmatch(entries[0].text) is not None)
    return is_one and is_sentence(line)


def is_between_tables(line: Line, above: Sequence[Chunk]) -> bool:
    """Return whether a line, and no part of a table, is a numbered sentence, or one below the total above it."""
    if not is_numbered_sentence(line, chunks(line, [])):
        return False
    label = above[0].text.lower() if above else ""
    is_ended = label.startswith("total") or special_row((label,)) in ("total", "remainder")
    return is_ended or NUMBERED.match(line.text) is not None


def count_words(text: str) -> int:
    """Return how many words there are, without dots that lead to a figure."""
    return sum(1 for word in text.split() if word.strip("."))


def has_entries(row: list[Chunk]) -> bool:
    """Return whether the entries of a line are several, and short, as a row of a table has them."""
    return len(row) > 1 and sum(count_words(entry.text) for entry in row) / len(row) <= PROSE_WORDS


def is_level(line: Line, box: Box) -> bool:
    """Return whether a line stands between the upper and the lower edge of a box."""
    return box.top - 1 < middle(line) < box.bottom + 1


def middle(line: Line) -> float:
    """Return the middle of a line down the page, in points."""
    return (line.box.top + line.box.bottom) / 2


def is_within(line: Line, bar: Box) -> bool:
    """Return whether a line begins and ends between the ends of a rule."""
    return line.box.x0 > bar.x0 - SAME_END and line.box.x1 < bar.x1 + SAME_END


def is_tight(above: Line, below: Line) -> bool:
    """Return whether two lines follow each other as those of one entry do."""
    is_same = abs(above.size - below.size) < 0.5
    return is_same and below.box.top - above.box.bottom < TIGHT * below.size


def is_rest(lines: list[Line], at: int, left: float) -> bool:
    """Return whether a line is the rest of an entry of the line above it."""
    line = lines[at]
    starts = [left, *(entry.box.x0 for entry in chunks(lines[at - 1], []))]
    is_below = any(abs(line.box.x0 - start) < NEAR for start in starts) or line.box.x0 < left + ASIDE
    if not is_below or not line.text[:1].islower():
        return False
    beside = [entry.box.x0 for entry in chunks(lines[at - 1], []) if entry.box.x0 > line.box.x0 + NEAR]
    return count_words(line.text) <= PROSE_WORDS or (bool(beside) and line.box.x1 < min(beside))
