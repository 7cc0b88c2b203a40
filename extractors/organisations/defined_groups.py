"""Defined groups: what a document calls bodies that it does not name, as in “six bidders (the Providers)”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from extractors.organisations.mentions import Mention
from pipeline.document import Span

TERM = (
    r"(?:(?:[A-Z][\w-]{1,20}|\d{1,2}) ){0,3}"
    r"(?:Beneficiaries|Contractors|Grantees|Members|Organisations|Partners|Providers|Recipients|Suppliers)"
)
NAMED = re.compile(rf"\b{TERM}\b")
# It goes to those who run the hub (the "Delivery Partners"); six bidders (the Round 7 Providers) came first
DEFINITION = re.compile(
    rf"""\((?:together |collectively |hereafter |hereinafter ){{0,2}}(?=the |[“"‘'])"""
    rf"""(?:the )?[“"‘']?(?:the )?(?P<term>{TERM})[”"’']?\)"""
)


def defined_groups(text: str) -> Iterator[str]:
    """Yield the names that a text gives to groups.

    >>> list(defined_groups('It goes to those who run the hub (the "Boat Partners"), some members (MPs) and others.'))
    ['Boat Partners']
    """
    return (match["term"] for match in DEFINITION.finditer(text))


def with_groups(text: str, named: Iterable[Mention], groups: Collection[str]) -> list[Mention]:
    """Return the mentions of a passage with those of the groups in place of what else was found there."""
    spans = (span for match in NAMED.finditer(text) if groups and (span := _of_a_group(match, groups)))
    here = [Mention(span, text[slice(*span)], "group") for span in spans]
    others = (one for one in named if not any(one.span.meets(group.span) for group in here))
    return sorted([*here, *others], key=lambda mention: mention.span)


def _of_a_group(match: re.Match[str], groups: Collection[str]) -> Span | None:
    """Return where a run of capitals ends with a group's name: "Award Providers" may be "Providers"."""
    start = match.start()
    while (written := match.string[start : match.end()]) not in groups:
        if " " not in written:
            return None
        start += written.index(" ") + 1
    return Span(start, match.end())
