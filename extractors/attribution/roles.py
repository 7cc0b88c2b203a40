"""Roles: what each sum is, seen from this decision, by weighted cues that a reader can follow.

The cues near a sum vote first (see `votes`), then what the clause that it stands in asks for (`acts`), or that it
was done in the past (`past`). Where they say little, the sum before it in the sentence, the other mentions of the same
money, and the whole that it is a part of speak for it.

The weights of the cues are set by hand, in steps of a half. A row can be argued about; what it `says` is a role, or a
word of `meanings` whose role depends on what the decision itself does.

Where the cues for one role do not clearly outweigh the others, fitted weights decide (see `signs`, `fitting`), which
count those votes, the words around and the kind of decision. Why: on 103 texts of real pages that no rule had been
written for, 778 of 1,000 roles were right by cues alone, 855 with weights that were fitted to other texts.

Where the weights are not sure (of three sums in ten), the encoder has a say that counts as much. Why: on 112 other
pages (387 sums) 811 of 1,000 roles were right by cues and weights, 840 with the encoder; neither had learnt from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path
from typing import cast

from extractors.amounts.surroundings import Surroundings, surroundings
from extractors.attribution.acts import Acts
from extractors.attribution.cells import cell_roles
from extractors.attribution.meanings import meant
from extractors.attribution.movements import movement_vote
from extractors.attribution.past import past_vote
from extractors.attribution.peers import Case, name_same, tell_listed, tell_parts, tell_same
from extractors.attribution.signs import signs, told
from extractors.attribution.votes import Vote, near_votes, section_votes, type_votes
from extractors.encoder.glimpse import glimpse
from extractors.encoder.network import likelihoods
from extractors.weights import fitted, judged
from pipeline.extract import Reading
from pipeline.records import Amount, AmountRole
from pipeline.records.reasons import BY_ENCODER, BY_WEIGHTS

TAKEN = frozenset({"accepted", "given", "grant"})  # "the Home Office awarded £5m in May" may be what is taken now
ROLE_WEIGHTS = Path(__file__).with_name("role_weights.csv")
CELL = 9.0  # a column says what its figures are
CLEAR = 5.0  # by how much the cues for one role outweigh those for any other where they alone decide
SURE = log(0.9)  # how likely the fitted weights must hold a role for the encoder not to be asked
MOST_ASKED = 100  # sums of a document; each takes some 40 ms
NEVER = -12.0  # of a role that the encoder does not know


def extract(reading: Reading) -> None:
    """Write the role of each amount that the words around it tell, and those words."""
    cases, acts = judged_cases(reading)
    seen = signs(cases, acts, reading.facts.decision)
    ask = Asking(reading)
    reading.facts.amounts[:] = [_decided(case, found, ask) for case, found in zip(cases, seen, strict=True)]


def judged_cases(reading: Reading) -> tuple[list[Case], Acts]:
    """Return each amount with all votes for what it is, and what the document's clauses ask for."""
    context = list(type_votes(reading))
    cells = cell_roles(reading)
    cases = [
        Case(amount, around, _own_votes(amount, around, cells), [*context, *section_votes(amount)])
        for amount, around in zip(reading.facts.amounts, surroundings(reading), strict=True)
    ]
    acts = Acts(reading)
    _tell_acts(cases, acts)
    main = context[0].role if context else ""
    for case in cases:
        act = next((vote.role for vote in case.more if vote.where == "act"), main)
        is_bought = any(vote.role == "contract" for vote in case.own) or _tells_of_contract(case.around)
        case.own = [meant(vote, act, is_bought=is_bought) for vote in case.own]
    for case in cases[:1]:
        name_same(case, "", main)
    tell_listed(cases, main)
    tell_same(cases)
    tell_parts(cases)
    return cases, acts


def _tells_of_contract(around: Surroundings | None) -> bool:
    """Return whether the sentence of a sum tells of a contract anywhere before it."""
    if around is None:
        return False
    hits = around.words.hits_within(range(around.sentence.start, around.at))
    return any(hit.cue.field == "role" and hit.cue.says == "contract" for hit in hits)


class Asking:
    """The encoder, asked about the first unsure sums of a document: for all of a budget book it would need minutes.

    Of a sum that comes too late for it, `because` says so.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading, self._left = reading, MOST_ASKED

    def __call__(self, amount: Amount) -> dict[str, float] | None:
        """Return for each role the logarithm of how likely it is; None where enough was asked."""
        self._left -= 1
        return likelihoods(glimpse(self._reading, amount)) if self._left >= 0 else None


def _decided(case: Case, seen: Mapping[str, float], ask: Asking) -> Amount:
    """Return a sum with its role: what the cues say where they are clear, else what was fitted to labelled texts."""
    role, words = case.verdict
    is_shared = any(vote.where == "same" and vote.role == role for vote in case.more)  # the same money elsewhere agrees
    if case.margin < CLEAR and not is_shared:
        weighed, why = _weighed(case, seen, ask)
        if weighed and weighed != role:
            role, words = weighed, why
    if not role:
        return case.amount
    return case.amount.model_copy(update={"role": cast(AmountRole, role), "because": f"{role}: {words}"})


def _weighed(case: Case, seen: Mapping[str, float], ask: Asking) -> tuple[str, str]:
    """Return the role that the fitted weights hold most likely, and the encoder with them where they are not sure."""
    weights = judged(seen, fitted(ROLE_WEIGHTS))
    if not weights:
        return "", ""
    role = max(weights, key=lambda role: weights[role])
    alone = ""
    if weights[role][0] < SURE:
        likely = ask(case.amount)
        if likely is None:
            likely, alone = {}, f" (the encoder was asked about {MOST_ASKED} other sums of this document)"
        both = max(weights, key=lambda role: weights[role][0] + likely.get(role, NEVER if likely else 0.0))
        if both != role:
            return both, BY_ENCODER
    return role, f"{BY_WEIGHTS} {told(weights[role][1])}{alone}"


def _own_votes(amount: Amount, around: Surroundings | None, cells: dict[str, tuple[str, str]]) -> list[Vote]:
    if amount.amount_id in cells:
        role, words = cells[amount.amount_id]
        return [Vote(role, CELL, "column", words)]
    return [*near_votes(around), *movement_vote(around)] if around else []


def _tell_acts(cases: Sequence[Case], acts: Acts) -> None:
    """Add what the clause of each sum asks for, and where it asks for nothing, what it tells of the past."""
    for case in cases:
        if case.around is not None:
            is_taken = any(vote.role in TAKEN for vote in case.own)
            case.more += (
                acts.votes(case.around) if acts.asks(case.around) else past_vote(case.around, is_taken=is_taken)
            )
