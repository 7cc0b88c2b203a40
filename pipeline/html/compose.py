"""Compose: pieces become one text with offsets: a line for each paragraph, a tab between the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from pipeline.document import Cell, Link, Span, Stamp, Table
from pipeline.html.pieces import Mark, Piece
from pipeline.outline.sections import Block

LONGEST_HEADING = 300  # what is longer is a paragraph in a heading's clothes
FOLLOWED = ("http", "https")
AS_WRITTEN = "%/:=&?~#+!$,;'@()*[]"


@dataclass
class Composition:
    """The text so far, and what stands where in it."""

    base: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text that was written."""
        return "".join(self.parts)

    def write(self, words: str) -> Span:
        """Append words and return where they stand."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def note(self, marks: Iterable[Mark], offset: int, *, is_furniture: bool = False) -> None:
        """Keep the links and dates of a piece that was written at an offset."""
        for mark in (mark.moved(offset) for mark in marks):
            if mark.kind == "time":
                self.stamps.append(Stamp(mark.span, mark.value.strip()))
            elif not is_furniture and (address := absolute(self.base, mark.value)):
                self.links.append(Link(mark.span, address))


def compose(pieces: Iterable[Piece], base: str | None) -> Composition:
    """Return the text of pieces in reading order, links made absolute against the base address."""
    out = Composition(base)
    title: str | None = None
    for piece in pieces:
        if out.length:
            out.write("\n")
        if piece.grid:
            _write_table(out, piece)
            continue
        plain = _plain(piece.text) if piece.heading and not piece.is_furniture else None
        if title is None and piece.heading == "h1":
            title = plain
        _write_paragraph(out, piece, is_title=plain is not None and plain == title)
    return out


def _plain(words: str) -> str:
    return " ".join(words.split()).lower()


def _write_paragraph(out: Composition, piece: Piece, *, is_title: bool) -> None:
    start = out.write(f"{piece.label} ").start if piece.label else out.length
    span = out.write(piece.text)
    out.note(piece.marks, span.start, is_furniture=piece.is_furniture)
    is_heading = piece.heading is not None and len(piece.text) <= LONGEST_HEADING
    out.blocks.append(
        Block(
            span if piece.is_furniture or piece.is_field else Span(start, span.end),
            is_title=is_title and is_heading,
            is_heading=is_heading,
            is_bold=piece.is_bold,
            kind="furniture" if piece.is_furniture else "label" if piece.is_field else None,
        )
    )


def _write_table(out: Composition, piece: Piece) -> None:
    rows = []
    for at, row in enumerate(piece.grid or ()):
        start = out.write("\n").end if at else out.length
        cells = []
        for place, cell in enumerate(row):
            if place:
                out.write("\t")
            span = out.write(cell.text)
            out.note(cell.marks, span.start)
            cells.append(Cell(span, columns=cell.columns, rows=cell.rows))
        rows.append(tuple(cells))
        out.blocks.append(Block(Span(start, out.length), kind="row"))
    out.tables.append(Table(len(out.tables) + 1, tuple(rows)))


def absolute(base: str | None, address: str) -> str | None:
    """Return where a link leads: absolute where the page's own address is known; None for anchors, mail and scripts."""
    address = address.strip()
    try:
        whole = urljoin(base or "", address)
        scheme = urlsplit(whole).scheme.lower()
    except ValueError:
        return None
    if not address or address.startswith("#") or (scheme and scheme not in FOLLOWED):
        return None
    return quote(whole, safe=AS_WRITTEN)
