"""Hidden: text that a reader cannot see (in the colour of the paper, invisible, or under a cover) is withheld.

A page is drawn only where something makes hidden text possible; then the pixels decide (`trace`). Where pictures lie
over or under most of a page, its invisible text is what OCR once made of them, and is kept as such.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium

from pipeline.document import Box, Doubt, TextSource
from pipeline.ocr.covering import covered_share
from pipeline.ocr.figures import told
from pipeline.pdf.characters.glyphs import BLANKS, FIGURES, SOFT_HYPHEN, WRITTEN, Flags, Glyphs, codes, flags, words_at
from pipeline.pdf.characters.paint import colours_at
from pipeline.pdf.pdfium.ghosts import ALIKE
from pipeline.pdf.pdfium.painted import Cover, Painted
from pipeline.pdf.pdfium.trace import Owners, flat, leave_trace

LAYER = 0.8  # of the characters: where so many are hidden behind a picture, they are the work of OCR
LARGE = 0.5  # of the page
LAYERS = b"/OCProperties"
OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?>>\s{0,9}stream\r?\n", re.DOTALL)
MOST_BYTES = 1 << 20  # of one stream of objects, unpacked: the catalogue stands near its beginning
FEWEST = 4  # letters: fewer are a slip of the writer's tool
MOST_TOLD = 5  # figures of a page that a message names
TINY = 1.5  # points: type this small is not read by anybody


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


def shown(page: pdfium.PdfPage, number: int, glyphs: Glyphs, owners: Owners, painted: Painted) -> Shown:
    """Return the characters of a page that can be seen; `owners` names the text object of each."""
    tiny = (glyphs.size < TINY) & (glyphs.x1 - glyphs.x0 < TINY)
    if not (painted.may_hide or tiny.any()) or not glyphs.text:
        return Shown(glyphs, [])
    inked = ~flags(glyphs.text, BLANKS) & _within(glyphs, Box(0, 0, *page.get_size()))  # what lies beside goes later
    tiny &= inked
    under_picture = _covered(glyphs, owners, painted, [cover for cover in painted.covers if cover.is_picture]) & inked
    suspect = (under_picture | _suspect(glyphs, owners, painted)) & inked
    if not (suspect | tiny).any():
        return Shown(glyphs, [])
    unprinted = (_undrawn(owners, painted) & inked) | under_picture
    is_large = unprinted.any() and covered_share(painted.pictures, *page.get_size()) > LARGE
    if is_large and unprinted.sum() > LAYER * inked.sum():
        return Shown(glyphs, [], "ocr")
    unseen = suspect & ~leave_trace(page, glyphs, owners, suspect, painted.texts)
    cut = unseen & _clipped(glyphs, owners, painted) & ~_whole_words(glyphs.text, unseen)
    unseen &= ~cut  # the end of a word in too narrow a cell
    if is_large:  # what OCR made of a picture is seen in it; a layer lies a little beside what it was made of
        unseen &= ~unprinted | _whole_words(glyphs.text, flat(page, glyphs, unprinted))
    unseen |= tiny
    source: TextSource = "mixed" if (unprinted & ~unseen).any() else "native"
    doubts = list(_doubts(number, glyphs.text, unseen, cut))
    return Shown(glyphs.only(np.flatnonzero(~unseen)) if unseen.any() else glyphs, doubts, source)


def _doubts(number: int, text: str, unseen: Flags, cut: Flags) -> Iterator[Doubt]:
    """Yield what of a page's text cannot be seen."""
    if unseen.any() and _tells(text, unseen):
        yield Doubt("hidden_text", f"page {number}: {int(unseen.sum())} characters that cannot be seen are left out")
    figures = words_at(text, np.flatnonzero(cut & flags(text, FIGURES)).tolist())
    if figures:
        shown = ", ".join(map(told, figures[:MOST_TOLD]))
        yield Doubt("cut_off", f"page {number}: only a part of {shown} can be seen, and all of it is read")


def _suspect(glyphs: Glyphs, owners: Owners, painted: Painted) -> Flags:
    """Return which characters something may keep from being seen."""
    if painted.has_layers:  # but for a soft hyphen, which a viewer draws at the end of a line only
        found: Flags = codes(glyphs.text) != ord(SOFT_HYPHEN)
        return found
    found = _ghostly(glyphs, owners, painted) | _covered(glyphs, owners, painted, painted.covers)
    return found | _on_pictures(glyphs, painted) | _clipped(glyphs, owners, painted)


def _tells(text: str, unseen: Flags) -> bool:
    """Return whether what cannot be seen has a figure in it, or enough letters for a word."""
    return bool((unseen & flags(text, FIGURES)).any() or (unseen & flags(text, WRITTEN)).sum() >= FEWEST)


def _undrawn(owners: Owners, painted: Painted) -> Flags:
    """Return which characters are not drawn at all."""
    return np.isin(owners, [owner for owner, ink in painted.ghosts.items() if ink is None])


def _ghostly(glyphs: Glyphs, owners: Owners, painted: Painted) -> Flags:
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


def _covered(glyphs: Glyphs, owners: Owners, painted: Painted, covers: list[Cover]) -> Flags:
    """Return which characters lie within something that is painted after them."""
    found = np.zeros(len(glyphs.text), bool)
    if not covers:
        return found
    known = painted.orders
    orders = np.array([known.get(owner, 0) for owner in owners.tolist()])
    for cover in covers:
        found |= (orders < cover.order) & _within(glyphs, cover.box)
    return found


def _on_pictures(glyphs: Glyphs, painted: Painted) -> Flags:
    """Return which characters lie on or under a picture, which may have their colour."""
    found = np.zeros(len(glyphs.text), bool)
    for box in painted.pictures:
        found |= _within(glyphs, box)
    return found


def _clipped(glyphs: Glyphs, owners: Owners, painted: Painted) -> Flags:
    """Return which characters lie outside of what their object is clipped to."""
    found = np.zeros(len(glyphs.text), bool)
    for item in set(painted.clips) & set(np.unique(owners).tolist()):
        found |= (owners == item) & ~_within(glyphs, painted.clips[item])
    return found


def _within(glyphs: Glyphs, box: Box) -> Flags:
    """Return which characters have their middle in a box."""
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    found: Flags = (box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom)
    return found
