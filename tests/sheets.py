"""Sheets: small PDFs drawn for a test, measured in points from the top left corner as readers measure them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.document import Document
from pipeline.pdf import read, read_tables

A4 = (595.0, 842.0)
SHA = "0" * 64


class Sheets:
    """A PDF in the making; what is drawn goes on the page that was begun last."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.size = size
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=size, invariant=True)

    def text(
        self, x: float, top: float, words: str, size: float = 10, *, bold: bool = False, right: bool = False
    ) -> None:
        """Write words so that their line begins at x (or ends there) and its capitals hang from about top."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, self.size[1] - top - size * 0.75, words)

    def run(self, x: float, top: float, pieces: Sequence[tuple[str, float, float]]) -> None:
        """Write pieces of one line without gaps, each with its size and how far it is raised, in points."""
        for words, size, rise in pieces:
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawString(x, self.size[1] - top - 7.5 + rise, words)
            x += stringWidth(words, "Helvetica", size)

    def prose(self, x: float, top: float, lines: Sequence[str], size: float = 10, pitch: float = 12) -> float:
        """Write lines below each other, all but the last stretched to one width, and return where the next would be."""
        width = max(stringWidth(line, "Helvetica", size) for line in lines)
        for number, line in enumerate(lines):
            gaps = line.count(" ")
            spare = width - stringWidth(line, "Helvetica", size)
            is_last = number + 1 == len(lines)
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawString(
                x, self.size[1] - top - size * 0.75, line, wordSpace=spare / gaps if gaps and not is_last else 0
            )
            top += pitch
        return top

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a ruled line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.size[1] - top, x1, self.size[1] - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, shade: float) -> None:
        """Fill a rectangle with a shade of grey: 0 is black, 1 is white."""
        self.canvas.setFillGray(shade)
        self.canvas.rect(x0, self.size[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule all lines of a grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def table(
        self, left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *, ruled: bool = True
    ) -> float:
        """Draw a table; text left, figures right in their columns; return where it ends."""
        xs = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            for column, entry in enumerate(row):
                is_figure = column > 0 and entry[:1] in set("£-0123456789")
                at = xs[column + 1] - 4 if is_figure else xs[column] + 4
                self.text(at, top + 16 * number + 4, entry, right=is_figure)
        if ruled:
            self.grid(xs, [top + 16 * n for n in range(len(rows) + 1)])
        return top + 16 * len(rows)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """Return the bytes of the PDF."""
        self.canvas.save()
        return self._out.getvalue()


def read_sheets(sheets: Sheets) -> Document:
    """Return what is read of a PDF, each word of it at its place."""
    document = read(sheets.data(), SHA)
    for word in document.words:
        assert document[word.span].strip() == document[word.span] != ""
        assert len(word.edges) in (0, word.span.end - word.span.start + 1)
    return document


def prose(document: Document) -> list[str]:
    """Return the words of each paragraph."""
    return [document[paragraph.span] for paragraph in document.paragraphs]


def tables(sheets: Sheets) -> list[list[list[str]]]:
    """Return the rows of each table that is read of a PDF, as the words of their cells."""
    return [table["rows"] for table in read_tables(sheets.data())]  # type: ignore[misc]  # rows of cells


def picture(shade: int, size: tuple[int, int] = (200, 40)) -> ImageReader:
    """Return a picture in one shade of grey."""
    out = BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)
