"""Render: pictures of pages, and of places on them with the cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from pipeline.document import Box

POINTS_PER_INCH = 72
MARK = (255, 214, 0, 90)
MARK_LINE = (204, 120, 0, 255)
COVER = (40, 40, 40, 255)


def render(data: bytes, page: int, box: Box | None = None, dpi: int = 150) -> Image.Image:
    """Return a picture of a page (counted from 1), or of a box on it, in RGB."""
    with pdfium.PdfDocument(data) as document:
        document.init_forms()  # or else the fields of a form are empty
        sheet = document[page - 1]
        width, height = sheet.get_size()
        edges = (0.0, 0.0, 0.0, 0.0)
        if box is not None:
            edges = (max(0.0, box.x0), max(0.0, height - box.bottom), max(0.0, width - box.x1), max(0.0, box.top))
        picture: Image.Image = sheet.render(scale=dpi / POINTS_PER_INCH, crop=edges).to_pil().convert("RGB")
        sheet.close()
    return picture


def crop(
    data: bytes, page: int, box: Box, marks: Sequence[Box] = (), covers: Sequence[Box] = (), dpi: int = 130
) -> bytes:
    """Return a PNG of a place on a page (counted from 1), with boxes marked and withheld stretches painted over."""
    place = _clipped(data, page, box)
    picture = render(data, page, place, dpi).convert("RGBA")
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    for mark in marks:
        pen.rectangle(_pixels(mark, place, dpi, room=1.5), fill=MARK, outline=MARK_LINE, width=max(1, dpi // 70))
    for cover in covers:
        pen.rectangle(_pixels(cover, place, dpi, room=0.5), fill=COVER)
    out = BytesIO()
    Image.alpha_composite(picture, layer).convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _clipped(data: bytes, page: int, box: Box) -> Box:
    """Return the part of a box that lies on the page."""
    with pdfium.PdfDocument(data) as document:
        width, height = document.get_page_size(page - 1)
    return Box(max(0.0, box.x0), max(0.0, box.top), min(width, box.x1), min(height, box.bottom))


def _pixels(box: Box, place: Box, dpi: int, room: float) -> tuple[float, float, float, float]:
    """Return a box of the page as pixels of the picture of a place, with some points of room around it."""
    scale = dpi / POINTS_PER_INCH
    return (
        (box.x0 - room - place.x0) * scale,
        (box.top - room - place.top) * scale,
        (box.x1 + room - place.x0) * scale,
        (box.bottom + room - place.top) * scale,
    )
