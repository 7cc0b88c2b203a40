"""Compose: blocks of lines and tables become one text, in which every word knows its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.document import Box, Cell, Span, Table, Word
from pipeline.lines import TOUCH
from pipeline.pdf.blocks import Block, TextBlock
from pipeline.printed import Line, Token
from pipeline.sections import Block as Stretch
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.turning import Turning

SOFT_HYPHEN = "\u00ad"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LETTER_HYPHEN = re.compile(r"(?P<stem>[^\W\d_]{2,40})[-‐]$")


@dataclass(slots=True)
class Composition:
    """The text so far, and what points into it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: int = -1
    words: list[Word] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    vocabulary: frozenset[str] = frozenset()
    turnings: dict[int, Turning] = field(default_factory=dict)

    def seen(self, page: int, box: Box) -> Box:
        """Return a box on the page as it is seen, which may be printed on its side."""
        turning = self.turnings.get(page)
        return turning.to_seen(box) if turning is not None and (turning.turn or turning.tilt) else box

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
        word = self.words[-1]
        self.words[-1] = Word(Span(word.span.start, word.span.end - 1), word.page, word.box, word.line, word.edges[:-1])


def compose(blocks: list[Block], turnings: dict[int, Turning]) -> Composition:
    """Return the text of a document: a line end between paragraphs and rows, a tab between cells.

    `turnings` tells of each page how it is turned.
    """
    out = Composition(vocabulary=_vocabulary(blocks), turnings=turnings)
    for block in blocks:
        if out.length:
            out.write("\n")
        if isinstance(block, TextBlock):
            _write_paragraph(out, block)
        else:
            _write_table(out, block)
    return out


def _vocabulary(blocks: list[Block]) -> frozenset[str]:
    """Return the words of the document in lower case: whether "govern-ment" is one of them decides about its hyphen."""
    lines = [line for block in blocks if isinstance(block, TextBlock) for _, line in block.lines]
    return frozenset(token.text.strip(".,;:()").lower() for line in lines for token in line.tokens)


def _write_paragraph(out: Composition, block: TextBlock) -> None:
    start = out.length
    for number, (page, line) in enumerate(block.lines):
        if number:
            _join(out, line.tokens[0])
        _write_line(out, page, line)
    is_bold = all(line.is_bold for _, line in block.lines)
    out.stretches.append(Stretch(Span(start, out.length), block.lines[0][0], is_bold=is_bold, kind=block.kind))


def _write_line(out: Composition, page: int, line: Line) -> None:
    out.line += 1
    for number, token in enumerate(line.tokens):
        if number and not _is_one(line.tokens[number - 1], token):
            out.write(" ")
        _write_token(out, page, token)


def _is_one(before: Token, token: Token) -> bool:
    """Return whether no space parts two words: "31" and a raised "st", "km" and a raised "2", and what follows it.

    A raised figure behind another figure keeps apart: it is the mark of a footnote, and "£330¹" reads as "£3301".
    """
    if token.is_raised:
        return token.text.isalpha() or not before.text[-1].isdigit()
    return before.is_raised and token.box.x0 - before.box.x1 < TOUCH * token.size


def _write_token(out: Composition, page: int, token: Token) -> None:
    start = out.length
    # "£330" with the mark of footnote 1 must never read "£3301", nor "£330 1".
    out.write(token.text.translate(RAISED) if token.is_raised else token.text)
    box = out.seen(page, token.box)
    edges = token.edges if box is token.box else ()
    out.words.append(Word(Span(start, out.length), page, box, out.line, edges))


def _join(out: Composition, following: Token) -> None:
    """Write what stands between two lines of a paragraph: a space, or nothing after a hyphen."""
    last = out.parts[-1]
    if last.endswith(SOFT_HYPHEN) and len(last) > 1:
        out.drop()
        return
    match = LETTER_HYPHEN.search(last)
    if match is None or not following.text[:1].islower():
        if not (len(last) > 1 and last.endswith("-") and last[-2].isalnum() and following.text[:1].isdigit()):
            out.write(" ")
        return
    if (match["stem"] + following.text.strip(".,;:()")).lower() in out.vocabulary:
        out.drop()


def _write_table(out: Composition, found: FoundTable) -> None:
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(found.rows):
        if number:
            out.write("\n")
        start, cells = out.length, []
        for column, cell in enumerate(row):
            if column:
                out.write("\t")
            cells.append(_write_cell(out, cell))
        rows.append(tuple(cells))
        if any(cell.span.start < cell.span.end for cell in cells):
            out.stretches.append(Stretch(Span(start, out.length), found.page, kind="row"))
    out.tables.append(Table(len(out.tables) + 1, tuple(rows), found.is_ruled))


def _write_cell(out: Composition, cell: FoundCell) -> Cell:
    start = out.length
    for number, line in enumerate(cell.lines):
        if number:
            _join(out, line.tokens[0])
        _write_line(out, cell.page, line)
    box = out.seen(cell.page, cell.box) if cell.box else None
    return Cell(Span(start, out.length), cell.page, box, cell.columns, cell.rows)
