"""Layers: the figures that another program's OCR left in a file, compared with those of our own.

Where the two differ neither is chosen: the file's text stands, its figure is marked as disputed, and both are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.document import Box, Doubt
from pipeline.ocr.figures import is_figure, told
from pipeline.printed import PageContent

VALUE = re.compile(r"\d|(?<=\d)\.(?=\d)|(?<=\d)(?:k|m|bn)\b")
NOTHING = "nothing"
MOST = 20  # differences of one page that are told
REACH = 0.35  # of a word's height: a layer lies so far beside what it was made of


def compared(page: PageContent, layer: PageContent, seen: PageContent) -> PageContent:
    """Return a page with the places and doubts of the figures that its layer of text and our own OCR read apart.

    `layer` is the page as the file has it: the same, or without the words that were `seen` besides.
    """
    theirs = [(token.text, layer.turning.to_seen(token.box)) for token in layer.tokens]
    ours = [(token.text, seen.turning.to_seen(token.box)) for token in seen.tokens]
    differ = []
    for written, box, read in _differences(theirs, ours):
        page.disputed.append(box)
        differ.append(f"the file's own text has {told(written)} where OCR reads {read}")
    is_read = page is not layer  # what the layer lacks was then taken from our own reading
    for read, box, written in _differences(ours, theirs):
        if (written != NOTHING or not is_read) and not any(_meet(box, other) for other in page.disputed):
            page.disputed.append(box)
            differ.append(f"OCR reads {told(read)} where the file's own text has {written}")
    page.doubts += [Doubt("readings_differ", f"page {page.number}: {each}") for each in differ[:MOST]]
    if len(differ) > MOST:
        page.doubts.append(Doubt("readings_differ", f"page {page.number}: {len(differ) - MOST} more figures differ"))
    return page


Placed = tuple[str, Box]


def _differences(words: list[Placed], others: list[Placed]) -> Iterator[tuple[str, Box, str]]:
    """Yield each figure among some words that the others do not have, its place, and what they have there, told."""
    had, known = (Counter(_value(word) for word in each) for each in (words, others))
    for text, box in words:
        key = _value((text, box))
        if not is_figure(text) or (key and had[key] == known[key]):
            continue
        there = [other for other in others if _meet(box, other[1])]
        here = [word for word in words if any(_meet(word[1], other) for _, other in there)] or [(text, box)]
        if _value(*there) != _value(*here):
            yield text, box, _told(there)


def _told(words: list[Placed]) -> str:
    """Return what stands at a place: its figures, or that it has words only, which may be a name."""
    figures = [told(word) for word, _ in words if any(map(str.isdigit, word))]
    return " ".join(figures) if figures else "words" if words else NOTHING


def _value(*words: Placed) -> str:
    """Return what makes the value of the figures in words, however they are parted: digits, points, "k" and "m"."""
    return "".join(part for text, _ in words for part in VALUE.findall(text.lower()))


def _meet(one: Box, other: Box) -> bool:
    """Return whether two words stand at one place of the same line."""
    room = REACH * (one.bottom - one.top)
    middle = (other.top + other.bottom) / 2
    return one.x0 - room < other.x1 and other.x0 < one.x1 + room and one.top - room < middle < one.bottom + room
