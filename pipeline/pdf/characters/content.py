"""Content: what a reader saw of a page becomes the one shape that everything else works on."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pipeline.document import Box
from pipeline.pdf.characters.doubled import without_doubles
from pipeline.pdf.characters.glyphs import NOTHING, UNKNOWN, Glyphs, codes
from pipeline.pdf.characters.marred import marred
from pipeline.pdf.characters.paint import Painting, rules
from pipeline.pdf.characters.words import pieces
from pipeline.printed import PageContent, Rule
from pipeline.printed.turning import Turning

NO_WIDTH = 0.1  # of the type's size
MOST = 0.5  # of the characters: a page with more of them on their side is turned


@dataclass(slots=True)
class Seen:
    """A page as a reader saw it: the part of the sheet that is shown, and what lies on it, in points."""

    number: int
    shown: Box
    glyphs: Glyphs
    painting: Painting
    pictures: list[Box] = field(default_factory=list)


def page_content(seen: Seen) -> PageContent:
    """Return the page's words, rules and pictures, measured from the top left corner and turned to be read."""
    width, height = seen.shown.x1 - seen.shown.x0, seen.shown.bottom - seen.shown.top
    glyphs = without_doubles(_shown(seen.glyphs, seen.shown))
    turning = Turning(_turn(glyphs), width, height)
    glyphs = _turned(glyphs, turning)
    ruled = [_turned_rule(Rule(_moved(r.box, seen.shown), r.direction), turning) for r in rules(seen.painting)]
    return PageContent(
        number=seen.number,
        turning=turning,
        pieces=pieces(glyphs),
        rules=ruled,
        pictures=[turning.to_reading(_moved(box, seen.shown)) for box in seen.pictures],
        drawings=[turning.to_reading(_moved(box, seen.shown)) for box in seen.painting.drawings],
        doubts=list(marred(seen.number, glyphs, ruled)),
    )


def _turned_rule(rule: Rule, turning: Turning) -> Rule:
    if turning.turn in (90, 270):
        return Rule(turning.to_reading(rule.box), "v" if rule.direction == "h" else "h")
    return Rule(turning.to_reading(rule.box), rule.direction)


def _moved(box: Box, shown: Box) -> Box:
    if not (shown.x0 or shown.top):  # as pypdfium2 always gives them
        return box
    return Box(box.x0 - shown.x0, box.top - shown.top, box.x1 - shown.x0, box.bottom - shown.top)


def _shown(glyphs: Glyphs, shown: Box) -> Glyphs:
    """Return the characters that lie on the part of the sheet that is shown, and have ink or width."""
    glyphs.x0, glyphs.x1 = glyphs.x0 - shown.x0, glyphs.x1 - shown.x0
    glyphs.top, glyphs.bottom = glyphs.top - shown.top, glyphs.bottom - shown.top
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    inside = (x >= 0) & (x <= shown.x1 - shown.x0) & (y >= 0) & (y <= shown.bottom - shown.top)
    if any(character in glyphs.text for character in NOTHING):
        nothing = np.isin(codes(glyphs.text), codes(NOTHING))
        inside &= ~(nothing & (glyphs.x1 - glyphs.x0 < NO_WIDTH * glyphs.size))
        # One with a width is drawn, and its font only says that it is nothing: it may be a digit.
        glyphs.text = "".join(UNKNOWN if is_one else c for c, is_one in zip(glyphs.text, nothing.tolist(), strict=True))
    return glyphs if inside.all() else glyphs.only(np.flatnonzero(inside))


def _turn(glyphs: Glyphs) -> int:
    """Return the direction in which most characters are written, in degrees clockwise."""
    if not glyphs.text or not glyphs.turn.any():
        return 0
    turns, times = np.unique(glyphs.turn, return_counts=True)
    most = int(times.argmax())
    return int(turns[most]) if times[most] > MOST * len(glyphs.text) else 0


def _turned(glyphs: Glyphs, turning: Turning) -> Glyphs:
    if not turning.turn:
        return glyphs
    glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom = turning.arrays(glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom)
    glyphs.turn = (glyphs.turn - turning.turn) % 360
    return glyphs
