"""Shares: a percentage, what it is of and what it gives, where a sentence or two tell the three in any order.

Nothing here can be an error of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from pipeline.money import Interval
from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation

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
    "two fifths": "40",
    "three fifths": "60",
    "four fifths": "80",
    "one quarter": "25",
    "a tenth": "10",
    "one tenth": "10",
}
FRACTION = re.compile(rf"(?<![\w/])(?P<share>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})(?!\w)", re.I)
MOST_SHARES, MOST_FIGURES, LONGEST = 6, 8, 800
# “a fee of 8% … the management fee of £8,480”: what the share and the figure are both called.
NAME = re.compile(
    r"\b(?:fee|contingency|levy|charge|uplift|retention|discount|commission|VAT|overheads?|pension)s?\b", re.I
)
# “with 50% match funding” is a share of nothing that is named.
OF = re.compile(r"(?:%|per\s?cent|half|50[:/]50|quarters?|thirds?|fifths?|tenth)\s?(?:of|on|[,(=–-])", re.IGNORECASE)
VAT = re.compile(r"\bVAT\b")
# “£96m and another 50% of it”, “an uplift of 3%”; “less 10%”, “a discount of 20%”: words for what a share is added to,
# or taken from. What neither is told is a share of one figure only, whatever another happens to be.
RAISED = re.compile(
    r"\b(?:plus|exten[ds]\w*|increas\w*|uplift\w*|r[io]s(?:e|es|en|ing)|rais\w+|add\w*|further|extra|more|above|higher|up(?!\sto)|on\stop|inclu\w+|VAT|gross"
    r"|contingency|inflation\w*|index\w*|growth|grow\w*|grew|fees?|on-costs|overheads?|another|mark-?up|premium|exceed\w*|excess)\b|\+",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\b(?:less|scaled\s(?:back|down)|trimmed|minus|reduc\w+|cut|decreas\w+|discount\w*|below|lower|down|f[ae]ll\w*|sav\w+|remain\w*|rest|balance|net|after|other|retain\w*|retention"
    r"|withh[eo]ld\w*|deduct\w*|top-?slic\w*|cheaper|under|leav\w+|off|rebate)\b",
    re.IGNORECASE,
)
TELLING, NEAR, BESIDE, MOST_APART = 3, 40, 60, 40
MOST_BASES = 4  # figures of a sentence that its share may change
# A share as rough as this part of itself (40%, from 39.5% to 40.5%, is 1 / 40) fits many figures, as does
# one of figures rounded by more than a tenth.
ROUGH, WIDE = Fraction(1, 20), Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Share:
    """A share as printed, its value, by how much it may be rounded, and the words beside it."""

    written: str
    value: Fraction
    rounding: Fraction
    words: str


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
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


def _apart(document: Sequence[Prose]) -> Iterator[Relation]:
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
    for (share, names), (base, _), (result, called) in product(told[:MOST_SHARES], figures, figures):
        digits = telling_digits(result.value)
        is_told = digits > TELLING or (digits == TELLING and names & called)
        if is_told and share.value < 1 and abs(base.value * share.value - result.value) < 1:
            subject = f"{share.written} of {base.written.strip()}"
            yield Relation("percentage_of", (_to_the_penny(base, share.value),), result, subject, "fits", "is")
    for sentence in sentences:
        bases = [m.figure for m in sentence.mentions if m.amount.role != "threshold"][:MOST_BASES]
        for share in said(sentence.masked[:LONGEST]) if bases else ():
            yield from _changed_apart(share, bases, [result for result, _ in figures])


def _changed_apart(share: Share, bases: Sequence[Figure], results: Sequence[Figure]) -> Iterator[Relation]:
    """Yield what a figure raised or cut by the share of its sentence is, wherever that is told.

    “The rate was £62.00, and the new one is that plus 4%”, where £64.48 is asked for elsewhere.
    """
    for sign, way in ((1, RAISED), (-1, CUT)):
        for base, result in product(bases, results) if way.search(share.words) else ():
            part = base.times(sign * share.value)
            is_told = telling_digits(result.value) >= TELLING and result.place != base.place
            if is_told and share.value < 1 and abs(base.value + part.counted - result.value) < 1:
                said_of_it = f"{base.written.strip()} {'and another' if sign > 0 else 'less'} {share.written} of it"
                yield Relation("percentage_of", (base, part), result, said_of_it, "fits", "come to")


def _to_the_penny(base: Figure, share: Fraction) -> Figure:
    """Return a share of a figure that may be printed to the penny: £44,576.09 for 10% of £445,760.85."""
    half = Fraction(1, 2) / share
    return replace(base, interval=base.interval.widened(half)).times(share)


def _names(words: str) -> set[str]:
    return {word.lower() for word in NAME.findall(words[:LONGEST])}


def said(words: str) -> Iterator[Share]:
    """Yield the shares that some words state."""
    for match in [*PERCENT.finditer(words)][:MOST_SHARES]:
        rounding = Fraction(1, 200 * 10 ** len(match["share"].partition(".")[2]))
        if VAT.search(words[max(0, match.start() - 15) : match.end() + 8]):
            rounding = Fraction(0)  # no rate of this tax is printed rounded
        share = Fraction(match["share"]) / 100
        if share > 0:
            yield Share(f"{match['share']}%", share, rounding, _beside(match))
    for match in [*FRACTION.finditer(words)][:MOST_SHARES]:
        yield Share(
            match["share"].lower(), Fraction(FRACTIONS[match["share"].lower()]) / 100, Fraction(0), _beside(match)
        )


def _beside(match: re.Match[str]) -> str:
    """Return the words on both sides of a share."""
    return match.string[max(0, match.start() - BESIDE) : match.end() + BESIDE]


def _of_any(share: Share, bases: Sequence[Mention], results: Sequence[Mention]) -> Iterator[Relation]:
    """Yield what a share of a figure is, and what a figure raised or cut by it is; exact ones before rounded ones."""
    found = [
        relation
        for base in bases
        for result in (*results, *bases)
        if base.figure.value != result.figure.value
        for relation in _held(base.figure, share, result.figure)
    ]
    exact = [relation for relation in found if verdict_of(relation.terms, relation.total)[0] == "exact"]
    if exact and not OF.search(share.words) and not any(map(_is_telling, exact)):
        return
    yield from exact or (found if share.rounding <= ROUGH * share.value else [])[:1]


def _is_telling(relation: Relation) -> bool:
    """Return whether its figures are not both so round that they are a share of each other by chance."""
    return any(telling_digits(figure.value) > 1 for figure in (*relation.terms, relation.total))


def _held(base: Figure, share: Share, result: Figure) -> Iterator[Relation]:
    """Yield the share of a base, or the base with or without it, where that is the result."""
    low, high = base.interval.low * (share.value - share.rounding), base.interval.high * (share.value + share.rounding)
    part = replace(base, interval=Interval(low / share.value, high / share.value)).times(share.value)
    of, written = base.written.strip(), share.written
    ways: list[tuple[tuple[Figure, ...], str, str]] = [((part,), f"{written} of {of}", "is")]
    if RAISED.search(share.words):
        ways.append(((base, part), f"{of} and another {written} of it", "come to"))
    if CUT.search(share.words):
        ways.append(((base, part.times(-1)), f"{of} less {written} of it", "come to"))
    for terms, subject, verb in ways:
        verdict, computed, reported, _ = verdict_of(terms, result)
        width = computed.high - computed.low + reported.high - reported.low
        is_close = verdict == "consistent" and len(terms) == 1 and width <= WIDE * result.value
        if share.value < 1 and (verdict == "exact" or is_close):
            yield Relation("percentage_of", terms, result, subject, "fits", verb)
            return
