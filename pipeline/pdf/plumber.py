"""Plumber: a page's content as pdfplumber sees it, the reference that the fast pass is measured against."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.document import Box
from pipeline.pdf.content import Seen, page_content
from pipeline.pdf.glyphs import BOLD, LIGATURES, UNKNOWN, Glyphs, on_baseline
from pipeline.pdf.paint import BLACK, WHITE, Colour, Painting
from pipeline.printed import PageContent


def content(page: Any) -> PageContent:
    """Return what a pdfplumber page shows."""
    pictures = [_box(image) for image in page.images]
    return page_content(Seen(page.page_number, _shown(page), _glyphs(page), _painting(page), pictures))


def _shown(page: Any) -> Box:
    """Return the part of the sheet that is shown: the crop box, as far as it lies on the sheet."""
    sheet, crop = Box(*map(float, page.mediabox)), Box(*map(float, page.cropbox))
    shown = Box(
        max(sheet.x0, crop.x0), max(sheet.top, crop.top), min(sheet.x1, crop.x1), min(sheet.bottom, crop.bottom)
    )
    return shown if shown.x0 < shown.x1 and shown.top < shown.bottom else sheet


def _glyphs(page: Any) -> Glyphs:
    chars = page.chars
    turns = [_turn(char["matrix"]) for char in chars]
    sizes = [char["width"] if turn in (90, 270) else char["height"] for char, turn in zip(chars, turns, strict=True)]
    glyphs = Glyphs(
        texts=[_text(char["text"]) for char in chars],
        x0=np.array([char["x0"] for char in chars], float),
        top=np.array([char["top"] for char in chars], float),
        x1=np.array([char["x1"] for char in chars], float),
        bottom=np.array([char["bottom"] for char in chars], float),
        size=np.array(sizes, float),
        is_bold=np.array([BOLD.search(char["fontname"]) is not None for char in chars], bool),
        turn=np.array(turns, np.int16),
    )
    x = np.array([char["matrix"][4] for char in chars], float) + page.mediabox[0]
    y = page.mediabox[1] + page.height - np.array([char["matrix"][5] for char in chars], float)
    return on_baseline(glyphs, x, y)


def _text(text: str) -> str:
    """Return a character's text; pdfminer names a character without a Unicode value by its code: "(cid:23)"."""
    return UNKNOWN if text.startswith("(cid:") and text not in LIGATURES else text


def _painting(page: Any) -> Painting:
    painting = Painting()
    for rect in page.rects:
        if rect["fill"]:
            painting.fill(_box(rect), _colour(rect["non_stroking_color"]))
        if rect["stroke"]:
            painting.outline(_box(rect), _ink(rect["stroking_color"]))
    for line in [*page.lines, *page.curves]:
        colour = _ink(line["stroking_color"] if line["stroke"] else line["non_stroking_color"])
        painting.path(line["pts"], colour)
    return painting


def _ink(value: Any) -> Colour:
    """Return the colour of a stroke; a single 1.0 is full ink of a named colour as often as it is white."""
    colour = _colour(value)
    is_single = not isinstance(value, (tuple, list)) or len(value) == 1
    return BLACK if is_single and colour == WHITE else colour


def _colour(value: Any) -> Colour:
    """Return a colour in red, green and blue; black where it is not given, or a pattern."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) == 1:
        return (numbers[0],) * 3
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        red, green, blue = ((1 - number) * (1 - numbers[3]) for number in numbers[:3])
        return red, green, blue
    return BLACK


def _turn(matrix: tuple[float, ...]) -> int:
    """Return the direction of writing in degrees clockwise, to the nearest quarter."""
    a, b = matrix[:2]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 270 if b > 0 else 90


def _box(item: dict[str, Any]) -> Box:
    return Box(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))
