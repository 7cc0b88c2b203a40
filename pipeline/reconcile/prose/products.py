"""Products: a price, a yearly sum or a share, and what it comes to, told in a sentence or in linked ones.

Papers say in too many ways that one figure is so many times another: “at £2,300 apiece, which is £48,300”, “priced at
£7,400 each and £66,600 together”, “One tutor costs £40,100. We need five, so £200,500”. So only the factor and the
price are looked for. What then agrees holds; what a slip of one digit, or of two that are swapped, keeps apart does
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.reconcile.digits import TELLING, is_slip, telling_digits
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.annual import OTHER_TERMS
from pipeline.reconcile.prose.factors import Factor, factors
from pipeline.reconcile.prose.linked import linked
from pipeline.reconcile.prose.multiples import EITHER
from pipeline.reconcile.prose.other_money import OTHER_MONEY, OTHER_TIME, REVIEWED, is_other
from pipeline.reconcile.prose.passages import RATE, Mention, Prose, Sentence, as_one
from pipeline.reconcile.prose.portions import OF_ANOTHER_YEAR
from pipeline.reconcile.prose.relation import Licence, Relation
from pipeline.records import CheckCode

# “which is £48,300”, “making £4,270”, “the cost is £276,900”; “£66,600 together”, “£66,600 for the lot”;
# “£5,100, which is 3% of the £170,000”
EQUATES = re.compile(
    r"(?:\b(?:is|are|was|be|making|makes?|giving|gives?|yields|raises|(?:com(?:es|ing)|amount(?:s|ing)|equal)\sto|equals?|total(?:s|ling)"
    r"|costs?|(?:cost|sum|total)\sof|i\.e\.)|=)\s$",
    re.IGNORECASE,
)
ONE_SENTENCE = re.compile(r"«0»[^¦]*«1»")
IN_ALL = re.compile(
    r"^\s(?:together|altogether|overall|in\s(?:all|total)|for\s(?:all|the\s(?:lot|whole)))\b", re.IGNORECASE
)
IS_SHARE = re.compile(r"\b(?:is|being|equals|represents)\s(?:just\s)?[\d.]{1,6}\s?(?:%|per\scent)", re.IGNORECASE)
# “at £1,385”, “3 x £24,900”, “One tutor costs £40,100”, “The unit cost of a mentor is £36,450”, “the day rate is £465”,
# “The price for one place is £1,385”, “Each of the 17 boroughs is to get £14,250”, “each on £36,450”,
# “the rate is £685”; “£685 x 45”; “For every one of the schools £685”
PRICED = re.compile(
    r"(?:\b(?:at|of|costing|priced\sat)\s(?:up\sto\s)?|\d\s?[x×]\s|\b(?:one|each|every|an?|unit|per|day|hourly|daily)\s[^«»¦;.]{0,45}"
    r"\b(?:costs?|sets\sus\sback|is|at|price|gets?|receives?|paid|on)\s|\brate\sis\s|\b(?:each|every(?:\sone)?)\sof\s[^«»¦;.]{0,30}|\baverage\s(?:price|cost|grant|award|value)\s(?:is|was|of|being)\s)$",
    re.IGNORECASE,
)
TIMES = re.compile(r"^\s?[x×]\s?\d")
# “a monthly fee of £13,650”, “the quarterly charge is £38,400”
PERIODIC = re.compile(r"\b(?:month|quarter)(?:ly)?\b", re.IGNORECASE)
# “£5,000, less costs, is 4% of”, “up from £4,000”: a share of other money.
OTHER_SHARE = re.compile(
    r"\b(?:compared|instead|previously|excluding|between|rising|less|plus|other|index\w*|inflation|repa(?:y|id)\w*)\b",
    re.IGNORECASE,
)
# “310 awards at an average of £640 come to £198,000”: an average is rounded as it is printed.
AVERAGE = re.compile(r"\baverage\b", re.IGNORECASE)
# “£120,000 covers 80% of costs of £155,000, rounded down”
ROUNDED = re.compile(
    r"\bround(?:ed|ing)\b|\bor\sso\b|\b(?:about|around|approximately|roughly|circa|nearly|almost)\s«", re.IGNORECASE
)
# “Seventeen hubs receive up to £24,800 each”: no more than so many times
CAPPED = re.compile(r"\b(?:up\sto|a\smaximum\sof)\s$", re.IGNORECASE)
WITH_MORE = re.compile(r"\bwith\s[a-z]", re.IGNORECASE)  # “with on-costs in all £153,700”, “with a first payment”
THIS_EXTENSION = re.compile(r"\b(?:the|this|an)\sextension\s(?:for|of|by|to)\b", re.IGNORECASE)  # is what is priced
MOST_FIGURES = 6  # in a sentence
FINEST_SHARE = 200  # by so little of its base (1 / n) a percentage may be rounded


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products and shares that a sentence tells, or linked ones of two figures."""
    for passage in document:
        for before, sentence in pairwise((Sentence("", ()), *passage.sentences)):
            if 2 <= len(sentence.mentions) <= MOST_FIGURES:
                yield from _told(sentence if before.mentions else as_one((before, sentence)))
        for sentence in linked(passage, 2):
            if len(sentence.mentions) == 2:
                yield from _told(sentence)


def _told(sentence: Sentence) -> Iterator[Relation]:
    if OTHER_TERMS.search(THIS_EXTENSION.sub("", sentence.masked)):
        return
    figures = [
        m for m in sentence.mentions if (m.figure.interval.is_point or sentence.is_one) and m.amount.role != "threshold"
    ]
    told_factors = sorted(set(factors(sentence)))
    for base in figures:
        for result in figures:
            if result is not base and not RATE.match(result.after[:20]) and result.figure.value:
                found = [
                    _product(sentence, base, result, each)
                    for each in told_factors
                    if has_price(base, each.code) and _is_fine(result, each.code)
                ]
                told = [relation for relation in found if relation is not None]
                holding = [relation for relation in told if relation.licence == "adds up"]
                yield from holding or told


def _is_fine(mention: Mention, code: CheckCode) -> bool:
    """Return whether a figure is not too rough: £1.1m is a share of another, but tells no price from another."""
    return code == "percentage_of" or mention.figure.interval.is_point


def has_price(mention: Mention, code: CheckCode) -> bool:
    """Return whether a figure may be multiplied: a price or yearly sum by a count, any sum by a share."""
    if code == "percentage_of":
        return not mention.is_rate
    if not _is_fine(mention, code):
        return False
    is_priced = PRICED.search(mention.before[-60:]) or TIMES.match(mention.after[:5])
    return mention.is_rate or bool(is_priced or PERIODIC.search(mention.before[-30:]))


def _product(sentence: Sentence, base: Mention, result: Mention, factor: Factor) -> Relation | None:
    """Return the product of two figures that the words tell: as one that holds, or as one that a slip spoils."""
    product = base.figure.value * factor.times
    pairs = ((result.figure.value, product), (base.figure.value, result.figure.value / factor.times))
    says_much = any(_says_much(*pair) for pair in pairs)
    if product == result.figure.value:
        is_told = factor.code != "percentage_of" or says_much or _equates(sentence)
        licence: Licence = "adds up"
    else:
        is_told = _is_told_slip(sentence, (base, result), pairs, factor)
        licence = "slip"
    if not is_told:
        return None
    terms, subject, verb = as_told(base.figure, factor)
    return Relation(factor.code, terms, result.figure, subject, licence, verb)


def as_told(base: Figure, factor: Factor) -> tuple[tuple[Figure, ...], str, str]:
    """Return a product as terms, subject and verb: "12 times £5", "4% of £50", "£50 and another 4% of it"."""
    written = base.written.strip()
    if factor.code != "percentage_of":
        return (base.times(factor.times),), f"{factor.times} times {written}", "comes to"
    if not factor.is_change:
        return (base.times(factor.times),), f"{float(factor.times * 100):g}% of {written}", "is"
    change = factor.times - 1
    subject = f"{written} {'and another' if change > 0 else 'less'} {float(abs(change) * 100):g}% of it"
    return (base, base.times(change)), subject, "come to"


def _is_told_slip(
    sentence: Sentence, ends: Sequence[Mention], pairs: Sequence[tuple[int, Fraction]], factor: Factor
) -> bool:
    """Return whether a slip in one of two figures keeps them from being a product, and nothing else."""
    between = _between(sentence, ends)
    if (
        EITHER.search(ends[1].after[:40])
        or WITH_MORE.search(f"{between} {ends[0].after[:40]}")
        or (OTHER_SHARE if factor.code == "percentage_of" else OTHER_MONEY).search(between)
    ):
        return False
    if CAPPED.search(ends[0].before[-20:]):
        return False
    if _is_rounded_average(ends[0], pairs[1][1]) or OF_ANOTHER_YEAR.search(
        f"{ends[0].before[-25:]}«{ends[0].after[:25]}"
    ):
        return False
    if factor.is_change and abs(pairs[0][0] - pairs[0][1]) * FINEST_SHARE <= ends[0].figure.value:
        return False  # “up 4%, from £278,300 to £289,400”
    behind = REVIEWED.split(ends[1].after[:60])[0]  # “in all once the set-up costs are met”
    if ROUNDED.search(sentence.masked) or OTHER_TIME.search(f"{between} {ends[0].after[:40]} {behind}"):
        return False
    slips = [pair for pair in pairs if is_slip(*pair)]
    says_much = any(_says_much(*pair) for pair in slips)
    return bool(slips) and (says_much or (_equates(sentence) and not is_other(sentence.masked, between)))


def _is_rounded_average(base: Mention, fitting: Fraction) -> bool:
    """Return whether a price is called an average, and is the one that would fit, rounded to its last digit but 0."""
    unit = 10 ** (len(str(base.figure.value)) - len(str(base.figure.value).rstrip("0")))
    return bool(AVERAGE.search(base.before[-30:])) and abs(fitting - base.figure.value) * 2 <= unit


def _between(sentence: Sentence, ends: Sequence[Mention]) -> str:
    """Return the words between two figures of a sentence."""
    first, last = sorted(sentence.mentions.index(end) for end in ends)
    return " ".join(mention.before for mention in sentence.mentions[first + 1 : last + 1])


def _says_much(printed: int, fitting: Fraction) -> bool:
    return max(telling_digits(printed), telling_digits(fitting)) >= TELLING


def _equates(sentence: Sentence) -> bool:
    """Return whether a sentence of two figures says that one is the product of the other."""
    first, second, *more = sentence.mentions
    says = EQUATES.search(second.before[-20:]) or IN_ALL.match(second.after[:20]) or IS_SHARE.search(first.after[:40])
    return not more and says is not None and ONE_SENTENCE.search(sentence.masked) is not None
