"""Annual: so much a year over a term, counted in years or months with its options, or told by financial years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product, zip_longest

from pipeline.money import Interval
from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.durations import spans_of, years_in
from pipeline.reconcile.prose.multiples import COUNT, YEARS, count_of
from pipeline.reconcile.prose.other_money import is_other
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, product_of
from pipeline.reconcile.prose.sums import is_total

# “£3,417,265 for each financial year”, “£2.6m and £3.4m per annum”, “£50,000 a year”
YEARLY = re.compile(
    r"\bper\s(?:annum|year)|\bp\.?\s?/?a\b\.?|\beach\s(?:financial\s)?year|\ba\syear|\bannual|\byearly|\bevery\syear"
    r"|\beach\sof\s(?:the\s)?(?:next\s)?\w{1,8}\s(?:financial\s)?years",
    re.IGNORECASE,
)
# “annual running costs of between £2.6m and £3.4m”, “A yearly fee of £50,000”
YEARLY_BEFORE = re.compile(
    r"\b(?:annual|yearly)\s(?:[a-z]{3,12}\s){1,3}(?:(?:of|is|are|lies?|at|somewhere)\s){1,3}(?:between\s)?$",
    re.IGNORECASE,
)
# “The revenue costs of it make £14.7m.”: a sentence about what the one before it told by the year
CALLED_BACK = re.compile(
    r"^(?:(?:all|these|those|the|such|its|their)\s){1,2}(?:[a-z]{3,12}\s){0,2}(?:costs?|charges?|payments?|spend(?:ing)?|expenditure|bills?|outlay)\b"
    r"[^«»]{0,40}\b(?:make|come\sto|amount\sto|are|reach)\s$|^the\s(?:sum|outlay|bill|cost)\sfor\s(?:its|the|all)\s[^«»]{0,20}\bis\s$|^(?:its|the)\s(?:full|whole)\s(?:value|price|cost)\sis\s$",
    re.IGNORECASE,
)
# “, and the outlay for the whole period is put at £4.2m”
OUTLAY = re.compile(
    r"\bthe\s(?:outlay|cost|bill|sum|spend)\sfor\sthe\s(?:whole|entire|full)\s[a-z]{4,8}\s(?:is|comes)\s(?:put\s)?(?:at\s|to\s)?$",
    re.IGNORECASE,
)
# “The old deal costs £180,000 per annum. The new one will cost a total of £620,000”: a sentence about other money.
OF_ANOTHER = re.compile(
    r"^(?:(?:the|an?|its|our|this)\s)?(?:new|next|other|another|second|successor|replacement|proposed|capital|one-off|set-?up)\b",
    re.IGNORECASE,
)
# “a total of £330,000 with indexation”: not every year costs the same.
OTHER_TERMS = re.compile(r"\b(?:option\w{0,5}|exten[ds]\w{0,5}|index\w*|inflation\w*|rising|[rc]pi)\b", re.IGNORECASE)
# “£115,000 (£23,000pa)”, “£2.4m (c. £600k per annum)”
BRACKETED = re.compile(
    r"«(?P<total>\d{1,4})»\s?\((?:(?:or|about|circa|c\.?|approx\.?|approximately|i\.e\.|at|=)\s?){0,2}"
    r"«(?P<unit>\d{1,4})»\s?(?:p\.?\s?/?a\b|per\s(?:annum|year)|a\syear|each\syear|annually)\.?[^«»¦()]{0,20}\)",
    re.IGNORECASE,
)
# “£250,000 for three years (£83,000 in each of 2031/32, 2032/33 and 2033/34)”
EACH_YEAR_BRACKETED = re.compile(
    rf"«(?P<total>\d{{1,4}})»\s(?:for|over|across)\s(?:the\s|all\s)?{COUNT}\s(?:financial\s)?years\s?\((?:(?:or|about|circa|at|i\.e\.)\s)?"
    r"«(?P<unit>\d{1,4})»\s(?:in|for)\seach\b",
    re.IGNORECASE,
)
# “£8m (£32m over the four-year period)”
BRACKETED_TERM = re.compile(
    rf"«(?P<unit>\d{{1,4}})»\s?\((?:or\s)?«(?P<total>\d{{1,4}})»\s(?:over|across|for|during)\s(?:the\s|a\s|all\s)?{COUNT}[\s-]years?\b",
    re.IGNORECASE,
)
# “across the term is a value of £4m”: words by which a figure is told for a term
OF_A_TERM = re.compile(r"\b(?:terms?|years?|extensions?|period|life|options?)\b", re.IGNORECASE)
OF_THE_TOTAL = re.compile(r"^(?:the|its)\s(?:total|overall|full|whole)\b", re.IGNORECASE)
IS = re.compile(r",\s(?:is|was|will\sbe|comes\sto|amounts\sto)\s(?:therefore\s)?$", re.IGNORECASE)
TELLING_DIGITS = 3
# “£40,500 in each of the two years (£81,000 overall)”
EQUATED = re.compile(r"\b(?:years?|annum|p\.?a\.?)\s\($", re.IGNORECASE)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document says of yearly sums over a term, or what their product gives elsewhere."""
    totals: dict[int, Mention] = {}
    terms: set[int] = set()
    for passage in document:
        terms |= {count_of(match["count"]) for match in passage.find(YEARS)}
        for mention in passage.mentions:
            totals.setdefault(mention.figure.value, mention)
    for passage in document:
        if passage.mentions:
            yield from _yearly(passage, totals, terms)
            yield from _bracketed(passage)
            yield from _bracketed_term(passage)
            yield from _over_its_term(passage)


def _bracketed(passage: Prose) -> Iterator[Relation]:
    """Yield a total with the yearly sum in brackets behind it, over the years of its sentence or of its paragraph."""
    for match in passage.find(BRACKETED):
        total, unit = passage.mentions[int(match["total"])], passage.mentions[int(match["unit"])]
        start = passage.masked.rfind("¦", 0, match.start()) + 1
        end = passage.masked.find("¦", match.end())
        own = years_in(passage.masked[start : end if end >= 0 else None])
        for count in sorted(own or years_in(passage.masked)):
            yield product_of(
                "annual_times_years", unit.figure, count, total.figure, "implied" if len(own) == 1 else "fits"
            )


def _bracketed_term(passage: Prose) -> Iterator[Relation]:
    """Yield a yearly sum with what it comes to over its years in brackets behind it."""
    for match in passage.find(EACH_YEAR_BRACKETED):
        total, unit = passage.mentions[int(match["total"])], passage.mentions[int(match["unit"])]
        yield product_of("annual_times_years", unit.figure, count_of(match["count"]), total.figure, "equation")
    for match in passage.find(BRACKETED_TERM):
        total, unit = passage.mentions[int(match["total"])], passage.mentions[int(match["unit"])]
        yield product_of("annual_times_years", unit.figure, count_of(match["count"]), total.figure, "fits")


def _over_its_term(passage: Prose) -> Iterator[Relation]:
    """Yield a yearly sum and those behind it in its sentence that are told for a term, where they are its product."""
    for sentence in passage.sentences:
        counts = sorted(years_in(sentence.masked)) if len(sentence.mentions) > 1 else []
        for number, mention in enumerate(sentence.mentions[:-1]):
            later = sentence.mentions[number + 1 :] if counts and _is_yearly(mention) else ()
            for total in (one for one in later if OF_A_TERM.search(one.before)):
                yield from (
                    product_of("annual_times_years", mention.figure, count, total.figure, "fits") for count in counts
                )


def _yearly(passage: Prose, totals: dict[int, Mention], terms: set[int]) -> Iterator[Relation]:
    """Yield yearly sums over the years that their sentence counts, or over a term that the document names elsewhere."""
    for number, sentence in enumerate(passage.sentences):
        behind = passage.sentences[number + 1] if number + 1 < len(passage.sentences) else None
        counts = {count_of(match["count"]) for match in YEARS.finditer(sentence.masked)}
        if not counts and behind is not None and behind.mentions:  # “£40,000 a year. Over four years this comes to …”
            counts = {count_of(match["count"]) for match in YEARS.finditer(behind.masked)}
        following = behind.mentions[:1] if behind and not OF_ANOTHER.match(behind.masked) else ()
        stated = [m for m in (*sentence.mentions, *following) if is_total(m) or _is_subject(sentence, m)]
        stated += [m for m in following if CALLED_BACK.match(m.before) and m not in stated]
        stated += [m for m in sentence.mentions[-1:] if OUTLAY.search(m.before)]
        if len(counts) == 1:
            yield from _over_years(sentence, stated, *counts)
        for mention in (mention for mention in sentence.mentions if _is_yearly(mention)):
            elsewhere = terms if _says_much(mention.figure) else set()
            for count in sorted(counts | elsewhere | spans_of(mention, passage)):
                result = totals.get(mention.figure.value * count)
                if result and count > 1:
                    yield product_of("annual_times_years", mention.figure, count, result.figure, "adds up")


def _over_years(sentence: Sentence, stated: Sequence[Mention], count: int) -> Iterator[Relation]:
    """Yield the yearly sums of a sentence, each over so many years, with the totals that are stated for them."""
    for (low, high), total in product(_rates(sentence), stated):
        if total.figure.place in (low.place, high.place):
            continue
        rate = _range(low, high, above=total.figure.value > high.value * count)
        plain: Licence = "equation" if EQUATED.search(total.before[-8:]) else "stated"
        licence: Licence = "adds up" if _is_open(sentence, high, total) else plain
        yield product_of("annual_times_years", rate, count, total.figure, licence)


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a sentence about the total ends in a figure: "The total cost, at £60,000 a year, is £180,000"."""
    is_last = len(sentence.mentions) == 2 and mention is sentence.mentions[1]
    return is_last and bool(OF_THE_TOTAL.match(sentence.masked) and IS.search(mention.before[-25:]))


def _is_open(sentence: Sentence, rate: Figure, total: Mention) -> bool:
    """Return whether a total may hold more than a yearly sum times its years: what words or a figure between add."""
    first, last = sorted((rate.place, total.figure.place))
    between = any(first < mention.figure.place < last for mention in sentence.mentions)
    return between or bool(OTHER_TERMS.search(sentence.masked)) or is_other(sentence.masked, total.before)


def _says_much(figure: Figure) -> bool:
    """Return whether a figure has three digits that tell it apart: £17.3m, not £20,000, whose multiples are many."""
    return telling_digits(figure.value) >= TELLING_DIGITS


def _is_yearly(mention: Mention) -> bool:
    is_told = YEARLY.search(mention.after[:40]) or YEARLY_BEFORE.search(mention.before[-80:])
    return mention.amount.rate == "per_year" or is_told is not None


def _rates(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """Yield the yearly sums of a sentence, lowest and highest: "between £2.6m and £3.4m per annum" is one sum."""
    in_range: Mention | None = None
    for first, second in zip_longest(sentence.mentions, sentence.mentions[1:]):
        is_range = first.before.rstrip().lower().endswith("between") and first.after.strip() == "and"
        if second is not None and is_range and (_is_yearly(first) or _is_yearly(second)):
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
