"""Multiples: so many pieces at so much, so much a year over so many years, a share of a sum, a sum and its uplift."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from pipeline.money import Interval
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.parts import TAKEN
from pipeline.reconcile.prose import Mention, Passage, Sentence
from pipeline.reconcile.relation import Licence, Relation
from pipeline.reconcile.sums import is_total
from pipeline.records import CheckCode

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty"
NUMBERS = dict(zip(_WORDS.split(), (*range(1, 16), 20, 30), strict=True))
COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(NUMBERS)})"
# “20 grants of £5,000 each”, “four payments of up to £25,000”, “3 x £50,000”
UNITS = re.compile(
    rf"\b{COUNT}\s(?:x\s|×\s|(?:[a-z-]{{1,20}}\s){{1,4}}?(?:of|at|worth|costing|receiving|for)\s)[^«»¦]{{0,20}}?"
    r"«(?P<unit>\d{1,4})»(?P<each>[^«»¦]{0,25}?\b(?:each|apiece|per\s\w{1,15}|every)\b)?",
    re.IGNORECASE,
)
# “£5,000 for each of the 20 grants”, “£5,000 to each of 20 schools”, “£2,000 per post for 4 posts”
EACH = re.compile(
    rf"«(?P<unit>\d{{1,4}})»[^«»¦]{{0,20}}?\b(?:each\sof|per|every)\b[^«»¦]{{0,25}}?\b{COUNT}\s(?P<noun>[a-z]{{3,20}})",
    re.IGNORECASE,
)
# “£7,988,282 for each financial year”, “£2.6m and £3.4m per annum”, “£50,000 a year”
YEARLY = re.compile(
    r"\bper\s(?:annum|year)|\bp\.?\s?/?a\b\.?|\beach\s(?:financial\s)?year|\ba\syear|\bannual|\byearly|\bevery\syear"
    r"|\beach\sof\s(?:the\s)?(?:next\s)?\w{1,8}\s(?:financial\s)?years",
    re.IGNORECASE,
)
# “with an option to extend for a year”: more years than the ones that are counted.
OPTIONAL = re.compile(r"\b(?:option\w{0,5}|exten[ds]\w{0,5})\b", re.IGNORECASE)
# “a total of £330,000 with indexation”: not every year costs the same.
OTHER_TERMS = re.compile(r"\b(?:option\w{0,5}|exten[ds]\w{0,5}|index\w*|inflation\w*|rising|[rc]pi)\b", re.IGNORECASE)
# “40 radios at £1,000 each and 20 chargers come to £45,000”: more than the pieces that are counted.
ALSO = re.compile(r"\b(?:and|with)\s(?:\d|a\b|an\b|the\b|other|some)", re.IGNORECASE)
# As in “over 6 years”, “(6 years for now)”, “for three years”, “a 4 year contract”
YEARS = re.compile(rf"\b{COUNT}[\s-](?:financial\s)?years?\b", re.IGNORECASE)
# “2022/23 – 2024/25”, “2022-25”
SPAN = re.compile(
    r"\b20(?P<first>\d{2})\s?/\s?\d{2}\s?(?:–|-|to)\s?(?:20)?(?P<last>\d{2})\s?/\s?\d{2}\b", re.IGNORECASE
)
# Such as “by 50% (£4,150,000)”, “£96m plus 50% … £144m”, “10% of £5m is £500,000”.
SHARE_OF = re.compile(
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%\s[^«»¦]{0,20}?\bof\b[^«»¦]{0,40}?«(?P<base>\d{1,4})»"
    r"[^«»¦]{0,30}?(?:=|\(|\bis\b|\bor\b|,|\bequals\b|\bamounts?\sto\b|\bcomes\sto\b)[^«»¦]{0,20}?«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
UPLIFT = re.compile(
    r"«(?P<base>\d{1,4})»[^«»¦]{0,60}?\b(?:by|plus|\+|with|uplift|increase|extension)\b[^«»¦%]{0,30}?"
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%(?P<words>[^«»¦]{0,60}?)«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “was £96m. A 50% increase takes it to £144m”
GROWN = re.compile(
    r"«(?P<base>\d{1,4})»[^«»%]{0,60}?(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%\s(?:increase|uplift|extension|rise)"
    r"[^«»¦]{0,40}?«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “£1,000,000 excluding VAT (£1,200,000 including VAT at 20%)”
WITH_TAX = re.compile(
    r"«(?P<base>\d{1,4})»[^«»¦]{0,20}?\b(?:excl|ex|net|exclu\w+|plus)\b[^«»¦]{0,15}?\bVAT\b[^«»¦]{0,20}?"
    r"«(?P<result>\d{1,4})»[^«»¦]{0,20}?\bVAT\b[^«»¦]{0,10}?(?P<share>\d{1,2}(?:\.\d)?)\s?%",
    re.IGNORECASE,
)
TELLING_DIGITS = 3


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the products and shares that a document's prose states, or whose result it gives elsewhere."""
    totals: dict[int, Mention] = {}
    terms: set[int] = set()
    for passage in document:
        terms |= {count_of(match["count"]) for match in passage.find(YEARS)}
        for mention in passage.mentions:
            totals.setdefault(mention.figure.value, mention)
    for passage in document:
        if passage.mentions:
            yield from _yearly(passage, totals, terms)
            yield from _pieces(passage, totals)
            yield from _shares(passage)


def count_of(words: str) -> int:
    """Return the number that a digit string or a number word names."""
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _product(code: CheckCode, figure: Figure, count: int, total: Figure, licence: Licence) -> Relation:
    yearly = code == "annual_times_years"
    subject = f"{figure.written} a year over {count} years" if yearly else f"{count} times {figure.written}"
    return Relation(code, (figure.times(count),), total, subject, licence, "comes to")


def _yearly(passage: Passage, totals: dict[int, Mention], terms: set[int]) -> Iterator[Relation]:
    """Yield yearly sums over the years that their sentence counts, or over a term that the document names elsewhere."""
    for number, sentence in enumerate(passage.sentences):
        counts = {count_of(match["count"]) for match in YEARS.finditer(sentence.masked)}
        following = passage.sentences[number + 1].mentions[:1] if number + 1 < len(passage.sentences) else ()
        stated = [mention for mention in (*sentence.mentions, *following) if is_total(mention)]
        for low, high in _rates(sentence) if len(counts) == 1 else ():
            for total in stated:
                if total.figure.place not in (low.place, high.place):
                    count = next(iter(counts))
                    rate = _range(low, high, above=total.figure.value > high.value * count)
                    licence: Licence = "adds up" if OTHER_TERMS.search(sentence.masked) else "stated"
                    yield _product("annual_times_years", rate, count, total.figure, licence)
        for mention in sentence.mentions:
            elsewhere = terms if _says_much(mention.figure) else set()
            for count in sorted(counts | elsewhere | _spans(mention, passage)) if _is_yearly(mention) else ():
                result = totals.get(mention.figure.value * count)
                if result and count > 1:
                    yield _product("annual_times_years", mention.figure, count, result.figure, "adds up")


def _says_much(figure: Figure) -> bool:
    """Return whether a figure has three digits that tell it apart: £14.1m, not £20,000, whose multiples are many."""
    return len(str(figure.value).strip("0")) >= TELLING_DIGITS


def _is_yearly(mention: Mention) -> bool:
    return mention.amount.rate == "per_year" or bool(YEARLY.search(mention.after[:40]))


def _rates(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """Yield the yearly sums of a sentence, lowest and highest: "between £2.6m and £3.4m per annum" is one sum."""
    in_range: Mention | None = None
    for first, second in zip_longest(sentence.mentions, sentence.mentions[1:]):
        is_range = first.before.rstrip().endswith("between") and first.after.strip() == "and"
        if second is not None and is_range and _is_yearly(second):
            yield first.figure, second.figure
            in_range = second
        elif _is_yearly(first) and first is not in_range:
            yield first.figure, first.figure


def _range(low: Figure, high: Figure, *, above: bool) -> Figure:
    """Return a range as one figure as wide as both ends, its value that of the end which comes nearer to the total."""
    if low is high:
        return low
    interval = Interval(low.interval.low, high.interval.high)
    return replace(high if above else low, interval=interval, written=f"{low.written} to {high.written}")


def _spans(mention: Mention, passage: Passage) -> set[int]:
    """Return over how many years a yearly sum may run, by the years that it is for or that its paragraph names."""
    spans = {(int(m["last"]) - int(m["first"])) % 100 + 1 for m in SPAN.finditer(passage.masked[:4000])}
    first, last = mention.amount.first_year, mention.amount.last_year
    if first and last:
        spans.add(int(last[:4]) - int(first[:4]) + 1)
    return {span for span in spans if 1 < span < 11}


def _pieces(passage: Passage, totals: dict[int, Mention]) -> Iterator[Relation]:
    for pattern in (UNITS, EACH):
        for match in passage.find(pattern):
            count, unit = count_of(match["count"]), passage.mentions[int(match["unit"])]
            if count < 2 or (pattern is EACH and match["noun"].lower().startswith("year")):
                continue
            near = [m for m in passage.mentions if m is not unit and (is_total(m) or _leads(m, match))]
            explicit = pattern is EACH or match["each"] or re.match(r"\w+\s[x×]", match[0])
            licence: Licence = "fits" if ALSO.search(unit.after) else "implied"
            for total in near if explicit else ():
                yield _product("unit_times_count", unit.figure, count, total.figure, licence)
            elsewhere = totals.get(unit.figure.value * count)
            if elsewhere and (explicit or elsewhere in passage.mentions):
                yield _product("unit_times_count", unit.figure, count, elsewhere.figure, "adds up")


def _leads(mention: Mention, match: re.Match[str]) -> bool:
    """Return whether a figure stands right in front of "20 grants of £5,000 each" with a colon, bracket or "for"."""
    start = match[0][:12]
    return bool(
        re.search(r"(?:\(|:|\bfor|\bfund|\bas|=|,)\s?(?:up to\s)?$", mention.after.partition(start)[0][-12:])
    ) and (start in mention.after)


def _shares(passage: Passage) -> Iterator[Relation]:
    for pattern in (SHARE_OF, UPLIFT, GROWN, WITH_TAX):
        for match in passage.find(pattern):
            base, result = passage.mentions[int(match["base"])], passage.mentions[int(match["result"])]
            share = Fraction(match["share"]) / 100
            part = base.figure.times(share)
            grown = pattern is not SHARE_OF and result.figure.value > base.figure.value
            terms = (base.figure, part) if grown else (part,)
            percent, of = f"{match['share']}%", base.figure.written
            subject = f"{of} and another {percent} of it" if grown else f"{percent} of {of}"
            # “About 40% of the £840,000, less fees, is £320,000”
            licence: Licence = "fits" if TAKEN.search(match[0]) else "implied"
            yield Relation("percentage_of", terms, result.figure, subject, licence, "come to" if grown else "is")
