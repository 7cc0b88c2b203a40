"""Votes: what each cue near a sum, in its section or in the decision's type says of its role, and how they add up.

Every cue (`lexicon/cues.csv`) that reaches a sum adds its weight to a role; of several cues for one role on one side of
the sum only the strongest counts. A cue counts half beyond another sum or a stop, and in the words that introduce a
list. The role with the highest total wins; its strongest cue is what `because` tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.amounts.surroundings import Surroundings, Words
from extractors.lexicon.cues import SUM, Cue, Hit, Where, cues
from pipeline.extract import Reading
from pipeline.records import Amount
from pipeline.records.reasons import BY_TYPE

STOPS = frozenset(";:)")
HALF = 0.5
COMMA = 0.8  # what a comma leaves of a cue before it
CLAUSE = 0.3  # what a semicolon leaves of it
CHANGED = (SUM, "to")
THE = frozenset({"the", "this", "that"})
PARTING = frozenset({",", "and"})
BEHIND = 2  # words: "£5m in grants to clubs and a £4m tender"
EARLIER_WEIGHT = 7.0
EARLIER = frozenset({"existing", "current", "previous", "present", "original", "old", "former"})
AFAR = 2  # words; a cue that must stand nearer to its sum speaks for no list
OPENING = 2  # words: "The contract"
# "The current contract ends in June. The contract will be worth £5m": of the next one
TO_COME = frozenset({"will", "would", "shall", "should", "may", "anticipated", "expected", "estimated", "proposed"})
FAR_VERB = 10  # words; a verb that reaches farther must have the sum, or what it is for, as its subject
OPENERS = frozenset(
    {"after", "when", "since", "that", "which", "once", "as", "where", "who", "because", "if", "before"}
)


class Vote(NamedTuple):
    """What one cue says of a sum: the role, with what weight, from where, and in which words."""

    role: str
    weight: float
    where: str
    words: str


def strongest(votes: Iterable[Vote]) -> list[Vote]:
    """Return the strongest vote from each place for each role."""
    found: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        key = vote.role, vote.where
        if key not in found or vote.weight > found[key].weight:
            found[key] = vote
    return list(found.values())


def totals(votes: Iterable[Vote]) -> dict[str, float]:
    """Return the total weight of each role; of several votes for it from one place only the strongest counts."""
    added: dict[str, float] = defaultdict(float)
    for vote in strongest(votes):
        added[vote.role] += vote.weight
    return added


def judge(votes: Sequence[Vote]) -> tuple[str, str]:
    """Return the role with the highest total weight, and its strongest cue in a few words; "" where nothing speaks."""
    added = totals(votes)
    if not added:
        return "", ""
    role = max(added, key=lambda role: added[role])
    return role, max((vote for vote in strongest(votes) if vote.role == role), key=lambda vote: vote.weight).words


def near_votes(around: Surroundings) -> Iterator[Vote]:
    """Yield what the cues before and after a sum, and those that introduce its list, say."""
    words, at = around.words, around.at
    for hit in words.near(at, "role"):
        is_before = hit.end <= at
        between = words.texts[hit.end : at] if is_before else words.texts[at + 1 : hit.start]
        is_off = _is_before_change(hit, between) if is_before else SUM in between or _is_of_another(words, hit, between)
        if len(between) <= hit.cue.reach and not is_off:
            weight = hit.cue.weight * (_left_before(words, hit, between) if is_before else _left_after(between))
            side = "before" if is_before else "after"
            away = "1 word" if not between else f"{len(between) + 1} words"
            yield Vote(hit.cue.says, weight, side, f"'{words.quote(hit.start, hit.end)}', {away} {side}")
    yield from _earlier_votes(around)
    for lead in words.leads:
        for hit in lead.hits:
            is_role = hit.cue.field == "role" and hit.cue.where == "before" and hit.cue.says != "this"
            if is_role and hit.cue.reach >= AFAR:
                said = f"'{lead.quote(hit.start, hit.end)}' introduces it"
                yield Vote(hit.cue.says, hit.cue.weight * HALF, "lead", said)


def _earlier_votes(around: Surroundings) -> Iterator[Vote]:
    """Yield what the sentence before says of what is spoken of: "There is an existing contract. The contract is …"."""
    words, first = around.words, around.sentence.start
    opening = words.texts[first : first + 2]
    is_to_come = bool(TO_COME & set(words.texts[first : around.at]))
    if len(opening) == OPENING and opening[0] in THE and first > 0 and not is_to_come:
        before = words.sentence_at(first - 1)
        for hit in words.hits_within(before):
            is_earlier = hit.cue.field == "role" and hit.cue.says == "context" and hit.cue.where == "before"
            if is_earlier and words.texts[hit.start] in EARLIER and words.texts[hit.end - 1] == opening[1]:
                said = f"'{words.quote(hit.start, hit.end)}' in the sentence before"
                yield Vote("context", EARLIER_WEIGHT, "earlier", said)


def _is_before_change(hit: Hit, between: Sequence[str]) -> bool:
    """Return whether a cue tells what was before: "the present value of £4m" says nothing of "to £5m" behind it."""
    return hit.cue.says == "context" and tuple(between[-2:]) == CHANGED and "from" not in between


def _is_of_another(words: Words, hit: Hit, between: Sequence[str]) -> bool:
    """Return whether a verb has another subject: "£5m for needs that arose after the budget was approved in May"."""
    if SUM in words.texts[hit.start : hit.end] and "," in between:
        return True  # "£9m, of this £5m"
    return hit.cue.reach > FAR_VERB and bool(OPENERS & set(between))


def _left_before(words: Words, hit: Hit, between: Sequence[str]) -> float:
    """Return the share of its weight that a cue keeps over the words between it and the sum behind it."""
    left = 1.0
    is_parted = bool(PARTING & set(between)) and SUM in words.texts[max(0, hit.start - BEHIND) : hit.start]
    if SUM in between or is_parted:
        left *= HALF  # it may speak of the other sum
    if "," in between:
        left *= COMMA
    if ";" in between:
        return left * CLAUSE
    return left * (HALF if STOPS & set(between) else 1)


def _left_after(between: Sequence[str]) -> float:
    """Return the share of its weight that a cue keeps behind a stop; the commas of "2017/18, 2018/19" are none."""
    stops = STOPS - {")"} if "(" in between else STOPS
    is_stopped = any(
        word in stops or (word == "," and not after[:1].isdigit()) for word, after in pairwise([*between, ""])
    )
    return HALF if is_stopped else 1.0


def type_votes(reading: Reading) -> Iterator[Vote]:
    """Yield what kind of money the decision itself is about."""
    decision_type = reading.facts.decision.decision_type
    for cue in _told("type"):
        if (decision_type,) in cue.phrases:
            yield Vote(cue.says, cue.weight, "type", f"{BY_TYPE} {decision_type}")


def section_votes(amount: Amount) -> Iterator[Vote]:
    """Yield what the section of a sum says: its background is context."""
    title = tuple((amount.section or "").lower().split())
    for cue in _told("section"):
        if title in cue.phrases:
            yield Vote(cue.says, cue.weight, "section", f"section {amount.section!r}")


def _told(where: Where) -> list[Cue]:
    return [cue for cue in cues() if cue.field == "role" and cue.where == where]
