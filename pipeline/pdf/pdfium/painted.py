"""Painted: what a page paints besides its text, in which order, and what of it may keep text from being seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from pipeline.document import Box
from pipeline.pdf.characters.paint import Colour, Painting
from pipeline.pdf.pdfium.paths import Matrix

MANY_SHAPES = 60  # fewer are marks, bullets and a logo


@dataclass(slots=True)
class Cover:
    """Something that may lie over text: its place in the order of painting, and its box as seen.

    `is_picture` tells that it is an opaque picture.
    """

    order: int
    box: Box
    is_picture: bool


@dataclass(slots=True)
class Painted:
    """What a page paints besides its text, and in which order.

    `texts` are the text objects, and `places` where they stand in the order of painting; `ghosts` are those that are
    not drawn (None), or in a colour that also lies under text somewhere on the page: about that of the paper, or of the
    `grounds`, the filled areas. `placings` leads from those inside forms to the sheet, `clips` has the place outside
    which an object is cut off. `has_layers` says that any object may be on a layer that is switched off. `shapes` are
    filled forms as large as letters: some programs print text so, with no character in it.
    """

    painting: Painting = field(default_factory=Painting)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    places: list[range] = field(default_factory=list)
    ghosts: dict[int, Colour | None] = field(default_factory=dict)
    grounds: set[Colour] = field(default_factory=set)
    placings: dict[int, Matrix] = field(default_factory=dict)
    clips: dict[int, Box] = field(default_factory=dict)
    has_layers: bool = False
    shapes: list[Box] = field(default_factory=list)

    @property
    def orders(self) -> dict[int, int]:
        """Return the place of each text object in the order of painting."""
        return dict(zip(self.texts, chain.from_iterable(self.places), strict=True))

    @property
    def may_hide(self) -> bool:
        """Return whether something on the page may keep text from being seen."""
        return bool(self.ghosts or self.covers or self.pictures or self.clips or self.has_layers)

    @property
    def drawn_text(self) -> list[Box]:
        """Return the place of what may be text that is drawn and not written, which only a picture of it tells."""
        if len(self.shapes) < MANY_SHAPES:
            return []
        x0, top, x1, bottom = zip(*self.shapes, strict=True)
        return [Box(min(x0), min(top), max(x1), max(bottom))]
