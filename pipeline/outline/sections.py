"""Sections: blocks of text in reading order become paragraphs and sections.

Every reader hands over what it sees, one `Block` for each paragraph together with its number or bullet, and `outline`
tells titles, headings, items, labels and furniture apart, by name, by number and by looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.document import Paragraph, ParagraphKind, Section, Span
from pipeline.outline.headings import usual_heading
from pipeline.outline.labels import is_furniture, key_label
from pipeline.outline.lost_headings import LEAD_IN, Seen, infer_sections
from pipeline.outline.numbering import SINGLE, chapter, is_multilevel, split_label
from pipeline.outline.titles import find_titles

LONGEST_HEADING = 110  # characters
MOST_WORDS = 14
VERB = re.compile(r"(?<=\s)(?:is|are|was|were|has|have|had|will|would|shall|should|may|can|need|needs)(?=\s)|^Is\s")
SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a reader sees it: its span begins with its printed number or bullet, if it has one.

    `is_heading` where the markup says so (h2, h3), `is_title` for the page's title (h1), `is_bold` where the whole
    paragraph is set in bold; `kind` where the reader knows it (`row`, `note`, `furniture`): then it is kept.
    `label` where the number or bullet is known and is not to be looked for in the span.
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


def outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Return the paragraphs and sections that blocks in reading order make; empty blocks are dropped."""
    spans = [strip(text, block.span) for block in blocks]
    stripped = [
        block if span == block.span else replace(block, span=span) for block, span in zip(blocks, spans, strict=True)
    ]
    filled = [block for block in stripped if block.span.start < block.span.end]
    seen = [_see(text, filled, at) for at in range(len(filled))]
    _demote_entries(seen)
    for at in find_titles(text, [one.paragraph for one in seen]):
        titled = replace(seen[at].paragraph, kind="heading")
        seen[at] = replace(seen[at], paragraph=titled, opens=False)
    return Outline(tuple(one.paragraph for one in seen), tuple(infer_sections(text, seen)))


def strip(text: str, span: Span) -> Span:
    """Return the span without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _see(text: str, blocks: Sequence[Block], at: int) -> Seen:
    block, start = blocks[at], blocks[at].span.start
    if block.kind is not None:
        return Seen(start, Paragraph(block.span, block.kind, block.label, block.page))
    label, span = (block.label, block.span) if block.label else split_label(text, block.span)
    words = text[span.start : span.end]
    if is_furniture(words):
        return Seen(start, Paragraph(span, "furniture", label, block.page))
    if label is None and key_label(words.split("\n")[0]):
        return Seen(start, Paragraph(span, "label", None, block.page))
    usual = usual_heading(words)
    if usual or block.is_title or _is_heading(text, blocks, at, label, words):
        opens = usual.is_section if usual else not block.is_title
        is_sure = usual is not None or not block.is_bold or block.is_heading
        paragraph = Paragraph(_without_colon(text, span), "heading", label, block.page)
        return Seen(start, paragraph, opens, is_sure, is_usual=usual is not None or block.is_heading)
    kind: ParagraphKind = "item" if label and not is_multilevel(label) else "prose"
    return Seen(start, Paragraph(span, kind, label, block.page))


def _demote_entries(seen: list[Seen]) -> None:
    """Make items of what looked like numbered headings ("2. Oak Trust") where the number beside it is an item's."""
    numbered = [at for at, one in enumerate(seen) if (label := one.paragraph.label) and SINGLE.fullmatch(label)]
    for first, second in [*pairwise(numbered), *pairwise(reversed(numbered))]:
        one, other = seen[first].paragraph, seen[second].paragraph
        follows = abs(int(chapter(one.label) or 0) - int(chapter(other.label) or 0)) == 1
        if follows and one.kind == "item" and other.kind == "heading" and not seen[second].is_usual:
            seen[second] = replace(seen[second], paragraph=replace(other, kind="item"), opens=False)


def _without_colon(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " :.\t":
        end -= 1
    return Span(span.start, end)


def _is_heading(text: str, blocks: Sequence[Block], at: int, label: str | None, words: str) -> bool:
    """Return whether a block, parted into its label and its words, has the looks of a heading."""
    block = blocks[at]
    if block.is_heading:
        return True
    if not looks_like_heading(words):
        return False
    number = chapter(label)
    if block.is_bold:
        return (label is None or number is not None) and not is_sentence(words)
    if number is None or is_multilevel(label):
        return False
    # "1. Revenue Budget Draft Outturn 2022/23": 1.1 stands below it, or it has a title's capitals and is in no list.
    below = split_label(text, blocks[at + 1].span)[0] if at + 1 < len(blocks) else None
    if is_multilevel(below) and chapter(below) == number:
        return True
    above = text[slice(*blocks[at - 1].span)] if at else ""
    is_in_list = above.endswith(":") or (below is not None and chapter(below) is not None)
    return is_title_case(words) and not is_in_list


def looks_like_heading(words: str) -> bool:
    """Return whether a short text has the shape of a heading: begins with a capital, ends without a stop, no money."""
    return (
        len(words) <= LONGEST_HEADING
        and len(words.split()) <= MOST_WORDS
        and words[:1].isupper()
        and words[-1:] not in ".;,)—–-"
        and not any(sign in words for sign in "£\n\t")
    )


def is_sentence(words: str) -> bool:
    """Return whether a line says something, or introduces what does, unless it asks ("Why is it late?")."""
    return LEAD_IN.match(words) is not None or (VERB.search(words) is not None and not words.endswith("?"))


def is_title_case(words: str) -> bool:
    """Return whether at least three words, and all but the small ones, begin with a capital or a figure."""
    weighty = [word for word in words.split() if word.lower() not in SMALL_WORDS and word[0].isalnum()]
    return len(weighty) >= 3 and all(word[0].isupper() or word[0].isdigit() for word in weighty)
