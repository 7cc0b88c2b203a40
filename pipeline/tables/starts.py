"""Starts: where a table begins of which some lines are known: its header, and rows above its first rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunks
from pipeline.tables.placed import FULL, OVERLAP
from pipeline.tables.shapes import (
    ASIDE,
    CAPTION,
    NEAR,
    PROSE_WORDS,
    WRAPPED,
    count_words,
    has_entries,
    is_numbered_sentence,
    is_sentence,
    is_tight,
    is_within,
)

WIDEST_GAP = 2.5  # sizes of type between two lines of one table
LOOSE = 1.8  # sizes of type between a heading's line and the row below it
SAME_SIZE = 0.8  # points: lines of one table differ less in size
BESIDE = 4.0  # sizes of type: so far may a heading stand to the side of its figures


def first_line(lines: list[Line], inside: Sequence[int], bar: Box) -> int:
    """Return the number of the first line of a table, some of whose lines are known: its header's, mostly."""
    rows = [row for number in inside if len(row := chunks(lines[number], [])) > 1]
    has_head = not rows or not any(entry.is_figure for entry in rows[0])
    columns = [entry.box for row in rows for entry in row]
    most = max(map(len, rows), default=0)
    start = at = inside[0]
    while at and _is_above(lines[at - 1], lines[at], bar, columns, most):
        at -= 1
        is_beside = lines[at].box.bottom - lines[at + 1].box.top > OVERLAP * lines[at].size
        is_aside = lines[at].box.x0 > bar.x0 + ASIDE or is_beside
        if has_head and not is_aside:
            break
        is_aside = is_aside or _runs_on(lines[at], lines[at + 1], columns)
        start = at if is_aside or len(chunks(lines[at], [])) > 1 else start
    return start


def _is_above(line: Line, below: Line, bar: Box, columns: list[Box], most: int) -> bool:
    """Return whether a line belongs to the table of the line below it: its entries stand over the table's columns.

    Or they are as many as the fullest row has: headings at the left over figures at the right of wide columns.
    """
    entries = chunks(line, [])
    gap = (LOOSE if len(entries) == 1 else WIDEST_GAP) * line.size
    if not is_within(line, bar) or below.box.top - line.box.bottom > gap or abs(line.size - below.size) > SAME_SIZE:
        return False
    if is_sentence(line) or CAPTION.match(line.text):
        return False
    if len(entries) >= FULL and len(entries) == most and has_entries(entries):
        return True
    over = [_under(entry, columns) for entry in entries]
    is_short = sum(count_words(entry.text) for entry in entries) <= PROSE_WORDS * len(entries)
    return all(over) and all(a != b for a, b in pairwise(over)) and is_short


def _runs_on(line: Line, below: Line, columns: list[Box]) -> bool:
    """Return whether a line is the first of an entry whose last line stands beside the row's figures below."""
    beside = min((box.x0 for box in columns if box.x0 > line.box.x0 + NEAR), default=line.box.x1)
    starts = any(abs(line.box.x0 - entry.box.x0) < NEAR for entry in chunks(below, []))
    return below.box.top - line.box.bottom < WRAPPED * below.size and starts and line.box.x1 < beside


def _under(entry: Chunk, columns: list[Box]) -> set[int]:
    """Return where the entries begin that an entry stands over, or a little to the side of."""
    box = entry.box
    for aside in (0.0, BESIDE * entry.size):
        if found := {round(c.x0) for c in columns if box.x0 < c.x1 + aside and c.x0 < box.x1 + aside}:
            return found
    return set()


def without_lead(lines: list[Line]) -> list[Line]:
    """Return the lines of a table without the sentence that leads to it, and what stands above that.

    As "Signature   Date: …", a heading, and "The following projects have been approved:". Below the sentence may stand
    the table's caption.
    """
    entries = [chunks(line, []) for line in lines]
    first = next((n for n, row in enumerate(entries) if any(e.is_figure for e in row[1:])), 0)
    led = [n for n in range(first) if is_numbered_sentence(lines[n], entries[n])]
    start = led[-1] + 1 if led else 0
    while led and start < first and _is_caption(lines[start], lines[start + 1]):
        start += 1
    return lines[start:]


def _is_caption(line: Line, below: Line) -> bool:
    """Return whether a line stands over the left edge of a table, apart from its header."""
    is_left = abs(line.box.x0 - below.box.x0) < NEAR and len(chunks(line, [])) == 1
    return is_left and not is_tight(line, below) and len(chunks(below, [])) > 1
