"""Pages: what each page of a PDF shows, by pypdfium2; by pdfplumber where pypdfium2 cannot make out the characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdfium2

from pipeline.document import Doubt
from pipeline.errors import UnreadableError
from pipeline.ocr.figures import told
from pipeline.pdf import pdfium
from pipeline.pdf.annotations import whole_page
from pipeline.pdf.characters.glyphs import UNKNOWN
from pipeline.pdf.pdfium.hidden import has_layers
from pipeline.printed import PageContent, Token

NO_LETTER = re.compile(f"[{UNKNOWN}\\x00-\\x1f\\ue000-\\uf8ff]")
LEADER = re.compile(f"[{UNKNOWN}\\x00-\\x1f\\ue000-\\uf8ff]{{12}}")  # dots that lead to a page's number
FEWEST = 4  # unknown characters: fewer are an accident of one word
MOST = 0.9  # of a page's characters: so many cannot be leading dots
DIGIT = re.compile(r"[\d£]")
FIGURES = re.compile(r"\d(?:[\d.,]*\d)?")
GAP = 0.1  # of the type's size: what stands nearer touches
MOST_TOLD = 5  # words of a page that a message names
WORST = 0.02  # of a page's characters: with more of them unknown, its figures cannot be trusted


def contents(data: bytes) -> list[PageContent]:
    """Return what each page of a PDF shows; raise UnreadableError without a page, or trust in its text."""
    try:
        pages = _all(data)
    except pypdfium2.PdfiumError:  # damaged, or without pages: pdfplumber mends what it can
        return _all_again(data)
    unsure = [page.number for page in pages if unknown_share(page) > WORST or unknown_figures(page) or page.claimed]
    if unsure:
        _read_again(data, pages, unsure)
    return pages


def _all(data: bytes) -> list[PageContent]:
    pages = []
    layered = has_layers(data)
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()  # or else fields without a drawing of their own stay empty
        for place in range(len(document)):
            page, doubts = whole_page(document, place)
            pages.append(pdfium.content(page, place + 1, has_layers=layered))
            pages[-1].doubts += doubts
            page.close()
    return pages


def _all_again(data: bytes) -> list[PageContent]:
    """Return what pdfplumber makes of a file that pypdfium2 cannot open."""
    pages = list(again(data))
    if not pages:
        raise UnreadableError("no_pages", "the file opens, but has no pages")
    pages[0].doubts.append(Doubt("second_reader", "pypdfium2 cannot open it, and pdfplumber tells no hidden text"))
    return pages


def again(data: bytes, numbers: Sequence[int] | None = None) -> Iterator[PageContent]:
    """Yield what pdfplumber makes of the pages with some numbers, or of all; none that it does not see."""
    import pdfplumber

    from pipeline.pdf.plumber import content

    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            if numbers is None or page.page_number in numbers:
                yield content(page)
                page.close()


def unknown_share(page: PageContent) -> float:
    """Return the share of a page's characters that have no Unicode value."""
    text = " ".join(piece.text for piece in page.pieces)
    if text.isprintable() and UNKNOWN not in text:
        return 0.0
    words = [word for word in text.split() if len(word) > 1]  # a single one may well be a bullet
    whole = "".join(words)
    unknown = len(NO_LETTER.findall(whole))
    if unknown > MOST * len(whole) or not unknown:
        return unknown / len(whole) if whole else 0.0
    words = [word for word in words if not LEADER.search(word)]
    unknown = sum(len(NO_LETTER.findall(word)) for word in words)
    return unknown / sum(map(len, words)) if unknown >= FEWEST else 0.0


def unknown_figures(page: PageContent) -> list[str]:
    """Return the page's words that have a digit, and in them or touching them a character without a Unicode value."""
    if not any(NO_LETTER.search(piece.text) for piece in page.pieces):
        return []
    tokens = page.tokens
    before, behind = [None, *tokens], [*tokens[1:], None]
    return [
        token.text
        for token, *beside in zip(tokens, before, behind, strict=False)
        if DIGIT.search(token.text) and not LEADER.search(token.text) and _touches_unknown(token, beside)
    ]


def _touches_unknown(token: Token, beside: list[Token | None]) -> bool:
    if NO_LETTER.search(token.text):
        return True
    return any(other and NO_LETTER.fullmatch(other.text) and _touch(token, other) for other in beside)


def _touch(one: Token, other: Token) -> bool:
    gap = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    return abs(one.box.bottom - other.box.bottom) < one.size and gap < GAP * one.size


def _read_again(data: bytes, pages: list[PageContent], numbers: list[int]) -> None:
    """Put pdfplumber's reading in the place of pages with unknown characters; else tell of them, or give up the file.

    pdfplumber does not tell what is hidden: a page that hides something is not read by it.
    """
    found = {page.number: page for page in again(data, numbers)}
    for number in numbers:
        first, second = pages[number - 1], found.get(number)
        share, figures, claimed = unknown_share(first), unknown_figures(first), _unconfirmed(first, second)
        is_sound = second is not None and not first.doubts and unknown_share(second) <= WORST
        if share > WORST and not is_sound:
            raise UnreadableError(
                "unreadable_text", f"page {number}: {share:.0%} of the characters have no Unicode value"
            )
        is_better = share > WORST or claimed or (second and len(unknown_figures(second)) < len(figures))
        if second is not None and is_sound and is_better:
            pages[number - 1] = second
        pages[number - 1].doubts += _figure_doubts(pages[number - 1], figures, claimed)


def _unconfirmed(first: PageContent, second: PageContent | None) -> list[str]:
    """Return the words that the file claims to show on a page, and whose figures pdfplumber does not see there.

    It may part a figure where pypdfium2 does not: "467 .9".
    """
    seen = "".join(piece.text for piece in second.pieces).replace(" ", "") if second else ""
    return [word for word in first.claimed if any(figure not in seen for figure in FIGURES.findall(word))]


def _figure_doubts(page: PageContent, figures: list[str], claimed: list[str]) -> Iterator[Doubt]:
    """Yield what is doubtful about a page whose figures had unknown characters, or are claimed."""
    if left := unknown_figures(page):
        message = f"page {page.number}: the font does not tell what a character of {_listed(left)} is"
        yield Doubt("unknown_character", message)
    elif figures:
        yield Doubt("second_reader", f"page {page.number}: pdfplumber alone tells each character of {_listed(figures)}")
    if claimed:
        read = "which is not read" if page.is_second else "and nothing confirms it"
        yield Doubt("claimed_text", f"page {page.number}: the file says {_listed(claimed)} for what it shows, {read}")


def _listed(words: list[str]) -> str:
    """Return the first of some words for a message, unknown characters as U+FFFD."""
    shown = ", ".join(told(NO_LETTER.sub(UNKNOWN, word)) for word in words[:MOST_TOLD])
    return shown + " …" * (len(words) > MOST_TOLD)
