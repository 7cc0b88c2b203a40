"""Lost headings: the sections of a document, also those whose heading is missing but whose paragraphs prove them.

Paragraph 4.1 without "4. Legal Comments" makes a section 4; "The DMPC is asked to:" with its list, below a summary
and without the heading "Recommendation", makes one of that name. Such a section has an empty heading span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Paragraph, Section, Span
from pipeline.headings import Usual, usual_heading, usual_title
from pipeline.numbering import chapter, is_multilevel

RECOMMENDATION = "Recommendation"
BODY = "Non-confidential facts and advice"
# "The Deputy Mayor for Policing and Crime is recommended to:", "That the DMPC:", "To approve the:", "Approval is wanted
# for", "The DMPC should approve:", "The Deputy Mayor for Policing and Crime to:"
LEAD_IN = re.compile(
    r"""(?:that\s)?(?:the\s)?(?:DMPC|deputy\smayor\b(?:[\s,]{1,2}(?:for\s)?policing(?:\sand(?:\scrime)?)?)?(?:\s\(DMPC\))?)
          \s?(?:(?:is|are)\s(?:recommended|asked|requested|invited)\b|should\b|to\b|approves?\b|agrees?\b|:)
        | to\sapprove\b
        | approval\sis\s(?:wanted|sought|asked|requested)\s(?:for|to)\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph with its start, its number included; `opens` where it is the heading of a section.

    `is_sure` is not set for a heading that is only known by its bold type; `is_usual` is set for one known by its name
    or by markup.
    """

    start: int
    paragraph: Paragraph
    opens: bool = False
    is_sure: bool = True
    is_usual: bool = False


def infer_sections(text: str, seen: Sequence[Seen]) -> list[Section]:
    """Return the sections in order, flat: each ends where the next begins."""
    recommendation = _lost_recommendation(text, seen)
    opened: list[Section] = []
    for at, one in enumerate(seen):
        number = chapter(one.paragraph.label)
        title = text[one.paragraph.span.start : one.paragraph.span.end]
        if one.opens and (one.is_sure or opened):
            opened.append(Section(title, number, one.paragraph.span, Span(one.start, len(text))))
        elif at == recommendation:
            opened.append(_empty(RECOMMENDATION, None, one.start))
        elif number is not None and is_multilevel(one.paragraph.label):
            _number_or_open(text, opened, seen, at, number)
    ends = [*(later.span.start for later in opened[1:]), len(text)][: len(opened)]
    return [replace(section, span=Span(section.span.start, end)) for section, end in zip(opened, ends, strict=True)]


def _empty(title: str, number: str | None, start: int) -> Section:
    return Section(title, number, Span(start, start), Span(start, start))


def _number_or_open(text: str, opened: list[Section], seen: Sequence[Seen], at: int, number: str) -> None:
    """Give the heading just above its number, or open a section whose heading is lost, or do nothing."""
    last = opened[-1] if opened else None
    if last and last.number is None and _takes_number(last.title):
        opened[-1] = replace(last, number=number)  # "Financial Comments" without its number, then 3.1
    elif next((section.number for section in reversed(opened) if section.number), None) != number:
        opened.append(_empty(_lost_title(text, number, seen), number, seen[at].start))


def _takes_number(title: str) -> bool:
    usual = usual_heading(title)
    return usual is not None and usual.is_numbered


def _lost_title(text: str, number: str, seen: Sequence[Seen]) -> str:
    """Return the usual title of a lost heading where the headings that stand prove the usual order, else ""."""
    places = []
    for one in seen:
        usual, printed = _usual(text, one), chapter(one.paragraph.label)
        if usual and usual.place is not None and printed:
            places.append(int(printed) == usual.place)
    return (usual_title(int(number)) or "") if places and all(places) else ""


def _lost_recommendation(text: str, seen: Sequence[Seen]) -> int | None:
    """Return the place of the paragraph that opens the recommendations where no heading does."""
    if any(_usual(text, one, RECOMMENDATION) for one in seen):
        return None
    before = ""
    for at, one in enumerate(seen):
        start, kind = one.paragraph.span.start, one.paragraph.kind
        if kind == "prose" and before in ("prose", "item") and LEAD_IN.match(text, start) and _leads(text, seen, at):
            return at
        usual = _usual(text, one)
        if usual and (usual.name == BODY or usual.is_numbered):
            return None
        before = kind if kind != "furniture" else before
    return None


def _usual(text: str, one: Seen, name: str | None = None) -> Usual | None:
    """Return the usual heading that opens a section here, if it has the name that is asked for."""
    found = usual_heading(text[one.paragraph.span.start : one.paragraph.span.end]) if one.opens else None
    return found if found and name in (None, found.name) else None


def _leads(text: str, seen: Sequence[Seen], at: int) -> bool:
    """Return whether a list, a heading or nothing follows a lead-in."""
    following = seen[at + 1].paragraph.kind if at + 1 < len(seen) else "heading"
    return following in ("item", "heading", "furniture") or text[seen[at].paragraph.span.end - 1] in ":;"
