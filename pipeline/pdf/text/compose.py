"""Compose: blocks of lines and tables become one text, in which every word knows its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.document import Box, Cell, Span, Table
from pipeline.outline.sections import Block as Stretch
from pipeline.pdf.text.blocks import Block, TextBlock
from pipeline.pdf.text.written import WrittenLine, WrittenWords, spelled
from pipeline.printed import Line
from pipeline.printed.lines import usual_size
from pipeline.printed.turning import Turning
from pipeline.tables.broken import is_broken_figure, is_broken_word
from pipeline.tables.found import FoundCell, FoundTable

SOFT_HYPHEN = "\u00ad"
BREAK_HYPHEN = "\u2010"  # what programs put at the end of a line; people type "-"
HYPHENS = ("-", BREAK_HYPHEN)
LARGE = 1.15  # of the usual size: larger type marks a heading
PUNCTUATION = ".,;:()"
LETTER_HYPHEN = re.compile(r"(?P<stem>[^\W\d_]{2,40})[-‐]$")


@dataclass(slots=True)
class Composition:
    """The text so far, and what points into it."""

    blocks: list[Block]
    turnings: dict[int, Turning]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: WrittenWords = field(default_factory=WrittenWords)
    stretches: list[Stretch] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    usual_size: float = 0.0
    _vocabulary: frozenset[str] | None = None

    def turned(self, page: int) -> Callable[[Box], Box] | None:
        """Return what tells a box on the page as it is seen, where it is printed on its side or askew; else None."""
        turning = self.turnings.get(page)
        return turning.to_seen if turning is not None and (turning.turn or turning.tilt) else None

    def knows(self, word: str) -> bool:
        """Return whether a word stands in the document: "govern-ment" loses its hyphen where "government" does."""
        if self._vocabulary is None:
            lines = [line for block in self.blocks if isinstance(block, TextBlock) for _, line in block.lines]
            words = set(" ".join(line.text for line in lines).lower().split())
            self._vocabulary = frozenset(word.strip(PUNCTUATION) for word in words)
        return word.lower() in self._vocabulary

    @property
    def text(self) -> str:
        """Return the text."""
        return "".join(self.parts)

    def write(self, text: str) -> None:
        """Write characters that have no place on a page: spaces, tabs, ends of lines."""
        self.parts.append(text)
        self.length += len(text)

    def drop(self) -> None:
        """Write nothing more of the last character: the hyphen that only broke a line."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self.words.lines[-1].end -= 1


def compose(blocks: list[Block], turnings: dict[int, Turning]) -> Composition:
    """Return the text of a document: a line end between paragraphs and rows, a tab between cells.

    `turnings` tells of each page how it is turned.
    """
    prose = (line for block in blocks if isinstance(block, TextBlock) for _, line in block.lines)
    size = usual_size((line.size, line.text.count(" ") + 1) for line in prose)
    out = Composition(blocks, turnings, usual_size=size)
    for block in blocks:
        if out.length:
            out.write("\n")
        if isinstance(block, TextBlock):
            _write_paragraph(out, block)
        else:
            _write_table(out, block)
    return out


def _write_paragraph(out: Composition, block: TextBlock) -> None:
    start = out.length
    for number, (page, line) in enumerate(block.lines):
        if number:
            _join(out, line.text.partition(" ")[0])
        _write_line(out, page, line)
    # Large type marks a heading as bold type does.
    is_bold = all(line.is_bold or line.size > LARGE * out.usual_size for _, line in block.lines)
    out.stretches.append(Stretch(Span(start, out.length), block.lines[0][0], is_bold=is_bold, kind=block.kind))


def _write_line(out: Composition, page: int, line: Line) -> None:
    is_plain = not any(piece.is_raised for piece in line.pieces)
    text = line.text if is_plain else "".join(spelled(line))
    start = out.length
    out.write(text)
    out.words.lines.append(WrittenLine(line, start, out.length, len(out.words.lines), page, out.turned(page)))


def _join(out: Composition, following: str) -> None:
    """Write what stands between two lines of a paragraph, before some word: a space, or nothing after a hyphen."""
    last = out.parts[-1].rpartition(" ")[2]
    if last.endswith(SOFT_HYPHEN) and len(last) > 1:
        out.drop()
        return
    match = LETTER_HYPHEN.search(last) if last.endswith(HYPHENS) else None
    if match is None or not following[:1].islower():
        if not (len(last) > 1 and last.endswith("-") and last[-2].isalnum() and following[:1].isdigit()):
            out.write(" ")
        return
    if last.endswith(BREAK_HYPHEN) or out.knows(match["stem"] + following.strip(PUNCTUATION)):
        out.drop()


def _write_table(out: Composition, found: FoundTable) -> None:
    rows: list[tuple[Cell, ...]] = []
    widths = [_width(found, column) for column in range(len(found.rows[0]))]
    for number, row in enumerate(found.rows):
        if number:
            out.write("\n")
        start, cells = out.length, []
        for column, cell in enumerate(row):
            if column:
                out.write("\t")
            cells.append(_write_cell(out, cell, widths[column]))
        rows.append(tuple(cells))
        if any(cell.span.start < cell.span.end for cell in cells):
            out.stretches.append(Stretch(Span(start, out.length), found.page, kind="row"))
    out.tables.append(Table(len(out.tables) + 1, tuple(rows), found.is_ruled, found.reading))


def _width(found: FoundTable, column: int) -> float:
    """Return how wide the lines of a column are that stand in no spanning cell, in points."""
    boxes = [line.box for row in found.rows if row[column].columns == 1 for line in row[column].lines]
    return max((box.x1 - box.x0 for box in boxes), default=0.0)


def _write_cell(out: Composition, cell: FoundCell, width: float) -> Cell:
    start = out.length
    for number, line in enumerate(cell.lines):
        if number and not _is_broken(out, cell.lines[number - 1], line, width):
            _join(out, line.text.partition(" ")[0])
        _write_line(out, cell.page + (number >= len(cell.lines) - cell.overleaf), line)
    seen = out.turned(cell.page)
    box = seen(cell.box) if cell.box and seen else cell.box
    return Cell(Span(start, out.length), cell.page, box, cell.columns, cell.rows)


def _is_broken(out: Composition, above: Line, below: Line, width: float) -> bool:
    """Return whether a cell's line ends in the middle of a figure or a word, for want of room."""
    if is_broken_figure(above.text, below.text):
        return True
    first = below.tokens[0]
    letter = (first.box.x1 - first.box.x0) / len(first.text)
    room = width - (above.box.x1 - above.box.x0) - letter
    return is_broken_word(above.text, below.text, room, known=out.knows(above.text + first.text))
