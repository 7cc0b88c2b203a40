"""Footnotes: small type at the foot of a page that begins with a mark is apart from the text above it."""

from __future__ import annotations

import re

from pipeline.printed import Line
from pipeline.printed.lines import usual_size

SMALLER = 0.93  # of the size of most type on the page
FEWEST = 3  # lines of text stand above notes
# "1 See the report of the board.", "¹See …", "* Figures are rounded."
MARK = re.compile(r"(?:\d{1,2}|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\(\d{1,2}\))(?:[.)]?\s|(?=[A-Z]))")


def split_notes(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Return a page's lines of text, and the lines of each footnote below them."""
    at = _first_note(lines)
    if at is None:
        return lines, []
    notes: list[list[Line]] = []
    for line in lines[at:]:
        if MARK.match(line.text) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return lines[:at], notes


def _first_note(lines: list[Line]) -> int | None:
    """Return the first of the small lines at the foot, from the first that begins with a mark."""
    if any(line.turn for line in lines):
        return None
    usual = usual_size((line.size, len(line.text)) for line in lines)
    first = len(lines)
    while first and lines[first - 1].size <= SMALLER * usual:
        first -= 1
    if first < FEWEST:
        return None
    return next((n for n in range(first, len(lines)) if MARK.match(lines[n].text)), None)
