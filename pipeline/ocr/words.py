"""Words: the characters of a strip become words with boxes, size and weight, as a PDF would give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from pipeline.ocr.letters import Group, Letter, Piece
from pipeline.ocr.picture import Sheet
from pipeline.ocr.ruling import Mask
from pipeline.ocr.strips import Strip
from pipeline.printed import Token

# Heights in parts of the type's size, as in Arial; Times differs by a twentieth.
HEIGHTS = {"acemnorsuvwxz": 0.53, "bdfhkl": 0.73, "gpqy": 0.74, "ABCDEFGHIJKLMNOPRSTUVWXYZ0123456789£": 0.72}
HEIGHT = {letter: height for letters, height in HEIGHTS.items() for letter in letters}
ON_BASELINE = frozenset("abcdefhiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXYZ0123456789£.")
BODY_TOP, BODY_BOTTOM = 0.75, 0.21  # of the box that a PDF gives a character, above and below the baseline
BLEED = 1.0  # pixels by which ink runs beyond its letter
ODD = 0.15  # a letter whose height differs more was cut wrongly
RAISED = 0.2  # so far above the baseline ends the mark of a footnote
MARK = (0.28, 0.6)  # and is so high
SPACE = 0.24  # a wider gap between two letters is a blank that the engine missed
FIGURES = frozenset("0123456789.,:/-–'")
HEAVY = 1.2  # a stroke so many times the page's usual one is bold
TELLING = 4  # letters of a word whose weight can be told
SAME, ERROR = 0.035, 0.12  # sizes that differ by less are one; by less than the second, if few letters have it
USUAL = 0.15  # of the letters: so many make a size of their own
# "FOlA", "DCl": no word mixes them so.
CAPITALS = re.compile(r"\b(?=\w{3})(?P<before>[A-Z]{0,9})[li](?P<behind>[A-Z]{0,9})\b")
ROOT = "√"  # what the engine calls a tick


@dataclass
class Writing:
    """The words of one strip, with the size of their type and the thickness of their strokes, in points."""

    tokens: list[Token]
    weights: list[float]
    size: float
    stroke: float


class _Line(NamedTuple):
    """The size of a strip's type and the row of its baseline, in pixels of the strip."""

    size: float
    baseline: float


def writing(sheet: Sheet, ink: Mask, strip: Strip, found: list[Group]) -> Writing | None:
    """Return the words of a strip, None if it has none."""
    if not found:
        return None
    part = ink[strip.top : strip.bottom, strip.x0 : strip.x1]
    line = _line(found)
    top, bottom = strip.top + line.baseline - BODY_TOP * line.size, strip.top + line.baseline + BODY_BOTTOM * line.size
    scale = 72 / sheet.dots
    tokens, weights = [], []
    for word in [word for group in found for word in _words(group, line)]:
        box = sheet.box(strip.x0 + word[0].x0, top, strip.x0 + word[-1].x1, bottom)
        edges = tuple(scale * (strip.x0 + x) for x in [*(each.x0 for each in word), word[-1].x1])
        text = _resolved("".join(each.text for each in word))
        tokens.append(
            Token(text, box, edges, scale * line.size, is_raised=word[0].text.isdigit() and _is_raised(word[0], line))
        )
        weights.append(scale * _stroke(part[:, word[0].x0 : word[-1].x1]))
    return Writing(tokens, weights, scale * line.size, scale * _stroke(part))


def settle(found: list[Writing]) -> list[Token]:
    """Return the words of a page, with bold told from the rest, and sizes that differ by error alone made one."""
    if not found:
        return []
    usual = _usual([part.stroke / part.size for part in found], found)
    for part in found:
        telling = [k for k, token in enumerate(part.tokens) if len(token.text) >= TELLING]
        for k, token in enumerate(part.tokens):
            weight = part.weights[min(telling, key=partial(_distance, k))] if telling else part.stroke
            token.is_bold = weight / part.size > HEAVY * usual
    for is_bold in (True, False):
        _even_out([part for part in found if all(token.is_bold for token in part.tokens) == is_bold])
    for part in found:
        for token in part.tokens:
            token.size = part.size
    return [token for part in found for token in part.tokens]


def _words(group: Group, line: _Line) -> list[list[Letter]]:
    """Return the words of a group: more than one where the engine missed a blank, or a mark of a footnote follows."""
    words = [[group.letters[0]]]
    for letter in group.letters[1:]:
        is_new = group.is_exact and _is_space(words[-1][-1], letter, line)
        words = [*words, [letter]] if is_new else [*words[:-1], [*words[-1], letter]]
    if len(words[-1]) > 1 and _ends_raised(group, line):
        *word, mark = words.pop()
        raised = Letter(mark.text, *group.last[:4])
        words += [[*word[:-1], word[-1]._replace(x1=min(word[-1].x1, raised.x0))], [raised]]
    return words


def _is_space(before: Letter, letter: Letter, line: _Line) -> bool:
    """Return whether the gap is as wide as a blank; between figures and their commas it may be, as "1" is narrow."""
    return before.text not in FIGURES and letter.text not in FIGURES and letter.x0 - before.x1 > SPACE * line.size


def _ends_raised(group: Group, line: _Line) -> bool:
    """Return whether a group ends in a footnote's mark: "£330" and a raised 1 must never read "£3301"."""
    return group.letters[-1].text.isdigit() and group.last.is_afloat and _is_raised(group.last, line)


def _is_raised(ink: Letter | Piece, line: _Line) -> bool:
    """Return whether ink is small as a footnote's mark is, and stands above the line."""
    height = (ink.bottom - ink.top) / line.size
    above = (line.baseline - ink.bottom) / line.size
    return MARK[0] < height < MARK[1] and above > RAISED


def _resolved(text: str) -> str:
    """Return a word with the one small l or i among capitals read as I, and a tick as a tick."""
    return CAPITALS.sub(r"\g<before>I\g<behind>", text).replace(ROOT, "✓")


def _line(groups: list[Group]) -> _Line:
    found = [letter for group in groups for letter in group.letters]
    exact = [letter for group in groups if group.is_exact for letter in group.letters]
    known = [each for each in exact or found if each.text in HEIGHT]
    sizes = [(each.bottom - each.top - BLEED) / HEIGHT[each.text] for each in known]
    usual = float(np.median(sizes)) if sizes else max(each.bottom for each in found) - min(each.top for each in found)
    near = [each for each, size in zip(known, sizes, strict=True) if abs(size - usual) < ODD * usual]
    if near:  # the sum of many heights is finer than the pixels of each
        usual = sum(each.bottom - each.top - BLEED for each in near) / sum(HEIGHT[each.text] for each in near)
    baseline = float(np.median([each.bottom for each in found if each.text in ON_BASELINE] or [found[0].bottom]))
    return _Line(max(1.0, usual), baseline)


def _distance(one: float, other: float) -> float:
    return abs(one - other)


def _even_out(found: list[Writing]) -> None:
    """Give each strip, in half points, the size that most strips of about its measure have."""
    sizes: list[float] = []
    rest = found
    while rest:
        size = _usual([part.size for part in rest], rest)
        near = [part for part in rest if abs(part.size - size) <= SAME * size]
        rest = [part for part in rest if abs(part.size - size) > SAME * size]
        is_usual = sum(map(_letters, near)) >= USUAL * sum(map(_letters, found))
        if is_usual or not any(abs(size - other) <= ERROR * other for other in sizes):
            sizes.append(size)
    for part in found:
        nearest = min(sizes, key=partial(_distance, part.size))
        part.size = max(0.5, round(2 * nearest) / 2)


def _letters(part: Writing) -> int:
    return sum(len(token.text) for token in part.tokens)


def _usual(values: list[float], found: list[Writing]) -> float:
    """Return the middle one of what the strips have, each counted as often as it has words."""
    repeated = np.repeat(values, [len(part.tokens) for part in found])
    return float(np.quantile(repeated, 0.5, method="lower"))


def _stroke(part: Mask) -> float:
    """Return the thickness of the strokes in pixels: twice the ink for each pixel of its outline."""
    area = int(part.sum())
    padded = np.pad(part, 1)
    inside = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    outline = area - int((part & inside).sum())
    return 2 * area / outline if outline else 0.0
