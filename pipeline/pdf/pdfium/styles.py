"""Styles: how each character of a page is set, asked of pdfium once for each word."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.pdf.characters.glyphs import BLANKS, BOLD, FIGURES, WRITTEN, Flags, Numbers, Places, flags
from pipeline.pdf.pdfium import ffi_objects, ffi_text

RAISED = 0.12  # of the type's size: figures and letters whose feet stand higher than this are set apart
SLANT = 0.36  # of a quarter: type that runs so far off the level makes no words


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


def styles_of(handle: int, text: str, starts: Places, bottoms: Numbers, page_turn: int) -> Styles:
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


def word_starts(text: str, boxes: npt.NDArray[np.float64]) -> Places:
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
