"""Body: which lines of a table's body make one row, where entries run over several lines."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from pipeline.document import Box
from pipeline.interpretation.rows import special_row
from pipeline.tables.broken import goes_on_below, is_broken_figure
from pipeline.tables.columns import Column
from pipeline.tables.gaps import TALLEST, told_by_gaps
from pipeline.tables.placed import Placed, PlacedLine, bar_between
from pipeline.tables.wraps import wrapped

GOES_ON = re.compile(r"[a-z(&/]")
NUMBER = re.compile(r"\d{1,3}\.?")
UNFINISHED = re.compile(r"(?:[-–,&/(]|\b(?:and|or|of|the|for|to|in|with|by|on|at|from|a|an|as|per))$", re.IGNORECASE)
# Sizes of type between two lines that no rule parts where each row has its rule: what is further below heads others.
FARTHEST = 1.5
APART = 0.5  # sizes of type between a heading of a group and its first row; the lines of a label stand closer
TIGHT = 0.9  # of the usual step from row to row: a smaller one leads to the next line of the same row


def body_rows(lines: list[PlacedLine], found: list[Column], bars: list[Box]) -> list[list[list[Placed]]]:
    """Return the rows of a table's body: for each column the lines of its entry."""
    if not lines:
        return []
    _tell_words(lines, len(found))
    x0, x1 = found[0].x0, found[-1].x1
    parted = [bar_between(bars, a, b, x0, x1) for a, b in pairwise(lines)]
    is_barred = _is_barred(lines, parted)
    step, lead = _usual_step(lines), _label_column(lines)
    told = {} if is_barred else dict.fromkeys(wrapped(lines, lead), True) | told_by_gaps(lines)
    rows: list[list[PlacedLine]] = [[lines[0]]]
    for number, line in enumerate(lines[1:], 1):
        belongs = told.get(number)
        if belongs is None:
            belongs = _belongs(rows[-1], line, is_barred=is_barred, step=step, lead=lead)
        if belongs and not parted[number - 1] and not _is_headed(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merged(row, len(found)) for row in rows]


def _tell_words(lines: list[PlacedLine], width: int) -> None:
    """Tell of figures in a column of words, as "(1948)" below the name of a club, that they are none to go by."""
    for column in range(width):
        chunks = [placed.chunk for line in lines if (placed := line.at(column))]
        if len(chunks) > 2 and 2 * sum(entry.is_figure for entry in chunks) < len(chunks):
            for entry in chunks:
                entry.is_word = True


def _is_headed(row: list[PlacedLine], line: PlacedLine) -> bool:
    """Return whether a row is bold and the line below it in no word: a header, a total on top, what heads a group.

    One that has nothing but a label heads a group only where another label stands apart below it.
    """
    is_label = len(set().union(*(above.filled for above in row))) == 1
    is_group = len(line.entries) == 1 and not line.figures and line.top - row[-1].bottom > TALLEST * line.size
    is_bold = all(above.is_bold for above in row) and (is_group or not is_label)
    return is_bold and not any(token.is_bold for p in line.entries for token in p.chunk.tokens)


def _label_column(lines: list[PlacedLine]) -> int:
    """Return the column of the rows' names: the second, where the first holds their numbers."""
    first = [placed.chunk.text for line in lines if (placed := line.at(0))]
    numbers = sum(1 for text in first if NUMBER.fullmatch(text))
    return 1 if numbers > 1 and numbers * 2 > len(first) and any(line.at(1) for line in lines) else 0


def _is_barred(lines: list[PlacedLine], parted: list[bool]) -> bool:
    """Return whether every row has its rule: about as many rules as lines with figures."""
    anchors = sum(1 for line in lines if line.figures) or len(lines)
    return sum(parted) >= 3 and sum(parted) + 1 >= 0.7 * anchors


def _usual_step(lines: list[PlacedLine]) -> float:
    """Return the usual distance from a row of figures to the next one, in points; 0 where there are none."""
    steps = [b.middle - a.middle for a, b in pairwise(lines) if a.figures and b.figures and a.at(0) and b.at(0)]
    return median(steps) if steps else 0.0


def _belongs(row: list[PlacedLine], line: PlacedLine, *, is_barred: bool, step: float, lead: int) -> bool:
    """Return whether a line belongs to the row above it."""
    figures = set().union(*(above.figures for above in row))
    last = row[-1]
    if _ends_figures(last, line):
        return True
    if line.figures & figures or any(p.first in figures and p.chunk.text[:1].isupper() for p in line.entries):
        return False
    # below “Total £9” “Remaining £1” in the next column, or “Lot 2”, also in the column of the numbers
    is_next = (bool(line.figures) and lead in line.filled) or _heads_group(row, line, lead)
    if figures and is_next and line.top - last.bottom >= APART * line.size:
        return False
    is_near = line.top - last.bottom < FARTHEST * line.size
    if is_barred and is_near and (figures or not line.figures or line.top - last.bottom < APART * line.size):
        return True
    if line.top - last.bottom > 0.7 * line.size:
        return False
    if not line.figures:
        return _is_rest(row, line, step, lead)
    return not figures and _completes(row, line, step, lead)


def _heads_group(row: list[PlacedLine], line: PlacedLine, lead: int) -> bool:
    """Return whether a line with nothing but a label begins the next group below the total of one."""
    words = tuple(placed.chunk.text for above in row for placed in above.entries)
    return (
        special_row(words) in ("subtotal", "total")
        and len(line.entries) == 1
        and line.entries[0].first in (0, lead)
        and line.entries[0].chunk.text[:1].isupper()
    )


def _ends_figures(last: PlacedLine, line: PlacedLine) -> bool:
    """Return whether figures that a narrow cell breaks go on in a line, and no other figure stands in it.

    "Balance at 31 March | £80,22" goes on with "2032 | 0".
    """
    below = [(above.chunk, p.chunk) for p in line.entries if (above := last.at(p.first))]
    parts = [(a, b) for a, b in below if b.text[-1:].isdigit() and a.is_figure]
    ends = [is_broken_figure(a.text, b.text) and goes_on_below(a.box, b.box, a.size) for a, b in parts]
    return bool(ends) and all(ends) and not line.figures


def _is_rest(row: list[PlacedLine], line: PlacedLine, step: float, lead: int) -> bool:
    """Return whether a line without figures is the rest of entries that ran over."""
    filled = set().union(*(above.filled for above in row))
    if lead not in line.filled:
        return line.filled <= filled
    label, above = line.at(lead), row[-1].at(lead)
    if label is None or above is None or line.filled != {lead}:
        return line.filled <= filled and _runs_over(row, line)
    if above.chunk.text.count("(") > above.chunk.text.count(")"):
        return True
    if not label.chunk.text[:1].isalpha() and not GOES_ON.match(label.chunk.text):
        return False
    if GOES_ON.match(label.chunk.text) or UNFINISHED.search(above.chunk.text):
        return True
    return bool(step) and line.middle - row[-1].middle < TIGHT * step


def _runs_over(row: list[PlacedLine], line: PlacedLine) -> bool:
    """Return whether entries in several columns go on below a row of figures: one of them in the middle of a phrase."""
    figures = set().union(*(above.figures for above in row))
    words = [placed for placed in line.entries if placed.chunk.text[:1].isalpha()]
    return bool(figures) and len(words) == len(line.entries) and any(GOES_ON.match(p.chunk.text) for p in words)


def _completes(row: list[PlacedLine], line: PlacedLine, step: float, lead: int) -> bool:
    """Return whether a line brings the figures of a row whose label began above it."""
    if any(above.filled != {lead} for above in row):
        return False
    label, above = line.at(lead), row[-1].at(lead)
    if above is None:
        return False
    if label is None:  # the value slipped to the next line
        return True
    if all(each.is_bold for each in row) and not any(token.is_bold for token in label.chunk.tokens):
        return False  # the heading of a group
    if GOES_ON.match(label.chunk.text) or UNFINISHED.search(above.chunk.text):
        return True
    return bool(step) and line.middle - row[-1].middle < TIGHT * step


def _merged(row: list[PlacedLine], width: int) -> list[list[Placed]]:
    cells: list[list[Placed]] = [[] for _ in range(width)]
    for line in row:
        for placed in line.entries:
            cells[placed.first].append(placed)
    return cells
