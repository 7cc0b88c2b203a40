"""Name context: what stands around a run of capitals may tell that it is a body, a work, a service, or a paper."""

from __future__ import annotations

import re
from typing import Literal

from extractors.lexicon.name_words import words_that
from pipeline.document import Span

Certainty = Literal["body", "perhaps", "group"]
# "a Property Manager": any one, and no name
ARTICLE = re.compile(r"\b[Aa]n? $")
# "a contract for a pan-London Boat Repair Service", "for Boat Workshop Supplies": what is bought, not who is paid
BOUGHT = re.compile(r"\b(?:for|of) (?:[a-z][\w-]{0,12} ){0,3}$")
SERVICE = re.compile(
    r" (?:Clothing|Equipment|Goods|Materials|Services?|Solutions?|Spares|Supplies|Systems?|Uniforms?|Works)$"
)
# "funding of £5.50 from the Kent Safety Programme"
FUNDED_FROM = re.compile(
    r"\b(?:funding|funds|grants?|money|monies|award|contributions?|donations?)\b(?:[^.;:]|\.(?=\d)){0,50} from "
    r"(?:the )?$"
)
SCHEME = re.compile(r"\b(?:Programme|Unit|Fund|Scheme|Initiative)$")
# "the WAVE charity", "the DARE programme", "the Kent Futures project": what a named work is belongs to its name
KIND_BEHIND = re.compile(r" (?:charity|project|programme|partnership(?= \())\b(?![-’'])")
# "the Routes to Work pilot": the name is that of a work, and "Work" is no body
TITLED_TO = re.compile(r"\b[A-Z]\w+ to $")
WORK_BEHIND = re.compile(r" (?:pilot|programme|project|scheme|initiative|pathfinder|service|fund|grant|strategy)\b")
# "extend the existing contract to Open Door Street", "The selection of Kent Boat Learning as a tool", "Appoint Oak
# Street Facilities for"
DEALT_WITH = re.compile(
    r"\b(?:(?:contracts?|grants?|awards?|awarded|agreements?|extensions?|orders?|payments?|paid)(?: [a-z]{2,12}){0,2} "
    r"(?:(?:of|for|worth|at) (?:up to )?£[\d.,]{1,12}(?:m|k|bn| million)? )?(?:[a-z]{2,12} ){0,4}"
    r"(?:to|with)|(?:selection|appointment|in the hands) of|[Aa]ppoint(?:ed|ing)?|[Rr]eappoint(?:ed|ing)?|"
    r"[Ii]nstruct(?:ed|ing)?|[Hh]ire|[Ee]ngage) (?:the )?$"
)
# "extend Open Door Street's contract"
DEALS = re.compile(r"[’']s (?:[a-z]+ ){0,2}(?:contracts?|grants?|agreements?|leases?|licen[cs]es?)\b")
# A name may be the subject of a paper only: "Special Police Services (SPS) Agreement"
PAPER_BEHIND = re.compile(r" \([A-Z]{2,8}s?\) (?P<word>[A-Z][a-z]+)")


def is_payer(text: str, span: Span) -> bool:
    """Return whether a name is a programme or unit of three words or more from which money comes."""
    is_scheme = SCHEME.search(text, *span) is not None and text.count(" ", *span) > 1
    return is_scheme and FUNDED_FROM.search(text, max(0, span.start - 80), span.start) is not None


def is_dealt_with(text: str, span: Span) -> bool:
    """Return whether words that mostly end a thing's name end a body's here: a contract or grant goes to it."""
    first, *others = text[slice(*span)].lower().split()
    is_soft = bool(others) and others[-1] in words_that("soft_endings") and first not in words_that("thing_endings")
    is_owner = DEALS.match(text, span.end) is not None
    return is_soft and (is_owner or DEALT_WITH.search(text, max(0, span.start - 60), span.start) is not None)


def with_kind(text: str, span: Span) -> tuple[Span, Certainty]:
    """Return a name with the word that says what it is, which follows it: a programme's only if it is one word."""
    kind = KIND_BEHIND.match(text, span.end) if text.endswith("the ", 0, span.start) else None
    if kind is None or (kind[0] == " programme" and " " in text[slice(*span)]):
        return span, "perhaps"
    return Span(span.start, kind.end()), "body" if kind[0] in (" charity", " partnership") else "perhaps"


def is_common(text: str, span: Span) -> bool:
    """Return whether what stands around a run of capitals makes it a common noun, or part of a paper's name."""
    following = PAPER_BEHIND.match(text, span.end)
    is_paper = following is not None and following["word"].lower() in words_that("thing_endings")
    is_service = SERVICE.search(text[slice(*span)]) and BOUGHT.search(text, max(0, span.start - 60), span.start)
    is_titled = TITLED_TO.search(text, max(0, span.start - 40), span.start) and WORK_BEHIND.match(text, span.end)
    is_any = " " in text[slice(*span)] and ARTICLE.search(text, max(0, span.start - 4), span.start) is not None
    return bool(is_paper or is_any or is_service or is_titled)
