"""Words: characters that touch on one baseline become words.

Neighbours in the order of drawing belong to one word while they stand on one baseline and touch; that survives lines
that overlap, and costs a few vector operations a page instead of a loop over its characters.
"""

from __future__ import annotations

import numpy as np

from pipeline.document import Box
from pipeline.pdf.glyphs import BLANKS, Flags, Glyphs, Numbers, codes, flags
from pipeline.printed import Token

GAP = 0.18  # of the type's size: a wider gap parts two words; a space is 0.25, kerning and justified letters stay below
OVERLAP = 0.6  # a step further back than this starts a new word
SHIFT = 0.2  # a step up or down that is larger
OTHER_SIZE = 0.25  # a difference of size that is larger
NO_WIDTH = 0.1  # points


def words(glyphs: Glyphs) -> list[Token]:
    """Return the words that the characters make, in the order of drawing."""
    glyphs = _without_line_ends(glyphs)
    if not glyphs.text:
        return []
    blank = flags(glyphs.text, BLANKS)
    starts = np.flatnonzero(np.concatenate(([True], _breaks(glyphs) | blank[1:] | blank[:-1])))
    inked = ~blank[starts]
    first = starts[inked]
    ends = np.append(starts[1:], len(glyphs.text))[inked]
    spaces = blank & ((glyphs.x1 - glyphs.x0 > NO_WIDTH) | (glyphs.turn > 0))  # a reader's guess has no width
    columns = (
        first,
        ends,
        np.minimum.reduceat(glyphs.x0, starts)[inked],
        np.minimum.reduceat(glyphs.top, starts)[inked],
        np.maximum.reduceat(glyphs.x1, starts)[inked],
        np.maximum.reduceat(glyphs.bottom, starts)[inked],
        glyphs.size[first],
        glyphs.is_bold[first],
        glyphs.turn[first],
        np.concatenate(([False], spaces[:-1]))[first],
    )
    text, lefts = glyphs.text, glyphs.x0.tolist()
    return [
        Token(text[a:b], Box(x0, top, x1, bottom), () if turn else (*lefts[a:b], x1), size, bold, turn, False, is_apart)
        for a, b, x0, top, x1, bottom, size, bold, turn, is_apart in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]


def _without_line_ends(glyphs: Glyphs) -> Glyphs:
    """Return the characters without ends of lines: pdfium guesses them, at times behind every letter of a word."""
    numbers = codes(glyphs.text)
    keep = np.flatnonzero((numbers != ord("\r")) & (numbers != ord("\n")))
    return glyphs if len(keep) == len(numbers) else glyphs.only(keep)


def _breaks(g: Glyphs) -> Flags:
    """Return for each character but the first whether it begins a new word."""
    along_start, along_end, across = _axes(g)
    size = np.maximum(np.minimum(g.size[1:], g.size[:-1]), 1.0)
    gap = along_start[1:] - along_end[:-1]
    shift = np.abs(across[1:] - across[:-1])
    is_other = (g.turn[1:] != g.turn[:-1]) | (np.abs(g.size[1:] - g.size[:-1]) > OTHER_SIZE * size)
    breaks: Flags = (gap > GAP * size) | (gap < -OVERLAP * size) | (shift > SHIFT * size) | is_other
    return breaks


def _axes(g: Glyphs) -> tuple[Numbers, Numbers, Numbers]:
    """Return where each character begins and ends along its line of writing, and where its baseline is across it."""
    if not g.turn.any():
        return g.x0, g.x1, g.bottom
    start, end, base = g.x0.copy(), g.x1.copy(), g.bottom.copy()
    for turn, a, b, c in (
        (90, g.top, g.bottom, -g.x0),
        (180, -g.x1, -g.x0, -g.top),
        (270, -g.bottom, -g.top, g.x1),
    ):
        at = g.turn == turn
        start[at], end[at], base[at] = a[at], b[at], c[at]
    return start, end, base
