"""Letters: the words of a strip get boxes from its ink, and with them size and weight.

The engine tells where the middle of each character lies, to about a third of its width. Between two middles the ink is
thinnest where the one character ends; between two words lies a stretch of paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from pipeline.ocr.eye import Reading
from pipeline.ocr.picture import Sheet
from pipeline.ocr.ruling import Mask
from pipeline.ocr.strips import Strip
from pipeline.printed import Token

# Heights in parts of the type's size, as in Arial; Times differs by a twentieth.
ASCENT, MIDDLE, DESCENT = 0.72, 0.53, 0.21
BODY_TOP, BODY_BOTTOM = 0.9, 0.21  # of the box that a PDF gives a character, above and below the baseline
TALL = re.compile(r"[A-Z0-9bdfhklt£$€&()\[\]{}/'\"!?%|]")
LOW = re.compile(r"[gjpqyQ()\[\]{}/|]")
TAILED = re.compile(r"[,;]")
TAIL = 0.14
HEAVY = 1.2  # a stroke so many times the page's usual one is bold
TELLING = 4  # letters of a word whose weight can be told
SAME = 0.12  # sizes that differ by less are one size, measured with an error
WORD = re.compile(r"\S+")


@dataclass
class Writing:
    """The words of one strip, with the measured size of their type and thickness of their strokes."""

    tokens: list[Token]
    size: float
    stroke: float
    weights: list[float]


def writing(sheet: Sheet, ink: Mask, strip: Strip, reading: Reading) -> Writing | None:
    """Return the words of a strip, None if it has none."""
    found = list(WORD.finditer(reading.text))
    part = ink[strip.top : strip.bottom, strip.x0 : strip.x1]
    rows = _band(part)
    if not found or rows is None:
        return None
    part = part[rows]
    edges = _edges(part.sum(axis=0), reading)
    size_px, baseline = _measure(part, reading.text, strip.top + rows.start)
    tokens, weights, at = [], [], 0
    for word in found:
        length = word.end() - word.start()
        cuts = edges[at : at + length]
        at += length
        lefts = [strip.x0 + left for left, _ in cuts]
        x1 = strip.x0 + cuts[-1][1]
        box = sheet.box(lefts[0], baseline - BODY_TOP * size_px, x1, baseline + BODY_BOTTOM * size_px)
        scale = 72 / sheet.dots
        tokens.append(Token(word[0], box, tuple(x * scale for x in [*lefts, x1]), size_px * scale))
        weights.append(_stroke(part[:, cuts[0][0] : cuts[-1][1]]))
    return Writing(tokens, size_px * 72 / sheet.dots, _stroke(part), weights)


def settle(found: list[Writing]) -> list[Token]:
    """Return the words of a page, with the sizes that differ by error alone made one, and bold told from the rest."""
    if not found:
        return []
    _even_out([part for part in found if part.tokens])
    shares = [part.stroke / part.size for part in found]
    usual = _usual(shares, found)
    for part in found:
        telling = [k for k, token in enumerate(part.tokens) if len(token.text) >= TELLING]
        for k, token in enumerate(part.tokens):
            weight = part.weights[min(telling, key=partial(_distance, k))] if telling else part.stroke
            token.size = part.size
            token.is_bold = weight / part.size > HEAVY * usual
    return [token for part in found for token in part.tokens]


def _distance(one: int, other: int) -> int:
    return abs(one - other)


def _even_out(found: list[Writing]) -> None:
    """Give strips whose measured sizes are close the size that most of their words have, to half a point."""
    while found:
        size = _usual([part.size for part in found], found)
        near = [part for part in found if abs(part.size - size) <= SAME * size]
        found = [part for part in found if abs(part.size - size) > SAME * size]
        for part in near:
            part.size = round(2 * size) / 2


def _usual(values: list[float], found: list[Writing]) -> float:
    """Return the middle one of what the strips have, each counted as often as it has words."""
    repeated = np.repeat(values, [len(part.tokens) for part in found])
    return float(np.quantile(repeated, 0.5, method="lower"))


def _band(part: Mask) -> slice | None:
    """Return the rows of the line itself: the stretch of inked rows around the middle, without its neighbours' tips."""
    rows = part.sum(axis=1) > 0
    middle = len(rows) // 2
    inked = np.flatnonzero(rows)
    if not len(inked):
        return None
    middle = int(inked[np.argmin(np.abs(inked - middle))])
    gaps = np.flatnonzero(~rows)
    top = gaps[gaps < middle].max(initial=-1) + 1
    bottom = gaps[gaps > middle].min(initial=len(rows))
    return slice(int(top), int(bottom))


def _measure(part: Mask, text: str, top: int) -> tuple[float, float]:
    """Return the size of the type in pixels and the row of its baseline."""
    height = part.shape[0]
    above = ASCENT if TALL.search(text) else MIDDLE
    below = DESCENT if LOW.search(text) else TAIL if TAILED.search(text) else 0
    size = height / (above + below)
    return size, top + above * size


def _edges(ink: npt.NDArray[np.int64], reading: Reading) -> list[tuple[int, int]]:
    """Return left and right edge of each character but the blanks, in pixels of the strip."""
    width = len(ink)
    middles = np.clip((np.array(reading.columns) * width).astype(int), 0, width - 1)
    printed = [k for k, character in enumerate(reading.text) if not character.isspace()]
    inked = np.flatnonzero(ink)
    lefts, rights = [int(inked[0])], []
    for k in range(len(middles) - 1):
        a, b = int(middles[k]), max(int(middles[k + 1]), int(middles[k]) + 1)
        start, stop = _gap(ink[a : b + 1]) if printed[k + 1] - printed[k] > 1 else _cut(ink[a : b + 1])
        rights.append(a + start)
        lefts.append(a + stop)
    rights.append(int(inked[-1]) + 1)
    return [(left, max(right, left + 1)) for left, right in zip(lefts, rights, strict=True)]


def _gap(ink: npt.NDArray[np.int64]) -> tuple[int, int]:
    """Return the widest stretch of paper; the thinnest place where there is none."""
    paper = np.flatnonzero(np.diff(np.concatenate(([0], (ink == 0).astype(int), [0]))))
    if not len(paper):
        return _cut(ink)
    starts, stops = paper[::2], paper[1::2]
    widest = int(np.argmax(stops - starts))
    return int(starts[widest]), int(stops[widest])


def _cut(ink: npt.NDArray[np.int64]) -> tuple[int, int]:
    thin = np.flatnonzero(ink == ink.min())
    place = int(thin[np.argmin(np.abs(thin - len(ink) // 2))])
    return place, place


def _stroke(part: Mask) -> float:
    """Return the thickness of the strokes in pixels: twice the ink for each pixel of its outline."""
    area = int(part.sum())
    padded = np.pad(part, 1)
    inside = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    outline = area - int((part & inside).sum())
    return 2 * area / outline if outline else 0.0
