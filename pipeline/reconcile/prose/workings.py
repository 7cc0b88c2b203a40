"""Workings: what a sentence works out: figures added, taken away or counted several times, and their result.

“MOPAC pays £140,000 and nine boroughs £11,500 each, so that the project comes to £243,500”; “Pay is £91,000 and rent
£12,500. After deducting income of £6,200 the net cost is £97,300”. Each figure is known by the words at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure, holds
from pipeline.reconcile.prose.incomplete import may_differ
from pipeline.reconcile.prose.linked import linked
from pipeline.reconcile.prose.multiples import COUNT, count_of
from pipeline.reconcile.prose.outcomes import is_outcome
from pipeline.reconcile.prose.parts import TAKEN
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, said
from pipeline.reconcile.prose.together import OTHER_SUM
from pipeline.records import CheckCode

# “nine boroughs £11,500 each”, “£154,000 a year for two years”, “Two posts at grade F (£48,120 each)”; not “Year 1”
COUNTED = re.compile(
    rf"(?<![\w£«».,/-])(?<!grade\s)(?<!band\s)(?<!year\s)(?<!phase\s){COUNT}(?=\s[a-z]|-(?:year|month|week|day)|\s?$)",
    re.IGNORECASE,
)
# “and eight tablets at £320”, “three vans of £28,400”: a price without a word for it.
AT = re.compile(rf"\b{COUNT}\s(?:[a-z-]{{2,20}}\s){{1,4}}(?:at|costing|priced\sat|x)\s(?:up\sto\s)?$", re.IGNORECASE)
# “£243,000 was granted in each of the first two years”
IN_EACH = re.compile(
    rf"^[^«»;.,]{{0,30}}\bin\seach\sof\s(?:the\s)?(?:first\s|last\s|next\s|following\s)?{COUNT}\s(?:years|quarters|months)\b",
    re.IGNORECASE,
)
# “received £640,000 and paid out £187,500”
GONE = re.compile(
    r"\b(?:paid\sout|pays\sout|transfers?\sout|draw-?downs?\sof|withdr[ae]wn?|withdrawals?\sof|outgoings\sof|after\spaying)\s[^«»;.]{0,20}$",
    re.IGNORECASE,
)
# “… of the bill and nine boroughs £11,500 each and”: what belongs to a price stands between these.
JOINT = re.compile(r"[,;:¦]|\b(?:and|plus|with)\b", re.IGNORECASE)
MOST_FIGURES = 7
NEAR = 60  # characters behind a price in which its count may stand
LEAST = 250  # how much such a sum must say (see `relation.weight`) for a slip to keep it from holding


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the results that a document's sentences, or linked ones, work out of signed and counted figures."""
    for passage in document:
        for sentence in (*passage.sentences, *linked(passage, MOST_FIGURES)):
            if 2 < len(sentence.mentions) <= MOST_FIGURES:
                yield from _worked_out(sentence)


def _worked_out(sentence: Sentence) -> Iterator[Relation]:
    """Yield what all figures of a sentence but one come to, where the words call that one the result."""
    results = [mention for mention in (sentence.mentions[0], sentence.mentions[-1]) if is_outcome(mention)]
    if len(results) != 1 or ";" in results[0].before or OTHER_SUM.search(sentence.masked):
        return
    result = results[0]
    parts = [mention for mention in sentence.mentions if mention is not result]
    terms = [term for part in parts if (term := _term(part)) is not None]
    if len(terms) < len(parts) or result.is_rate or all(term.factor == 1 for term in terms):
        return
    relation = _relation(terms, result.figure)
    if holds(relation.terms, relation.total):
        yield relation
    elif relation.is_slip_of(LEAST) and not may_differ(parts, result):
        yield _relation(terms, result.figure, "slip")


def _relation(terms: Sequence[Figure], result: Figure, licence: Licence = "fits") -> Relation:
    is_taken = any(term.factor < 0 for term in terms)
    code: CheckCode = "running_balance" if is_taken else "parts_sum_to_whole"
    return Relation(code, tuple(terms), result, said(terms), licence, "leaves" if is_taken else "make")


def _term(mention: Mention) -> Figure | None:
    """Return a figure as it counts: less what is taken away, a price as often as it is paid; None if nothing tells."""
    if TAKEN.search(mention.before[-80:]) or GONE.search(mention.before[-40:]):
        return None if mention.is_rate else mention.figure.times(-1)
    priced = AT.search(mention.before[-NEAR:])
    if priced:
        return mention.figure.times(count_of(priced["count"]))
    repeated = IN_EACH.match(mention.after[:NEAR])
    if repeated:
        return mention.figure.times(count_of(repeated["count"]))
    if not mention.is_rate:
        return mention.figure
    words = f"{JOINT.split(mention.before)[-1]} «» {JOINT.split(mention.after[:NEAR])[0]}"
    counts = {count_of(match["count"]) for match in COUNTED.finditer(words)}
    return mention.figure.times(counts.pop()) if len(counts) == 1 else None
