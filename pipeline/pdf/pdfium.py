"""Pdfium: a page's content in one fast pass of pypdfium2."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.document import Box, Doubt
from pipeline.pdf import ffi, ffi_objects, ffi_text
from pipeline.pdf.content import Seen, page_content
from pipeline.pdf.glyphs import (
    BLANKS,
    BOLD,
    FIGURES,
    SYMBOLS,
    UNKNOWN,
    WRITTEN,
    Flags,
    Glyphs,
    Numbers,
    Places,
    codes,
    flags,
    on_baseline,
    side_by_side,
    words_at,
)
from pipeline.pdf.hidden import shown
from pipeline.pdf.objects import Painted, note_clips, paint
from pipeline.printed import PageContent
from pipeline.turning import Turning

RAISED = 0.12  # of the type's size: figures and letters whose feet stand higher than this are set apart
SLANT = 0.36  # of a quarter: type that runs so far off the level makes no words
# U+0002 and U+FFFE are what pdfium writes for the hyphen that breaks a word at the end of a line.
PLAIN = {"\x02": "-", "\ufffe": "-", **SYMBOLS}


def content(page: pdfium.PdfPage, number: int, *, has_layers: bool = False) -> PageContent:
    """Return what a page of pypdfium2 shows; `has_layers` where its document has layers that may be switched off."""
    sheet = Sheet.of(page)
    painted = paint(page, sheet)
    painted.has_layers = has_layers
    glyphs, styles, claimed = _glyphs(page, sheet, painted)
    owners, doubts = styles.owner, []
    if styles.is_slanted.any():
        doubts = list(_slanted_doubts(number, glyphs, styles.is_slanted))
        level = np.flatnonzero(~styles.is_slanted)
        glyphs, owners = glyphs.only(level), owners[level]
    seen = shown(page, number, glyphs, owners, painted)
    place = Box(0, 0, *sheet.turning.reading_size)
    pictures = painted.pictures + painted.drawn_text
    found = page_content(Seen(number, place, seen.glyphs, painted.painting, pictures))
    found.doubts += doubts + seen.doubts
    found.text_source, found.claimed = seen.source, claimed
    return found


class Sheet(NamedTuple):
    """The part of the sheet that is shown, in pdfium's coordinates, and how the viewer turns it."""

    left: float
    top: float
    turning: Turning

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Sheet:
        """Return the sheet of a page."""
        left, bottom, right, top = page.get_bbox()  # the boxes may be upside down, or the parent's
        return cls(left, top, Turning(-page.get_rotation() % 360, right - left, top - bottom))

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """Return the six numbers that lead from a point of pdfium to where it is seen."""
        _, width, height, _ = self.turning
        return {
            0: (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            90: (0.0, -1.0, -1.0, 0.0, self.top, width + self.left),
            180: (-1.0, 0.0, 0.0, 1.0, width + self.left, height - self.top),
            270: (0.0, 1.0, 1.0, 0.0, height - self.top, -self.left),
        }[self.turning.turn]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of pdfium as it is seen, in points from the top left."""
        x0, y0 = left - self.left, self.top - top
        return self.turning.to_reading(Box(x0, y0, right - self.left, self.top - bottom))


def _slanted_doubts(number: int, glyphs: Glyphs, slanted: Flags) -> Iterator[Doubt]:
    """Yield that a stamp or watermark that runs aslant is not read, where it has a figure: its letters make no line."""
    if (slanted & flags(glyphs.text, FIGURES)).any():
        yield Doubt("slanted_text", f"page {number}: {int(slanted.sum())} characters that run aslant are not read")


def _glyphs(page: pdfium.PdfPage, sheet: Sheet, painted: Painted) -> tuple[Glyphs, Styles, list[str]]:
    """Return the characters of a page, how they are set, and the words that the file only claims to show."""
    text_page = page.get_textpage()
    handle = ffi.address(text_page)
    count = max(0, raw.FPDFText_CountChars(text_page))
    text = ffi_text.characters(handle, count)
    for character, plain in PLAIN.items():  # some searches in vain are far faster than a look at each character
        text = text.replace(character, plain)
    boxes = ffi_text.boxes(handle, count)
    left, top, right, bottom = boxes
    starts = _starts(text, boxes)
    figures = _of_figures(text)
    claimed = _claimed(handle, text, figures, painted.texts)
    text = _without_guesses(handle, text, starts, figures)
    styles = _styles(handle, text, starts, bottom, sheet.turning.turn)
    note_clips(painted, set(styles.owner[starts].tolist()) - {0}, sheet)
    if painted.may_hide:  # a word may be of several objects, of which one cannot be seen: "£330" and a white "000"
        styles = styles._replace(owner=ffi_text.text_objects(handle, list(range(count))))
    text_page.close()
    same = np.concatenate(([False], (left[1:] == left[:-1]) & (right[1:] == right[:-1])))[:count]
    left, right = side_by_side(left, right, same)
    seen = sheet.turning.arrays(left - sheet.left, sheet.top - top, right - sheet.left, sheet.top - bottom)
    glyphs = Glyphs(text, *seen, styles.size, styles.is_bold, styles.turn)
    x, y = styles.x - sheet.left, sheet.top - styles.y
    x, y, _, _ = sheet.turning.arrays(x, y, x, y)
    return on_baseline(glyphs, x, y), styles, claimed


def _without_guesses(handle: int, text: str, starts: Places, figures: Flags) -> str:
    """Return the text with U+FFFD where the font gives no Unicode value, and pdfium its code instead.

    Asked at the beginning of each word, and of each character of a figure: a font may lack one digit.
    """
    asked = figures.copy()
    asked[starts] = True
    if not ffi_text.unmapped(handle, np.flatnonzero(asked).tolist()):
        return text
    letters = list(text)
    for place in ffi_text.unmapped(handle, range(len(text))):
        letters[place] = UNKNOWN
    return "".join(letters)


def _claimed(handle: int, text: str, figures: Flags, texts: Collection[int]) -> list[str]:
    """Return the words with figures for which the file has another text than what it shows (`ActualText`)."""
    places = np.flatnonzero(figures).tolist()
    if len(texts) < len(places) and not ffi_objects.other_text(texts):
        return []
    items = ffi_text.text_objects(handle, places).tolist()
    claiming = ffi_objects.other_text(set(items) - {0})
    return words_at(text, [place for place, item in zip(places, items, strict=True) if item in claiming])


def _of_figures(text: str) -> Flags:
    """Return which characters belong to words that have a digit or a pound sign."""
    blank = flags(text, BLANKS)
    word = np.cumsum(blank, dtype=np.intp)
    has_figure = np.zeros(len(text) + 1, bool)
    has_figure[word[flags(text, FIGURES) | (codes(text) == ord("£"))]] = True
    return has_figure[word] & ~blank


class Styles(NamedTuple):
    """How each character is set: size, weight, direction, the point (x, y) of its baseline, and its text object.

    `is_slanted` tells that it runs neither along nor across the page.
    """

    size: Numbers
    is_bold: Flags
    turn: npt.NDArray[np.int16]
    x: Numbers
    y: Numbers
    owner: npt.NDArray[np.int64]
    is_slanted: Flags


def _styles(handle: int, text: str, starts: Places, bottoms: Numbers, page_turn: int) -> Styles:
    """Return how characters are set, asked once for each word, and where figures or letters stand above its line."""
    if not len(starts):
        none = np.zeros(len(text))
        return Styles(none + 1, none > 0, none.astype(np.int16), none, none, none.astype(np.int64), none > 0)
    styles = _asked(handle, starts, len(text), page_turn)
    raised = (bottoms > styles.y + RAISED * styles.size) & (styles.turn == -page_turn % 360)
    if not raised.any() or not (raised := raised & flags(text, WRITTEN)).any():
        return styles
    changes = np.flatnonzero(raised[1:] != raised[:-1]) + 1
    inked = np.array([place for place in changes.tolist() if not text[place].isspace()], starts.dtype)
    return _asked(handle, np.union1d(starts, inked), len(text), page_turn)


def _starts(text: str, boxes: npt.NDArray[np.float64]) -> Places:
    """Return where words begin: behind a space, or on another line (no space follows a hyphen at the end of one).

    Lines that are set close have boxes that meet: there the next one is told by its step back. A letter behind a figure
    counts as a beginning too: a note begins with its small raised number, "11The".
    """
    if not text:
        return np.zeros(0, np.intp)
    blank, is_figure = flags(text, BLANKS), flags(text, FIGURES)
    left, top, _, bottom = boxes
    is_elsewhere = (top[1:] < bottom[:-1]) | (bottom[1:] > top[:-1]) | (left[1:] < left[:-1])
    is_letter = flags(text, WRITTEN)[1:] & ~is_figure[1:]
    return np.flatnonzero(~blank & np.concatenate(([True], blank[:-1] | is_elsewhere | (is_figure[:-1] & is_letter))))


def _asked(handle: int, starts: Places, count: int, page_turn: int) -> Styles:
    """Return how characters are set, asked at some of them and held for those that follow."""
    places: list[int] = starts.tolist()
    owners = ffi_text.text_objects(handle, places)
    is_next = np.concatenate(([True], owners[1:] != owners[:-1]))
    objects, which = owners[is_next], np.cumsum(is_next) - 1
    a, b, c, d, _, _, x, y, size = ffi_text.setting(handle, starts[is_next].tolist()).T
    quarters = -np.degrees(np.arctan2(b, a)) / 90
    nearest = np.rint(quarters)
    turn = (nearest.astype(int) * 90 - page_turn) % 360
    is_slanted = np.abs(quarters - nearest) > SLANT
    fonts = ffi_objects.fonts(objects.tolist())
    names = {font: BOLD.search(ffi_objects.font_name(font)) is not None for font in set(fonts)}
    is_bold = np.array([names[font] for font in fonts], bool)
    lengths = np.diff(np.concatenate(([0], starts[1:], [count])))
    spread = np.repeat(which, lengths)
    return Styles(
        (size * np.hypot(c, d))[spread],
        is_bold[spread],
        turn.astype(np.int16)[spread],
        x[spread],
        y[spread],
        objects[spread],
        is_slanted[spread],
    )
