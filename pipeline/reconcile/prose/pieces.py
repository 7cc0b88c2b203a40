"""Pieces: so many at a price, and what they come to, in one sentence: "20 schools at £1,250 each cost £25,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reconcile.prose.multiples import ALSO, COUNT, count_of
from pipeline.reconcile.prose.other_money import OTHER_MONEY
from pipeline.reconcile.prose.passages import Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, product_of
from pipeline.reconcile.prose.sums import TOTAL_AFTER, is_total

# “20 schools (£1,250 each)”, “20 schools at £1,250 per school”, “each of the 20 schools gets £1,250”,
# “15 laptop and phone packages costing £2,700 each”
PIECES = re.compile(
    rf"\b{COUNT}\s(?:[a-z-]{{2,20}}\s){{1,6}}?(?:(?:will\sbe|are|were)\s[a-z]{{4,10}}\s)?"
    r"(?:\(|at\s|with\s|gets?\s|receives?\s|cost(?:s|ing)?\s|of\s|worth\s|x\s){1,2}"
    r"«(?P<unit>\d{1,4})»(?P<each>\s(?:each|apiece|per\s\w{1,15}|a\s(?!year|month|week|day|quarter)[a-z]{3,12}(?=[\s,.;]|$)))?",
    re.IGNORECASE,
)
TIMES = re.compile(rf"\b{COUNT}\s?(?:[a-z-]{{2,15}}\s){{0,3}}?[x×]\s?(?P<each>)«(?P<unit>\d{{1,4}})»", re.IGNORECASE)
# “£450 x 60 days = £27,000”
TIMES_COUNT = re.compile(
    rf"«(?P<unit>\d{{1,4}})»(?P<each>)\s?[x×]\s?{COUNT}\s(?:[a-z-]{{2,15}}\s){{0,2}}", re.IGNORECASE
)
# “Twelve boroughs will each receive £15,000”, “six posts, each costing £45,000”
EACH_GETS = re.compile(
    rf"\b{COUNT}\s(?:[a-z-]{{2,20}}\s){{0,2}}[a-z-]{{2,20}},?\s(?:(?:will|would|can|may|to)\s)?(?P<each>each)\s(?:be\s)?"
    r"(?:[a-z]{2,12}\s){1,3}«(?P<unit>\d{1,4})»",
    re.IGNORECASE,
)
# “12 posts at an average cost of £15,000”, “four equal instalments of £20,000”
AT_A_PRICE = re.compile(
    rf"\b{COUNT}\s(?:[a-z-]{{2,20}}\s){{1,3}}?(?P<each>at\san?\s(?:[a-z]{{4,8}}\s)?(?:cost|price|rate|fee)\sof\s)(?:up\sto\s)?"
    r"«(?P<unit>\d{1,4})»",
    re.IGNORECASE,
)
EQUAL = re.compile(
    rf"\b{COUNT}\s(?P<each>equal)\s(?:[a-z-]{{2,20}}\s){{1,2}}of\s(?:up\sto\s)?«(?P<unit>\d{{1,4}})»", re.IGNORECASE
)
# “A unit price of £800 for 450 devices”, “£20,000 a month for 18 months”
PRICE_FOR = re.compile(
    r"\b(?P<each>(?:unit|average)\s(?:price|cost|rate|fee)|price\sper\s[a-z]{3,12})\s(?:of|is|at)\s«(?P<unit>\d{1,4})»"
    rf"[^«»¦;.]{{0,20}}?\bfor\s(?:the\s|each\sof\s(?:the\s)?)?{COUNT}\s[a-z]",
    re.IGNORECASE,
)
FOR_MONTHS = re.compile(
    rf"«(?P<unit>\d{{1,4}})»(?P<each>\s(?:per|a|each|every)\s(?P<period>month|week|quarter|day))\s(?:for|over)\s(?:the\s)?"
    rf"{COUNT}\s(?P=period)s\b",
    re.IGNORECASE,
)
# “30 days at £410 a day: £12,300”
AT_A_RATE = re.compile(
    rf"\b{COUNT}\s(?P<period>day|hour|week|month|session|night|shift)s\sat\s«(?P<unit>\d{{1,4}})»"
    r"(?P<each>\s(?:a|an|per|each)\s(?P=period))\b",
    re.IGNORECASE,
)
# “equal instalments of £20,000 in each of the four years”, “payments of £20,000 are due in each of the four quarters”
IN_EACH = re.compile(
    rf"\b(?:instalments?|payments?|sums?)\sof\s«(?P<unit>\d{{1,4}})»(?P<each>\s(?:(?:are|is|will\sbe)\s[a-z]{{3,8}}\s)?in\seach\sof\s(?:the\s)?){COUNT}"
    r"\s(?:[a-z]{3,10}\s)?(?:years|quarters|months)\b",
    re.IGNORECASE,
)
# “£1,250 each for 20 schools”
EACH_FOR = re.compile(rf"«(?P<unit>\d{{1,4}})»(?P<each>\seach)\s(?:for|to)\s(?:the\s)?{COUNT}\s[a-z]", re.IGNORECASE)
PRODUCTS = (
    PIECES,
    TIMES,
    TIMES_COUNT,
    EACH_FOR,
    EACH_GETS,
    AT_A_PRICE,
    EQUAL,
    PRICE_FOR,
    FOR_MONTHS,
    AT_A_RATE,
    IN_EACH,
)
# “12 monthly payments of £4,000”
PAYMENTS = re.compile(r"\b(?:payments|instalments)\s(?:of|at)\s", re.IGNORECASE)
# “each of the 20 schools gets £1,250”
EACH_OF = re.compile(r"\beach\sof\s(?:the\s|these\s)?$", re.IGNORECASE)
# “20 x £1,250 = £25,000”, “£1,250 each (£25,000)”, “£410 a day: £12,300”, “20 desks at £800 per desk will cost £16,000”
RESULTS = re.compile(r"^(?:\s(?:each|apiece|(?:per|an?)\s[a-z]{2,15}))?\s?(?:=|\(|:)\s?$", re.IGNORECASE)
# “five studies at £4,600 each, £23,000 in all”
EACH_THEN = re.compile(
    r"^\s(?:each|apiece|(?:per|an?)\s[a-z]{2,15}),\s(?:(?:or|that\sis|making|so)\s)?$", re.IGNORECASE
)
# “eight courses at £5,750 each, a cost of £46,000, and”, “£44,400 per year for three years, a cost of £133,200”
_A_COST = r",\s(?:at\s)?(?:a|the)\s(?:total\s|full\s|whole\s)?(?:cost|total|sum|value|price)\sof\s$"
A_COST = re.compile(rf"^\s(?:each|apiece|per\s[a-z]{{2,15}}){_A_COST}", re.IGNORECASE)
YEARS_AT_A_COST = re.compile(
    rf"^\s(?:per\s(?:annum|year)|a\syear|p\.?a\.?|each\syear)\s(?:for|over)\s(?:the\s|all\s)?{COUNT}\s"
    rf"(?:financial\s)?years{_A_COST}",
    re.IGNORECASE,
)
COSTS = re.compile(
    r"^(?:\s(?:each|apiece|per\s[a-z]{2,15}))?,?\s(?:will\s|would\s)?(?:costs?|costing|gives?|giving|makes?|making|equals"
    r"|comes?\sto|amounts?\sto)\s(?:a\stotal\sof\s)?$",
    re.IGNORECASE,
)
# “The total of £180,000 represents 12 posts at …”, “£270,000 will pay for six posts”
LEADS = re.compile(
    r"»\s?(?:\(|:\s|(?:to|as|for)\s(?:the\s)?|represents\s|(?:will\s)?(?:pays?\sfor|funds?|buys?|covers?)\s|being\s)?$",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products of a number of pieces and their price that a document's sentences state."""
    for passage in document:
        for sentence in passage.sentences:
            if len(sentence.mentions) == 2:
                yield from _at_a_price(sentence)
            yield from _at_a_cost(sentence)


def _at_a_price(sentence: Sentence) -> Iterator[Relation]:
    for match in (m for pattern in PRODUCTS for m in pattern.finditer(sentence.masked[:600])):
        unit = sentence.mentions[int(match["unit"])]
        total = sentence.mentions[1 - int(match["unit"])]
        is_each = (
            match["each"] is not None
            or PAYMENTS.search(match[0])
            or EACH_OF.search(sentence.masked[: match.start()][-15:])
        )
        if not is_each or count_of(match["count"]) < 2 or OTHER_MONEY.search(sentence.masked[:600]):
            continue
        lead = sentence.masked[: match.start()]
        is_first = unit is sentence.mentions[0]
        leads = LEADS.search(lead[-30:])
        results = is_first and (COSTS.search(unit.after[:60]) or is_total(total))
        has_more = is_first and ALSO.search(unit.after)
        licence: Licence = "implied" if (leads or results or is_total(total)) and not has_more else "fits"
        is_equated = RESULTS.search(unit.after) or (EACH_THEN.match(unit.after) and TOTAL_AFTER.match(total.after[:30]))
        licence = "stated" if match.re is IN_EACH else licence
        licence = "equation" if match.re is EQUAL or (is_first and is_equated) else licence
        yield product_of("unit_times_count", unit.figure, count_of(match["count"]), total.figure, licence)


def _at_a_cost(sentence: Sentence) -> Iterator[Relation]:
    """Yield the products whose result stands right behind them, whatever else the sentence tells."""
    for unit, total in pairwise(sentence.mentions):
        years = YEARS_AT_A_COST.match(unit.after)
        if years:
            yield product_of("annual_times_years", unit.figure, count_of(years["count"]), total.figure, "equation")
        elif A_COST.match(unit.after):
            found = [m for pattern in PRODUCTS for m in pattern.finditer(sentence.masked[:600])]
            # “20 radios at £1,250 each and 40 chargers at £20 each, a total of £25,800” is told of both.
            units = {int(m["unit"]) for m in found}
            counts = {count_of(m["count"]) for m in found} - {1} if len(units) == 1 else set()
            is_of_it = units == {sentence.mentions.index(unit)}
            yield from (
                product_of("unit_times_count", unit.figure, n, total.figure, "equation") for n in counts if is_of_it
            )
