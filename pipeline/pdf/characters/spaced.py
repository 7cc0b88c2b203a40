"""Spaced: letters that are set apart from each other to look solemn ("B U D G E T") are read as words."""

from __future__ import annotations

import numpy as np

from pipeline.pdf.characters.glyphs import BLANKS, FIGURES, WRITTEN, Flags, Glyphs, Places, flags

SHORTEST = 5  # characters: fewer may be marks, or the entries of a form
LETTERS = 3  # of them are letters: "1 2 3 4 5" counts boxes
WIDEST = 0.6  # of the type's size: entries of a table stand further apart
WORD = 1.6  # times the usual gap of the run: a wider one parts two words
EVEN, MOST = 0.08, 0.9  # of the type's size: so little do most gaps differ


def without_spacing(glyphs: Glyphs, first: Places, end: Places, is_apart: Flags) -> Glyphs:
    """Return the characters with the letters joined that are set apart: each one's box reaches to the next of its word.

    The words as they were read begin and end at `first` and `end`; `is_apart` tells before which a space is printed.
    """
    alone = end - first == 1
    if not (alone[:-4] & alone[1:-3] & alone[2:-2] & alone[3:-1] & alone[4:]).any():
        return glyphs
    runs = _runs(np.flatnonzero(alone))
    drop = [place for run in runs for place in _joined(glyphs, first[run], is_apart[run])]
    keep = np.ones(len(glyphs.text), bool)
    keep[drop] = False
    return glyphs.only(np.flatnonzero(keep))


def _runs(words: Places) -> list[Places]:
    """Return the words of one character that follow each other, run by run."""
    ends = np.flatnonzero(np.diff(words) != 1) + 1
    return [run for run in np.split(words, ends) if len(run) >= SHORTEST]


def _joined(glyphs: Glyphs, run: Places, is_apart: Flags) -> list[int]:
    """Return the blanks that pdfium guessed within the words of a run; the letters before them are widened."""
    text = "".join(glyphs.text[place] for place in run.tolist())
    if (flags(text, WRITTEN) & ~flags(text, FIGURES)).sum() < LETTERS or glyphs.turn[run].any():
        return []
    here, following = run[:-1], run[1:]
    gaps = glyphs.x0[following] - glyphs.x1[here]
    beside = ~is_apart[1:] & (gaps > 0) & (np.abs(glyphs.bottom[following] - glyphs.bottom[here]) < 1)
    usual = float(np.median(gaps[beside])) if beside.any() else 0.0
    if not 0 < usual <= WIDEST * float(glyphs.size[run].min()):
        return []
    close = np.flatnonzero(beside & (gaps < WORD * usual))
    even = np.abs(gaps[close] - usual) < EVEN * glyphs.size[here[close]]
    if even.mean() < MOST or _are_filled(glyphs, here[close], following[close]):
        return []
    glyphs.x1[here[close]] = glyphs.x0[following[close]]
    return [blank for at in close.tolist() for blank in range(int(here[at]) + 1, int(following[at]))]


def _are_filled(glyphs: Glyphs, here: Places, following: Places) -> bool:
    """Return whether other characters stand in some of the gaps: a program may draw every second letter later."""
    middle, blank = (glyphs.x0 + glyphs.x1) / 2, flags(glyphs.text, BLANKS)
    inside = (glyphs.x1[here, None] < middle) & (middle < glyphs.x0[following, None]) & ~blank
    inside &= np.abs(glyphs.bottom - glyphs.bottom[here, None]) < 1
    return bool(inside.any())
