"""Multiples: so many pieces at so much, a share of a sum, a sum and its uplift."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.prose.number_words import NUMBERS, WRITTEN, number_of
from pipeline.reconcile.prose.parts import TAKEN
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, product_of
from pipeline.reconcile.prose.sums import is_total

COUNT = rf"(?P<count>\d{{1,3}}(?:,\d{{3}})|\d{{1,4}}|{WRITTEN})"
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
# “with an option to extend for a year”: more years than the ones that are counted.
OPTIONAL = re.compile(r"\b(?:option\w{0,5}|exten[ds]\w{0,5})\b", re.IGNORECASE)
# “40 radios at £1,000 each and 20 chargers come to £45,000”: more than the pieces that are counted.
ALSO = re.compile(rf"\b(?:and|with)\s(?:\d|(?:a|an|the|{'|'.join(NUMBERS)})\b|other|some)", re.IGNORECASE)
# As in “over 6 years”, “(6 years for now)”, “for three years”, “a 4 year contract”
YEARS = re.compile(rf"\b{COUNT}[\s-](?:financial\s)?years?\b", re.IGNORECASE)
# Such as “by 50% (£2,350,000)”, “£84m plus 50% … £126m”, “10% of £5m is £500,000”, “VAT at 20% on £5m adds £1m”,
# “3 per cent of the grants budget of £1,850,000, i.e. £55,500”,
# “held to 3% of the £1,850,000 for grants: £55,500”; not “10% of £5m is for staff, and £1m for cars”.
SHARE_OF = re.compile(
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\scent)\s[^«»¦]{0,20}?\b(?:of|on)\b[^«»¦]{0,40}?«(?P<base>\d{1,4})»"
    r"[^«»¦]{0,30}?(?:=|\(|,|:|\b(?:is|are|or|equals|adds|gives|makes|produces|represents|(?:amounts?|comes|equates)\sto)\b)"
    r"(?:\s?(?:that\sis|i\.e|which|is|are|be|to|or|of|a|an|the|up|at|about|approximately|around|some|just|under|over|sum"
    r"|total|saving|further|additional|extra|therefore|thus|say|amounts?|comes|equal|equivalent|being|making|giving"
    r"|estimated)\b\.?,?){0,5}\s?«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “2% of the budget of £370,000, that is £7,400”, “…, equal to £4,400”, “…, which gives £26,500”
EQUATED = re.compile(
    r"(?:=|:|,\s(?:that\sis|i\.e\.|equal\sto|or|which\s(?:is|gives|makes|comes\sto|amounts\sto|equals)),?)\s«\d{1,4}»$",
    re.IGNORECASE,
)
# “Just over 60% of the £2.8m, i.e. £1.75m”
HEDGED = re.compile(
    r"\b(?:over|under|about|around|nearly|almost|roughly|approximately|circa|c\.?|some|than)\s?$", re.IGNORECASE
)
UPLIFT = re.compile(
    r"«(?P<base>\d{1,4})»[^«»¦]{0,60}?\b(?:by|plus|\+|with|uplift|increase|extension)\b[^«»¦%]{0,30}?"
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%(?P<words>[^«»¦%]{0,60}?)«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “increased by 10% for 2031/32, and again for 2032/33 to £48,000”, “by 3% each year to £48,000”,
# “£95,000 with an increase of 2% in years two and three: £290,000”: more than once
AGAIN = re.compile(
    r"\b(?:again|twice|(?:each|every|a|per)\s(?:year|annum)|annually|compound\w*|years\s(?:two|2))\b", re.IGNORECASE
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
# “increased by 15%, from £1,260,000 to £1,449,000”
GROWN_FROM = re.compile(
    r"\b(?:increased?|uplifted|raised|rises?|rose|grown?|grew)\sby\s(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%,?\sfrom\s«(?P<base>\d{1,4})»"
    r"\sto\s«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “£450,000 less a management charge of 4% leaves £432,000”
LESS_A_SHARE = re.compile(
    r"«(?P<base>\d{1,4})»[^«»¦%.;]{0,20}?\b(?:less|minus|after|net\sof)\b[^«»¦%.;]{0,40}?(?P<share>\d{1,2}(?:\.\d{1,2})?)\s?%[^«»¦%.;]{0,30}?"
    r"\b(?:leaves|leaving|gives|giving|is|makes|comes\sto)\s«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “With VAT at 20% the price of £412,000 becomes £494,400”
VAT_FIRST = re.compile(
    r"\bVAT\sat\s(?P<share>\d{1,2}(?:\.\d)?)\s?%[^«»¦]{0,40}«(?P<base>\d{1,4})»\s(?:becomes|comes\sto|rises\sto|makes|totals)\s«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “8% of the £840,000 or £60,000, whichever is lower”
EITHER = re.compile(r"\bwhichever\b", re.IGNORECASE)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products and shares that a document's prose states, or whose result it gives elsewhere."""
    totals: dict[int, Mention] = {}
    for passage in document:
        for mention in passage.mentions:
            totals.setdefault(mention.figure.value, mention)
    for passage in document:
        if passage.mentions:
            yield from _pieces(passage, totals)
            yield from _shares(passage)
            yield from _less_a_share(passage)


def count_of(words: str) -> int:
    """Return the number that a digit string or a number word names."""
    digits = words.replace(",", "")
    return int(digits) if digits.isdigit() else number_of(words)


def _pieces(passage: Prose, totals: dict[int, Mention]) -> Iterator[Relation]:
    for pattern in (UNITS, EACH):
        for match in passage.find(pattern):
            count, unit = count_of(match["count"]), passage.mentions[int(match["unit"])]
            if count < 2 or (pattern is EACH and match["noun"].lower().startswith("year")):
                continue
            near = [m for m in passage.mentions if m is not unit and (is_total(m) or _leads(m, match))]
            explicit = pattern is EACH or match["each"] or re.match(r"\w+\s[x×]", match[0])
            licence: Licence = "fits" if ALSO.search(unit.after) else "implied"
            for total in near if explicit else ():
                is_next = total.before == unit.after or total.after == unit.before
                yield product_of("unit_times_count", unit.figure, count, total.figure, licence if is_next else "fits")
            elsewhere = totals.get(unit.figure.value * count)
            if elsewhere and (explicit or elsewhere in passage.mentions):
                yield product_of("unit_times_count", unit.figure, count, elsewhere.figure, "adds up")


def _leads(mention: Mention, match: re.Match[str]) -> bool:
    """Return whether a figure stands right in front of "20 grants of £5,000 each" with a colon, bracket or "for"."""
    start = match[0][:12]
    return bool(
        re.search(r"(?:\(|:|\bfor|\bfund|\bas|=|,)\s?(?:up to\s)?$", mention.after.partition(start)[0][-12:])
    ) and (start in mention.after)


def _shares(passage: Prose) -> Iterator[Relation]:
    for pattern in (SHARE_OF, UPLIFT, GROWN, WITH_TAX, VAT_FIRST, GROWN_FROM):
        for match in passage.find(pattern):
            base, result = passage.mentions[int(match["base"])], passage.mentions[int(match["result"])]
            share = Fraction(match["share"]) / 100
            part = base.figure.times(share)
            grown = pattern is not SHARE_OF and result.figure.value > base.figure.value
            terms = (base.figure, part) if grown else (part,)
            percent, of = f"{match['share']}%", base.figure.written
            subject = f"{of} and another {percent} of it" if grown else f"{percent} of {of}"
            # “About 40% of the £840,000, less fees, is £320,000”
            plain: Licence = "equation" if EQUATED.search(match[0]) else "implied"
            is_rough = HEDGED.search(passage.masked[: match.start("share")][-25:]) or EITHER.search(result.after[:40])
            is_again = AGAIN.search(match.string[match.end("share") : match.end()])
            licence: Licence = "fits" if TAKEN.search(match[0]) or is_rough or is_again else plain
            yield Relation("percentage_of", terms, result.figure, subject, licence, "come to" if grown else "is")


def _less_a_share(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(LESS_A_SHARE):
        base, result = passage.mentions[int(match["base"])].figure, passage.mentions[int(match["result"])].figure
        terms = (base, base.times(-Fraction(match["share"]) / 100))
        subject = f"{base.written.strip()} less {match['share']}% of it"
        licence: Licence = "fits" if HEDGED.search(match.string[: match.start("share")][-25:]) else "implied"
        yield Relation("percentage_of", terms, result, subject, licence, "come to")
