"""Flags: whether publication of Part 1 is deferred, and whether there is a confidential Part 2."""

from __future__ import annotations

import re

from pipeline.document import Document

ANSWER = r"[\s?:.–—-]{0,12}(?P<answer>YES|NO|Yes|No|yes|no|Y|N)\b"
# "Is the publication of Part 1 of this approval to be deferred? NO"
DEFERRED = re.compile(rf"\bPart\s{{0,2}}[1I]\b[^?\n]{{0,60}}\bdeferred\b{ANSWER}", re.IGNORECASE)
# "Is there a Part 2 form - YES", "Is there a Part 2 form – NO"
PART_2 = re.compile(rf"\b(?:there\s{{1,2}}a\s{{1,2}})?(?:Part|PART)\s{{0,2}}(?:2|II)\s{{1,2}}form{ANSWER}")
# "See Part 2.", "for reasons in Part 2", "as set out in the part 2 report", "Part 2 Decision Form", "the exempt report"
MENTION = re.compile(
    r"\b[Pp](?:art|ART)\s{0,2}(?:2|II)\b(?!\s{0,2}(?:Confidentiality|form\s?[-–?]))|\bexempt\s{1,2}report\b"
)
# The form's own advice says "the separate Part 2 form" whether there is one or not.
ADVICE = re.compile(r"\bOnly\sthe\sfacts\sor\sadvice\b|\bshould\sbe\sin\sthe\sseparate\b")
# "Part 2 of the Act", "Schedule 1 Part 2", "Part 2 of Schedule 3" are law, not the form.
LAW = re.compile(r"\s{0,2}of\s{1,2}(?:the\s{1,2}[^.\n]{0,90}\b(?:Act|Order|Regulations)\b|Schedule\b)")


def is_deferred(document: Document) -> bool | None:
    """Return whether publication of Part 1 is deferred, None where the document does not answer."""
    for paragraph in document.paragraphs:
        if match := DEFERRED.search(_with_next(document, paragraph.span.start, paragraph.span.end)):
            return match["answer"].lower().startswith("y")
    return None


def has_part_2(document: Document) -> bool | None:
    """Return the form's answer, else True where the text refers to a Part 2, else None."""
    is_mentioned = False
    for paragraph in document.paragraphs:
        words = document[paragraph.span]
        if match := PART_2.search(_with_next(document, paragraph.span.start, paragraph.span.end)):
            return match["answer"].lower().startswith("y")
        if paragraph.kind != "furniture" and not is_advice(words):
            is_mentioned = is_mentioned or any(_is_form(words, match) for match in MENTION.finditer(words))
    return True if is_mentioned else None


def is_advice(words: str) -> bool:
    """Return whether a paragraph is the form's own advice about Part 2, which says nothing of this decision."""
    return ADVICE.search(words) is not None


def _with_next(document: Document, start: int, end: int) -> str:
    """Return a paragraph with the words just below it, where an answer may stand on its own line or in its own cell."""
    return document.text[start : end + 8]


def _is_form(words: str, match: re.Match[str]) -> bool:
    before = words[max(0, match.start() - 14) : match.start()].lower()
    return not LAW.match(words, match.end()) and not re.search(r"schedule\s{1,2}\d{1,2},?\s{0,2}$", before)
