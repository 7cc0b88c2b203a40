"""Hidden: text that a reader cannot see (in the colour of the paper, invisible, or under a cover) is withheld.

A page is rendered only where something makes hidden text possible; then the pixels decide. Where pictures lie over or
under most of a page, its invisible text is what OCR once made of them, and is kept as such.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.document import Doubt, TextSource
from pipeline.ocr.covering import covered_share
from pipeline.pdf.glyphs import BLANKS, FIGURES, SOFT_HYPHEN, WRITTEN, Flags, Glyphs, codes, flags
from pipeline.pdf.objects import Cover, Painted
from pipeline.pdf.paint import colours_at

SCALE = 2.0  # pixels a point
FLAT = 24  # of 255: pixels that differ less have one colour
LAYER = 0.8  # of the characters: where so many are hidden behind a picture, they are the work of OCR
LARGE = 0.5  # of the page
LAYERS = b"/OCProperties"
OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?>>\s{0,9}stream\r?\n", re.DOTALL)
MOST_BYTES = 1 << 20  # of one stream of objects, unpacked: the catalogue stands near its beginning
FEWEST = 4  # letters: fewer are a slip of the writer's tool
TINY = 1.5  # points: type this small is not read by anybody
ALIKE = 0.07  # of full light: type that differs less from what it lies on is not seen

Pixels = npt.NDArray[np.uint8]


class Shown(NamedTuple):
    """The characters that a reader sees, and whether most or some are what OCR made of a picture of the page."""

    glyphs: Glyphs
    doubts: list[Doubt]
    source: TextSource = "native"


def has_layers(data: bytes) -> bool:
    """Return whether a PDF has layers, which a viewer may not show; its catalogue may stand in a stream of objects."""
    if LAYERS in data:
        return True
    for match in OBJECTS.finditer(data):
        start = match.end()
        try:
            if LAYERS in zlib.decompressobj().decompress(data[start : data.find(b"endstream", start)], MOST_BYTES):
                return True
        except zlib.error:  # another filter, or damaged: integrity tells
            continue
    return False


def shown(page: pdfium.PdfPage, number: int, glyphs: Glyphs, owners: npt.NDArray[np.int64], painted: Painted) -> Shown:
    """Return the characters of a page that can be seen; `owners` names the text object of each."""
    tiny = (glyphs.size < TINY) & (glyphs.x1 - glyphs.x0 < TINY)
    if not (painted.ghosts or painted.covers or painted.has_layers or tiny.any()) or not glyphs.text:
        return Shown(glyphs, [])
    inked = ~flags(glyphs.text, BLANKS)
    tiny &= inked
    under_picture = _covered(glyphs, owners, painted, [cover for cover in painted.covers if cover.is_picture]) & inked
    suspect = under_picture | (_ghostly(glyphs, owners, painted) & inked)
    suspect |= _covered(glyphs, owners, painted, [cover for cover in painted.covers if not cover.is_picture]) & inked
    if not (painted.has_layers or (suspect | tiny).any()):
        return Shown(glyphs, [])
    unprinted = (_undrawn(owners, painted) & inked) | under_picture
    is_large = unprinted.any() and covered_share(painted.pictures, *page.get_size()) > LARGE
    if is_large and unprinted.sum() > LAYER * inked.sum():
        return Shown(glyphs, [], "ocr")
    if painted.has_layers:
        suspect |= inked & (codes(glyphs.text) != ord(SOFT_HYPHEN))  # which a viewer draws at the end of a line only
    flat = _flat(page, glyphs, suspect)
    if is_large:  # a layer lies a little beside what it was made of
        flat &= ~unprinted | _whole_words(glyphs.text, flat)
    unseen = tiny | (suspect & (flat | (unprinted & (not is_large))))
    source: TextSource = "mixed" if (unprinted & ~unseen).any() else "native"
    if not unseen.any():
        return Shown(glyphs, [], source)
    message = f"page {number}: {int(unseen.sum())} characters that cannot be seen are left out"
    doubts = [Doubt("hidden_text", message)] if _tells(glyphs.text, unseen) else []
    return Shown(glyphs.only(np.flatnonzero(~unseen)), doubts, source)


def _tells(text: str, unseen: Flags) -> bool:
    """Return whether what cannot be seen has a figure in it, or enough letters for a word."""
    return bool((unseen & flags(text, FIGURES)).any() or (unseen & flags(text, WRITTEN)).sum() >= FEWEST)


def _undrawn(owners: npt.NDArray[np.int64], painted: Painted) -> Flags:
    """Return which characters are not drawn at all."""
    return np.isin(owners, [owner for owner, ink in painted.ghosts.items() if ink is None])


def _ghostly(glyphs: Glyphs, owners: npt.NDArray[np.int64], painted: Painted) -> Flags:
    """Return which characters are not drawn, or in the colour of what they lie on."""
    ghosts = np.isin(owners, list(painted.ghosts))
    if not ghosts.any():
        return ghosts
    places = np.flatnonzero(ghosts)
    middles = np.stack(((glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2), axis=1)[places]
    ground = colours_at(middles, painted.painting)
    inks = [painted.ghosts[owner] for owner in owners[places].tolist()]
    never = np.array([ink is None for ink in inks], bool)
    colours = np.array([ink or (1.0, 1.0, 1.0) for ink in inks], float)
    ghosts[places] = never | (np.abs(ground - colours).max(axis=1) < ALIKE)
    return ghosts


def _whole_words(text: str, marked: Flags) -> Flags:
    """Return which characters belong to a word of which all are marked."""
    blank = flags(text, BLANKS)
    word = np.cumsum(blank)
    is_partly = np.zeros(len(text) + 1, bool)
    is_partly[word[~marked & ~blank]] = True
    found: Flags = ~is_partly[word]
    return found


def _covered(glyphs: Glyphs, owners: npt.NDArray[np.int64], painted: Painted, covers: list[Cover]) -> Flags:
    """Return which characters lie within something that is painted after them."""
    found = np.zeros(len(glyphs.text), bool)
    if not covers:
        return found
    orders = np.array([painted.orders.get(owner, 0) for owner in owners.tolist()])
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    for cover in covers:
        x0, top, x1, bottom = cover.box
        found |= (orders < cover.order) & (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    return found


def _flat(page: pdfium.PdfPage, glyphs: Glyphs, suspect: Flags) -> Flags:
    """Return which of the suspect characters leave no trace on the rendered page."""
    pixels: Pixels = page.render(scale=SCALE, grayscale=True).to_numpy()
    pixels = pixels.reshape(pixels.shape[0], pixels.shape[1])
    found = np.zeros(len(glyphs.text), bool)
    for place in np.flatnonzero(suspect).tolist():
        x0, x1 = int(glyphs.x0[place] * SCALE), int(np.ceil(glyphs.x1[place] * SCALE))
        top, bottom = int(glyphs.top[place] * SCALE), int(np.ceil(glyphs.bottom[place] * SCALE))
        seen = pixels[max(0, top) : bottom, max(0, x0) : x1]
        found[place] = seen.size == 0 or int(seen.max()) - int(seen.min()) < FLAT
    return found
