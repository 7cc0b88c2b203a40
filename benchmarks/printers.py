"""Printers: what makes PDFs out of papers, each in its own way of setting text and drawing rules."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks.papers import Block, Grid

TEXT_WIDTH = 440  # points
PROSE = ParagraphStyle("prose", fontName="Helvetica", fontSize=11, leading=15.5, spaceAfter=8)
HEADING = ParagraphStyle("heading", PROSE, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=6)
CELL = ParagraphStyle("cell", PROSE, fontSize=9.5, leading=11.5, spaceAfter=0)
FIGURE = ParagraphStyle("figure", CELL, alignment=TA_RIGHT)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A paper of the benchmark</title><style>
@page { size: A4; margin: 2.5cm }
body { font: 11pt/1.45 "Liberation Sans", Arial, sans-serif }
h2 { font-size: 12pt }
table { border-collapse: collapse; margin: 8pt 0; font-size: 9.5pt }
td, th { padding: 2pt 4pt; vertical-align: top }
tr { break-inside: avoid }
</style></head><body>%s</body></html>"""


class Printer(NamedTuple):
    """A way to make PDFs: its name, what it needs, whether that is here, and what writes a file for each paper."""

    name: str
    needs: str
    is_here: bool
    print: Callable[[Sequence[list[Block]], Path], None]


def printers() -> list[Printer]:
    """Return all printers, those that are not installed too."""
    office, browser = _found("soffice", "libreoffice"), _found("chromium", "chromium-browser", "google-chrome")
    return [
        Printer("LibreOffice", "soffice", bool(office), lambda papers, to: _by_office(office, papers, to)),
        Printer("browser", "chromium", bool(browser), lambda papers, to: _by_browser(browser, papers, to)),
        Printer("WeasyPrint", "weasyprint", find_spec("weasyprint") is not None, _by_weasyprint),
        Printer("reportlab", "reportlab", True, lambda papers, to: _by_reportlab(papers, to, Table)),
        Printer("thin rectangles", "reportlab", True, lambda papers, to: _by_reportlab(papers, to, BarredTable)),
    ]


def _found(*names: str) -> str:
    return next((path for name in names if (path := shutil.which(name))), "")


def _pages(papers: Sequence[list[Block]], folder: Path) -> list[Path]:
    """Write each paper as a web page, and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:02d}.html" for number in range(len(papers))]
    for path, paper in zip(paths, papers, strict=True):
        path.write_text(PAGE % "\n".join(map(_markup, paper)), encoding="utf-8")
    return paths


def _markup(block: Block) -> str:
    if isinstance(block, str):
        return f"<h2>{escape(block[2:])}</h2>" if block.startswith("# ") else f"<p>{escape(block)}</p>"
    columns = "".join(f'<col width="{width}%">' for width in block.widths)
    head, *body = (_row(block, row, "td" if number else "th") for number, row in enumerate(block.rows))
    return (
        f"<table width='100%'><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    )


def _row(grid: Grid, row: tuple[str, ...], tag: str) -> str:
    rule = "border: 0.5pt solid black" if grid.is_ruled else "border: none"  # LibreOffice looks here only
    sides = ["left"] * grid.of_words + ["right"] * (len(row) - grid.of_words)
    cells = [
        f'<{tag} valign="top" style="{rule}; text-align: {side}">{escape(cell)}</{tag}>'
        for cell, side in zip(row, sides, strict=True)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _by_office(program: str, papers: Sequence[list[Block]], folder: Path) -> None:
    home = f"-env:UserInstallation={(folder / 'home').resolve().as_uri()}"
    order = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*order, *map(str, _pages(papers, folder))])


def _by_browser(program: str, papers: Sequence[list[Block]], folder: Path) -> None:
    home = f"--user-data-dir={folder / 'home'}"
    for path in _pages(papers, folder):
        order = [program, "--headless", "--no-sandbox", "--disable-gpu", home, "--no-pdf-header-footer"]
        _run([*order, f"--print-to-pdf={path.with_suffix('.pdf')}", path.resolve().as_uri()])


def _run(order: list[str]) -> None:
    subprocess.run(order, check=True, capture_output=True, timeout=300)


def _by_weasyprint(papers: Sequence[list[Block]], folder: Path) -> None:
    from weasyprint import HTML

    for path in _pages(papers, folder):
        HTML(path).write_pdf(path.with_suffix(".pdf"))


class BarredTable(Table):  # type: ignore[misc]  # reportlab has no types
    """A table whose rules are thin filled rectangles, as Word draws them."""

    def _drawLines(self) -> None:  # noqa: N802 - the name is reportlab's
        line, self.canv.line = self.canv.line, self._bar
        super()._drawLines()
        self.canv.line = line

    def _bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canv.rect(x0, y0, x1 - x0 or 0.5, y1 - y0 or 0.5, stroke=0, fill=1)


def _by_reportlab(papers: Sequence[list[Block]], folder: Path, drawn_as: type[Table]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, paper in enumerate(papers):
        story = [part for block in paper for part in _flowables(block, drawn_as)]
        SimpleDocTemplate(str(folder / f"{number:02d}.pdf"), pagesize=A4, invariant=True).build(
            story, onFirstPage=_number, onLaterPages=_number
        )


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(A4[0] / 2, 30, str(document.page))


def _flowables(block: Block, drawn_as: type[Table]) -> list[Any]:
    if isinstance(block, str):
        return [Paragraph(escape(block.removeprefix("# ")), HEADING if block.startswith("# ") else PROSE)]
    styles = [CELL] * block.of_words + [FIGURE] * (len(block.widths) - block.of_words)
    cells = [[Paragraph(escape(cell), style) for cell, style in zip(row, styles, strict=True)] for row in block.rows]
    rules: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.is_ruled:
        rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    widths = [TEXT_WIDTH * width / 100 for width in block.widths]
    return [Spacer(1, 6), drawn_as(cells, colWidths=widths, style=TableStyle(rules), repeatRows=1), Spacer(1, 8)]
