"""Shares: sums that are parts of another, and mentions of the same money, so that they have the same payer and payee.

Papers split a sum in many words, and agree in one thing: a run of sums, one after the other, that adds up to the penny
to a sum named shortly before or behind it is taken for its parts. Where the parts are not all named, words tell, as
they tell from which sum another is drawn.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.attribution.sketch import Sketch
from pipeline.records import Amount

LONGEST = 12  # sums in a run
NEAR = 6  # sums between a run and its whole
# What several mentions of one sum may be: money that goes out, and in a wider sense also what came in for it.
SPENT = frozenset({"awarded", "contract", "budget", "spent"})
MONEY = SPENT | {"accepted"}

# "up to £5 of the £60"
OF_THE_SUM = re.compile(r"(?P<part>§) of (?:the|this|that|its) (?P<whole>§)")
# "Of this £60, £5 was set aside"; "Of it £5 went to"; "From the total £5 is for"
OF_THAT = re.compile(
    r"""\W{0,6}(?:Of|From|Out\ of|Within)\ (?:(?:this|that|the)\ (?P<whole>§)(?=[^.;§]{0,80}§)|
        (?:this|that|the)\ (?:total|sum|amount|money|award|grant)\b|(?:this|that|it|these|which)\b)""",
    re.VERBOSE,
)
# "£5 of it", "£1 of which"
OF_IT = re.compile(r"(?P<part>§) of (?:it|this|that|which)\b(?! §)")
# "The money comes from the £60 that the Mayor found": the sums before are drawn from it
SOURCE = re.compile(
    r"""\W{0,6}(?:This|It|They|All|These|The)\b[^.;§]{0,60}\b(?:comes?|came|taken|drawn|paid|met|funded|financed|found)
        \ (?:from|out\ of|by|within)\b[^.;§]{0,60}(?P<whole>§)""",
    re.VERBOSE,
)
# "£5 for the work, out of the £60 from the Mayor", "£5 out of the Home Office's £60"
OUT_OF = re.compile(r"(?P<part>§)[^.;§]{0,80}\b(?:out of|from within|from) (?:the|this|that|(?:the )?¤'s) (?P<whole>§)")
# "London's part would be £5"
SHARE = re.compile(
    r"""\W{0,6}(?:The\ )?(?:London|¤|Its?)?(?:'s)?\ ?(?:part|share|allocation|portion)\b
        (?:\ of\ (?:it|this|that|these))?\ (?:is|was|will\ be|would\ be)\b[^.;§]{0,30}(?P<part>§)""",
    re.VERBOSE,
)
# "an uplift of £5, to a revised total of £60", "£5, bringing the total grant to £60": one money, from one hand
RAISED = re.compile(
    r"""(?P<whole>§)[^.;:§]{0,80}\b(?:total+ing|to\ an?\ (?:\w+\ )?total\ of|
        (?:bring|rais|tak|increas|extend)(?:s|es|ing|e)\ the\ [^.;:§]{0,40}\ to)\ (?P<part>§)""",
    re.VERBOSE,
)
# "award a grant from this funding", "fund it out of that grant", "met from the same fund"
FROM_THAT = re.compile(
    r"\b(?:from|out of|within|charged to|§ of) (?:it\b|(?:this|that|the same) "
    r"(?:funding|fund|pot|grant|money|award|sum|amount|allocation|total)\b)",
    re.IGNORECASE,
)
# "This would include £5 for London"
INCLUDING = re.compile(
    r"\W{0,6}(?:This|It|These) (?:(?:would|will|also) ){0,2}(?:includes?|comprises?|consists? of)\b"
    r"[^§.;]{0,40}(?P<part>§)"
)
# "a grant of £60 (£20 per annum for three years)": one money
YEARLY = re.compile(
    r"(?P<whole>§)(?: over \w+ years)? ?"
    r"\((?:or |a mean value of |an average of )?(?:approximately |about )?(?P<part>§) ?"
    r"(?:per annum|p\.?a\.?|per year|a year|each year|annually)\b",
    re.IGNORECASE,
)
# "Give £20 per annum for three years (£60 in all)": both are one money
SUMMED = re.compile(
    r"(?P<part>§) ?(?:per annum|p\.?a\.?|per year|a year|each year)\b[^.;:§()]{0,60}"
    r"\((?P<whole>§)(?: (?:in all|in total|over)\b|\))",
    re.IGNORECASE,
)
# "£60 of the Home Office's money for the year, including £5 for London"
INCLUDED = re.compile(r"(?P<whole>§)[^§.;:]{0,200}, including\b[^§.;]{0,40}(?P<part>§)")
# "£60, comprising of £55 and £5"; "£60 with up to £5 for costs"
COMPRISING = re.compile(
    r"""(?P<whole>§)[^§.;:]{0,60}\b(?:compris\w+|made\ up|consist\w+|split|divided|broken\ down|shared|
        of\ which|includ\w+|with)\b[^§.;]{0,40}(?P<part>§)""",
    re.VERBOSE,
)


def counted_parts(amounts: Sequence[Amount]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield (whole, parts) by their places in the list: each run of two or more sums that adds up to a sum near it."""
    places = defaultdict(list)
    for i, amount in enumerate(amounts):
        places[amount.value_pence].append(i)
    for start in range(len(amounts)):
        total = amounts[start].value_pence
        for end in range(start + 1, min(start + LONGEST, len(amounts))):
            total += amounts[end].value_pence
            for whole in _near(places.get(total, []), start, end):
                yield whole, tuple(range(start, end + 1))


def _near(places: Sequence[int], start: int, end: int) -> Iterator[int]:
    """Yield the places that lie shortly before or behind a run."""
    for at in places[bisect_left(places, start - NEAR) : bisect_right(places, end + NEAR)]:
        if not start <= at <= end:
            yield at


def told_parts(sketch: Sketch, before: Sequence[Amount]) -> Iterator[tuple[str, str]]:
    """Yield (whole, part) by amount_id where words tell; `before` are the sums of the sentence before this one."""
    sums, text = sketch.sums, sketch.text
    for pattern in (OF_THE_SUM, COMPRISING, RAISED, INCLUDED, YEARLY):
        for match in pattern.finditer(text):
            yield sums[match.start("whole")].amount_id, sums[match.start("part")].amount_id
    for match in SUMMED.finditer(text):
        both = sums[match.start("whole")].amount_id, sums[match.start("part")].amount_id
        yield from (both, both[::-1])
    for match in OF_IT.finditer(text):
        nearest = text.rfind("§", 0, match.start("part"))
        whole = sums[nearest] if nearest >= 0 else before[-1] if len(before) == 1 else None
        if whole is not None:
            yield whole.amount_id, sums[match.start("part")].amount_id
    if before and (including := INCLUDING.match(text)):
        yield before[-1].amount_id, sums[including.start("part")].amount_id
    if opening := OF_THAT.match(text):
        at = opening.start("whole")
        whole = sums[at] if at >= 0 else before[-1] if before else None
        if whole is not None:
            yield from ((whole.amount_id, sums[part].amount_id) for part in sorted(sums) if part > at)


def told_sources(sketch: Sketch, before: Sequence[Amount]) -> Iterator[tuple[str, str]]:
    """Yield (source, drawn) by amount_id where words tell that money is drawn from a sum, and so from who pays that."""
    sums, text = sketch.sums, sketch.text
    for match in OUT_OF.finditer(text):
        yield sums[match.start("whole")].amount_id, sums[match.start("part")].amount_id
    if not before:
        return
    if source := SOURCE.match(text):
        yield from ((sums[source.start("whole")].amount_id, drawn.amount_id) for drawn in before)
    if share := SHARE.match(text):
        yield before[-1].amount_id, sums[share.start("part")].amount_id
    if FROM_THAT.search(text):
        yield from ((before[-1].amount_id, drawn.amount_id) for drawn in sums.values())


def same_money(amounts: Sequence[Amount], *, whatever_role: bool) -> Iterator[list[int]]:
    """Yield the places of the mentions of one sum of money: same value, no contradicting years, and one kind of role.

    What is set aside, awarded or spent is one sum; with `whatever_role` also what is taken in and then passed on.
    """
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, amount in enumerate(amounts):
        role = "money" if amount.role in (MONEY if whatever_role else SPENT) else amount.role
        groups[amount.value_pence, role].append(i)
    for places in groups.values():
        years: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        for i in places:
            years[amounts[i].first_year, amounts[i].last_year].append(i)
        undated = years.pop((None, None), [])
        if len(years) <= 1:
            yield [*undated, *(i for dated in years.values() for i in dated)]
        else:
            yield from years.values()
