"""Telephones: telephone numbers and e-mail addresses in a text; no sum, reference, year or number of an Act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.document import Span

REGION = "GB"
# "07700 900 115", "020 7946 0123", "(0161) 496 0123", "+44 (0)20 7946 0958", "0044 7700 900115"; no group is one digit.
FIRST = re.compile(r"[+(0]")
PRECEDED = re.compile(r"[\w£$€.,/:–-]|(?<=PCD) ")
CANDIDATE = re.compile(
    r"""(?: \+\d{1,14} | 00[1-9]\d{1,12} | \(?0[1-9]\d{1,9}\)? )
        (?: (?: [ \xa0\n.-]{1,2} | (?=\() | (?<=\)) ) (?: \(0\) | \(?\d{2,10}\)? ) ){0,6}
        (?![\w,.]?\d)""",
    re.VERBOSE,
)
# "Tel: 783 32122", "Mobile no. 7700 900115", "ext. 54321": what is called a telephone number is one.
CALLED = re.compile(
    r"""\b(?:tel(?:ephone)?|phone|mob(?:ile)?|ext(?:ension)?|switchboard|fax)\.?
        (?:\s{0,2}(?:no|number)\b\.?)? \s{0,2}
        (?: : | (?<=no\.) | (?<=ext\.) | (?<=tel\.) | (?<=mob\.) | (?<=number) ) \s{0,3}
        (?P<number>[+(]{0,2}\d[\d ()./-]{3,20}\d)""",
    re.VERBOSE | re.IGNORECASE,
)
LAST_GROUP = re.compile(r"[ \xa0\n.()-]{1,4}\d{1,10}\)?$")
LOCAL = re.compile(r"[\w.%+'-]{1,64}$")
DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
FEWEST, MOST = 10, 16  # digits; a row of a table ("018 908 733") has fewer or more


def find_telephones(text: str) -> Iterator[Span]:
    """Yield the places of telephone numbers."""
    done = 0
    for first in FIRST.finditer(text):
        at = first.start()
        if at < done or (at and PRECEDED.match(text, at - 1)):
            continue
        match = CANDIDATE.match(text, at)
        if match and (end := _end_of_number(text, at, match.end())):
            yield _without_brackets(text, Span(at, end))
            done = end
    for match in CALLED.finditer(text):
        yield Span(*match.span("number"))


def find_addresses(text: str) -> Iterator[Span]:
    """Yield the places of e-mail addresses."""
    at = text.find("@")
    while at >= 0:
        local = LOCAL.search(text, max(at - 64, 0), at)
        domain = DOMAIN.match(text, at + 1)
        if local and domain:
            yield Span(local.start(), domain.end())
        at = text.find("@", at + 1)


def _end_of_number(text: str, start: int, end: int) -> int | None:
    """Return where the number ends: at the last group of digits with which it is one ("07700 900 115 13")."""
    while end > start:
        written = text[start:end]
        digits = sum(map(str.isdigit, written))
        if digits < FEWEST:
            return None
        if digits <= MOST and _is_number(written):
            return end
        groups = LAST_GROUP.search(written)
        end = start + groups.start() if groups else start
    return None


def _without_brackets(text: str, span: Span) -> Span:
    """Return the number without the brackets around all of it: "(020 7946 0123)", not "(0161) 496 0123"."""
    if text[span.start] != "(":
        return span
    closed = text.find(")", *span)
    return (
        Span(span.start + 1, span.end - 1 if closed == span.end - 1 else span.end)
        if closed in (-1, span.end - 1)
        else span
    )


@lru_cache(maxsize=4096)
def _is_number(written: str) -> bool:
    import phonenumbers  # takes a fifth of a second, and most documents hold nothing like a number

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(written, REGION))
    except phonenumbers.NumberParseException:
        return False
