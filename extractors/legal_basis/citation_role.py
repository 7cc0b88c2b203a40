"""Citation role: what a provision does for the decision, by weighted cues around it (`lexicon/citation_roles.csv`).

What the table knows of a provision speaks first; the words of its sentence confirm or overrule it. A `lead` stands just
ahead of the citation, what is `next` just behind it in its clause, a cue `before` at most eighty characters ahead, one
`after` a hundred and twenty behind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast, get_args

from extractors.legal_basis.naming import SCHEME, Instrument
from extractors.lexicon.phrases import compile_phrase
from extractors.lexicon.rows import read_rows
from extractors.lexicon.statutes import known_provision
from pipeline.document import Span
from pipeline.records import CitationRole

LEAD, BEFORE, AFTER, SENTENCE = 25, 80, 120, 300
NEXT = re.compile(r",?[^.,;:()]{0,24}")
USUAL = 4  # points of what the table knows
ROLES: tuple[CitationRole, ...] = get_args(CitationRole)


@dataclass(frozen=True, slots=True)
class RoleCue:
    """A phrase that speaks for a role where it stands before or behind a citation, or anywhere in its sentence."""

    role: CitationRole
    where: str
    weight: int
    pattern: re.Pattern[str]
    example: str


class Weighed(NamedTuple):
    """A role with the points that speak for it."""

    points: int
    role: CitationRole


@cache
def role_cues() -> tuple[RoleCue, ...]:
    """Return the vocabulary of cues."""
    return tuple(
        RoleCue(
            cast(CitationRole, row["role"]),
            row["where"],
            int(row["weight"]),
            compile_phrase(row["phrase"]),
            row["example"],
        )
        for row in read_rows("citation_roles")
    )


def role_of(text: str, sentence: Span, citation: Span, instrument: Instrument, provision: str | None) -> Weighed:
    """Return the role of a citation in its sentence; MOPAC's own scheme always delegates."""
    if instrument.title == SCHEME:
        return Weighed(USUAL, "delegation")
    parts = {
        "lead": text[max(sentence.start, citation.start - LEAD) : citation.start],
        "before": text[max(sentence.start, citation.start - BEFORE) : citation.start],
        "next": match[0] if (match := NEXT.match(text, citation.end, sentence.end)) else "",
        "after": text[citation.end : min(sentence.end, citation.end + AFTER)],
        "sentence": text[max(sentence.start, citation.start - SENTENCE) : min(sentence.end, citation.end + SENTENCE)],
    }
    points: Counter[CitationRole] = Counter()
    for cue in role_cues():
        if cue.pattern.search(parts[cue.where]):
            points[cue.role] = max(points[cue.role], cue.weight)
    points[usual_role(instrument, provision)] += USUAL
    role = max(ROLES, key=lambda role: points[role])
    return Weighed(points[role], role)


def usual_role(instrument: Instrument, provision: str | None) -> CitationRole:
    """Return what a provision is usually cited for, else what its instrument is, else a mere mention."""
    known = known_provision(instrument.title, provision)
    if known:
        return known.role
    return instrument.statute.role if instrument.statute else "mention"
