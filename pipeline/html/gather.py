"""Gather: a page's tree becomes pieces of text in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.document import Span
from pipeline.html.elements import BLOCKS, BOLD, HEADINGS, LISTS, OWN_CONTENT, RAISED, is_frame, number
from pipeline.html.grid import read_table
from pipeline.html.line import Line
from pipeline.html.pieces import Mark, Piece
from pipeline.html.walk import walk
from pipeline.outline.numbering import split_label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@dataclass
class Counter:
    """A list that is open: the form of its numbers (None for bullets) and the next number."""

    form: str | None
    next: int


class OpenMark(NamedTuple):
    """A link or date that is open: the line and the place in it where it began, and the pieces before that line."""

    kind: Literal["link", "time"]
    line: int
    start: int
    value: str
    pieces: int


@dataclass
class Gatherer:
    """What is open at the place that has been reached, and the pieces gathered so far."""

    main_only: bool = False
    pieces: list[Piece] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    number: int = 0  # of the line
    marked: list[OpenMark] = field(default_factory=list)
    lists: list[Counter] = field(default_factory=list)
    heading: str | None = None
    label: str | None = None
    bold: int = 0
    raised: int = 0
    frames: int = 0
    content: int = 0
    mains: int = 0
    is_soft: bool = False

    @property
    def is_furniture(self) -> bool:
        """Return whether what stands here is the site's own."""
        return self.frames > 0 or (self.main_only and not self.mains)

    def open(self, node: LexborNode) -> None:
        """Take note of an element that opens."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.end_piece()
        self.content += tag in OWN_CONTENT
        self.mains += tag == "main"
        self.bold += tag in BOLD
        self.raised += tag in RAISED
        self.frames += is_frame(node, in_content=self.content > 0)
        if tag == "br":
            self.end_piece()
            self.is_soft = True
        elif tag in HEADINGS:
            self.heading = tag
        elif tag in LISTS:
            self.lists.append(_counter(node))
        elif tag == "li":
            self.label = self._label(node)
        elif tag == "a" and node.attributes.get("href"):
            self._open_mark("link", node.attributes["href"] or "")
        elif tag == "time" and node.attributes.get("datetime"):
            self._open_mark("time", node.attributes["datetime"] or "")
        elif tag == "table":
            self._add_table(node)

    def close(self, node: LexborNode) -> None:
        """Take note of an element that closes."""
        tag = node.tag or ""
        if tag in ("a", "time") and self.marked:
            self._close_mark(node)
        if tag in BLOCKS:
            self.end_piece()
        self.frames -= is_frame(node, in_content=self.content > 0)
        self.content -= tag in OWN_CONTENT
        self.mains -= tag == "main"
        self.bold -= tag in BOLD
        self.raised -= tag in RAISED
        if tag in HEADINGS:
            self.heading = None
        elif tag in LISTS and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.label = None

    def end_piece(self) -> None:
        """End the paragraph: keep it where it has words; a date without words belongs to the paragraph above."""
        text, marks = self.line.finished()
        if text.strip():
            label = self.label if self.label and split_label(text, Span(0, len(text)))[0] is None else None
            solid = len(text.replace(" ", ""))
            piece = Piece(
                text,
                marks,
                heading=self.heading,
                label=label,
                is_bold=len("".join(self.line.parts).replace(" ", "")) <= self.line.bold and solid > 0,
                is_furniture=self.is_furniture,
                is_soft=self.is_soft,
            )
            self.pieces.append(piece)
            self.label = None
            self.is_soft = False
        elif self.pieces and any(mark.kind == "time" for mark in marks):
            last = self.pieces[-1]
            here = Span(len(last.text), len(last.text))
            stamps = tuple(replace(mark, span=here) for mark in marks if mark.kind == "time")
            self.pieces[-1] = replace(last, marks=last.marks + stamps)
        self.line = Line()
        self.number += 1

    def _open_mark(self, kind: Literal["link", "time"], value: str) -> None:
        self.marked.append(OpenMark(kind, self.number, self.line.length, value, len(self.pieces)))

    def _close_mark(self, node: LexborNode) -> None:
        wanted = "link" if node.tag == "a" else "time"
        if self.marked[-1].kind == wanted and (node.attributes.get("href") or node.attributes.get("datetime")):
            mark = self.marked.pop()
            if mark.kind == "link" and not self.line.length and mark.pieces < len(self.pieces):
                # The link is around whole paragraphs, as around a card: the first of them, its title, is the link.
                first = self.pieces[mark.pieces]
                around = Mark("link", Span(0, len(first.text)), mark.value)
                self.pieces[mark.pieces] = replace(first, marks=(*first.marks, around))
                return
            start = mark.start if mark.line == self.number else 0  # opened in a paragraph above
            self.line.marks.append(Mark(mark.kind, Span(start, self.line.length), mark.value))

    def _label(self, node: LexborNode) -> str | None:
        if self.is_furniture or not self.lists:
            return None
        counter = self.lists[-1]
        if counter.form is None:
            return "•"
        value = node.attributes.get("value") or ""
        here = int(value) if value.isdecimal() and len(value) < 5 else counter.next
        counter.next = here + 1
        return number(here, counter.form)

    def _add_table(self, node: LexborNode) -> None:
        for piece in read_table(node, gather):
            self.pieces.append(replace(piece, is_furniture=self.is_furniture))


def _counter(node: LexborNode) -> Counter:
    start = node.attributes.get("start") or "1"
    form = (node.attributes.get("type") or "1") if node.tag == "ol" else None
    return Counter(form, int(start) if start.isdecimal() and len(start) < 5 else 1)


def gather(root: LexborNode, *, with_tables: bool = True, main_only: bool = False) -> list[Piece]:
    """Return the pieces below a node.

    Without tables, a table's cells are paragraphs; with `main_only`, what stands outside of `<main>` is furniture.
    """
    gatherer = Gatherer(main_only=main_only)
    for node, opens in walk(root, is_leaf=lambda node: with_tables and node.tag == "table"):
        if node.tag == "-text":
            is_bold, is_raised = gatherer.bold > 0, gatherer.raised > 0
            gatherer.line.add(node.text_content or "", is_bold=is_bold, is_raised=is_raised)
        elif not opens:
            gatherer.close(node)
        elif node.tag == "table" and not with_tables:
            gatherer.end_piece()
        else:
            gatherer.open(node)
    gatherer.end_piece()
    return gatherer.pieces
