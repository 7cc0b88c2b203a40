"""Plumber: a page's content as pdfplumber sees it, the reference that the fast pass is measured against."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.document import Box
from pipeline.pdf.characters.content import Seen, page_content
from pipeline.pdf.characters.glyphs import BOLD, LIGATURES, NOTHING, SYMBOLS, UNKNOWN, Glyphs, on_baseline, side_by_side
from pipeline.pdf.characters.paint import BLACK, WHITE, Colour, Painting
from pipeline.printed import PageContent


def content(page: Any) -> PageContent:
    """Return what a pdfplumber page shows."""
    pictures = [_box(image) for image in page.images]
    found = page_content(Seen(page.page_number, _shown(page), _glyphs(page), _painting(page), pictures))
    found.is_second = True
    return found


def _shown(page: Any) -> Box:
    """Return the part of the sheet that is shown: the crop box, as far as it lies on the sheet."""
    sheet, crop = Box(*map(float, page.mediabox)), Box(*map(float, page.cropbox))
    shown = Box(
        max(sheet.x0, crop.x0), max(sheet.top, crop.top), min(sheet.x1, crop.x1), min(sheet.bottom, crop.bottom)
    )
    return shown if shown.x0 < shown.x1 and shown.top < shown.bottom else sheet


def _glyphs(page: Any) -> Glyphs:
    """Return the characters of a page; each letter of a ligature is one, and has its share of the box."""
    letters = [(letter, number, char) for char in page.chars for number, letter in enumerate(_letters(char["text"]))]
    turns = np.array([_turn(char["matrix"]) for _, _, char in letters], np.int16)
    x0, top, x1, bottom, width, height = (
        np.array([char[name] for _, _, char in letters], float)
        for name in ("x0", "top", "x1", "bottom", "width", "height")
    )
    left, right = side_by_side(x0, x1, np.array([number > 0 for _, number, _ in letters], bool))
    glyphs = Glyphs(
        text="".join(letter for letter, _, _ in letters),
        x0=left,
        top=top,
        x1=right,
        bottom=bottom,
        size=np.where((turns == 90) | (turns == 270), width, height),
        is_bold=np.array([BOLD.search(char["fontname"]) is not None for _, _, char in letters], bool),
        turn=turns,
    )
    x = np.array([char["matrix"][4] for _, _, char in letters], float) + page.mediabox[0]
    y = page.mediabox[1] + page.height - np.array([char["matrix"][5] for _, _, char in letters], float)
    return on_baseline(glyphs, x, y)


def _letters(text: str) -> str:
    """Return the letters of a character; pdfminer names one without a Unicode value by its code: "(cid:23)".

    In WinAnsiEncoding every unused code is a bullet (PDF 32000-1, annex D): "(cid:127)".
    """
    if text.startswith("(cid:"):
        return "•" if text == "(cid:127)" else UNKNOWN
    if text in NOTHING:  # pdfminer does not tell the width of its glyph: it may be drawn
        return UNKNOWN
    return LIGATURES.get(text, SYMBOLS.get(text, text)) or UNKNOWN


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
