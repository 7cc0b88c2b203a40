"""Shares: a percentage, what it is of and what it gives, where a sentence or two tell the three in any order.

Nothing here can be an error of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from pipeline.money import Interval
from pipeline.reconcile.figures import Figure, telling_digits, verdict_of
from pipeline.reconcile.prose import Mention, Passage
from pipeline.reconcile.relation import Relation

# “40%”, “26.3 per cent”; “half of the £840,000”, “shared 50:50”
PERCENT = re.compile(r"(?<![\d.])(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)
FRACTIONS = {
    "half": "50",
    "50:50": "50",
    "50/50": "50",
    "a quarter": "25",
    "three quarters": "75",
    "three-quarters": "75",
    "a third": "100/3",
    "one third": "100/3",
    "two thirds": "200/3",
    "two-thirds": "200/3",
    "a fifth": "20",
    "one fifth": "20",
    "a tenth": "10",
}
FRACTION = re.compile(rf"(?<![\w/])(?P<share>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})(?!\w)", re.I)
MOST_SHARES, MOST_FIGURES, LONGEST = 6, 8, 800
# “a fee of 8% … the management fee of £8,480”: what the share and the figure are both called.
NAME = re.compile(
    r"\b(?:fee|contingency|levy|charge|uplift|retention|discount|commission|VAT|overheads?|pension)s?\b", re.I
)
VAT = re.compile(r"\bVAT\b")
TELLING, NEAR, MOST_APART = 3, 40, 40
# A share as rough as this part of itself (40%, from 39.5% to 40.5%, is 1 / 40) fits many figures, as does
# one of figures rounded by more than a tenth.
ROUGH, WIDE = Fraction(1, 20), Fraction(1, 10)


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the shares of a document's sentences, of a figure of the same sentence or of one beside it."""
    for passage in document:
        for number, sentence in enumerate(passage.sentences):
            near = [m for s in passage.sentences[max(0, number - 1) : number + 2] for m in s.mentions]
            near = [mention for mention in near if mention.amount.role != "threshold"]
            told = list(said(sentence.masked[:LONGEST]))
            if told and 2 <= len(near) <= MOST_FIGURES:
                for share in told:
                    yield from _of_any(share, near, near if len(passage.sentences) == 1 else sentence.mentions)
    yield from _apart(document)


def _apart(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the shares of a document's figures that another figure of it is, wherever the three are told.

    It is to the penny of what is printed, and has digits enough: fewer where it is called by the name of the share.
    """
    sentences = [sentence for passage in document for sentence in passage.sentences]
    told = [(share, _names(sentence.masked)) for sentence in sentences for share in said(sentence.masked[:LONGEST])]
    figures = [
        (mention.figure, _names(f"{mention.before[-NEAR:]} {mention.after[:NEAR]}"))
        for sentence in sentences
        for mention in sentence.mentions
        if mention.amount.role != "threshold"
    ][:MOST_APART]
    for ((written, share, _), names), (base, _), (result, called) in product(told[:MOST_SHARES], figures, figures):
        digits = telling_digits(result.value)
        is_told = digits > TELLING or (digits == TELLING and names & called)
        if is_told and share < 1 and abs(base.value * share - result.value) < 1:
            subject = f"{written} of {base.written.strip()}"
            yield Relation("percentage_of", (_to_the_penny(base, share),), result, subject, "fits", "is")


def _to_the_penny(base: Figure, share: Fraction) -> Figure:
    """Return a share of a figure that may be printed to the penny: £44,576.09 for 10% of £445,760.85."""
    half = Fraction(1, 2) / share
    return replace(base, interval=base.interval.widened(half)).times(share)


def _names(words: str) -> set[str]:
    return {word.lower() for word in NAME.findall(words[:LONGEST])}


def said(words: str) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Yield the shares that some words state: as printed, their value, and by how much they may be rounded."""
    for match in [*PERCENT.finditer(words)][:MOST_SHARES]:
        rounding = Fraction(1, 200 * 10 ** len(match["share"].partition(".")[2]))
        if VAT.search(words[max(0, match.start() - 15) : match.end() + 8]):
            rounding = Fraction(0)  # no rate of this tax is printed rounded
        share = Fraction(match["share"]) / 100
        if share > 0:
            yield f"{match['share']}%", share, rounding
    for match in [*FRACTION.finditer(words)][:MOST_SHARES]:
        yield match["share"].lower(), Fraction(FRACTIONS[match["share"].lower()]) / 100, Fraction(0)


def _of_any(
    told: tuple[str, Fraction, Fraction], bases: Sequence[Mention], results: Sequence[Mention]
) -> Iterator[Relation]:
    """Yield what a share of a figure is, and what a figure raised or cut by it is; exact ones before rounded ones."""
    written, share, rounding = told
    found = [
        relation
        for base in bases
        for result in (*results, *bases)
        if base.figure.value != result.figure.value
        for relation in _held(base.figure, share, rounding, result.figure, written)
    ]
    exact = [relation for relation in found if verdict_of(relation.terms, relation.total)[0] == "exact"]
    yield from exact or (found if rounding <= ROUGH * share else [])[:1]


def _held(base: Figure, share: Fraction, rounding: Fraction, result: Figure, written: str) -> Iterator[Relation]:
    """Yield the share of a base, or the base with or without it, where that is the result."""
    low, high = base.interval.low * (share - rounding), base.interval.high * (share + rounding)
    part = replace(base, interval=Interval(low / share, high / share)).times(share)
    of = base.written.strip()
    ways = (
        ((part,), f"{written} of {of}", "is"),
        ((base, part), f"{of} and another {written} of it", "come to"),
        ((base, part.times(-1)), f"{of} less {written} of it", "come to"),
    )
    for terms, subject, verb in ways:
        verdict, computed, reported, _ = verdict_of(terms, result)
        width = computed.high - computed.low + reported.high - reported.low
        is_close = verdict == "consistent" and len(terms) == 1 and width <= WIDE * result.value
        if share < 1 and (verdict == "exact" or is_close):
            yield Relation("percentage_of", terms, result, subject, "fits", verb)
            return
