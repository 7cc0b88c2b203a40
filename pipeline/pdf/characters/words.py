"""Words: characters that touch on one baseline become words, and words that are set alike become runs.

Neighbours in the order of drawing belong to one word while they stand on one baseline and touch; that survives lines
that overlap, and costs a few vector operations a page instead of a loop over its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from pipeline.document import Box
from pipeline.pdf.characters.glyphs import BLANKS, Flags, Glyphs, Numbers, Places, codes, flags
from pipeline.pdf.characters.spaced import without_spacing
from pipeline.printed import Piece, Run, Token
from pipeline.printed.lines import NEAR

GAP = 0.18  # of the type's size: a wider gap parts two words; a space is 0.25, kerning and justified letters stay below
OVERLAP = 0.6  # a step further back than this starts a new word
SHIFT = 0.2  # a step up or down that is larger
OTHER_SIZE = 0.25  # a difference of size that is larger
NO_WIDTH = 0.1  # points


@dataclass(slots=True)
class Words:
    """The words of a page as columns of numbers: where each begins and ends in the text, its box, how it is set."""

    glyphs: Glyphs
    first: Places
    end: Places
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    is_apart: Flags  # a space is printed before it

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return some of the words one by one."""
        glyphs, begin = self.glyphs, int(self.first[start])
        lefts = glyphs.x0[begin : self.end[end - 1]].tolist()
        first = self.first[start:end]
        columns = (first, self.end[start:end], glyphs.size[first], glyphs.is_bold[first], glyphs.turn[first])
        boxes = (self.x0[start:end], self.top[start:end], self.x1[start:end], self.bottom[start:end])
        return [
            Token(
                glyphs.text[a:b],
                Box(x0, top, x1, bottom),
                () if turn else (*lefts[a - begin : b - begin], x1),
                size,
                bold,
                turn,
                False,
                is_apart,
            )
            for a, b, size, bold, turn, x0, top, x1, bottom, is_apart in zip(
                *(column.tolist() for column in (*columns, *boxes, self.is_apart[start:end])), strict=True
            )
        ]


def pieces(glyphs: Glyphs) -> list[Piece]:
    """Return the words that the characters make in the order of drawing, those that are set alike as runs."""
    glyphs = _without_line_ends(glyphs)
    if not glyphs.text:
        return []
    words = _words(glyphs)
    if not len(words.first):
        return []
    if (joined := without_spacing(glyphs, words.first, words.end, words.is_apart)) is not glyphs:
        glyphs, words = joined, _words(joined)
    return _alike(glyphs, words)


def _alike(glyphs: Glyphs, words: Words) -> list[Piece]:
    """Return words that stand beside each other and are set alike as runs, those on their side one by one."""
    gaps = np.concatenate(([0.0], words.x0[1:] - words.x1[:-1]))
    starts = np.flatnonzero(_begins(words, gaps))
    gaps[starts] = 0.0
    ends = np.append(starts[1:], len(gaps))
    first = words.first[starts]
    columns = (
        starts,
        ends,
        first,
        words.end[ends - 1],
        words.x0[starts],
        words.top[starts],
        words.x1[ends - 1],
        words.bottom[starts],
        glyphs.size[first],
        glyphs.is_bold[first],
        glyphs.turn[first] > 0,
        words.x1[starts] - words.x0[starts],
        np.maximum.reduceat(words.end - words.first, starts),
        np.maximum.reduceat(gaps, starts),
    )
    found: list[Piece] = []
    for start, end, a, b, x0, top, x1, bottom, size, bold, is_turned, opening, longest, widest in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        if is_turned:
            found += words.tokens(start, end)
            continue
        text, make = " ".join(glyphs.text[a:b].split()), partial(words.tokens, start, end)
        found.append(Run(text, Box(x0, top, x1, bottom), size, bold, opening, longest, widest, make))
    return found


def _words(glyphs: Glyphs) -> Words:
    blank = flags(glyphs.text, BLANKS)
    starts = np.flatnonzero(np.concatenate(([True], _breaks(glyphs) | blank[1:] | blank[:-1])))
    inked = ~blank[starts]
    first, end = starts[inked], np.append(starts[1:], len(glyphs.text))[inked]
    spaces = blank & ((glyphs.x1 - glyphs.x0 > NO_WIDTH) | (glyphs.turn > 0))  # a reader's guess has no width
    edges = (glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom)
    if _are_level(glyphs, starts):
        x0, top, x1, bottom = (edge[at] for edge, at in zip(edges, (first, first, end - 1, end - 1), strict=True))
    else:
        furthest = (np.minimum, np.minimum, np.maximum, np.maximum)
        x0, top, x1, bottom = (far.reduceat(edge, starts)[inked] for far, edge in zip(furthest, edges, strict=True))
    return Words(glyphs, first, end, x0, top, x1, bottom, np.concatenate(([False], spaces[:-1]))[first])


def _are_level(glyphs: Glyphs, starts: Places) -> bool:
    """Return whether each word's first and last characters tell its box, as they mostly do: that is four times faster.

    Its characters stand on one level, each one begins and ends right of the one before.
    """
    steps = (glyphs.top[1:] != glyphs.top[:-1]) | (glyphs.bottom[1:] != glyphs.bottom[:-1])
    steps |= (glyphs.x0[1:] < glyphs.x0[:-1]) | (glyphs.x1[1:] < glyphs.x1[:-1])
    steps[starts[1:] - 1] = False
    return not steps.any()


def _begins(words: Words, gaps: Numbers) -> Flags:
    """Return which words begin a run: those not set as the word before, and beside it behind a blank."""
    glyphs, first = words.glyphs, words.first
    size, is_bold, turn = glyphs.size[first], glyphs.is_bold[first], glyphs.turn[first]
    begins = np.ones(len(first), bool)
    begins[1:] = (
        (words.top[1:] != words.top[:-1])
        | (words.bottom[1:] != words.bottom[:-1])
        | (size[1:] != size[:-1])
        | (is_bold[1:] != is_bold[:-1])
        | (turn[1:] > 0)
        | (turn[:-1] > 0)
        | (first[1:] == words.end[:-1])
        | (gaps[1:] < np.where(words.is_apart[1:], 0.0, NEAR * size[:-1]))
    )
    return begins


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
