"""Defined groups: what a document calls bodies that it does not name, as in “six bidders (the Providers)”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from extractors.mentions import Mention
from pipeline.document import Span

# It goes to those who run the hub (the "Delivery Partners"); six bidders (the Round 7 Providers) came first
DEFINITION = re.compile(
    r"""\((?:together\ |collectively\ |hereafter\ |hereinafter\ ){0,2}(?=the\ |[“"‘'])(?:the\ )?[“"‘']?(?:the\ )?
        (?P<term>(?:(?:[A-Z][\w-]{1,20}|\d{1,2})\ ){0,3}
        (?:Beneficiaries|Contractors|Grantees|Members|Organisations|Partners|Providers|Recipients|Suppliers))
        [”"’']?\)""",
    re.VERBOSE,
)


def defined_groups(text: str) -> Iterator[str]:
    """Yield the names that a text gives to groups.

    >>> list(defined_groups('It goes to those who run the hub (the "Boat Partners"), some members (MPs) and others.'))
    ['Boat Partners']
    """
    return (match["term"] for match in DEFINITION.finditer(text))


def with_groups(text: str, named: Iterable[Mention], groups: Collection[str]) -> list[Mention]:
    """Return the mentions of a passage with those of the groups in place of what else was found there."""
    if not groups:
        return list(named)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(groups, key=len, reverse=True)))})\b")
    here = [Mention(Span(*match.span()), match[0], "group") for match in pattern.finditer(text)]
    others = (one for one in named if not any(one.span.meets(group.span) for group in here))
    return sorted([*here, *others], key=lambda mention: mention.span)
