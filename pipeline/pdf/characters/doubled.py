"""Doubled: characters that are printed twice to look bold are read once, be it a page, a heading or one sum."""

from __future__ import annotations

import numpy as np

from pipeline.pdf.characters.glyphs import BLANKS, FIGURES, Flags, Glyphs, Places, codes, flags

SHARE = 0.1  # of a page's characters: where more lie on their like, each of them is printed twice
NEAR = 0.4  # of the character's width: the second printing is not further away; the next "l" of "all" is


def without_doubles(glyphs: Glyphs) -> Glyphs:
    """Return the characters without second printings; what is left of them is bold."""
    if len(glyphs.text) < 2 or not _has_doubles(glyphs):
        return glyphs
    first, second = _doubles(glyphs)
    inked = len(glyphs.text) - int(flags(glyphs.text, BLANKS).sum())
    if len(second) <= SHARE * inked:
        sure = _sure(glyphs, first, second)
        first, second = first[sure], second[sure]
    glyphs.is_bold[first] = True
    keep = np.ones(len(glyphs.text), bool)
    keep[second] = False
    return glyphs.only(np.flatnonzero(keep))


def _sure(glyphs: Glyphs, first: Places, second: Places) -> Flags:
    """Return which second printings are figures, or stand beside another: a letter alone may be half of a ligature."""
    marked = np.zeros(len(glyphs.text), bool)
    marked[first] = marked[second] = True
    run = np.cumsum(~marked)
    sure: Flags = (np.bincount(run[second])[run[second]] > 1) | flags(glyphs.text, FIGURES)[second]
    return sure


def _has_doubles(glyphs: Glyphs) -> bool:
    """Return whether a character lies on its like, drawn just after it, or each of them the first of a word.

    A look at the words costs a tenth of one at all characters.
    """
    numbers, blank = codes(glyphs.text), flags(glyphs.text, BLANKS)
    again = np.flatnonzero((numbers[1:] == numbers[:-1]) & ~blank[1:]) + 1
    room = NEAR * np.maximum(glyphs.x1[again] - glyphs.x0[again], 0.1)
    if (np.abs(glyphs.x0[again] - glyphs.x0[again - 1]) < room).any():
        return True
    begins = np.concatenate(([True], blank[:-1] | (glyphs.x0[1:] < glyphs.x0[:-1])))
    return len(_doubles(glyphs, np.flatnonzero(begins & ~blank))[1]) > 0


def _doubles(glyphs: Glyphs, places: Places | None = None) -> tuple[Places, Places]:
    """Return the places of equal characters that lie on each other, of all or some: of the first and second printing.

    The stable kind of sorting keeps third printings apart.
    """
    places = np.arange(len(glyphs.text)) if places is None else places
    numbers = codes(glyphs.text)[places]
    # One number to sort by: the character, then its line, then its place in the line; lines are told to 3 points.
    key = numbers.astype(float) * 1e8 + np.round(glyphs.bottom[places] / 3) * 1e4 + glyphs.x0[places]
    order = places[np.argsort(key, kind="stable")]
    a, b = order[:-1], order[1:]
    room = NEAR * np.maximum(np.minimum(glyphs.x1 - glyphs.x0, glyphs.bottom - glyphs.top)[a], 0.1)
    near = (np.abs(glyphs.x0[a] - glyphs.x0[b]) < room) & (np.abs(glyphs.bottom[a] - glyphs.bottom[b]) < room)
    at = np.flatnonzero(near & (codes(glyphs.text)[a] == codes(glyphs.text)[b]))
    at = at[~flags(glyphs.text, BLANKS)[a[at]]]
    return np.minimum(a[at], b[at]), np.maximum(a[at], b[at])
