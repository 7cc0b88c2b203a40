"""Peers: what the sums beside one say of it: the one before it in the sentence, its other mentions, its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.amounts.surroundings import Surroundings
from extractors.attribution.shares import counted_parts
from extractors.attribution.votes import Vote, judge, totals
from pipeline.records import Amount
from pipeline.records.reasons import AS_BEFORE

OF_IT = frozenset({("it",), ("this",), ("that",), ("these",), ("which",)})
INCLUDING = frozenset({"contract", "context"})  # what they include is of their kind
INCLUDED = frozenset({"including", "includes", "such"})
JOINING = frozenset({"and", "but", ",", "while", "whereas"})
TURNING = frozenset({"is", "are", "will", "would", "now", "this", "can", "could"})
FROM = frozenset({"from", "within"})
APART = frozenset({"and", ";", "to"})
SOURCE = 5  # words between "from" and the sum that another is drawn from
PAID_OUT = frozenset({"awarded", "contract", "budget"})
GOING_OUT = frozenset({"awarded", "contract"})
YEAR_OF = frozenset({"in", "for"})
LISTED = 2.0  # what the sum before it in the sentence tells
PART = 3.0  # what the whole tells of its part: the parts of context are context
HINT = 1.0  # of what is taken in, the parts may be set aside for this and that
PARTS = 9.0  # parts of several kinds make no whole of one kind
SAME_MOST = 2.5
SLICED = 9.0  # the yearly slices of a sum are of its kind: "a fund of £5m, with £2m in 2031/32 and £3m in 2032/33"
SUMMED = 12.0  # and what parts of one kind are said to come to is of theirs: "Together the two grants come to £5m"
SUMMING = frozenset({"total", "totals", "totalling", "together", "altogether", "come", "comes", "amount", "amounts"})
SAID = 6  # words before a sum that may say that it is one of others
MENTIONS = 12  # of one sum that are asked
SAME = 0.6  # share of its weight with which one mention speaks for another of the same money
CLEAR = 2.0  # from here on a sum's own cue silences the sum before it
SURE = 3.0  # and from here on the other mentions of the same money


@dataclass
class Case:
    """One sum and the votes for what it is: `own` from the words near it, `more` from elsewhere."""

    amount: Amount
    around: Surroundings | None
    own: list[Vote]
    more: list[Vote] = field(default_factory=list)

    @property
    def strength(self) -> float:
        """Return the weight of the strongest cue near the sum."""
        return max((vote.weight for vote in self.own), default=0.0)

    @property
    def verdict(self) -> tuple[str, str]:
        """Return the role and the words for it, as far as votes are in."""
        return judge([*self.own, *self.more])

    @property
    def margin(self) -> float:
        """Return by how much the votes for one role outweigh those for any other."""
        first, second, *_ = [*sorted(totals([*self.own, *self.more]).values(), reverse=True), 0.0, 0.0]
        return first - second


def tell_listed(cases: Sequence[Case], main: str) -> None:
    """Add to each sum without a clear cue the role of the sum before it in the sentence, or that it is "of this"."""
    for at, (before, case) in enumerate(pairwise(cases)):
        before = _drawn_on(cases, at)
        if before.around is None or case.around is None or before.around.words is not case.around.words:
            name_same(case, "", main)
            continue
        words = case.around.words
        role, _ = before.verdict
        first = case.around.sentence.start
        opening = words.texts[first : first + 2]
        if role == "context" and opening[:1] == ("of",) and opening[1:] in OF_IT:
            case.own.append(Vote("context", PART, "list", f"of {before.amount.as_written}, which is context"))
        is_same = words.sentences[before.around.at] == words.sentences[case.around.at]
        name_same(case, role if is_same else "", main)
        between = words.texts[before.around.at + 1 : case.around.at]
        is_changed = role == "context" and between == ("to",)
        if is_same and INCLUDED & set(between) and role in INCLUDING and ";" not in between:
            case.more.append(Vote(role, PART, "list", f"included in {before.amount.as_written}"))
        elif is_same and role and not is_changed and case.strength < CLEAR and not _is_new_clause(role, between):
            case.more.append(Vote(role, LISTED, "list", AS_BEFORE.format(before.amount.as_written)))


def _is_new_clause(role: str, between: Sequence[str]) -> bool:
    """Return whether the words between two sums begin anew: "MOPAC received £4m, and this year's offer is £5m"."""
    is_turned = role == "context" and bool(JOINING & set(between)) and bool(TURNING & set(between))
    return ";" in between or is_turned


def _drawn_on(cases: Sequence[Case], at: int) -> Case:
    """Return the sum that a sentence goes on about: of "£5m from the allocated £9m, of which £2m" the first one."""
    source = cases[at]
    if at == 0 or source.around is None or source.verdict[0] != "context":
        return source
    words, place = source.around.words, source.around.at
    before = cases[at - 1].around
    if before is None or before.words is not words or words.sentences[before.at] != words.sentences[place]:
        return source
    between = words.texts[before.at + 1 : place]
    return cases[at - 1] if FROM & set(between[-SOURCE:]) and not APART & set(between) else source


def name_same(case: Case, role: str, main: str) -> None:
    """Turn the cues that say "as the sum before" ("and the remaining £5m") into that role, where there is one.

    What results from an earlier sum ("from £4m, taking it to £5m") is what the decision is about.
    """
    named = {"same": role, "result": main if role in ("", "context") else role}
    case.own = [vote._replace(role=named.get(vote.role, vote.role)) for vote in case.own]
    case.own = [vote for vote in case.own if vote.role not in ("", "none")]


def tell_same(cases: Sequence[Case]) -> None:
    """Add to each sum without a sure cue what the words near the other mentions of the same money tell."""
    told: dict[int, list[tuple[Case, str, float]]] = defaultdict(list)
    for case in cases:
        role, _ = case.verdict
        weight = sum(vote.weight for vote in case.own if vote.role == role)
        if weight >= CLEAR and len(told[case.amount.value_pence]) < MENTIONS:
            told[case.amount.value_pence].append((case, role, weight))
    for case in cases:
        others = [(role, weight) for other, role, weight in told[case.amount.value_pence] if other is not case]
        if case.strength < SURE and len({role for role, _ in others}) == 1:
            role, weight = max(others)
            case.more.append(Vote(role, min(SAME * weight, SAME_MOST), "same", "as another mention of it"))


def tell_parts(cases: Sequence[Case]) -> None:
    """Add what a whole tells of its parts, and what parts of several kinds tell of their whole."""
    for whole, run in counted_parts([case.amount for case in cases]):
        role = cases[whole].verdict[0]
        roles = {cases[part].verdict[0] for part in run}
        if role:
            sliced = all(_is_of_year(cases[part]) for part in run) and role == "budget"
            weight = SLICED if sliced else PART if role == "context" else HINT
            for part in run:
                cases[part].more.append(Vote(role, weight, "whole", f"of {cases[whole].amount.as_written}"))
        if len(roles) == 1 and roles <= GOING_OUT and run[-1] < whole and _sums_up(cases[whole]):
            cases[whole].more.append(Vote(roles.pop(), SUMMED, "parts", "the sum of those before it"))
        elif role in PAID_OUT and len(roles) > 1 and roles <= PAID_OUT:
            cases[whole].more.append(Vote("budget", PARTS, "parts", "its parts are of several kinds"))


def _is_of_year(case: Case) -> bool:
    """Return whether a year stands right behind a sum, as behind "£5m in 2031/32"."""
    if case.around is None:
        return False
    behind = case.around.words.texts[case.around.at + 1 : case.around.at + 3]
    return len(behind) > 1 and behind[0] in YEAR_OF and behind[1].startswith("20")


def _sums_up(case: Case) -> bool:
    """Return whether the words before a sum say that it is what others come to."""
    if case.around is None:
        return False
    first = max(case.around.sentence.start, case.around.at - SAID)
    return bool(SUMMING & set(case.around.words.texts[first : case.around.at]))
