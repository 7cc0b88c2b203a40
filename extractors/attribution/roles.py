"""Roles: what each sum is, seen from this decision, by weighted cues that a reader can follow.

Every cue (`lexicon/cues.csv`) that speaks near a sum adds its weight to a role; of several cues for one role at the same
side of the sum only the strongest counts. A cue beyond another sum, or in the sentence that introduces a list, counts
half. The role with the highest total wins, and its strongest cue is told in `because`. Weights are set by hand: 324
labelled sums are too few to train on without learning the texts by heart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, cast

from extractors.lexicon.cues import Cue, Where, cues
from extractors.surroundings import SUM, Surroundings, Words, surroundings
from pipeline.extract import Reading
from pipeline.records import Amount, AmountRole

HALF = 0.5


class Vote(NamedTuple):
    """What one cue says of a sum: the role, with what weight, from where, and in which words."""

    role: str
    weight: float
    where: str
    words: str


def extract(reading: Reading) -> None:
    """Write the role of each amount that the words around it tell, and the words."""
    context = [*_type_votes(reading)]
    for number, around in enumerate(surroundings(reading)):
        amount = reading.facts.amounts[number]
        votes = [*context, *_section_votes(amount), *(_near_votes(around) if around else ())]
        if votes:
            reading.facts.amounts[number] = amount.model_copy(update=judge(votes))


def judge(votes: list[Vote]) -> dict[str, str]:
    """Return the role with the highest total weight, and its strongest cue in a few words."""
    strongest: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        key = vote.role, vote.where
        if key not in strongest or vote.weight > strongest[key].weight:
            strongest[key] = vote
    totals: dict[str, float] = defaultdict(float)
    for vote in strongest.values():
        totals[vote.role] += vote.weight
    role = max(totals, key=lambda role: totals[role])
    best = max((vote for vote in strongest.values() if vote.role == role), key=lambda vote: vote.weight)
    return {"role": cast(AmountRole, role), "because": f"{role}: {best.words}"}


def _near_votes(around: Surroundings) -> Iterator[Vote]:
    words, at = around.words, around.at
    for hit in words.near(at, "role"):
        is_before = hit.end <= at
        between = words.texts[hit.end : at] if is_before else words.texts[at + 1 : hit.start]
        if len(between) <= hit.cue.reach:
            weight = hit.cue.weight * (HALF if SUM in between else 1)
            side = "before" if is_before else "after"
            said = words.quote(hit.start, hit.end)
            yield Vote(hit.cue.says, weight, side, f"'{said}', {len(between) + 1} words {side}")
    for lead in words.leads:
        yield from _lead_votes(lead)


def _lead_votes(lead: Words) -> Iterator[Vote]:
    for hit in lead.hits:
        if hit.cue.field == "role" and hit.cue.where == "before":
            yield Vote(hit.cue.says, hit.cue.weight * HALF, "lead", f"'{lead.quote(hit.start, hit.end)}' introduces it")


def _type_votes(reading: Reading) -> Iterator[Vote]:
    decision_type = reading.facts.decision.decision_type
    for cue in _told("type"):
        if (decision_type,) in cue.phrases:
            yield Vote(cue.says, cue.weight, "type", f"the decision is a {decision_type}")


def _section_votes(amount: Amount) -> Iterator[Vote]:
    title = tuple((amount.section or "").lower().split())
    for cue in _told("section"):
        if title in cue.phrases:
            yield Vote(cue.says, cue.weight, "section", f"section {amount.section!r}")


def _told(where: Where) -> list[Cue]:
    return [cue for cue in cues() if cue.field == "role" and cue.where == where]
