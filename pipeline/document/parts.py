"""Parts: what a document is made of, from paragraphs and tables to what is withheld or in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.document.places import Box, Span

TextSource = Literal["native", "ocr", "mixed"]
ParagraphKind = Literal["heading", "prose", "item", "label", "row", "note", "furniture"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid; a spanning cell stands in its first place, covered and empty ones have no text."""

    span: Span
    page: int | None = None
    box: Box | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, every row equally long; it stands once in the text, row by row, a tab between cells.

    `reading` says in which way it was laid out, where more of its sums hold than in the plain one.
    """

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    is_ruled: bool = False
    reading: str | None = None

    @property
    def span(self) -> Span:
        """Return the stretch of text from the first row to the last."""
        cells = [cell.span for row in self.rows for cell in row]
        return Span(min(s.start for s in cells), max(s.end for s in cells))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that belongs together: `label` is its printed number or bullet (`2.1.`, `•`), outside the span.

    `prose` is running text, `item` an entry of a list, `label` a line of the key information ("Date signed: …"),
    `row` one row of a table, `note` a footnote, `furniture` what is not the paper's own (site chrome, page numbers).
    """

    span: Span
    kind: ParagraphKind = "prose"
    label: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; an inferred heading ("4." known only from 4.1) has an empty heading span."""

    title: str
    number: str | None
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with its size in points, and whether its text was printed into the file or read by OCR.

    `is_second` tells that pdfplumber read it, because what the first reader saw could not be right; `disputed` are the
    places of figures that another program's OCR and our own read differently.
    """

    number: int
    width: float
    height: float
    text_source: TextSource = "native"
    is_second: bool = False
    disputed: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the document holds: its visible text and where it leads."""

    span: Span
    address: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A machine-readable date (`<time datetime>`) at the place where it is shown."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A stretch that is withheld (a telephone number, a contact): masked in the text, painted over in pictures."""

    span: Span
    why: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the document that could not be read or understood; becomes an Issue."""

    code: str
    message: str
