"""Signed form: a sample decision laid out as a PDF of several pages, with its report behind it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.papers.markup import Block, parse

RUNNING = "Sample decision, written for this project: nobody took it"
PROSE = ParagraphStyle("prose", fontName="Helvetica", fontSize=10.5, leading=13.5, spaceAfter=6)
ITEM = ParagraphStyle("item", PROSE, leftIndent=28, bulletIndent=0)
BULLET = ParagraphStyle("bullet", PROSE, leftIndent=18, bulletIndent=4)
HEADING = ParagraphStyle("heading", PROSE, fontName="Helvetica-Bold", spaceBefore=8, keepWithNext=1)
TITLE = ParagraphStyle("title", HEADING, fontSize=14, leading=18, spaceAfter=10)
CELL = ParagraphStyle("cell", PROSE, fontSize=9.5, leading=11.5, spaceAfter=0)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
SUM = ParagraphStyle("sum", CELL, alignment=TA_RIGHT)
SUM_HEAD = ParagraphStyle("sum head", HEAD, alignment=TA_RIGHT)
WIDTH = A4[0] - 44 * mm

BEFORE_SIGNATURE = """
# Deputy Mayor for Policing and Crime

I have asked myself whether any interest of my own touches this matter, and there is none. I have kept to the Code of
Conduct.

The request above has my approval.
"""
ACCESS = """
# Public access to information

Part 1 of this form falls under the Freedom of Information Act 2000 and goes on to the website once it is approved. It
may be held back for a short time where it would otherwise do harm.

# Part 1 Deferral:

Is the publication of Part 1 of this approval to be deferred? NO

# Part 2 Confidentiality:

What the Freedom of Information Act 2000 exempts belongs in a separate Part 2 form.

Is there a Part 2 form - {part_2}

# ORIGINATING OFFICER DECLARATION

[table ruled 34 52 14]
| Advice | Statement | Confirmed |
| Financial advice | The finance team has read this paper. | Yes |
| Legal advice | The lawyers have read this paper. | Yes |
| Equality advice | Equality is covered in the report. | Yes |

# Chief Executive Officer

I was asked about this paper. The advice in it is complete, and it may go to the Deputy Mayor.
"""


def signed_form(paper: dict[str, Any]) -> bytes:
    """Return the PDF of a sample decision: the same bytes each time."""
    packed = io.BytesIO()
    document = SimpleDocTemplate(
        packed,
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=26 * mm,
        bottomMargin=22 * mm,
        title=f"{paper['reference']} {paper['title']}",
        author="The project's samples",
        invariant=1,  # no date and no random id in the file
        pageCompression=0,  # no other zlib can make other bytes
    )
    frame = _frame(paper["reference"])
    document.build(_story(paper), onFirstPage=frame, onLaterPages=frame)
    return packed.getvalue()


def _frame(reference: str) -> Any:
    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, A4[1] - 14 * mm, RUNNING)
        canvas.drawRightString(A4[0] - 22 * mm, A4[1] - 14 * mm, reference)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, str(document.page))
        canvas.restoreState()

    return draw


def _story(paper: dict[str, Any]) -> list[Flowable]:
    body = parse(paper["body"])
    at = next(number for number, block in enumerate(body) if block.kind == "part one")
    has_part_2 = "YES" if paper["expected"]["has_part_2"] else "NO"
    story: list[Flowable] = [
        Paragraph(f"DMPC Decision – {paper['reference']}", TITLE),
        Paragraph(f"<b>Title: {_escape(paper['title'])}</b>", PROSE),
        *_flow(body[:at]),
        *_flow(parse(BEFORE_SIGNATURE)),
        *_signature(paper["signed"]),
        PageBreak(),
        Paragraph("PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC", HEADING),
        *_flow(body[at + 1 :]),
        *_flow(parse(ACCESS.format(part_2=has_part_2))),
        *_signature(paper["advised"]),
    ]
    return [*story, PageBreak(), *_flow(parse(paper["report"]))]


def _signature(signed: date) -> list[Flowable]:
    return [
        Spacer(0, 10),
        Paragraph("Signature", PROSE),
        Spacer(0, 14),
        Paragraph(f"Date {signed.day}/{signed.month}/{signed.year}", PROSE),
    ]


def _flow(blocks: list[Block]) -> list[Flowable]:
    return [_flowable(block) for block in blocks]


def _flowable(block: Block) -> Flowable:
    if block.kind in ("ruled", "plain"):
        return _table(block)
    words = _escape(block.words)
    if block.label:
        style = BULLET if block.label == "•" else ITEM
        return Paragraph(words, style, bulletText=block.label)
    return Paragraph(words, {"heading": HEADING, "title": TITLE}.get(block.kind, PROSE))


def _table(block: Block) -> Table:
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
    if block.is_ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    for at, row in enumerate(block.rows):
        style += [("SPAN", (first, at), (last, at)) for first, last in _spans(row)]
    rows = [[_cell(words, is_head=at == 0) for words in row] for at, row in enumerate(block.rows)]
    widths = [WIDTH * width / 100 for width in block.widths]
    return Table(rows, colWidths=widths, style=style, spaceBefore=4, spaceAfter=10, repeatRows=1)


def _spans(row: tuple[str, ...]) -> list[tuple[int, int]]:
    starts = [place for place, cell in enumerate(row) if cell != "<"]
    return [
        (first, after - 1) for first, after in zip(starts, [*starts[1:], len(row)], strict=True) if after > first + 1
    ]


def _cell(words: str, *, is_head: bool) -> Paragraph | str:
    if words in ("", "<"):
        return ""
    is_sum = words.startswith("£") or words in ("Amount", "Remaining", "Grant")
    style = (SUM_HEAD if is_sum else HEAD) if is_head else (SUM if is_sum else CELL)
    return Paragraph(_escape(words), style)


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
