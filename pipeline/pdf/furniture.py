"""Furniture: running headers, footers and page numbers, which are no part of what a paper says."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.printed import Line, PageContent

MARGIN = 0.12  # of the page's height: furniture stands in the strip above or below
DEEPEST = 3  # lines of a running header or footer
DIGITS = re.compile(r"\d+")
# "14", "- 3 -", "Page 4 of 14", "Page | 2"
PAGE_NUMBER = re.compile(
    r"""(?:[-–—]\s?)?(?:page\s?[|:]?\s?)?
        (?:(?P<figure>\d{1,4})|[ivx]{1,5})
        (?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—])?""",
    re.VERBOSE | re.IGNORECASE,
)


def without_furniture(pages: list[PageContent], lines: list[list[Line]]) -> list[list[Line]]:
    """Return each page's lines without running headers, footers and page numbers."""
    margins = [_in_margins(page, of_page) for page, of_page in zip(pages, lines, strict=True)]
    seen = Counter(shape for of_page in margins for shape in {_shape(line) for line in of_page})
    need = max(2, (len(pages) + 2) // 3)
    numbers = _page_numbers(pages, margins)
    kept = []
    for of_page, margin in zip(lines, margins, strict=True):
        running = {id(line) for line in margin if _is_running(line, seen[_shape(line)], need)} | numbers
        kept.append([line for line in of_page if id(line) not in running])
    return kept


def _in_margins(page: PageContent, lines: list[Line]) -> list[Line]:
    above = [line for line in lines[:DEEPEST] if line.box.bottom < MARGIN * page.height]
    below = [line for line in lines[-DEEPEST:] if line.box.top > (1 - MARGIN) * page.height]
    return above + below


def _is_running(line: Line, times: int, need: int) -> bool:
    return times >= need and PAGE_NUMBER.fullmatch(line.text) is None


def _shape(line: Line) -> str:
    return DIGITS.sub("#", " ".join(line.text.split()).lower())


def _page_numbers(pages: list[PageContent], margins: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that hold the page's number: it grows by one from page to page.

    The last line of a paper ended with "115", the rest of a telephone number: a number alone proves nothing.
    """
    steps: dict[int, list[Line]] = {}
    for page, lines in zip(pages, margins, strict=True):
        for line in lines:
            if match := PAGE_NUMBER.fullmatch(line.text):
                step = int(match["figure"]) - page.number if match["figure"] else 0
                steps.setdefault(step, []).append(line)
    best = max(steps.values(), key=len, default=[])
    return {id(line) for line in best} if len(best) > 1 or len(pages) == 1 else set()
