"""Pdfium: a page's content in one fast pass of pypdfium2."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.pdf import ffi
from pipeline.pdf.content import Seen, page_content
from pipeline.pdf.glyphs import BOLD, UNKNOWN, Glyphs, on_baseline
from pipeline.pdf.objects import paint
from pipeline.printed import PageContent
from pipeline.turning import Turning

RAISED = 0.12  # of the type's size: figures and letters whose feet stand higher than this are set apart
HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what pdfium writes for the hyphen that breaks a word at the end of a line


class Style(NamedTuple):
    """How the characters of one text object are set."""

    size: float
    is_bold: bool
    turn: int


def content(page: pdfium.PdfPage, number: int) -> PageContent:
    """Return what a page of pypdfium2 shows."""
    sheet = Sheet.of(page)
    painting, pictures = paint(page, sheet)
    return page_content(Seen(number, Box(0, 0, *sheet.turning.reading_size), _glyphs(page, sheet), painting, pictures))


class Sheet(NamedTuple):
    """The part of the sheet that is shown, in pdfium's coordinates, and how the viewer turns it."""

    left: float
    top: float
    turning: Turning

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Sheet:
        """Return the sheet of a page."""
        left, bottom, right, top = page.get_cropbox()
        m = page.get_mediabox()
        left, bottom, right, top = max(left, m[0]), max(bottom, m[1]), min(right, m[2]), min(top, m[3])
        if left >= right or bottom >= top:
            left, bottom, right, top = m
        return cls(left, top, Turning(-page.get_rotation() % 360, right - left, top - bottom))

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of pdfium as it is seen, in points from the top left."""
        x0, y0 = left - self.left, self.top - top
        return self.turning.to_reading(Box(x0, y0, right - self.left, self.top - bottom))


def _glyphs(page: pdfium.PdfPage, sheet: Sheet) -> Glyphs:
    text_page = page.get_textpage()
    handle = ffi.address(text_page)
    count = max(0, raw.FPDFText_CountChars(text_page))
    texts = [HYPHENS.get(text, text) for text in ffi.characters(handle, count)] if count else []
    edges = ffi.boxes(handle, count)
    starts = _starts(texts, edges)
    if ffi.unmapped(handle, starts.tolist()):
        for place in ffi.unmapped(handle, range(count)):
            texts[place] = UNKNOWN
    styles = _styles(handle, texts, starts, edges[:, 3], sheet.turning.turn)
    text_page.close()
    edges = _shared(edges)
    boxes = (edges[:, 0] - sheet.left, sheet.top - edges[:, 1], edges[:, 2] - sheet.left, sheet.top - edges[:, 3])
    glyphs = Glyphs(texts, *sheet.turning.arrays(*boxes), styles.size, styles.is_bold, styles.turn)
    x, y = styles.base[:, 0] - sheet.left, sheet.top - styles.base[:, 1]
    x, y, _, _ = sheet.turning.arrays(x, y, x, y)
    return on_baseline(glyphs, x, y)


def _shared(edges: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the boxes, those of the letters of a ligature side by side: pdfium gives each the box of the whole."""
    same = np.concatenate(([False], (edges[1:] == edges[:-1]).all(axis=1))) if len(edges) else np.zeros(0, bool)
    if not same.any():
        return edges
    starts = np.flatnonzero(~same)
    lengths = np.diff(np.append(starts, len(edges)))
    places = np.arange(len(edges)) - np.repeat(starts, lengths)
    width = (edges[:, 2] - edges[:, 0]) / np.repeat(lengths, lengths)
    left = edges[:, 0] + places * width
    return np.stack((left, edges[:, 1], left + width, edges[:, 3]), axis=1)


class Styles(NamedTuple):
    """How each character is set: size, weight, direction, and the point of its baseline."""

    size: npt.NDArray[np.float64]
    is_bold: npt.NDArray[np.bool_]
    turn: npt.NDArray[np.int16]
    base: npt.NDArray[np.float64]


def _styles(
    handle: int, texts: list[str], starts: npt.NDArray[np.intp], bottoms: npt.NDArray[np.float64], page_turn: int
) -> Styles:
    """Return how characters are set, asked once for each word, and where figures or letters stand above its line."""
    if not len(starts):
        none = np.zeros(len(texts))
        return Styles(none + 1, none > 0, none.astype(np.int16), np.zeros((len(texts), 2)))
    styles = _asked(handle, starts, len(texts), page_turn)
    raised = bottoms > styles.base[:, 1] + RAISED * styles.size
    raised &= np.fromiter((text.isalnum() for text in texts), bool, len(texts)) & (styles.turn == -page_turn % 360)
    if not raised.any():
        return styles
    changes = np.flatnonzero(raised[1:] != raised[:-1]) + 1
    inked = np.array([place for place in changes.tolist() if not texts[place].isspace()], starts.dtype)
    return _asked(handle, np.union1d(starts, inked), len(texts), page_turn)


def _starts(texts: list[str], edges: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """Return where words begin: behind a space, or on another line (no space follows a hyphen at the end of one)."""
    if not texts:
        return np.zeros(0, np.intp)
    blank = np.fromiter((text.isspace() for text in texts), bool, len(texts))
    top, bottom = edges[:, 1], edges[:, 3]
    is_elsewhere = (top[1:] < bottom[:-1]) | (bottom[1:] > top[:-1])
    return np.flatnonzero(~blank & np.concatenate(([True], blank[:-1] | is_elsewhere)))


def _asked(handle: int, starts: npt.NDArray[np.intp], count: int, page_turn: int) -> Styles:
    """Return how characters are set, asked at some of them and held for those that follow."""
    places: list[int] = starts.tolist()
    fonts: dict[int, bool] = {}
    known: dict[int, Style] = {}
    found = []
    for place, text_object in zip(places, ffi.text_objects(handle, places), strict=True):
        if text_object not in known:
            known[text_object] = _style(handle, place, text_object, page_turn, fonts)
        found.append(known[text_object])
    lengths = np.diff(np.concatenate(([0], starts[1:], [count])))
    size, is_bold, turn = (np.repeat(values, lengths) for values in zip(*found, strict=True))
    base = np.repeat(ffi.origins(handle, places), lengths, axis=0)
    return Styles(size.astype(float), is_bold, turn.astype(np.int16), base)


def _style(handle: int, place: int, text_object: int, page_turn: int, fonts: dict[int, bool]) -> Style:
    a, b, c, d, _, _ = ffi.matrix(handle, place)
    font_size = raw.FPDFText_GetFontSize(ffi.text_page_handle(handle), place)
    turn = (round(-math.degrees(math.atan2(b, a)) / 90) * 90 - page_turn) % 360
    return Style(font_size * math.hypot(c, d), _is_bold(text_object, fonts), turn)


def _is_bold(text_object: int, fonts: dict[int, bool]) -> bool:
    font = raw.FPDFTextObj_GetFont(ctypes.cast(text_object, raw.FPDF_PAGEOBJECT)) if text_object else None
    key = ffi.address(font) if font else 0
    if key not in fonts:
        fonts[key] = bool(font) and BOLD.search(_font_name(font)) is not None
    return fonts[key]


def _font_name(font: Any) -> str:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace")
