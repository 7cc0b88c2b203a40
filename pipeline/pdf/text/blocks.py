"""Blocks: the lines of one page become paragraphs, headings and tables, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.document import ParagraphKind, Span
from pipeline.outline.numbering import split_label
from pipeline.pdf.text.footnotes import split_notes
from pipeline.pdf.text.reading_order import Flow, flows
from pipeline.printed import Line
from pipeline.tables.found import FoundTable

PITCH = 1.3  # of the usual distance between lines: a wider one parts paragraphs
INDENT = 0.8  # of the type's size: a first line that is set in further begins a paragraph
SENTENCE_END = (".", ":", ";", "?", "!")
UNFINISHED = re.compile(
    r"(?:[,(–-]|(?:^|\s)(?:a|an|and|as|at|by|for|from|in|of|on|or|the|their|to|which|with|is|are|be|that))$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TextBlock:
    """Lines that belong together, with the page that each stands on, and the right edge of their column."""

    lines: list[tuple[int, Line]]
    right: float
    kind: ParagraphKind | None = None

    @property
    def first(self) -> Line:
        """Return the first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """Return the last line."""
        return self.lines[-1][1]


Block = TextBlock | FoundTable


def blocks(page: int, lines: list[Line], tables: list[FoundTable]) -> list[Block]:
    """Return the paragraphs and tables of a page in reading order, and its footnotes at the end."""
    lines, notes = split_notes(lines)
    pitch = _usual_pitch(lines)
    found: list[Block] = []
    waiting = sorted(tables, key=lambda table: table.box.top)
    for flow in flows(lines, [table.box for table in tables]):
        while waiting and waiting[0].box.top <= flow.lines[0].box.top:
            found.append(waiting.pop(0))
        paragraphs = _paragraphs(page, flow, pitch)
        last = found[-1] if found else None
        if isinstance(last, TextBlock) and flow.lines[0].box.top < last.last.box.top and _runs_on(last, paragraphs[0]):
            last.lines += paragraphs.pop(0).lines  # from the foot of one column to the top of the next
        found += paragraphs
    apart = [TextBlock([(page, line) for line in note], note[0].box.x1, "note") for note in notes]
    return found + waiting + apart


def _paragraphs(page: int, flow: Flow, pitch: float) -> list[TextBlock]:
    found: list[TextBlock] = []
    for number, line in enumerate(flow.lines):
        following = flow.lines[number + 1] if number + 1 < len(flow.lines) else None
        if found and _continues(found[-1], line, following, pitch):
            found[-1].lines.append((page, line))
        else:
            found.append(TextBlock([(page, line)], flow.right))
    return found


def joined_over_pages(pages: list[list[Block]]) -> list[Block]:
    """Return the blocks of all pages, a paragraph that runs on to the next page as one; notes stay behind it."""
    found: list[Block] = []
    for page in pages:
        body = [block for block in page if not _is_aside(block)]
        last = next((block for block in reversed(found) if not _is_aside(block)), None)
        first = body[0] if body else None
        if isinstance(first, TextBlock) and isinstance(last, TextBlock) and _runs_on(last, first):
            last.lines += first.lines
            page = [block for block in page if block is not first]
        found += page
    return found


def _is_aside(block: Block) -> bool:
    """Return whether a block is a footnote, or the label of a chart that is written on its side."""
    return isinstance(block, TextBlock) and (block.kind == "note" or block.first.turn != 0)


def _usual_pitch(lines: list[Line]) -> float:
    """Return the usual distance between neighbouring lines of the page, in sizes of their type."""
    steps = [
        (b.box.bottom - a.box.bottom) / max(b.size, 1.0)
        for a, b in pairwise(lines)
        if abs(a.size - b.size) < 0.5 and b.box.bottom - a.box.bottom > 0.5 * b.size
    ]
    return min(median(steps), 2.0) if steps else 1.2


def _continues(block: TextBlock, below: Line, following: Line | None, pitch: float) -> bool:
    above = block.last
    if not _same_type(above, below) or starts_with_label(below):
        return False
    if not 0 < below.box.bottom - above.box.bottom <= PITCH * pitch * below.size:
        return False
    if _is_short(above, below, block.right) and not _is_unfinished(above, below):
        return False
    return not _is_first_line(above, below, following)


def _is_first_line(above: Line, below: Line, following: Line | None) -> bool:
    """Return whether a line is set in as the first of a paragraph: the next one is back at the edge."""
    is_in = below.box.x0 - above.box.x0 > INDENT * below.size
    is_back = following is not None and abs(following.box.x0 - above.box.x0) < 0.3 * below.size
    return is_in and is_back and above.text.endswith(SENTENCE_END)


def _runs_on(above: TextBlock, below: TextBlock) -> bool:
    if not _same_type(above.last, below.first) or starts_with_label(below.first):
        return False
    if above.last.turn != below.first.turn:
        return False
    if _is_short(above.last, below.first, above.right) and not _is_unfinished(above.last, below.first):
        return False
    return below.first.text[0].islower() or not above.last.text.endswith(SENTENCE_END)


def _is_unfinished(above: Line, below: Line) -> bool:
    """Return whether a sentence goes on below a line that has room left."""
    if UNFINISHED.search(above.text):
        return True
    return below.text[0].islower() and not above.text.endswith(SENTENCE_END)


def _same_type(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.1 * max(a.size, b.size) and a.is_bold == b.is_bold


def _is_short(above: Line, below: Line, right: float) -> bool:
    """Return whether the first word of the line below would have had room on the line above."""
    return above.box.x1 + below.pieces[0].opening + 0.3 * below.size < right - 0.5 * below.size


def starts_with_label(line: Line) -> bool:
    """Return whether a line begins with a printed number or bullet."""
    text = line.text
    return split_label(text, Span(0, len(text)))[0] is not None
