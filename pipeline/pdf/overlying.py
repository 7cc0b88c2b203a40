"""Overlying: characters of one line that lie over each other."""

from __future__ import annotations

import numpy as np

from pipeline.pdf.glyphs import Glyphs, Places

OVER = 0.5  # of the narrower character's width: two that begin nearer lie over each other
LEVEL = 0.4  # of the type's size: and stand on one line
HIGH = 3.0  # points: lines are told apart by so much at first


def overlying(glyphs: Glyphs, places: Places) -> tuple[Places, Places]:
    """Return those of some characters that lie over their neighbours, and these neighbours."""
    first: list[Places] = []
    second: list[Places] = []
    for shift in (0.0, 0.5):  # in two ways, that no line falls between two
        order = places[np.lexsort((glyphs.x0[places], np.round(glyphs.bottom[places] / HIGH + shift)))]
        a, b = order[:-1], order[1:]
        width = np.minimum(glyphs.x1[a] - glyphs.x0[a], glyphs.x1[b] - glyphs.x0[b])
        over = np.abs(glyphs.x0[a] - glyphs.x0[b]) < OVER * width
        over &= np.abs(glyphs.bottom[a] - glyphs.bottom[b]) < LEVEL * glyphs.size[a]
        first.append(a[over])
        second.append(b[over])
    return np.concatenate(first), np.concatenate(second)
