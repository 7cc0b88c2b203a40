"""Furniture: running headers, footers and page numbers, which are no part of what a paper says."""

from __future__ import annotations

import re

from pipeline.printed import Line, PageContent

MARGIN = 0.15  # of the page's height: furniture stands in the strip above or below
LEVEL = 4.0  # points: lines of a running header stand at levels that differ less
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
    ends = [of_page[:DEEPEST] + of_page[DEEPEST:][-DEEPEST:] for of_page in lines]
    out = _running(pages, ends) | _page_numbers(pages, ends)
    return [[line for line in of_page if id(line) not in out] for of_page in lines]


def _running(pages: list[PageContent], ends: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that stand in the margin of many pages, at one level, but for their figures."""
    alike: dict[str, list[Line]] = {}
    for page, of_page in zip(pages, ends, strict=True):
        for line in of_page:
            if _is_outside(page, line) and PAGE_NUMBER.fullmatch(line.text) is None:
                alike.setdefault(DIGITS.sub("#", line.text.lower()), []).append(line)
    need = max(2, (len(pages) + 2) // 3)
    found: set[int] = set()
    for group in alike.values():
        for line in group:
            near = sum(1 for other in group if abs(other.box.top - line.box.top) < LEVEL)
            if near >= need:
                found.add(id(line))
    return found


def _page_numbers(pages: list[PageContent], ends: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that hold the page's number: it grows by one from page to page, at one level.

    The last line of a paper ended with "115", the rest of a telephone number: a number alone proves nothing.
    """
    steps: dict[tuple[int, int], list[Line]] = {}
    for page, lines in zip(pages, ends, strict=True):
        for line in lines:
            if match := PAGE_NUMBER.fullmatch(line.text):
                step = int(match["figure"]) - page.number if match["figure"] else 0
                is_above = line.box.top < page.height / 2
                steps.setdefault((step, is_above), []).append(line)
    best = max(steps.values(), key=len, default=[])
    is_sure = len(best) > 1 or (len(pages) == 1 and bool(best) and _is_outside(pages[0], best[0]))
    return {id(line) for line in best} if is_sure else set()


def _is_outside(page: PageContent, line: Line) -> bool:
    return line.box.bottom < MARGIN * page.height or line.box.top > (1 - MARGIN) * page.height
