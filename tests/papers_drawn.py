"""Papers drawn: a generated decision as PDF, its table in one of the layouts."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.papers_generated import Composed

NARROW = (20, 118, 62, 52, 66, 70)  # points: columns in which names run over


def draw(paper: Composed, layout: str = "ruled") -> bytes:
    """Return the decision as a PDF; `layout` says how its table is drawn."""
    sheet = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=sheet["BodyText"], fontSize=10.5, leading=13)
    small = ParagraphStyle("small", parent=body, fontSize=9, leading=11)
    story: list[Any] = []
    for block in paper.blocks:
        if isinstance(block, list):
            story += [Spacer(1, 6), _grid(block, layout, small), Spacer(1, 10)]
        elif block.startswith("# "):
            story.append(Paragraph(f"<b>{escape(block[2:])}</b>", sheet["Heading3"]))
        else:
            story.append(Paragraph(escape(block), body))
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1, title="").build(story, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(A4[0] / 2, 30, str(document.page))


def _grid(rows: list[list[str]], layout: str, style: ParagraphStyle) -> Table:
    widths = {"wrapped": NARROW, "centred": NARROW}.get(layout, (22, 150, 75, 52, 68, 78))[-len(rows[0]) :]
    money = ParagraphStyle("money", parent=style, alignment=2)
    first_sum = len(rows[0]) - 2
    cells = [
        [Paragraph(escape(cell), money if n >= first_sum else style) for n, cell in enumerate(row)] for row in rows
    ]
    rules: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if layout == "centred" else "TOP"),
        ("SPAN", (0, len(rows) - 1), (1, len(rows) - 1)),
    ]
    if layout in ("ruled", "wrapped"):
        rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if layout == "shaded":
        rules.append(("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.whitesmoke]))
    if layout == "striped":
        rules += [("LINEBELOW", (0, n), (-1, n), 0.4, colors.grey) for n in range(len(rows))]
    return Table(cells, colWidths=widths, style=TableStyle(rules), repeatRows=0)
