"""Scans made of papers: each page becomes a picture, skewed, noisy, turned, as a machine in an office makes it."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]

ROWS = [
    ("Recipient", "Area", "Amount", "Remaining"),
    ("Brook Lane Boxing Club", "YE", "£4,205", "£90,795"),
    ("Fen Street Youth Trust", "NA", "£18,880", "£71,915"),
    ("Total", "", "£23,085", "£71,915"),
]
EDGES = (72, 240, 300, 400, 500)
PROSE = "The Deputy Mayor is asked to approve grants of up to £230,000 to partners of all kinds."


def printed(*pages: Draw) -> bytes:
    """Return a PDF of these pages."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def letter(canvas: Canvas) -> None:
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(72, 760, "Executive Summary")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 730, "The Deputy Mayor accepts £330,000 from the Home Office for 2020/21,")
    canvas.drawString(72, 716, "and approves grants of up to £230,000 to local partners.")
    canvas.drawString(72, 690, "•")
    canvas.drawString(90, 690, "Fund the coordinator (£100,000).")
    canvas.drawString(72, 660, "A reserve of £45,120")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(180, 665, "1")


def ledger(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            if column > 1:
                canvas.drawRightString(EDGES[column + 1] - 5, 705 - 20 * number, text)
            else:
                canvas.drawString(EDGES[column] + 5, 705 - 20 * number, text)
    canvas.setStrokeColor(black)
    canvas.grid(EDGES, [720 - 20 * number for number in range(len(ROWS) + 1)])


def scan(paper: bytes, degrees: float = 0.0, noise: float = 6.0, dots: int = 150) -> bytes:
    """Return a PDF whose pages are pictures of the paper's, turned anticlockwise by some degrees."""
    return printed(*(_pictured(picture) for picture in pictures(paper, degrees, noise, dots)))


def pictures(paper: bytes, degrees: float, noise: float, dots: int) -> list[Image.Image]:
    chance = np.random.default_rng(90001)
    pdf = pdfium.PdfDocument(paper)
    try:
        drawn = [page.render(scale=dots / 72).to_pil().convert("L") for page in pdf]
    finally:
        pdf.close()
    turned = [
        picture.rotate(degrees, Image.Resampling.BICUBIC, expand=abs(degrees) > 45, fillcolor=255) for picture in drawn
    ]
    grain = [
        np.asarray(picture, float) + chance.normal(0, noise, (picture.height, picture.width)) for picture in turned
    ]
    return [Image.fromarray(np.clip(dotted - 8, 0, 255).astype(np.uint8)) for dotted in grain]


def _pictured(picture: Image.Image) -> Draw:
    def draw(canvas: Canvas) -> None:
        width, height = A4 if picture.height >= picture.width else (A4[1], A4[0])
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)

    return draw


def whole(canvas: Canvas, picture: Image.Image) -> None:
    """Draw a picture over the whole of a page."""
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)


def prose(canvas: Canvas) -> None:
    """Fill a page with printed sentences."""
    canvas.setFont("Helvetica", 10)
    for number in range(25):
        canvas.drawString(60, 780 - 12 * number, PROSE)
