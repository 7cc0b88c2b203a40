"""Blocks: the lines of one page become paragraphs, headings and tables, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.document import ParagraphKind, Span
from pipeline.numbering import split_label
from pipeline.printed import Line
from pipeline.tables.found import FoundTable

PITCH = 1.3  # of the usual distance between lines: a wider one parts paragraphs
SENTENCE_END = (".", ":", ";", "?", "!")


@dataclass(slots=True)
class TextBlock:
    """Lines that belong together, with the page that each stands on."""

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
    """Return the paragraphs and tables of a page from top to bottom."""
    right = max((line.box.x1 for line in lines), default=0.0)
    pitch = _usual_pitch(lines)
    found: list[Block] = []
    waiting = sorted(tables, key=lambda table: table.box.top)
    for line in lines:
        while waiting and waiting[0].box.top < line.box.top:
            found.append(waiting.pop(0))
        last = found[-1] if found else None
        if isinstance(last, TextBlock) and _continues(last.last, line, right, pitch):
            last.lines.append((page, line))
        else:
            found.append(TextBlock([(page, line)], right))
    return found + waiting


def joined_over_pages(pages: list[list[Block]]) -> list[Block]:
    """Return the blocks of all pages, a paragraph that runs on to the next page as one."""
    found: list[Block] = []
    for page in pages:
        first, last = page[0] if page else None, found[-1] if found else None
        if isinstance(first, TextBlock) and isinstance(last, TextBlock) and _runs_on(last, first):
            last.lines += first.lines
            page = page[1:]
        found += page
    return found


def _usual_pitch(lines: list[Line]) -> float:
    """Return the usual distance between neighbouring lines of the page, in sizes of their type."""
    steps = [
        (b.box.bottom - a.box.bottom) / max(b.size, 1.0)
        for a, b in pairwise(lines)
        if abs(a.size - b.size) < 0.5 and b.box.bottom - a.box.bottom > 0.5 * b.size
    ]
    return min(median(steps), 2.0) if steps else 1.2


def _continues(above: Line, below: Line, right: float, pitch: float) -> bool:
    if not _same_type(above, below) or starts_with_label(below):
        return False
    if below.box.bottom - above.box.bottom > PITCH * pitch * below.size:
        return False
    return not _is_short(above, below, right)


def _runs_on(above: TextBlock, below: TextBlock) -> bool:
    if not _same_type(above.last, below.first) or starts_with_label(below.first):
        return False
    if _is_short(above.last, below.first, above.right):
        return False
    return below.first.text[0].islower() or not above.last.text.endswith(SENTENCE_END)


def _same_type(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.1 * max(a.size, b.size) and a.is_bold == b.is_bold


def _is_short(above: Line, below: Line, right: float) -> bool:
    """Return whether the first word of the line below would have had room on the line above."""
    word = below.tokens[0].box
    return above.box.x1 + (word.x1 - word.x0) + 0.3 * below.size < right - 0.5 * below.size


def starts_with_label(line: Line) -> bool:
    """Return whether a line begins with a printed number or bullet."""
    text = line.text
    return split_label(text, Span(0, len(text)))[0] is not None
