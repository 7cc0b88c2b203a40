"""Signs: what can be seen of a sum, each under a name, for the fitted weights: votes, words, place, kind of decision.

Figures are one word, `#`, so that no sign names a sum or a year of anybody's text. Of a word its first letters count,
so that "approve", "approves" and "approval" are one sign; a stemmer did no better on texts left out of the fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.amounts.surroundings import FAR, Surroundings
from extractors.attribution.acts import Acts
from extractors.attribution.peers import Case
from extractors.attribution.votes import strongest, totals
from extractors.lexicon.cues import SUM
from pipeline.records import Decision, DecisionType

WORD = re.compile(r"\w+")
NEAR = 8  # words on each side whose pairs count
BESIDE = 2  # words on each side that touch the sum
OPENING = 3  # words that open its sentence
MOST = 10  # sums of a paper from which on it has many
OFTEN = 4  # mentions of one sum from which on it is named often
CLEAR_STEPS = (1.0, 2.5, 5.0)  # margins by which the cues for one role outweigh all others
STEM = 6  # letters of a word that count
ANYWHERE = 0.5  # what a word counts that only stands in the same sentence
TITLE = 0.7  # a word of the title
AROUND = 0.3  # one that stands in the sentence before or behind
FURTHER = 20  # words of each of these two
MARKS = {"#": "(a figure)", SUM: "(a sum)"}
# Where the words of a sign stand, for those who read which sign told.
PLACES = {
    "before": "before it",
    "after": "after it",
    "just before": "just before it",
    "just after": "just after it",
    "opens": "at the start of its sentence",
    "sentence": "in its sentence",
    "sentence before": "in the sentence before",
    "sentence behind": "in the sentence behind",
    "title": "in the title",
}


def signs(cases: Sequence[Case], acts: Acts, decision: Decision) -> Iterator[dict[str, float]]:
    """Yield for each sum its signs, each with how much there is of it, most of them 1."""
    kind = decision.decision_type
    title = {f"title: {text}": TITLE for text in _stems(WORD.findall((decision.title or "").lower()))}
    asked = {id(case): case.around is not None and acts.asks(case.around) for case in cases}
    sought = {case.amount.value_pence for case in cases if asked[id(case)]}
    mentions = Counter(case.amount.value_pence for case in cases)
    most = max(mentions, default=0)
    for number, case in enumerate(cases):
        amount = case.amount
        found = {
            "always": 1.0,
            f"decision: {kind}": 1.0,
            f"section: {(amount.section or '').lower()}": 1.0,
            f"qualifier: {amount.qualifier}": 1.0,
            "sums": min(len(cases), MOST) / MOST,
            "mentions": min(mentions[amount.value_pence], OFTEN) / OFTEN,
            "share of the largest": amount.value_pence / max(most, 1),
            "first": float(number == 0),
            "largest": float(amount.value_pence == most),
            "asked for": float(asked[id(case)]),
            "asked for elsewhere": float(amount.value_pence in sought and not asked[id(case)]),
        }
        found |= title | _votes(case, kind)
        if case.around is not None:
            found |= _words(case.around)
        yield {name: value for name, value in found.items() if value}


def told(sign: str) -> str:
    """Return a sign as people say it; "…" stands for the letters of a word that do not count.

    >>> told("sentence: expens")
    "'expens…' in its sentence"
    >>> told("just before: # of")
    "'(a figure) of' just before it"
    >>> told("after: £ is")
    "'(a sum) is' after it"
    >>> told("cues: budget")
    'cues: budget'
    """
    kind, _, stems = sign.partition(": ")
    if kind not in PLACES:
        return sign
    words = (MARKS.get(stem) or stem + "…" * (len(stem) == STEM) for stem in stems.split())
    return f"'{' '.join(words)}' {PLACES[kind]}"


def _votes(case: Case, kind: DecisionType | None) -> dict[str, float]:
    """Return what the cues say: the strongest of each kind for each role, their sum, and which role they speak for."""
    act = next((vote.role for vote in case.more if vote.where == "act"), "none")
    found = {f"act: {act}": 1.0, f"act: {act}, decision: {kind}": 1.0}
    votes = [*case.own, *case.more]
    found |= {f"cue {vote.where}: {vote.role}": vote.weight for vote in strongest(votes)}
    found |= {f"cues: {role}": weight for role, weight in totals(votes).items()}
    role, _ = case.verdict
    clear = sum(case.margin >= step for step in CLEAR_STEPS)
    return found | {f"verdict: {role}{how}": 1.0 for how in ("", f", decision: {kind}", f", clear: {clear}")}


def _words(around: Surroundings) -> dict[str, float]:
    """Return the words around a sum, single and in pairs, on each side, and those of its sentence."""
    sentence, at = around.sentence, around.at
    first, last = max(sentence.start, at - FAR), min(sentence.stop, at + 1 + FAR)
    texts = _stems(around.words.texts[first:last])
    place = at - first
    before, after = texts[max(0, place - NEAR) : place], texts[place + 1 : place + 1 + NEAR]
    found = {f"sentence: {text}": ANYWHERE for text in texts}
    for side, words in (("before", before), ("after", after)):
        found |= {f"{side}: {text}": 1.0 for text in words}
        found |= {f"{side}: {left} {right}": 1.0 for left, right in pairwise(words)}
    found |= {f"just before: {text}": 1.0 for text in before[-BESIDE:]}
    found |= {f"just after: {text}": 1.0 for text in after[:BESIDE]}
    if first == sentence.start:
        found |= {f"opens: {text}": 1.0 for text in texts[:OPENING]}
    texts_before = around.words.texts[max(0, sentence.start - FURTHER) : sentence.start]
    texts_behind = around.words.texts[sentence.stop : sentence.stop + FURTHER]
    found |= {f"sentence before: {text}": AROUND for text in _stems(texts_before)}
    return found | {f"sentence behind: {text}": AROUND for text in _stems(texts_behind)}


def _stems(texts: Sequence[str]) -> list[str]:
    """Return words by their first letters, figures all alike."""
    return ["#" if text[:1].isdigit() else text[:STEM] for text in texts]
