"""Page: a page's content in one fast pass of pypdfium2."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.document import Box, Doubt
from pipeline.pdf.characters.content import Seen, page_content
from pipeline.pdf.characters.glyphs import (
    BLANKS,
    FIGURES,
    SYMBOLS,
    UNKNOWN,
    Flags,
    Glyphs,
    Places,
    codes,
    flags,
    on_baseline,
    side_by_side,
    words_at,
)
from pipeline.pdf.pdfium import ffi, ffi_objects, ffi_text
from pipeline.pdf.pdfium.hidden import shown
from pipeline.pdf.pdfium.objects import note_clips, paint
from pipeline.pdf.pdfium.painted import Painted
from pipeline.pdf.pdfium.sheet import Sheet
from pipeline.pdf.pdfium.styles import Styles, styles_of, word_starts
from pipeline.printed import PageContent

# U+0002 and U+FFFE are what pdfium writes for the hyphen that breaks a word at the end of a line.
PLAIN = {"\x02": "-", "\ufffe": "-", **SYMBOLS}


def content(page: pdfium.PdfPage, number: int, *, has_layers: bool = False) -> PageContent:
    """Return what a page of pypdfium2 shows; `has_layers` where its document has layers that may be switched off."""
    sheet = Sheet.of(page)
    painted = paint(page, sheet)
    painted.has_layers = has_layers
    glyphs, styles, claimed = _glyphs(page, sheet, painted)
    owners, doubts = styles.owner, []
    if styles.is_slanted.any():
        doubts = list(_slanted_doubts(number, glyphs, styles.is_slanted))
        level = np.flatnonzero(~styles.is_slanted)
        glyphs, owners = glyphs.only(level), owners[level]
    seen = shown(page, number, glyphs, owners, painted)
    place = Box(0, 0, *sheet.turning.reading_size)
    pictures = painted.pictures + painted.drawn_text
    found = page_content(Seen(number, place, seen.glyphs, painted.painting, pictures))
    found.doubts += doubts + seen.doubts
    found.text_source, found.claimed = seen.source, claimed
    return found


def _slanted_doubts(number: int, glyphs: Glyphs, slanted: Flags) -> Iterator[Doubt]:
    """Yield that a stamp or watermark that runs aslant is not read, where it has a figure: its letters make no line."""
    if (slanted & flags(glyphs.text, FIGURES)).any():
        yield Doubt("slanted_text", f"page {number}: {int(slanted.sum())} characters that run aslant are not read")


def _glyphs(page: pdfium.PdfPage, sheet: Sheet, painted: Painted) -> tuple[Glyphs, Styles, list[str]]:
    """Return the characters of a page, how they are set, and the words that the file only claims to show."""
    text_page = page.get_textpage()
    handle = ffi.address(text_page)
    count = max(0, raw.FPDFText_CountChars(text_page))
    text = ffi_text.characters(handle, count)
    for character, plain in PLAIN.items():  # some searches in vain are far faster than a look at each character
        text = text.replace(character, plain)
    boxes = ffi_text.boxes(handle, count)
    left, top, right, bottom = boxes
    starts = word_starts(text, boxes)
    figures = _of_figures(text)
    claimed = _claimed(handle, text, figures, painted.texts)
    text = _without_guesses(handle, text, starts, figures)
    styles = styles_of(handle, text, starts, bottom, sheet.turning.turn)
    note_clips(painted, set(styles.owner[starts].tolist()) - {0}, sheet)
    if painted.may_hide:  # a word may be of several objects, of which one cannot be seen: "£330" and a white "000"
        styles = styles._replace(owner=ffi_text.text_objects(handle, list(range(count))))
    text_page.close()
    same = np.concatenate(([False], (left[1:] == left[:-1]) & (right[1:] == right[:-1])))[:count]
    left, right = side_by_side(left, right, same)
    seen = sheet.turning.arrays(left - sheet.left, sheet.top - top, right - sheet.left, sheet.top - bottom)
    glyphs = Glyphs(text, *seen, styles.size, styles.is_bold, styles.turn)
    x, y = styles.x - sheet.left, sheet.top - styles.y
    x, y, _, _ = sheet.turning.arrays(x, y, x, y)
    return on_baseline(glyphs, x, y), styles, claimed


def _without_guesses(handle: int, text: str, starts: Places, figures: Flags) -> str:
    """Return the text with U+FFFD where the font gives no Unicode value, and pdfium its code instead.

    Asked at the beginning of each word, and of each character of a figure: a font may lack one digit.
    """
    asked = figures.copy()
    asked[starts] = True
    if not ffi_text.unmapped(handle, np.flatnonzero(asked).tolist()):
        return text
    letters = list(text)
    for place in ffi_text.unmapped(handle, range(len(text))):
        letters[place] = UNKNOWN
    return "".join(letters)


def _claimed(handle: int, text: str, figures: Flags, texts: Collection[int]) -> list[str]:
    """Return the words with figures for which the file has another text than what it shows (`ActualText`)."""
    places = np.flatnonzero(figures).tolist()
    if len(texts) < len(places) and not ffi_objects.other_text(texts):
        return []
    items = ffi_text.text_objects(handle, places).tolist()
    claiming = ffi_objects.other_text(set(items) - {0})
    return words_at(text, [place for place, item in zip(places, items, strict=True) if item in claiming])


def _of_figures(text: str) -> Flags:
    """Return which characters belong to words that have a digit or a pound sign."""
    blank = flags(text, BLANKS)
    word = np.cumsum(blank, dtype=np.intp)
    has_figure = np.zeros(len(text) + 1, bool)
    has_figure[word[flags(text, FIGURES) | (codes(text) == ord("£"))]] = True
    return has_figure[word] & ~blank
