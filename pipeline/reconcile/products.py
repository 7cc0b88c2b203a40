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

from pipeline.reconcile.annual import MONTHS, OTHER_TERMS
from pipeline.reconcile.explanations import slip
from pipeline.reconcile.figures import telling_digits
from pipeline.reconcile.linked import linked
from pipeline.reconcile.multiples import COUNT, YEARS, count_of
from pipeline.reconcile.other_money import OTHER_MONEY, OTHER_TIME, is_other
from pipeline.reconcile.portions import OF_ANOTHER_YEAR
from pipeline.reconcile.prose import RATE, Mention, Prose, Sentence, as_one
from pipeline.reconcile.relation import Licence, Relation
from pipeline.records import CheckCode

# “15 safety packs at …”, “twelve posts”, “We need eight, so”, “3 x £24,900”, “24 at £1,385”; not “2 years”, whose price
# is a yearly one, and not “in 2031 the”
COUNTED = re.compile(
    rf"(?<![\w,./£-]){COUNT}(?:\s(?!(?:financial\s)?years?\b|months?\b|weeks?\b|per\scent\b)[a-z]|\s?[x×]\s|,\s)",
    re.IGNORECASE,
)
# “7% of the grant pot”, “at 12.5 per cent of”, “five per cent of it”
SHARE = re.compile(
    r"\b(?P<share>\d{1,3}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s?"
    r"(?:%|per\s?cent\b)",
    re.IGNORECASE,
)
# “which is £48,300”, “making £4,270”, “the cost is £276,900”; “£66,600 together”; “£5,100, which is 3% of the £170,000”
EQUATES = re.compile(
    r"(?:\b(?:is|are|was|be|making|makes?|giving|gives?|yields|raises|(?:com(?:es|ing)|amount(?:s|ing)|equal)\sto|equals?|total(?:s|ling)"
    r"|costs?|(?:cost|sum|total)\sof|i\.e\.)|=)\s$",
    re.IGNORECASE,
)
ONE_SENTENCE = re.compile(r"«0»[^¦]*«1»")
IN_ALL = re.compile(r"^\s(?:together|altogether|overall|in\s(?:all|total))\b", re.IGNORECASE)
IS_SHARE = re.compile(r"\b(?:is|being|equals|represents)\s(?:just\s)?[\d.]{1,6}\s?(?:%|per\scent)", re.IGNORECASE)
# “at £1,385”, “3 x £24,900”, “One tutor costs £40,100”, “The unit cost of a mentor is £36,450”, “the day rate is £465”,
# “The price for one place is £1,385”, “Each of the 17 boroughs is to get £14,250”, “each on £36,450”,
# “the rate is £685”; “£685 x 45”
PRICED = re.compile(
    r"(?:\b(?:at|of|costing|priced\sat)\s(?:up\sto\s)?|\d\s?[x×]\s|\b(?:one|each|every|an?|unit|per|day|hourly|daily)\s[^«»¦;.]{0,45}"
    r"\b(?:costs?|is|at|price|gets?|receives?|paid|on)\s|\brate\sis\s)$",
    re.IGNORECASE,
)
TIMES = re.compile(r"^\s?[x×]\s?\d")
# “£13,650 a month”, “a monthly fee of £13,650”, “£13,650 for each of 18 months”
MONTHLY = re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE)
# “£5,000, less costs, is 4% of”, “up from £4,000”: a share of other money.
OTHER_SHARE = re.compile(
    r"\b(?:compared|instead|previously|excluding|between|rising|less|plus|other|index\w*|inflation|repa(?:y|id)\w*)\b",
    re.IGNORECASE,
)
# “310 awards at an average of £640 come to £198,000”: an average is rounded as it is printed.
AVERAGE = re.compile(r"\baverage\b", re.IGNORECASE)
# “£120,000 covers 80% of costs of £155,000, rounded down”
ROUNDED = re.compile(r"\bround(?:ed|ing)\b", re.IGNORECASE)
WITH_MORE = re.compile(r"\bwith\s[a-z]", re.IGNORECASE)  # “with on-costs in all £153,700”, “with a first payment”
CALENDAR_YEARS = range(1900, 2101)
MOST_FIGURES = 6  # in a sentence
MOST_FACTORS = 6  # of one kind
TELLING = 3  # digits of a figure that say that it comes so near another by no chance

Factor = tuple[CheckCode, Fraction]


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products and shares that a sentence tells, or linked ones of two figures."""
    for passage in document:
        for before, sentence in pairwise((Sentence("", ()), *passage.sentences)):
            if 2 <= len(sentence.mentions) <= MOST_FIGURES:
                yield from _told(sentence if before.mentions else as_one((before, sentence)))
        for sentence in linked(passage, 2):
            if len(sentence.mentions) == 2:
                yield from _told(sentence)


def _factors(sentence: Sentence) -> Iterator[Factor]:
    """Yield what the words of a sentence may multiply by: pieces, years, both together, and shares."""
    pieces = [count_of(match["count"]) for match in COUNTED.finditer(sentence.masked)]
    pieces = [count for count in dict.fromkeys(pieces) if count > 1 and count not in CALENDAR_YEARS][:MOST_FACTORS]
    years = [count_of(match["count"]) for match in YEARS.finditer(sentence.masked)]
    years = [count for count in dict.fromkeys(years) if count > 1][:MOST_FACTORS]
    yield from (("unit_times_count", Fraction(count)) for count in pieces)
    yield from (("annual_times_years", Fraction(count)) for count in years)
    yield from (("annual_times_years", Fraction(count * times)) for count in years for times in pieces)
    if MONTHLY.search(sentence.masked):
        months = [count_of(match["count"]) for match in MONTHS.finditer(sentence.masked)][:MOST_FACTORS]
        yield from (("unit_times_count", Fraction(count)) for count in months if count > 1)
    for match in [*SHARE.finditer(sentence.masked)][:MOST_FACTORS]:
        words = match["share"]
        yield "percentage_of", (Fraction(count_of(words)) if words.isalpha() else Fraction(words)) / 100


def _told(sentence: Sentence) -> Iterator[Relation]:
    if OTHER_TERMS.search(sentence.masked):
        return
    figures = [m for m in sentence.mentions if m.figure.interval.is_point and m.amount.role != "threshold"]
    factors = sorted(set(_factors(sentence)))
    for base in figures:
        for result in figures:
            if result is not base and not RATE.match(result.after[:20]) and result.figure.value:
                found = [_product(sentence, base, result, *factor) for factor in factors if _has_price(base, factor[0])]
                told = [relation for relation in found if relation is not None]
                holding = [relation for relation in told if relation.licence == "adds up"]
                yield from holding or told


def _has_price(mention: Mention, code: CheckCode) -> bool:
    """Return whether a figure may be multiplied: a price or yearly sum by a count, any sum by a share."""
    if code == "percentage_of":
        return not mention.is_rate
    is_priced = PRICED.search(mention.before[-60:]) or TIMES.match(mention.after[:5])
    return mention.is_rate or bool(is_priced or MONTHLY.search(mention.before[-30:]))


def _product(sentence: Sentence, base: Mention, result: Mention, code: CheckCode, factor: Fraction) -> Relation | None:
    """Return the product of two figures that the words tell: as one that holds, or as one that a slip spoils."""
    product = base.figure.value * factor
    pairs = ((result.figure.value, product), (base.figure.value, result.figure.value / factor))
    says_much = any(_says_much(*pair) for pair in pairs)
    if product == result.figure.value:
        is_told = code != "percentage_of" or says_much or _equates(sentence)
        licence: Licence = "adds up"
    else:
        is_told = _is_told_slip(sentence, (base, result), pairs, code)
        licence = "slip"
    if not is_told:
        return None
    subject = f"{float(factor * 100):g}% of" if code == "percentage_of" else f"{factor} times"
    verb = "is" if code == "percentage_of" else "comes to"
    return Relation(
        code, (base.figure.times(factor),), result.figure, f"{subject} {base.figure.written}", licence, verb
    )


def _is_told_slip(
    sentence: Sentence, ends: Sequence[Mention], pairs: Sequence[tuple[int, Fraction]], code: CheckCode
) -> bool:
    """Return whether a slip in one of two figures keeps them from being a product, and nothing else."""
    between = _between(sentence, ends)
    if WITH_MORE.search(f"{between} {ends[0].after[:40]}") or (
        OTHER_SHARE if code == "percentage_of" else OTHER_MONEY
    ).search(between):
        return False
    if _is_rounded_average(ends[0], pairs[1][1]) or OF_ANOTHER_YEAR.search(
        f"{ends[0].before[-25:]}«{ends[0].after[:25]}"
    ):
        return False
    if ROUNDED.search(sentence.masked) or OTHER_TIME.search(ends[0].after[:40]):
        return False
    slips = [pair for pair in pairs if _is_slip(*pair)]
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


def _is_slip(printed: int, fitting: Fraction) -> bool:
    return fitting.denominator == 1 and slip(printed, int(fitting), "pence") is not None


def _says_much(printed: int, fitting: Fraction) -> bool:
    return max(telling_digits(printed), telling_digits(fitting)) >= TELLING


def _equates(sentence: Sentence) -> bool:
    """Return whether a sentence of two figures says that one is the product of the other."""
    first, second, *more = sentence.mentions
    says = EQUATES.search(second.before[-20:]) or IN_ALL.match(second.after[:20]) or IS_SHARE.search(first.after[:40])
    return not more and says is not None and ONE_SENTENCE.search(sentence.masked) is not None
