"""Hidden: text that a reader cannot see (in the colour of the paper, invisible, or under a cover) is withheld.

A page is rendered only where something makes hidden text possible; then the pixels decide. Where a picture of the
whole page lies over or under invisible text, that text is what OCR once made of the picture, and is kept as such.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.document import Box, Doubt
from pipeline.pdf.glyphs import BLANKS, Flags, Glyphs, flags
from pipeline.pdf.objects import PALE, Cover, Painted
from pipeline.pdf.paint import colours_at

SCALE = 2.0  # pixels a point
FLAT = 24  # of 255: pixels that differ less have one colour
LAYER = 0.8  # of the characters: where so many are hidden behind a picture, they are the work of OCR
LARGE = 0.5  # of the page

Pixels = npt.NDArray[np.uint8]


class Shown(NamedTuple):
    """The characters that a reader sees; `is_layer` where they are what OCR made of a picture of the page."""

    glyphs: Glyphs
    doubts: list[Doubt]
    is_layer: bool = False


def shown(page: pdfium.PdfPage, number: int, glyphs: Glyphs, owners: npt.NDArray[np.int64], painted: Painted) -> Shown:
    """Return the characters of a page that can be seen; `owners` names the text object of each."""
    if not (painted.ghosts or painted.covers) or not glyphs.text:
        return Shown(glyphs, [])
    inked = ~flags(glyphs.text, BLANKS)
    under_picture = _covered(glyphs, owners, painted, [cover for cover in painted.covers if cover.is_picture]) & inked
    suspect = under_picture | (_ghostly(glyphs, owners, painted) & inked)
    suspect |= _covered(glyphs, owners, painted, [cover for cover in painted.covers if not cover.is_picture]) & inked
    if not suspect.any():
        return Shown(glyphs, [])
    width, height = page.get_size()
    is_large = any(_area(picture) > LARGE * width * height for picture in painted.pictures)
    if is_large and suspect.sum() > LAYER * inked.sum():
        return Shown(glyphs, [], is_layer=True)
    unseen = suspect & (_flat(page, glyphs, suspect) | (under_picture & (not is_large)))
    if not unseen.any():
        return Shown(glyphs, [])
    message = f"page {number}: {int(unseen.sum())} characters that cannot be seen are left out"
    return Shown(glyphs.only(np.flatnonzero(~unseen)), [Doubt("hidden_text", message)])


def _ghostly(glyphs: Glyphs, owners: npt.NDArray[np.int64], painted: Painted) -> Flags:
    """Return which characters are drawn invisibly, or in a pale colour on nothing darker."""
    ghosts = np.isin(owners, list(painted.ghosts))
    if not ghosts.any():
        return ghosts
    places = np.flatnonzero(ghosts)
    middles = np.stack(((glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2), axis=1)[places]
    ground = colours_at(middles, painted.painting).min(axis=1)
    never = np.isin(owners[places], [ghost for ghost, is_drawn in painted.ghosts.items() if not is_drawn])
    ghosts[places] = never | (ground > PALE)
    return ghosts


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


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
