"""Decision type: what kind of act a decision is, by weighted cues (`lexicon/decision_types.csv`).

The act that the title names counts most, then what is asked for first, in the request or by the summary; what is asked
for further and what is only told count least. Of several cues for a type in one of these parts the strongest counts:
saying a thing thrice does not make it truer. Who asks to accept money and to pass it on asks for an acceptance: then
the award beside it does not count.

Where the best type does not lead clearly, fitted weights decide (`type_weights.csv`), which count the points
and the words of the parts that ask (see `type_signs`, `fitting`). Why: of 326 texts in wording that no rule had been
written for, 813 of 1,000 were right by cues alone, 838 with weights that had learnt from no text of the same pages.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, cast, get_args

from extractors.decision.asked import LONGEST, Clause, asked
from extractors.decision.type_signs import type_signs
from extractors.lexicon.phrases import compile_phrase
from extractors.lexicon.rows import read_rows
from extractors.weights import fitted, judged
from pipeline.records import DecisionType

TYPES: tuple[DecisionType, ...] = get_args(DecisionType)
FACTORS = {"title": 6, "chief": 6, "summary": 4, "further": 3, "told": 2}
# The places of cues that are looked for in each part: an act begins a clause that asks, a request is anywhere in it.
PLACES = {
    "title": ("title", "any"),
    "chief": ("act", "request", "any"),
    "summary": ("act", "request", "any"),
    "further": ("act", "request", "any"),
    "told": ("any",),
}
HINT = 3  # weight up to which a cue but hints at a type
ASKED = 5  # weight up to which a cue tells what money is spoken of, not what is done with it
CLEAR = 0.5  # share of all points by which a type must lead for the cues to decide alone
TYPE_WEIGHTS = Path(__file__).with_name("type_weights.csv")
MEANS = 9  # weight of the cues anywhere that tell by what means a thing is done: "by grant modification"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for a type: in the title, at the start of a clause that asks, within it, or anywhere."""

    type: DecisionType
    where: str
    weight: int
    pattern: re.Pattern[str]
    example: str

    def finds(self, clause: Clause) -> bool:
        """Return whether it speaks in a clause."""
        return (
            self.pattern.match(clause.act) if self.where == "act" else self.pattern.search(clause.words)
        ) is not None


class Evidence(NamedTuple):
    """The points that one part gives to a type, and the cue that they come from."""

    type: DecisionType
    points: int
    part: str
    cue: Cue


class Spoken(NamedTuple):
    """What a paper says of its act: its title, what it tells first, and what it asks for."""

    title: str
    summary: str
    request: str


@cache
def cues() -> tuple[Cue, ...]:
    """Return the vocabulary of cues."""
    words = tomllib.loads((files("extractors.lexicon") / "decision_words.toml").read_text(encoding="utf-8"))
    return tuple(
        Cue(
            cast(DecisionType, row["type"]),
            row["where"],
            int(row["weight"]),
            compile_phrase(row["phrase"], words),
            row["example"],
        )
        for row in read_rows("decision_types")
    )


def decision_type(title: str | None, summary: str | None, request: str | None, body: str) -> DecisionType | None:
    """Return the kind of act, `other` where nothing speaks for one, None for a document without any words."""
    spoken = spoken_of(title, summary, request, body)
    if not any(spoken):
        return None
    best, points = _judged_by_cues(spoken)
    first, second = sorted([*points.values(), 0, 0], reverse=True)[:2]
    if first - second >= CLEAR * points.total() > 0:
        return best
    weighed = judged(_signs(spoken, best, points), fitted(TYPE_WEIGHTS))
    return cast(DecisionType, max(weighed, key=lambda kind: weighed[kind])) if weighed else best


def spoken_of(title: str | None, summary: str | None, request: str | None, body: str) -> Spoken:
    """Return what a paper says of its act; its body, where it neither tells nor asks anything in a part of its own."""
    return Spoken(title or "", summary or ("" if request else body), request or "")


def signs(spoken: Spoken) -> dict[str, float]:
    """Return what the weights of types count."""
    return _signs(spoken, *_judged_by_cues(spoken))


def _signs(spoken: Spoken, best: DecisionType, points: Counter[DecisionType]) -> dict[str, float]:
    chief = " ".join(clause.words for clause in asked(spoken.summary, spoken.request).chief)
    return type_signs(points, best, {**spoken._asdict(), "chief": chief})


def _judged_by_cues(spoken: Spoken) -> tuple[DecisionType, Counter[DecisionType]]:
    """Return the type for which most speaks, and the points of each."""
    points = _points(evidence(*spoken))
    best: DecisionType = max(TYPES, key=lambda kind: points[kind])
    return best if points else "other", points


def _points(spoken: Iterable[Evidence]) -> Counter[DecisionType]:
    """Return the points of each type: all that is said clearly, and of mere hints the best one."""
    points, hints = Counter[DecisionType](), Counter[DecisionType]()
    for one in spoken:
        if one.cue.weight > HINT:
            points[one.type] += one.points
        else:
            hints[one.type] = max(hints[one.type], one.points)
    return points + hints


def evidence(title: str, summary: str, request: str) -> Iterator[Evidence]:
    """Yield what speaks for each type, the strongest cue of each part."""
    found = asked(summary, request)
    name = Clause(title[:LONGEST], "")
    chief, further = found.chief, found.further
    while chief and further and not any(True for _ in _strongest("chief", chief)):
        chief, further = further[:1], further[1:]  # "Vet services", the heading of an item, asks for nothing
    parts = {"title": [name], "chief": chief, "summary": found.summary, "further": further}
    spoken = [one for part, clauses in parts.items() for one in _strongest(part, clauses)]
    accepting = any(
        one.type == "grant_acceptance" and one.part in ("chief", "summary") and one.cue.weight > ASKED for one in spoken
    )
    if accepting:
        spoken = [one for one in spoken if one.type != "grant_award" or one.part == "title"]
    spoken += _strongest("told", found.told)
    if any(one.type == "grant_award" and one.cue.where == "any" and one.cue.weight == MEANS for one in spoken):
        spoken = [one for one in spoken if one.type != "contract_variation"]
    yield from spoken


def kind_of(clause: Clause) -> Cue | None:
    """Return the cue that tells what a clause asks for: one that begins it, else one within; None where it has none."""
    spoken = (one.cue for one in _strongest("chief", [clause]))
    return max(spoken, key=lambda cue: (cue.where == "act" and cue.weight > HINT, cue.weight), default=None)


def _strongest(part: str, clauses: Iterable[Clause]) -> Iterator[Evidence]:
    best: dict[DecisionType, Cue] = {}
    for clause in clauses:
        for cue in cues():
            is_better = cue.type not in best or cue.weight > best[cue.type].weight
            if is_better and cue.where in PLACES[part] and cue.finds(clause):
                best[cue.type] = cue
    for kind, cue in best.items():
        yield Evidence(kind, cue.weight * FACTORS[part], part, cue)
