"""Sections: blocks of text in reading order become paragraphs and sections.

Every reader hands over what it sees, one `Block` for each paragraph with its number or bullet, and `outline` tells
headings, items, labels and furniture apart, by name and by number. A heading that was lost (paragraph 4.1 without
"4. Legal Comments") becomes a section with its number and an empty heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.document import Paragraph, ParagraphKind, Section, Span
from pipeline.headings import usual_heading, usual_place, usual_title
from pipeline.labels import is_furniture, key_label
from pipeline.numbering import chapter, is_multilevel, split_label

LONGEST_HEADING = 110
MOST_WORDS = 14
SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a reader sees it: its span begins with its printed number or bullet, if it has one.

    `is_heading` where the markup says so (h2, h3), `is_title` for the page's title (h1), `is_bold` where the whole
    paragraph is set in bold; `kind` where the reader knows it (`row`, `note`, `furniture`): then it is kept.
    `label` where the number or bullet is known and is not to be looked for in the text.
    """

    span: Span
    page: int | None = None
    is_heading: bool = False
    is_title: bool = False
    is_bold: bool = False
    kind: ParagraphKind | None = None
    label: str | None = None


class Outline(NamedTuple):
    """What a document's blocks are: paragraphs in order, and flat sections in order."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block with its paragraph; a section begins at it where `heading` is not None."""

    start: int
    paragraph: Paragraph
    heading: str | None = None


def outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Return the paragraphs and sections that blocks in reading order make; empty blocks are dropped."""
    stripped = [replace(block, span=strip(text, block.span)) for block in blocks]
    filled = [block for block in stripped if block.span.start < block.span.end]
    seen = [_see(text, block, filled[at + 1] if at + 1 < len(filled) else None) for at, block in enumerate(filled)]
    return Outline(tuple(one.paragraph for one in seen), tuple(_sections(text, seen)))


def strip(text: str, span: Span) -> Span:
    """Return the span without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _see(text: str, block: Block, following: Block | None) -> _Seen:
    start = block.span.start
    label, span = (block.label, block.span) if block.label else split_label(text, block.span)
    if block.kind is not None:
        return _Seen(start, Paragraph(block.span, block.kind, block.label, block.page))
    words = text[span.start : span.end]
    if is_furniture(words):
        return _Seen(start, Paragraph(span, "furniture", label, block.page))
    if label is None and key_label(words.split("\n")[0]):
        return _Seen(start, Paragraph(span, "label", None, block.page))
    usual = usual_heading(words)
    if usual or block.is_title or _is_heading(text, block, label, words, following):
        has_section = usual.is_section if usual else not block.is_title
        trimmed = _without_colon(text, span)
        title = text[trimmed.start : trimmed.end] if has_section else None
        return _Seen(start, Paragraph(trimmed, "heading", label, block.page), title)
    kind: ParagraphKind = "item" if label and not is_multilevel(label) else "prose"
    return _Seen(start, Paragraph(span, kind, label, block.page))


def _without_colon(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " :.\t":
        end -= 1
    return Span(span.start, end)


def _is_heading(text: str, block: Block, label: str | None, words: str, following: Block | None) -> bool:
    if block.is_heading:
        return True
    if not looks_like_heading(words):
        return False
    if block.is_bold:
        return True
    number = chapter(label)
    if number is None or is_multilevel(label):
        return False
    # "1. Revenue Budget Draft Outturn 2022/23": a number, and either 1.1 below it or the capitals of a title.
    below = following and split_label(text, following.span)[0]
    return (is_multilevel(below or None) and chapter(below or None) == number) or is_title_case(words)


def looks_like_heading(words: str) -> bool:
    """Return whether a short text has the shape of a heading: begins with a capital, ends without a stop, no money."""
    return (
        len(words) <= LONGEST_HEADING
        and len(words.split()) <= MOST_WORDS
        and words[:1].isupper()
        and words[-1:] not in ".;,)"
        and not any(sign in words for sign in "£\n\t")
    )


def is_title_case(words: str) -> bool:
    """Return whether at least three words, and all but the small ones, begin with a capital or a figure."""
    weighty = [word for word in words.split() if word.lower() not in SMALL_WORDS and word[0].isalnum()]
    return len(weighty) >= 3 and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def _sections(text: str, seen: Sequence[_Seen]) -> list[Section]:
    opened: list[Section] = []
    for one in seen:
        number = chapter(one.paragraph.label)
        if one.heading is not None:
            opened.append(Section(one.heading, number, one.paragraph.span, Span(one.start, len(text))))
        elif is_multilevel(one.paragraph.label) and _is_lost(number, opened):
            here = Span(one.start, one.start)
            opened.append(Section(_lost_title(number, opened, seen), number, here, Span(one.start, len(text))))
    ends = [*(later.span.start for later in opened[1:]), len(text)][: len(opened)]
    return [replace(section, span=Span(section.span.start, end)) for section, end in zip(opened, ends, strict=True)]


def _is_lost(number: str | None, opened: Sequence[Section]) -> bool:
    """Return whether a paragraph numbered 4.1 stands under no heading 4: the last numbered one, or an unnumbered."""
    if number is None:
        return False
    last = next((section for section in reversed(opened) if section.number or usual_place(section.title)), None)
    if last is None:
        return True
    if last.number is None:  # "Financial Comments" without its number, then 3.1
        return usual_place(last.title) != int(number) and bool(last.heading.end > last.heading.start)
    return last.number != number


def _lost_title(number: str | None, opened: Sequence[Section], seen: Sequence[_Seen]) -> str:
    """Return the usual title of a lost heading where the numbered headings around it prove the usual order, else ""."""
    printed = {chapter(one.paragraph.label): one.heading for one in seen if one.heading and one.paragraph.label}
    usual = usual_title(int(number)) if number else None
    if usual is None or not printed:
        return ""
    known = [(int(place), usual_place(title)) for place, title in printed.items() if place and usual_place(title)]
    return usual if known and all(place == expected for place, expected in known) else ""
