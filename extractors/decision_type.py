"""Decision type: what kind of act a decision is, by weighted cues (`lexicon/decision_types.csv`).

The act that the title names counts most, then what is asked for, then what the summary tells. A cue counts once in
each of them; a type's cues are added up, and the type with most points is taken. Who asks to accept money and to pass
it on asks for an acceptance: then the award in the request does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from extractors.lexicon.phrases import compile_phrase
from extractors.lexicon.rows import read_rows
from pipeline.records import DecisionType

TYPES: tuple[DecisionType, ...] = get_args(DecisionType)
FACTORS = {"title": 3, "request": 2, "summary": 1, "body": 1}
LONGEST = 4000  # characters of a part: the act is named early


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for a type: in the title, in the request (and the title), or anywhere."""

    type: DecisionType
    where: str
    weight: int
    pattern: re.Pattern[str]
    example: str


@cache
def cues() -> tuple[Cue, ...]:
    """Return the vocabulary of cues."""
    return tuple(
        Cue(
            cast(DecisionType, row["type"]),
            row["where"],
            int(row["weight"]),
            compile_phrase(row["phrase"]),
            row["example"],
        )
        for row in read_rows("decision_types")
    )


def decision_type(title: str | None, summary: str | None, request: str | None, body: str) -> DecisionType | None:
    """Return the kind of act, `other` where no cue speaks, None for a document without any words."""
    parts = {"title": title or "", "request": request or "", "summary": summary or ""}
    if not any(parts.values()):
        parts["body"] = body
    if not any(parts.values()):
        return None
    points = score(parts)
    return max(TYPES, key=lambda kind: points[kind]) if points else "other"


def score(parts: dict[str, str]) -> Counter[DecisionType]:
    """Return the points of each type."""
    points: Counter[DecisionType] = Counter()
    for name, words in parts.items():
        here: Counter[DecisionType] = Counter()
        for cue in cues():
            if _counts(cue, name) and cue.pattern.search(words, 0, LONGEST):
                here[cue.type] += cue.weight * FACTORS[name]
        if name == "request" and here["grant_acceptance"]:
            del here["grant_award"]
        points += here
    return points


def _counts(cue: Cue, part: str) -> bool:
    """Return whether a cue is looked for in a part; what holds for a request holds for a body without headings."""
    return cue.where == "any" or cue.where == part or (cue.where == "request" and part == "body")
