"""Trace: which characters can be seen, told by drawing the page with their text and without it.

Where nothing changes, nobody can see them, whatever the cause: their colour, a cover, a clip, a layer that is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.document import Box
from pipeline.pdf.characters.glyphs import Flags, Glyphs, Places, codes
from pipeline.pdf.characters.overlying import overlying
from pipeline.pdf.pdfium import ffi_objects

SCALE = 2.0  # pixels a point
FLAT = 24  # of 255: pixels that differ less look alike
ROOM = 2.0  # points around what is drawn
MOST_LEVELS = 4  # texts that lie over each other at one place

Pixels = npt.NDArray[np.uint8]
Owners = npt.NDArray[np.int64]


def leave_trace(page: pdfium.PdfPage, glyphs: Glyphs, owners: Owners, asked: Flags, texts: Iterable[int]) -> Flags:
    """Return which of the characters that are asked about can be seen on the page; `owners` names their text objects.

    Text that lies over other text is taken away by itself, or else the one would be seen in the place of the other.
    Of `texts`, all text objects, those without characters go too: they print what another one prints at that place.
    """
    seen: Flags = asked & (owners == 0)  # what belongs to no object was made up by pdfium, and cannot be taken away
    places = np.flatnonzero(asked & (owners != 0))
    if not len(places):
        return seen
    around = _around(page, glyphs, places)
    whole = _drawn(page, around)
    again = sorted(set(texts) - set(np.unique(owners).tolist()))
    for level in _levels(glyphs, owners, places):
        items = [*np.unique(owners[level]).tolist(), *again]
        _switch(items, is_on=False)
        bare = _drawn(page, around)
        _switch(items, is_on=True)
        differs = (np.maximum(whole, bare) - np.minimum(whole, bare)).max(axis=2) >= FLAT
        seen[level] = [_part(differs, glyphs, place, around).any() for place in level.tolist()]
    return seen


def flat(page: pdfium.PdfPage, glyphs: Glyphs, asked: Flags) -> Flags:
    """Return which of the characters that are asked about stand where the page has one colour."""
    found = np.zeros(len(glyphs.text), bool)
    places = np.flatnonzero(asked)
    if not len(places):
        return found
    around = _around(page, glyphs, places)
    grey = _drawn(page, around).mean(axis=2)
    for place in places.tolist():
        part = _part(grey, glyphs, place, around)
        found[place] = part.size == 0 or part.max() - part.min() < FLAT
    return found


def _around(page: pdfium.PdfPage, glyphs: Glyphs, places: Places) -> Box:
    """Return the part of the page on which some characters stand, in whole points."""
    width, height = page.get_size()
    x0, top = (max(0.0, float(np.floor(edge[places].min() - ROOM))) for edge in (glyphs.x0, glyphs.top))
    x1, bottom = (float(np.ceil(edge[places].max() + ROOM)) for edge in (glyphs.x1, glyphs.bottom))
    return Box(min(x0, width - 1), min(top, height - 1), max(min(x1, width), x0 + 1), max(min(bottom, height), top + 1))


def _drawn(page: pdfium.PdfPage, part: Box) -> Pixels:
    """Return a part of the page in colour."""
    width, height = page.get_size()
    edges = (part.x0, max(0.0, height - part.bottom), max(0.0, width - part.x1), part.top)
    pixels: Pixels = page.render(scale=SCALE, crop=edges).to_numpy()[:, :, :3].copy()
    return pixels


def _switch(items: list[int], *, is_on: bool) -> None:
    for item in items:
        ffi_objects.switch(item, is_on)


def _levels(glyphs: Glyphs, owners: Owners, places: Places) -> Iterator[Places]:
    """Yield the places level by level; no object of a level lies over another, but for one that prints the same."""
    items, which = np.unique(owners[places], return_inverse=True)
    number = np.zeros(len(glyphs.text), np.intp)
    number[places] = which
    numbers = codes(glyphs.text)
    first, second = overlying(glyphs, places)
    differ = (numbers[first] != numbers[second]) & (number[first] != number[second])
    beside: dict[int, set[int]] = {}
    for one, other in zip(number[first[differ]].tolist(), number[second[differ]].tolist(), strict=True):
        beside.setdefault(max(one, other), set()).add(min(one, other))
    levels = np.zeros(len(items), np.intp)
    for item in sorted(beside):
        taken = {int(levels[other]) for other in beside[item]}
        levels[item] = next((level for level in range(MOST_LEVELS) if level not in taken), 0)
    for level in range(int(levels.max()) + 1):
        yield places[levels[which] == level]


def _part(pixels: npt.NDArray[np.generic], glyphs: Glyphs, place: int, around: Box) -> npt.NDArray[np.generic]:
    """Return the pixels of a character's box, as far as it lies on the part that was drawn."""
    x0, x1 = (SCALE * float(edge[place] - around.x0) for edge in (glyphs.x0, glyphs.x1))
    top, bottom = (SCALE * float(edge[place] - around.top) for edge in (glyphs.top, glyphs.bottom))
    return pixels[max(0, int(top)) : max(0, int(np.ceil(bottom))), max(0, int(x0)) : max(0, int(np.ceil(x1)))]
