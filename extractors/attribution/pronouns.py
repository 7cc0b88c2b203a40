"""Pronouns: the words of a sentence that stand for a body that was named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.attribution.sketch import Sketch
from pipeline.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

WHO = (
    "charity|company|firm|organisation|supplier|provider|contractor|trust|club|foundation|society|university|consortium"
)
# "Mentor99 sends mentors. It asks for £5m", "Its price is £5m"
OPENING = re.compile(
    r"(?P<owner>Its|Their)(?= [a-z])|"
    rf"(?:It|They|The (?:{WHO}|borough|council))"
    r"(?= (?!\w+ (?:been|be)\b)(?:has|have|had|will|would|now|also|asks?|asked|needs?|receiv\w+|gets?|got|seeks?|"
    r"sought|applied|bids?|requests?|requested|charges?|gave|gives?|offers?|offered|won|(?:was|were) awarded|paid|"
    r"may|can|could|should|must|draws?|earns?|wants?|wish(?:es)?|holds?|stands to|is to)\b)"
)
# "The Mayor cares for schools. Since 2022 he has given £5m"
HE = re.compile(
    r"(?:(?:Since|In|From|During|By|On|For) [^.;:§¤◊◇◆]{1,30}?,? )?(?:(?P<owner>[Hh]is)(?= [a-z])|"
    r"[Hh]e(?= (?:has|had|will|would|now|also|gives?|gave|offers?|offered|pledged|promised|puts?|invest(?:s|ed)|paid|"
    r"pays|adds?|added|set|made|makes|means)\b))"
)
MAYOR = "Mayor of London"
# "Mentor99 asked for £5m; the proposal is to give it £4m"
GIVEN = re.compile(
    r"\b(?:giv(?:e|es|ing)|gave|pay(?:s|ing)?|paid|award(?:s|ed|ing)?|grant(?:s|ed|ing)?|lend(?:s|ing)?|lent|"
    r"ow(?:e|es|ed)|allow(?:s|ed|ing)?|offer(?:s|ed|ing)?|bring(?:s|ing)?|brought|let(?:s|ting)?) (?P<body>it|them)"
    r"(?= (?:have )?(?:[a-z]+ ){0,4}?§)"
)
# "Mentor99 applied. Pay the charity £5m"
TO_THE = re.compile(
    r"\b(?:to|with|pay(?:s|ing)?|paid|giv(?:e|es|ing)|fund(?:s|ing)?|reimburs(?:e|es|ing)) "
    rf"(?P<body>the (?:{WHO}|lead))"
    r"(?=[.,;)]|$| (?:its|another|a|up|for|in|at)\b| §)"
)
# "Mentor99 was chosen. For 16 months its fee is £5m"
PRICE = re.compile(
    r"\b(?P<body>its|their)(?= (?:[a-z]+ )?(?:fees?|prices?|charges?|bills?|quotes?|tender|bid|offer|rates?)\b)"
)


def is_about_the_same(sketch: Sketch) -> bool:
    """Return whether a sentence begins with a word for the body of the sentence before."""
    return OPENING.match(sketch.text) is not None


def speaking_of(sketch: Sketch, before: Tokens | None) -> Sketch:
    """Return a sketch with a mark in the place of the pronoun that stands for a body, so that cues see the body.

    What the sentence begins with speaks of the body `before`, other words first of that with which it begins itself.
    """
    if before is not None and (opening := OPENING.match(sketch.text) or _he(sketch.text, before)):
        ending = "'s" if opening["owner"] else ""
        return sketch if _is_house(before) else sketch.with_body(before, Span(*opening.span()), ending)
    body = sketch.subject or before
    if body is None or _is_house(body):
        return sketch
    if pronoun := GIVEN.search(sketch.text) or TO_THE.search(sketch.text):
        return sketch.with_body(body, Span(*pronoun.span("body")))
    price = PRICE.search(sketch.text) if body.label_ != "group" else None
    return sketch.with_body(body, Span(*price.span("body")), "'s") if price else sketch


def _is_house(body: Tokens) -> bool:
    return body.label_ in ("own", "unit", "fund")


def _he(text: str, before: Tokens) -> re.Match[str] | None:
    """Return the word for the Mayor, a person, with which a sentence begins, if the one before begins with him."""
    return HE.match(text) if before.kb_id_ == MAYOR else None
