"""Doubled: characters that are printed twice to look bold are read once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.pdf.glyphs import Glyphs

SHARE = 0.1  # of a page's characters: where fewer lie on their like, nothing is taken out
NEAR = 0.3  # of the type's size: the second printing is not further away than this


def without_doubles(glyphs: Glyphs) -> Glyphs:
    """Return the characters without second printings, where a page has many of them; what is left is bold."""
    if len(glyphs.texts) < 2:
        return glyphs
    doubles = _doubles(glyphs)
    inked = len(glyphs.texts) - glyphs.texts.count(" ")
    if len(doubles) <= SHARE * inked:
        return glyphs
    first, second = doubles[:, 0], doubles[:, 1]
    glyphs.is_bold[first] = True
    keep = np.ones(len(glyphs.texts), bool)
    keep[second] = False
    return glyphs.only(np.flatnonzero(keep))


def _doubles(glyphs: Glyphs) -> npt.NDArray[np.intp]:
    """Return pairs of the places of equal characters that lie on each other."""
    codes = np.fromiter((ord(text[0]) if text else 32 for text in glyphs.texts), np.int32, len(glyphs.texts))
    level = np.round(glyphs.bottom / 3)
    order = np.lexsort((glyphs.x0, level, codes))
    a, b = order[:-1], order[1:]
    room = NEAR * np.maximum(glyphs.size[a], 1.0)
    same = (codes[a] == codes[b]) & (codes[a] != 32) & (codes[a] != 160)
    near = (np.abs(glyphs.x0[a] - glyphs.x0[b]) < room) & (np.abs(glyphs.bottom[a] - glyphs.bottom[b]) < room)
    pairs: npt.NDArray[np.intp] = np.stack((a, b), axis=1)[same & near]
    pairs.sort(axis=1)
    return pairs
