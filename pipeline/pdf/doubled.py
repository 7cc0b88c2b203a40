"""Doubled: characters that are printed twice to look bold are read once, be it a page, a heading or one sum."""

from __future__ import annotations

from typing import Literal

import numpy as np

from pipeline.pdf.glyphs import BLANKS, FIGURES, Flags, Glyphs, Places, codes, flags

SHARE = 0.1  # of a page's characters: where more lie on their like, each of them is printed twice
NEAR = 0.4  # of the character's width: the second printing is not further away; the next "l" of "all" is


def without_doubles(glyphs: Glyphs) -> Glyphs:
    """Return the characters without second printings; what is left of them is bold."""
    if len(glyphs.text) < 2 or not len(_doubles(glyphs, "quicksort")[1]):
        return glyphs
    first, second = _doubles(glyphs, "stable")
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


def _doubles(glyphs: Glyphs, kind: Literal["quicksort", "stable"]) -> tuple[Places, Places]:
    """Return the places of equal characters that lie on each other: of the first, and of the second printing.

    The stable kind of sorting keeps third printings apart, and takes four times as long.
    """
    numbers = codes(glyphs.text)
    # One number to sort by: the character, then its line, then its place in the line; lines are told to 3 points.
    key = numbers.astype(float) * 1e8 + np.round(glyphs.bottom / 3) * 1e4 + glyphs.x0
    order = np.argsort(key, kind=kind)
    a, b = order[:-1], order[1:]
    room = NEAR * np.maximum(np.minimum(glyphs.x1 - glyphs.x0, glyphs.bottom - glyphs.top)[a], 0.1)
    near = (np.abs(glyphs.x0[a] - glyphs.x0[b]) < room) & (np.abs(glyphs.bottom[a] - glyphs.bottom[b]) < room)
    at = np.flatnonzero(near & (numbers[a] == numbers[b]))
    at = at[~flags(glyphs.text, BLANKS)[a[at]]]
    return np.minimum(a[at], b[at]), np.maximum(a[at], b[at])
