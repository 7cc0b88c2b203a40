"""Products: a price, a yearly sum or a share, told in one sentence with what it comes to, in whatever words.

Papers say in too many ways that one figure is so many times another: “at £2,300 apiece, which is £48,300”, “priced at
£7,400 each and £66,600 together”, “the fee is £5,100, 3% of the budget of £170,000”. So only the factor and the price
are looked for. What then agrees holds; what a slip of one digit, or of two that are swapped, keeps apart does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.reconcile.annual import OTHER_TERMS
from pipeline.reconcile.explanations import slip
from pipeline.reconcile.figures import telling_digits
from pipeline.reconcile.multiples import COUNT, YEARS, count_of
from pipeline.reconcile.other_money import OTHER_MONEY
from pipeline.reconcile.prose import Mention, Passage, Sentence
from pipeline.reconcile.relation import Licence, Relation
from pipeline.records import CheckCode

# “15 safety packs at …”, “twelve posts”; not “2 years”, whose price is a yearly one, and not “in 2031 the”
PIECES = re.compile(
    rf"(?<![\w,./£-]){COUNT}\s(?!(?:financial\s)?years?\b|months?\b|weeks?\b|per\scent\b)[a-z]", re.IGNORECASE
)
# “7% of the grant pot”, “at 12.5 per cent of”
SHARE = re.compile(r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\scent)\s", re.IGNORECASE)
# “which is £48,300”, “making £4,270”, “the cost is £276,900”; “£66,600 together”; “£5,100, which is 3% of the £170,000”
EQUATES = re.compile(
    r"(?:\b(?:is|are|was|be|making|makes?|giving|gives?|(?:com(?:es|ing)|amount(?:s|ing)|equal)\sto|equals?|total(?:s|ling)"
    r"|costs?|(?:cost|sum|total)\sof|i\.e\.)|=)\s$",
    re.IGNORECASE,
)
IN_ALL = re.compile(r"^\s(?:together|altogether|overall|in\s(?:all|total))\b", re.IGNORECASE)
IS_SHARE = re.compile(r"\b(?:is|being|equals|represents)\s(?:just\s)?[\d.]{1,6}\s?(?:%|per\scent)", re.IGNORECASE)
PRICED = re.compile(r"\b(?:at|of|costing|priced\sat)\s(?:up\sto\s)?$", re.IGNORECASE)
CALENDAR_YEARS = range(1900, 2101)
MOST_FIGURES = 6  # in a sentence
TELLING = 3  # digits of a figure that say that it comes so near another by no chance

Factor = tuple[CheckCode, Fraction]


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the products and shares that a sentence tells, or that it tells of a count in the sentence before."""
    for passage in document:
        for before, sentence in pairwise((Sentence("", ()), *passage.sentences)):
            if 2 <= len(sentence.mentions) <= MOST_FIGURES and not OTHER_TERMS.search(sentence.masked):
                yield from _told(sentence, {*_factors(sentence), *(_factors(before) if not before.mentions else ())})


def _factors(sentence: Sentence) -> Iterator[Factor]:
    for match in PIECES.finditer(sentence.masked):
        if (count := count_of(match["count"])) > 1 and count not in CALENDAR_YEARS:
            yield "unit_times_count", Fraction(count)
    for match in YEARS.finditer(sentence.masked):
        if (count := count_of(match["count"])) > 1:
            yield "annual_times_years", Fraction(count)
    for match in SHARE.finditer(sentence.masked):
        yield "percentage_of", Fraction(match["share"]) / 100


def _told(sentence: Sentence, factors: set[Factor]) -> Iterator[Relation]:
    figures = [m for m in sentence.mentions if m.figure.interval.is_point and m.amount.role != "threshold"]
    for code, factor in sorted(factors):
        for base in figures:
            if _has_price(base, code):
                yield from _results(sentence, code, base, factor, [other for other in figures if other is not base])


def _has_price(mention: Mention, code: CheckCode) -> bool:
    """Return whether a figure may be multiplied: a price or yearly sum by a count, any sum by a share."""
    return (
        not mention.is_rate if code == "percentage_of" else mention.is_rate or bool(PRICED.search(mention.before[-20:]))
    )


def _results(
    sentence: Sentence, code: CheckCode, base: Mention, factor: Fraction, others: Sequence[Mention]
) -> Iterator[Relation]:
    product = base.figure.value * factor
    for other in others:
        if other.is_rate or other.figure.value == 0 or product.denominator > 1:
            continue
        pairs = ((other.figure.value, product), (base.figure.value, other.figure.value / factor))
        is_slip = any(_is_slip(*pair) and (_says_much(*pair) or _equates(sentence)) for pair in pairs)
        is_slip = is_slip and not OTHER_MONEY.search(_between(sentence, base, other))
        licence: Licence = "equation" if is_slip else "adds up"
        subject = f"{float(factor * 100):g}% of" if code == "percentage_of" else f"{factor} times"
        verb = "is" if code == "percentage_of" else "comes to"
        yield Relation(
            code, (base.figure.times(factor),), other.figure, f"{subject} {base.figure.written}", licence, verb
        )


def _between(sentence: Sentence, *ends: Mention) -> str:
    """Return the words between two figures of a sentence."""
    first, last = sorted(sentence.mentions.index(end) for end in ends)
    return " ".join(mention.before for mention in sentence.mentions[first + 1 : last + 1])


def _is_slip(printed: int, fitting: Fraction) -> bool:
    return fitting.denominator == 1 and slip(printed, int(fitting), "pence") is not None


def _says_much(printed: int, fitting: Fraction) -> bool:
    return max(telling_digits(printed), telling_digits(fitting)) >= TELLING


def _equates(sentence: Sentence) -> bool:
    """Return whether a sentence of two figures says that one is the product of the other."""
    first, second, *more = sentence.mentions
    says = EQUATES.search(second.before[-20:]) or IN_ALL.match(second.after[:20]) or IS_SHARE.search(first.after[:40])
    return not more and says is not None
