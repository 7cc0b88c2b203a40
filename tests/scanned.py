"""Scans made of papers: each page becomes a picture, skewed, noisy, turned, as a machine in an office makes it."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]


def printed(*pages: Draw) -> bytes:
    """Return a PDF of these pages."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


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
