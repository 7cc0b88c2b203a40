"""Ghosts: text objects that are not drawn, or about in the colour of the paper or of a filled area."""

from __future__ import annotations

import pypdfium2.raw as raw

from pipeline.pdf.characters.paint import WHITE, Colour
from pipeline.pdf.pdfium import ffi_colours
from pipeline.pdf.pdfium.painted import Painted

ALIKE = 0.1  # of full light: type that differs less from what it lies on is not seen
FAINT = 0.1  # of full opacity: what is painted with less is not seen


def note_ghosts(painted: Painted, modes: dict[int, list[int]]) -> None:
    """Note the text objects that are not drawn, or about in the colour of the paper or of a filled area.

    `modes` has them by the mode in which they are drawn.
    """
    for mode, items in modes.items():
        if mode == raw.FPDF_TEXTRENDERMODE_STROKE:
            for item in items:
                ink = ffi_colours.stroke_colour(item)
                _note_ghost(painted, [item], ink, is_drawn=ffi_colours.opacity() >= FAINT)
        elif mode == raw.FPDF_TEXTRENDERMODE_CLIP:  # seen where a picture or a shade is painted into it
            _note_ghost(painted, items, WHITE, is_drawn=True)
        elif mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            painted.ghosts.update(dict.fromkeys(items))
        else:
            for (colour, opacity), filled in ffi_colours.inks(items):
                _note_ghost(painted, filled, colour, is_drawn=opacity >= FAINT)


def _note_ghost(painted: Painted, items: list[int], ink: Colour, *, is_drawn: bool) -> None:
    """Note text objects of one ink, if it may not be seen."""
    if not is_drawn:
        painted.ghosts.update(dict.fromkeys(items))
    elif any(max(abs(a - b) for a, b in zip(ink, ground, strict=True)) < ALIKE for ground in (WHITE, *painted.grounds)):
        painted.ghosts.update(dict.fromkeys(items, ink))
