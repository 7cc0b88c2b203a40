"""Glyphs: the characters of a page as columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font
UNKNOWN = "\ufffd"  # a character that the font gives no Unicode value for
SOFT_HYPHEN = "\u00ad"
ASCENT, DESCENT = 0.77, 0.22  # of the type's size: how far capitals and tails reach above and below the baseline
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Word writes bullets and ticks as private characters of the fonts Symbol and Wingdings.
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf0d8": "➢",
    "\uf02d": "–",
    # Digits of old style, as Adobe's list of glyphs numbers them: "zerooldstyle".
    **{chr(0xF730 + digit): str(digit) for digit in range(10)},
}
# Characters that have no width and no ink: "£330<U+200B>,000" is one sum.
NOTHING = "\u200b\u200c\u200d\u2060\ufeff"
HIGHEST = 0x3001  # the last code that the tables of blanks and of letters know


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in the order of drawing, boxes in points from the top left."""

    text: str
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    is_bold: Flags
    turn: npt.NDArray[np.int16]

    def only(self, places: Places) -> Glyphs:
        """Return the characters at some places, in their order."""
        text = codes(self.text)[places].tobytes().decode("utf-32-le", "surrogatepass")
        arrays = (self.x0, self.top, self.x1, self.bottom, self.size, self.is_bold, self.turn)
        return Glyphs(text, *(array[places] for array in arrays))  # type: ignore[arg-type]  # each keeps its type


@lru_cache(maxsize=4)
def codes(text: str) -> npt.NDArray[np.uint32]:
    """Return the number of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _table(test: Callable[[str], bool]) -> Flags:
    return np.fromiter((test(chr(code)) for code in range(HIGHEST + 1)), bool, HIGHEST + 1)


BLANKS, WRITTEN, FIGURES = _table(str.isspace), _table(str.isalnum), _table(str.isdigit)


def flags(text: str, table: Flags) -> Flags:
    """Return for each character what a table of characters says of it."""
    return table[_known_codes(text)]


@lru_cache(maxsize=4)
def _known_codes(text: str) -> Places:
    return np.minimum(codes(text), HIGHEST).astype(np.intp)  # numpy looks up by other numbers at a third of the speed


def words_at(text: str, places: list[int]) -> list[str]:
    """Return the words that the characters at some places stand in, each once, in the order of the text."""
    spans = set()
    for place in places:
        start, end = place, place
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        spans.add((start, end))
    return [text[start:end] for start, end in sorted(spans)]


def on_baseline(glyphs: Glyphs, x: Numbers, y: Numbers) -> Glyphs:
    """Return the characters with boxes as high as their type, told from the points of their baselines.

    Readers differ in how high they make a box; words and lines, and the marks in pictures, need one way.
    """
    up, down = ASCENT * glyphs.size, DESCENT * glyphs.size
    if not glyphs.turn.any():
        glyphs.top, glyphs.bottom = y - up, y + down
        return glyphs
    for turn, low, low_values, high, high_values in (
        (0, "top", y - up, "bottom", y + down),
        (90, "x0", x - down, "x1", x + up),
        (180, "top", y - down, "bottom", y + up),
        (270, "x0", x - up, "x1", x + down),
    ):
        at = glyphs.turn == turn
        setattr(glyphs, low, np.where(at, low_values, getattr(glyphs, low)))
        setattr(glyphs, high, np.where(at, high_values, getattr(glyphs, high)))
    return glyphs


def side_by_side(x0: Numbers, x1: Numbers, same: Flags) -> tuple[Numbers, Numbers]:
    """Return the edges of characters, those that share one box (the letters of a ligature) beside each other.

    `same` tells of each character whether it has the box of the one before.
    """
    same = same & (x0 != x1)  # ends of lines, which pdfium guesses, have one empty box
    if not same.any():
        return x0, x1
    shared = np.flatnonzero(same | np.append(same[1:], False))
    starts = np.flatnonzero(~same[shared])
    counts = np.diff(np.append(starts, len(shared)))
    places = np.arange(len(shared)) - np.repeat(starts, counts)
    lefts, width = x0[shared], (x1 - x0)[shared] / np.repeat(counts, counts)
    x0[shared], x1[shared] = lefts + places * width, lefts + (places + 1) * width
    return x0, x1
