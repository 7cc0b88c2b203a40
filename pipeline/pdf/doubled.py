"""Doubled: characters that are printed twice to look bold are read once."""

from __future__ import annotations

from typing import Literal

import numpy as np

from pipeline.pdf.glyphs import BLANKS, Glyphs, Places, codes, flags

SHARE = 0.1  # of a page's characters: where fewer lie on their like, nothing is taken out
NEAR = 0.4  # of the character's width: the second printing is not further away; the next "l" of "all" is


def without_doubles(glyphs: Glyphs) -> Glyphs:
    """Return the characters without second printings, where a page has many of them; what is left is bold."""
    if len(glyphs.text) < 2:
        return glyphs
    inked = len(glyphs.text) - int(flags(glyphs.text, BLANKS).sum())
    if len(_doubles(glyphs, "quicksort")[1]) <= SHARE * inked:
        return glyphs
    first, second = _doubles(glyphs, "stable")
    glyphs.is_bold[first] = True
    keep = np.ones(len(glyphs.text), bool)
    keep[second] = False
    return glyphs.only(np.flatnonzero(keep))


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
