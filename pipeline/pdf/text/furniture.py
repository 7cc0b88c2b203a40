"""Furniture: running headers, footers and page numbers, which are no part of what a paper says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.printed import Line, PageContent

MARGIN = 0.15  # of the page's height: furniture stands in the strip above or below
LEVEL = 4.0  # points: lines of a running header stand at levels that differ less
DEEPEST = 4  # lines of a running header or footer: name, series, month and a large number
LONGEST = 300  # characters: a running header is no paragraph
MONEY = re.compile(r"[£$€]\s?\d")
# "Page 3 of 9" in "PCD 90001 Page 3 of 9": the count may begin anew in each part of a paper
COUNTED = re.compile(r"\bpage\s?[|:]?\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\b")
# "Report of the board 3", "3 | Annex"; no part of a date, a reference or a sum: "£3", "3,000", "2.5", "3k", "3 million"
COUNT = re.compile(
    r"(?<![\w£$€.,/-])(?<![£$€]\s)\d{1,4}(?![\w%])(?![.,/-]\d)(?!\s(?:k|m|bn|million|billion|thousand|pounds?|pence)\b)"
)
# "14", "- 3 -", "Page 4 of 14", "Page | 2"
PAGE_NUMBER = re.compile(
    r"""(?:[-–—]\s?)?(?:page\s?[|:]?\s?)?
        (?:(?P<figure>\d{1,4})|[ivx]{1,5})
        (?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—])?""",
    re.VERBOSE | re.IGNORECASE,
)


def without_furniture(pages: list[PageContent], lines: list[list[Line]]) -> list[list[Line]]:
    """Return each page's lines without running headers, footers and page numbers."""
    level = [[line for line in of_page if not line.turn] for of_page in lines]
    ends = [of_page[:DEEPEST] + of_page[DEEPEST:][-DEEPEST:] for of_page in level]
    out = _running(pages, ends) | _page_numbers(pages, ends)
    return [[line for line in of_page if id(line) not in out] for of_page in lines]


def without_feet(pages: list[PageContent], lines: list[list[Line]]) -> list[list[Line]]:
    """Return each page's lines without running footers and page numbers: a table at its foot is not to take them in.

    A line with a sum may be a row of the table, and stays.
    """
    ends = [
        [line for line in of_page[-DEEPEST:] if _is_low(page, line) and not MONEY.search(line.text)]
        for page, of_page in zip(pages, lines, strict=True)
    ]
    out = _running(pages, ends) | _page_numbers(pages, ends)
    return [[line for line in of_page if id(line) not in out] for of_page in lines]


def _running(pages: list[PageContent], ends: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that stand in the margin of many pages, at one level, but for the page's number.

    A line with a sum stays where it stands first: that it is said on each page makes it no less said.
    """
    alike: dict[str, list[Line]] = defaultdict(list)
    for page, of_page in zip(pages, ends, strict=True):
        margin = [line for line in of_page if _is_outside(page, line) and len(line.text) <= LONGEST]
        for line in (line for line in margin if PAGE_NUMBER.fullmatch(line.text) is None):
            for form in _forms(line.text.lower(), page.number):
                alike[form].append(line)
    need = max(2, (len(pages) + 2) // 3)
    found: set[int] = set()
    for group in alike.values():
        running = [line for line in group if sum(abs(other.box.top - line.box.top) < LEVEL for other in group) >= need]
        found |= {id(line) for line in running[MONEY.search(group[0].text) is not None :]}
    return found


def _forms(text: str, number: int) -> Iterator[str]:
    """Yield a line as it stands on each page if it runs: as it is, and with each figure that may count the pages."""
    text = COUNTED.sub("page #", text)
    yield text
    for match in COUNT.finditer(text):
        yield f"{text[: match.start()]}#{int(match[0]) - number}{text[match.end() :]}"


def _page_numbers(pages: list[PageContent], ends: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that hold the page's number: it grows by one from page to page, at one level.

    The last line of a paper ended with "115", the rest of a telephone number: a number alone proves nothing, nor does
    one on a single page that is not its own number.
    """
    steps: dict[tuple[int, int], list[Line]] = {}
    for page, lines in zip(pages, ends, strict=True):
        for line in lines:
            if match := PAGE_NUMBER.fullmatch(line.text):
                step = int(match["figure"]) - page.number if match["figure"] else 0
                is_above = line.box.top < page.height / 2
                steps.setdefault((step, is_above), []).append(line)
    best = max(steps.values(), key=len, default=[])
    is_sure = len(best) > 1 or (len(pages) == 1 and bool(best) and _is_page_number(pages[0], best[0]))
    return {id(line) for line in best} if is_sure else _own_numbers(pages, ends)


def _own_numbers(pages: list[PageContent], ends: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that end a page with the word page and its number, which some print on one only."""
    last = [(page, lines[-1]) for page, lines in zip(pages, ends, strict=True) if lines]
    return {id(line) for page, line in last if line.text.lower() == f"page {page.number}" and _is_low(page, line)}


def _is_page_number(page: PageContent, line: Line) -> bool:
    return _is_outside(page, line) and (line.text == str(page.number) or not line.text.isdecimal())


def _is_outside(page: PageContent, line: Line) -> bool:
    return line.box.bottom < MARGIN * page.height or line.box.top > (1 - MARGIN) * page.height


def _is_low(page: PageContent, line: Line) -> bool:
    return not line.turn and line.box.bottom > (1 - MARGIN) * page.height
