"""Letters: each character of a strip gets a box from its ink.

The engine tells where the middle of a character lies, to about a third of its width. Between two words lies a stretch
of paper. Where a word's ink falls into as many pieces as it has characters, each piece is one of them, exactly;
elsewhere the ink is thinnest where one character ends and the next begins.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.ocr.eye import Reading
from pipeline.ocr.ruling import Mask

Profile = npt.NDArray[np.int64]
Edges = list[tuple[int, int]]

SPECK = 5  # pixels: less ink is dirt


class Letter(NamedTuple):
    """A printed character: the edges of its ink in pixels of its strip."""

    text: str
    x0: int
    x1: int
    top: int
    bottom: int


class Piece(NamedTuple):
    """A stroke that hangs together: the edges of its ink in pixels of its strip, and whether only paper lies below."""

    x0: int
    x1: int
    top: int
    bottom: int
    is_afloat: bool


class Group(NamedTuple):
    """The characters between two blanks; `is_exact` says whether each one's edges are its own.

    `last` is the stroke that ends the group on the right.
    """

    letters: list[Letter]
    is_exact: bool
    last: Piece


def groups(part: Mask, reading: Reading) -> list[Group]:
    """Return the characters of a strip's ink, blank by blank."""
    rows = _band(part)
    band = part[rows]
    profile = band.sum(axis=0, dtype=np.int64)
    if not reading.columns or not profile.any():
        return []
    middles = np.clip((np.array(reading.columns) * len(profile)).astype(int), 0, len(profile) - 1)
    words = reading.text.split()
    ends = np.cumsum([len(word) for word in words]).tolist()
    found = []
    for word, end, (x0, x1) in zip(words, ends, _bounds(profile, middles, ends), strict=True):
        edges, is_exact = _edges(profile, middles[end - len(word) : end], x0, x1)
        boxes = [(a, b, *_height(band[:, a:b], rows.start)) for a, b in edges]
        written = [Letter(text, *box) for text, box in zip(word, boxes, strict=True)]
        found.append(Group(written, is_exact, _last(band, x0, x1, rows.start)))
    return found


def _band(part: Mask) -> slice:
    """Return the rows of the line itself: the inked rows around the middle, without the tips of its neighbours."""
    is_inked = np.asarray(part.any(axis=1))
    inked = np.flatnonzero(is_inked)
    if not len(inked):
        return slice(0, 0)
    middle = int(inked[np.argmin(np.abs(inked - len(is_inked) // 2))])
    paper = np.flatnonzero(~is_inked)
    top = paper[paper < middle].max(initial=-1) + 1
    return slice(int(top), int(paper[paper > middle].min(initial=len(is_inked))))


def _height(ink: Mask, top: int) -> tuple[int, int]:
    inked = np.flatnonzero(ink.any(axis=1))
    return (top + int(inked[0]), top + int(inked[-1]) + 1) if len(inked) else (top, top)


def _last(band: Mask, x0: int, x1: int, top: int) -> Piece:
    """Return the stroke that reaches furthest to the right between two columns."""
    import cv2

    if not band[:, x0:x1].size:  # OpenCV breaks down on nothing
        return Piece(x0, x1, top, top, False)
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(band[:, x0:x1]), connectivity=8)
    strokes = [stroke for stroke in stats[1:].tolist() if stroke[4] >= SPECK]
    left, above, width, height, _ = max(strokes, key=lambda stroke: stroke[0] + stroke[2], default=[0, 0, 0, 0, 0])
    below = band[above + height :, x0 + left : x0 + left + width]
    return Piece(x0 + left, x0 + left + width, top + above, top + above + height, int(below.sum()) < SPECK)


def _bounds(ink: Profile, middles: Profile, ends: list[int]) -> Edges:
    """Return where each word begins and ends."""
    slack = int(np.median(np.diff(middles))) // 2 if len(middles) > 1 else 0
    inked = np.flatnonzero(ink)
    lefts, rights = [int(inked[0])], []
    for end in ends[:-1]:
        a = max(int(middles[end - 1]) - slack, lefts[-1] + 1)
        b = max(int(middles[end]) + slack, a + 1)
        start, stop = _gap(ink[a : b + 1])
        rights.append(a + start)
        lefts.append(a + stop)
    rights.append(int(inked[-1]) + 1)
    last = len(ink) - 1
    return [(min(left, last), max(right, min(left, last) + 1)) for left, right in zip(lefts, rights, strict=True)]


def _edges(ink: Profile, middles: Profile, x0: int, x1: int) -> tuple[Edges, bool]:
    """Return left and right edge of each character of a word, and whether its pieces of ink are its characters."""
    borders = np.flatnonzero(np.diff(np.concatenate(([0], (ink[x0:x1] > 0).astype(int), [0])))) + x0
    pieces = [(int(a), int(b)) for a, b in zip(borders[::2], borders[1::2], strict=True)]
    if len(pieces) == len(middles):
        return pieces, True
    cuts = [x0]
    for a, b in pairwise(middles.tolist()):
        start, stop = _gap(ink[a : max(b, a + 1) + 1])
        cuts.append(min(max(a + (start + stop) // 2, cuts[-1] + 1), x1))
    return [(a, max(b, a + 1)) for a, b in pairwise([*cuts, x1])], False


def _gap(ink: Profile) -> tuple[int, int]:
    """Return the widest stretch of paper; the thinnest place where there is none."""
    paper = np.flatnonzero(np.diff(np.concatenate(([0], (ink == 0).astype(int), [0]))))
    if len(paper):
        starts, stops = paper[::2], paper[1::2]
        widest = int(np.argmax(stops - starts))
        return int(starts[widest]), int(stops[widest])
    thin = np.flatnonzero(ink == ink.min())
    place = int(thin[np.argmin(np.abs(thin - len(ink) // 2))])
    return place, place
