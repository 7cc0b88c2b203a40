"""Lost headings: the sections of a document, also those whose heading is missing but whose paragraphs prove them.

Paragraph 4.1 without "4. Legal Comments" makes a section 4; "The DMPC is asked to:" with its list, below a summary
and without the heading "Recommendation", makes one of that name. Such a section has an empty heading span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Paragraph, Section, Span
from pipeline.outline.headings import Usual, usual_heading, usual_title
from pipeline.outline.numbering import chapter, is_multilevel

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
    is_usual_order = _is_usual_order(text, seen)
    opened: list[Section] = []
    current: str | None = None  # the number of the last section that has one
    for at, one in enumerate(seen):
        number, start = chapter(one.paragraph.label), Span(one.start, one.start)
        if one.opens and (one.is_sure or opened):
            opened.append(Section(text[slice(*one.paragraph.span)], number, one.paragraph.span, start))
        elif at == recommendation:
            opened.append(Section(RECOMMENDATION, None, start, start))
        elif number is not None and is_multilevel(one.paragraph.label):
            if opened and opened[-1].number is None and _takes_number(opened[-1].title):
                opened[-1] = replace(opened[-1], number=number)  # "Financial Comments" without its number, then 3.1
            elif current != number:
                title = usual_title(int(number)) if is_usual_order else None
                opened.append(Section(title or "", number, start, start))
        current = (opened[-1].number if opened else None) or current
    ends = [*(later.span.start for later in opened[1:]), len(text)][: len(opened)]
    return [replace(section, span=Span(section.span.start, end)) for section, end in zip(opened, ends, strict=True)]


def _takes_number(title: str) -> bool:
    usual = usual_heading(title)
    return usual is not None and usual.is_numbered


def _is_usual_order(text: str, seen: Sequence[Seen]) -> bool:
    """Return whether the numbered headings that stand prove the usual order of sections."""
    places = [
        int(printed) == usual.place
        for one in seen
        if (usual := _usual(text, one)) and usual.place and (printed := chapter(one.paragraph.label))
    ]
    return bool(places) and all(places)


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
