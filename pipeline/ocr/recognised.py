"""Recognised: what OCR reads in the picture of a page becomes a page like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.document import Doubt
from pipeline.ocr.covering import letters_in
from pipeline.ocr.eye import Eye, Reading
from pipeline.ocr.figures import is_figure, told
from pipeline.ocr.letters import groups
from pipeline.ocr.marks import marks
from pipeline.ocr.picture import Sheet, drawn
from pipeline.ocr.ruling import Mask, ink, ruled
from pipeline.ocr.strips import Strip, strips
from pipeline.ocr.upright import upright
from pipeline.ocr.words import settle, writing
from pipeline.printed import PageContent
from pipeline.printed.turning import Turning

UNSURE = 0.6  # a strip read with less sureness is a signature or a picture
MISSED = 6  # letters: a sum has no fewer
LOST = 0.1  # of a page's characters: so many unsure ones are no signature
UNSURE_FIGURE = 0.75


def recognised(pdf: Any, page: PageContent, folder: Path | None) -> PageContent:
    """Return a page of a pypdfium2 document as OCR reads it; what it saw is remembered in the folder.

    Raises UnreadableError (`ocr_missing`) where there is nothing to read it with.
    """
    shown = pdf[page.number - 1]
    try:
        width, height = shown.get_size()
        sheet = drawn(shown)
    finally:
        shown.close()
    eye = Eye(sheet.pixels, folder)
    found = upright(sheet, eye)
    rules, mask = ruled(found.sheet, ink(found.sheet), found.lines)
    places = strips(found.lines, mask, rules, found.sheet.dots)
    pixels = found.sheet.pixels
    readings = eye.read([pixels[place.top : place.bottom, place.x0 : place.x1] for place in places])
    eye.close()
    written = [
        writing(found.sheet, mask, place, groups(mask[place.top : place.bottom, place.x0 : place.x1], reading))
        for place, reading in zip(places, readings, strict=True)
        if reading.mean_sureness >= UNSURE
    ]
    words = settle([part for part in written if part])
    words = marks(found.sheet, mask, words)
    turning = Turning(-90 * found.quarters % 360, width, height, found.tilt)
    missed = _missed(found.sheet, mask, places)
    doubts = list(_doubts(page.number, readings, missed))
    return PageContent(page.number, turning, words, rules, text_source="ocr", doubts=doubts)


def _missed(sheet: Sheet, ink: Mask, places: list[Strip]) -> int:
    """Return how many letters stand where no line of print was found."""
    whole = sheet.box(0, 0, *ink.shape[::-1])
    return letters_in(ink, sheet.dots, [whole], [sheet.box(p.x0, p.top, p.x1, p.bottom) for p in places])


def _doubts(page: int, readings: list[Reading], missed: int) -> Iterator[Doubt]:
    """Yield what of a page was not read with sureness: a line that was missed, most of one, or part of a figure."""
    if missed >= MISSED:
        yield Doubt("unsure_scan", f"page {page}: about {missed} letters stand where no line was found")
    lost = sum(len(reading.sureness) for reading in readings if reading.mean_sureness < UNSURE)
    if lost > LOST * sum(len(reading.sureness) for reading in readings):
        yield Doubt("unsure_scan", f"page {page}: about {lost} characters could not be read")
    for reading in readings:
        if reading.mean_sureness < UNSURE:
            for word in filter(is_figure, reading.text.split()):
                yield Doubt("unsure_figure", f"page {page}: what may be {told(word)} is left out as illegible")
            continue
        place = 0
        for word in reading.text.split():
            sureness = min(reading.sureness[place : place + len(word)])
            place += len(word)
            if sureness < UNSURE_FIGURE and is_figure(word):
                yield Doubt("unsure_figure", f"page {page}: OCR read {told(word)}, and is {sureness:.0%} sure of it")
