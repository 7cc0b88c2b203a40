"""Marred: sums that are struck out, or printed over each other, are read as they stand, and told of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pipeline.document import Doubt
from pipeline.ocr.figures import told
from pipeline.pdf.characters.glyphs import BLANKS, FIGURES, Flags, Glyphs, Places, flags, words_at
from pipeline.pdf.characters.overlying import overlying
from pipeline.printed import Rule

HIGH, LOW = 0.77, 0.34  # of the type's size above the foot of a character's box: a line between strikes it out
BESIDE = 0.6  # of the type's size: a line that reaches further beyond its words is a table's or a chart's
MOST_TOLD = 5  # sums of a page that a message names

Boxes = npt.NDArray[np.float64]


def marred(number: int, glyphs: Glyphs, rules: list[Rule]) -> Iterator[Doubt]:
    """Yield what is doubtful about the figures of a page, whose characters and ruled lines are turned to be read."""
    upright = flags(glyphs.text, FIGURES) & (glyphs.turn == 0)
    if not upright.any():
        return
    if struck := _words(glyphs.text, _struck(glyphs, upright, rules)):
        yield Doubt("struck_out", f"page {number}: a line is drawn through {struck}")
    if over := _words(glyphs.text, overlying(glyphs, np.flatnonzero(upright))[0].tolist()):
        yield Doubt("overprinted", f"page {number}: other figures are printed over {over}")


def _words(text: str, places: list[int]) -> str:
    """Return the words that some characters stand in, as a message may show them."""
    return ", ".join(map(told, words_at(text, places)[:MOST_TOLD]))


def _struck(glyphs: Glyphs, figures: Flags, rules: list[Rule]) -> list[int]:
    """Return the places of figures that a line runs through, and through hardly more than their words."""
    lines = np.array([rule.box for rule in rules if rule.direction == "h"], float).reshape(-1, 4)
    if not len(lines):
        return []
    places = np.flatnonzero(figures)
    found: list[int] = []
    for x0, y, x1, _ in lines[_cross(glyphs, places, lines).any(axis=1)]:
        inked = np.flatnonzero(~flags(glyphs.text, BLANKS))
        inked = inked[_cross(glyphs, inked, np.array([[x0, y, x1, y]]))[0]]
        room = BESIDE * float(glyphs.size[inked].max())
        if x0 > glyphs.x0[inked].min() - room and x1 < glyphs.x1[inked].max() + room:
            middle = (glyphs.x0 + glyphs.x1)[inked] / 2
            found += inked[figures[inked] & (x0 <= middle) & (middle <= x1)].tolist()
    return found


def _cross(glyphs: Glyphs, places: Places, lines: Boxes) -> Flags:
    """Return for each level line, and each of some characters, whether the one runs through the other."""
    x0, y, x1, _ = (edge[:, None] for edge in lines.T)
    high, low = (glyphs.bottom[places] - share * glyphs.size[places] for share in (HIGH, LOW))
    crosses: Flags = (high <= y) & (y <= low) & (x0 <= glyphs.x1[places]) & (glyphs.x0[places] <= x1)
    return crosses
