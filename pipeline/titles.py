"""Titles: the lines of a page that say what the decision is called, up to three times around its key information."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document import Paragraph

LONGEST = 300
# "PCD 1295 - VRU Capacity Building", "PCD 1267    Adult Women's Diversion"
OWN_REFERENCE = re.compile(r"(?:DMPCD|PCD|PD)\s?\d{1,4}(?:\s\d{1,4})?[\s:–-]{1,12}(?=\S)")


def find_titles(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the places of the paragraphs that are the title: before the key information, and repeated below it."""
    first = next((at for at, one in enumerate(paragraphs) if one.kind == "label"), None)
    if first is None:
        return
    above = [at for at in range(first) if _can_be(text, paragraphs[at])]
    titles = {plain(text, paragraphs[at]) for at in above}
    yield from above
    at = first
    while at < len(paragraphs) and paragraphs[at].kind in ("label", "furniture"):
        at += 1
    while at < len(paragraphs) and _can_be(text, paragraphs[at]):
        is_named = OWN_REFERENCE.match(text, paragraphs[at].span.start) is not None
        if not is_named and plain(text, paragraphs[at]) not in titles:
            return
        yield at
        at += 1


def plain(text: str, paragraph: Paragraph) -> str:
    """Return a title's words without its reference, in lower case."""
    words = text[paragraph.span.start : paragraph.span.end]
    return " ".join(OWN_REFERENCE.sub("", words, count=1).lower().split())


def _can_be(text: str, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    is_short = end - start <= LONGEST and text[end - 1] not in ".:;"
    return is_short and paragraph.kind == "prose" and paragraph.label is None
