"""Titles: the lines of a page that say what the decision is called, up to three times around its key information."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document import Paragraph
from pipeline.outline.headings import usual_heading

LONGEST = 300  # characters
HEAD = 20  # paragraphs among which a title stands
KEY_INFORMATION = "Key information"
# "PCD 1295 - VRU Capacity Building", "PCD 1267    Adult Women's Diversion"
OWN_REFERENCE = re.compile(r"(?:DMPCD|PCD|PD)\s?\d{1,5}(?:\s\d{1,4})?[\s:–-]{1,12}(?=\S)")

# A line that says something names nothing: "This decision seeks approval to …", "The boats are old".
SENTENCE = re.compile(r"\s(?:is|are|was|were|will|would|has|have|seeks|asks|requests|proposes|sets\sout)\s")


def find_titles(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the places of the paragraphs that are the title: before the key information, and repeated below it."""
    first = next((at for at, one in enumerate(paragraphs) if one.kind == "label"), None)
    if first is None:
        yield from _unlabelled(text, paragraphs)
        return
    titles = set()
    for at in range(first):
        if _is_usual(text, paragraphs[at]):
            break
        if _can_be(text, paragraphs[at]):
            titles.add(plain(text, paragraphs[at]))
            yield at
    at = first
    while at < len(paragraphs) and paragraphs[at].kind in ("label", "furniture"):
        at += 1
    while at < len(paragraphs) and _can_be(text, paragraphs[at]):
        is_named = OWN_REFERENCE.match(text, paragraphs[at].span.start) is not None
        if not is_named and plain(text, paragraphs[at]) not in titles:
            return
        yield at
        at += 1


def _unlabelled(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the title of a page without labelled values: a line with its number, or one by "Key information".

    Above it may stand the form's own name, in capitals: "REQUEST FOR A DECISION".
    """
    top = [at for at, one in enumerate(paragraphs[:HEAD]) if one.kind != "furniture"]
    names = [_usual_name(text, paragraphs[at]) for at in top]
    for place, at in enumerate(top):
        if names[place] == KEY_INFORMATION or text[slice(*paragraphs[at].span)].isupper():
            continue
        is_named = OWN_REFERENCE.match(text, paragraphs[at].span.start) is not None
        around, below = names[max(0, place - 1) : place + 2], names[place + 1 : place + 2]
        is_beside = KEY_INFORMATION in around and None not in below and not SENTENCE.search(text, *paragraphs[at].span)
        if names[place] or not (is_named or is_beside) or not _can_be(text, paragraphs[at]):
            return
        yield at


def plain(text: str, paragraph: Paragraph) -> str:
    """Return a title's words without its reference, in lower case."""
    words = text[paragraph.span.start : paragraph.span.end]
    return " ".join(OWN_REFERENCE.sub("", words, count=1).lower().split())


def _is_usual(text: str, paragraph: Paragraph) -> bool:
    return _usual_name(text, paragraph) is not None


def _usual_name(text: str, paragraph: Paragraph) -> str | None:
    usual = usual_heading(text[paragraph.span.start : paragraph.span.end]) if paragraph.kind == "heading" else None
    return usual.name if usual else None


def _can_be(text: str, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    is_short = end - start <= LONGEST and text[end - 1] not in ".:;"
    is_plain = paragraph.kind in ("prose", "heading") and paragraph.label is None
    return is_short and is_plain and not _is_usual(text, paragraph)
