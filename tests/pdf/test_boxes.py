"""Boxes and pictures: a box covers exactly its glyphs; a picture shows marks and hides what is withheld."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from pipeline.document import Box, Span
from pipeline.pdf import read
from pipeline.pdf.render import crop, render
from tests.sheets import Sheets

LINE = ("The grant (up to £330,000, of which ", "£9,995", "/year) is £2.5m.")


def coloured() -> Sheets:
    """Return a paper whose one amount inside a word is printed in red."""
    sheets = Sheets()
    x = 60.0
    for words, red in zip(LINE, (0, 1, 0), strict=True):
        sheets.canvas.setFillColorRGB(red, 0, 0)
        sheets.canvas.setFont("Helvetica", 12)
        sheets.canvas.drawString(x, 700, words)
        x += sheets.canvas.stringWidth(words, "Helvetica", 12)
    return sheets


def test_the_box_of_an_amount_inside_a_word_covers_its_glyphs_and_no_others() -> None:
    data = coloured().data()
    document = read(data, "0" * 64)
    at = document.text.index("£9,995/year")
    place = document.place(Span(at, at + len("£9,995")))
    assert place is not None
    scale = 300 / 72
    pixels = np.asarray(render(data, place[0], dpi=300)).astype(int)
    is_red = (pixels[..., 0] > 120) & (pixels[..., 1] < 90)
    is_black = pixels.max(axis=2) < 90
    rows, columns = np.nonzero(is_red)
    x0, top, x1, bottom = (edge * scale for edge in place[1])
    room = 0.15 * 12 * scale
    assert x0 - 2 <= columns.min() <= x0 + room
    assert x1 - room <= columns.max() <= x1 + 2
    assert top <= rows.min() <= rows.max() <= bottom
    inside = is_black[int(top) : int(bottom), int(x0) + 2 : int(x1) - 2]
    assert not inside.any()


def test_a_picture_of_a_place_is_marked_and_painted_over() -> None:
    data = coloured().data()
    document = read(data, "0" * 64)
    places = [document.place(Span(*match.span())) for match in re.finditer(r"£[\d,.]+\d", document.text)]
    boxes = [place[1] for place in places if place is not None]
    assert len(boxes) == 3
    picture = Image.open(BytesIO(crop(data, 1, Box(50, 120, 400, 160), [boxes[0]], [boxes[1]]))).convert("RGB")
    scale = 130 / 72
    assert picture.width == pytest.approx(350 * scale, abs=2)

    def middle(box: Box) -> tuple[int, int, int]:
        return picture.getpixel((int(((box.x0 + box.x1) / 2 - 50) * scale), int((box.top - 1 - 120) * scale)))

    red, green, blue = middle(boxes[0])
    assert blue < 190 < green <= red  # a yellow ground
    assert max(middle(boxes[1]._replace(top=boxes[1].top + 4))) < 90  # nothing but the cover
    assert min(middle(boxes[2])) > 200  # paper
