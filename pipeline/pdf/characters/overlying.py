"""Overlying: characters of one line that lie over each other."""

from __future__ import annotations

import numpy as np

from pipeline.pdf.characters.glyphs import Glyphs, Places

OVER = 0.5  # of the narrower character's width: two that begin nearer lie over each other
STEP = 1.5  # points: characters whose feet stand further apart are of two lines


def overlying(glyphs: Glyphs, places: Places) -> tuple[Places, Places]:
    """Return those of some characters that lie over their neighbours, and these neighbours."""
    places = places[np.argsort(glyphs.bottom[places])]
    foot = glyphs.bottom[places]
    line = np.concatenate(([0], np.cumsum(foot[1:] - foot[:-1] > STEP)))
    order = np.argsort(line[: len(places)] * 1e4 + glyphs.x0[places])
    at, line = places[order], line[order]
    left, right = glyphs.x0[at], glyphs.x1[at]
    width = np.minimum((right - left)[:-1], (right - left)[1:])
    over = np.flatnonzero((np.abs(left[1:] - left[:-1]) < OVER * width) & (line[1:] == line[:-1]))
    return at[over], at[over + 1]
