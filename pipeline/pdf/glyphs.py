"""Glyphs: the characters of a page as columns of numbers, and how they become words.

Neighbours in the order of drawing belong to one word while they stand on one baseline and touch; that survives lines
that overlap, and costs a few vector operations a page instead of a loop over its characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.document import Box
from pipeline.printed import Token

Numbers = npt.NDArray[np.float64]

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font
UNKNOWN = "\ufffd"  # a character that the font gives no Unicode value for
GAP = 0.18  # of the type's size: a wider gap parts two words; a space is 0.25, kerning and justified letters stay below
ASCENT, DESCENT = 0.77, 0.22  # of the type's size: how far capitals and tails reach above and below the baseline
NO_WIDTH = 0.1  # points
OVERLAP = 0.6  # a step further back than this starts a new word
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# In WinAnsiEncoding every unused code is a bullet (PDF 32000-1, annex D); pdfminer gives the code's name instead.
LIGATURES["(cid:127)"] = "•"
# Word writes bullets and ticks as private characters of the fonts Symbol and Wingdings.
SYMBOLS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
        "\uf0a8": "☐",
        "\uf06f": "☐",
        "\uf0d8": "➢",
        "\uf02d": "–",
    }
)


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in the order of drawing, boxes in points from the top left."""

    texts: list[str]
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    is_bold: npt.NDArray[np.bool_]
    turn: npt.NDArray[np.int16]

    def only(self, places: npt.NDArray[np.intp]) -> Glyphs:
        """Return the characters at some places, in their order."""
        return Glyphs(
            [self.texts[place] for place in places.tolist()],
            self.x0[places],
            self.top[places],
            self.x1[places],
            self.bottom[places],
            self.size[places],
            self.is_bold[places],
            self.turn[places],
        )


def on_baseline(glyphs: Glyphs, x: Numbers, y: Numbers) -> Glyphs:
    """Return the characters with boxes as high as their type, told from the points of their baselines.

    Readers differ in how high they make a box; words and lines, and the marks in pictures, need one way.
    """
    up, down = ASCENT * glyphs.size, DESCENT * glyphs.size
    for turn, values in {
        0: ("top", y - up, "bottom", y + down),
        90: ("x0", x - down, "x1", x + up),
        180: ("top", y - down, "bottom", y + up),
        270: ("x0", x - up, "x1", x + down),
    }.items():
        at = glyphs.turn == turn
        if at.any():
            low, low_values, high, high_values = values
            setattr(glyphs, low, np.where(at, low_values, getattr(glyphs, low)))
            setattr(glyphs, high, np.where(at, high_values, getattr(glyphs, high)))
    return glyphs


def words(glyphs: Glyphs) -> list[Token]:
    """Return the words that the characters make, in the order of drawing."""
    count = len(glyphs.texts)
    if not count:
        return []
    blank = np.fromiter((text.isspace() or not text for text in glyphs.texts), bool, count)
    starts = np.flatnonzero(np.concatenate(([True], _breaks(glyphs) | blank[1:] | blank[:-1])))
    ends = np.append(starts[1:], count)
    inked = ~blank[starts]
    around = zip(
        np.minimum.reduceat(glyphs.x0, starts)[inked].tolist(),
        np.minimum.reduceat(glyphs.top, starts)[inked].tolist(),
        np.maximum.reduceat(glyphs.x1, starts)[inked].tolist(),
        np.maximum.reduceat(glyphs.bottom, starts)[inked].tolist(),
        strict=True,
    )
    styles = zip(*(array[starts[inked]].tolist() for array in (glyphs.size, glyphs.is_bold, glyphs.turn)), strict=True)
    lefts: list[float] = glyphs.x0.tolist()
    spaces = blank & ((glyphs.x1 - glyphs.x0 > NO_WIDTH) | (glyphs.turn > 0))  # a reader's guess has no width
    apart: list[bool] = np.concatenate(([False], spaces[:-1]))[starts[inked]].tolist()
    plain = not any(len(text) != 1 or text in LIGATURES for text in set(glyphs.texts))
    found = []
    for a, b, box, (size, is_bold, turn), is_apart in zip(
        starts[inked].tolist(), ends[inked].tolist(), around, styles, apart, strict=True
    ):
        texts, edges = glyphs.texts[a:b], [*lefts[a:b], box[2]]
        if not plain:
            texts, edges = _spread(texts, edges)
        text = "".join(texts).translate(SYMBOLS)
        found.append(Token(text, Box(*box), tuple(edges) if not turn else (), size, is_bold, turn, False, is_apart))
    return found


def _breaks(g: Glyphs) -> npt.NDArray[np.bool_]:
    """Return for each character but the first whether it begins a new word."""
    along_start, along_end, across = _axes(g)
    size = np.maximum(np.minimum(g.size[1:], g.size[:-1]), 1.0)
    gap = along_start[1:] - along_end[:-1]
    shift = np.abs(across[1:] - across[:-1])
    is_other = (g.turn[1:] != g.turn[:-1]) | (np.abs(g.size[1:] - g.size[:-1]) > 0.25 * size)
    breaks: npt.NDArray[np.bool_] = (gap > GAP * size) | (gap < -OVERLAP * size) | (shift > 0.2 * size) | is_other
    return breaks


def _axes(g: Glyphs) -> tuple[Numbers, Numbers, Numbers]:
    """Return where each character begins and ends along its line of writing, and where its baseline is across it."""
    start, end, base = g.x0.copy(), g.x1.copy(), g.bottom.copy()
    for turn, (a, b, c) in {
        90: (g.top, g.bottom, -g.x0),
        180: (-g.x1, -g.x0, -g.top),
        270: (-g.bottom, -g.top, g.x1),
    }.items():
        at = g.turn == turn
        start[at], end[at], base[at] = a[at], b[at], c[at]
    return start, end, base


def _spread(texts: list[str], edges: list[float]) -> tuple[list[str], list[float]]:
    """Return the texts with ligatures taken apart, and edges that share a ligature's width among its letters."""
    parts: list[str] = []
    lefts: list[float] = []
    for text, left, right in zip(texts, edges, edges[1:], strict=False):
        plain = LIGATURES.get(text, text)
        parts.append(plain)
        lefts += [left + (right - left) * k / len(plain) for k in range(len(plain))]
    return parts, [*lefts, edges[-1]]
