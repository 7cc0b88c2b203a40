"""Reach: of which sums of its sentence a bearing speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.attribution.bearings import Bearing
from extractors.attribution.shares import YEARLY
from extractors.attribution.sketch import FAR, Sketch
from extractors.lexicon.bearings import IN_YEARS, PER_YEAR, YEARS, Side
from pipeline.records import Amount

# "to ¤ at £5", "to ¤ (£5)", "award ¤ £5": the sum behind a body is its own, whatever stands before
TIED = re.compile(
    r"[¤◊◇◆](?:'s)?,? ?(?:\(?(?:up to )?§|\(?(?:at|worth|of|costing|valued at|in the sum of|to the value of)\b"
    r"[^§.;¤◊◇◆]{0,25}§|(?: [\w-]{1,20}){0,3} (?:grants?|funding|contributions?|money|awards?|allocation|share|match) "
    r"(?:of|at|worth|totalling)\b[^§.;¤◊◇◆]{0,25}§)",
    re.IGNORECASE,
)
# "the contract with ¤ ends in May": the sums of the sentence are those of what comes after it
ENDING = re.compile(
    r"[¤◊◇◆](?:'s)?(?:,? (?:which|that))?(?: (?:now|soon|also|will|would|both|then|is due to|are due to)){0,2} "
    r"(?:ends?|ended|expires?|expired|laps(?:es|ed)|terminates?|comes? to an end|runs? out)\b"
)
# What stands between two sums that share their parties: "£3,000 per annum in 2019/20 and £4,000 in 2020/21", "£3 with
# an option to extend it for £4", "£3, 50% of the original value £4", "£3, extending the contract to £4"
JOINED = re.compile(
    rf"{PER_YEAR}{IN_YEARS}(?:(?<=\d),|,? and| plus| or) "
    r"(?:(?:up to|upto|a|an?(?: (?!contingency)[a-z]+){1,2} of|then) )?|"
    r"[^.;§]{0,30} with (?:an? |the )?option(?:al|s)?\b[^.;§]{0,80} (?:at|of|for) (?:up to )?|"
    r",?(?: equating to| which is| being| or)? [\d.]{1,5}% of the (?:original|initial|current) "
    r"(?:contract )?value(?: of)? |"
    r",? (?:extending|taking|bringing|increasing|raising) the contract(?: value)? to (?:a total of )?",
    re.IGNORECASE,
)
# The same of who is paid: "from £3 to £4", "£3 (and a four year cost of £4"
RAISED = re.compile(
    r" to (?:up to |a (?:(?:new|revised|maximum) )?(?:total|value|maximum|cost) of )?|"
    r" \(?(?:and|or) an? [^§.;()]{0,40}\b(?:costs?|value) (?:of|at) (?:up to )?",
    re.IGNORECASE,
)
# "£3 per vehicle, £4 in all", "£3 each, so £4": what one costs, and all together
COUNTED = re.compile(
    r" (?:each|apiece|per [a-z]{3,15}),?(?: /)?(?: so| or| making| totalling| a total(?: [a-z]+)? of)? ?(?:up to )?"
)
# "£3 apiece to ¤, a total outlay of £4"
TOTALLED = re.compile(
    r"[¤◊◇◆],? (?:so|making|totalling|amounting to|(?:at |in )?a total(?: [a-z]+)? of|in all) (?:up to )?§"
)
# "¤ puts in £3, so that the scheme stands at £4": all together is paid by more than one
TOGETHER = re.compile(
    r"\b(?:so that|thus|making|bringing|hence|taking)\b[^.;§]{0,40}\b(?:total|scheme|whole|stands)\b[^.;§]{0,20}$"
)
# "£3 of ¤ money in 2019/20 and £4 in 2020/21": one payer of two years
EACH_YEAR = re.compile(
    rf"¤(?:'s)?(?: [a-z-]{{3,12}}){{0,3}} (?:in|for|during) {YEARS},? (?:and|plus|then|rising to|falling to)"
    rf"(?: (?:up to|a further|another))? §(?= (?:in|for|during) {YEARS})"
)
# "£3, of which ¤'s portion is £4"
OF_WHICH = re.compile(r"\bof which (?:the )?$")
# "£3 on vans and £4 on cars, both from ¤"
BOTH = re.compile(
    r"\b(?:both|all) (?:to be )?(?:(?:met|paid|funded|financed|drawn|charged) )?(?:from|by|out of|within) (?:the )?$"
)
# "accept the grant from ¤, and to approve the purchase of vans at £5": who gave the grant need not pay for the vans
BUYING = re.compile(
    r",? and (?:also )?(?:to )?(?:approve the |the )?(?:buy|purchase|procure|procurement|enter|sign|let)\b"
)
# "Alpha and Beta get £5 in May and £6 in June respectively", "Alpha and Beta get £5 and £6"
IN_ORDER = re.compile(r"\brespectively\b|§(?:, §){0,20}(?:,? and|, | &) §", re.IGNORECASE)
# "£5 and £6 in 2031/32 and 2032/33 respectively": the order is that of the years, and each is for both bodies
BY_YEARS = re.compile(r"§ (?:in|for|during|over) (?:FYs? ?)?\d[\d/-]{1,8}(?:, | and |, and | & )(?:FY ?)?\d[\d/-]{1,8}")
MANY = 12  # sums beyond which no body has a sum


def reached(sketch: Sketch, found: list[Bearing]) -> Iterator[tuple[Amount, Bearing, int]]:
    """Yield (amount, bearing, distance) for each sum that a bearing speaks of."""
    sums = sorted(sketch.sums)
    if IN_ORDER.search(sketch.text) and not BY_YEARS.search(sketch.text):
        pairs = list(_in_their_order(sketch, found, sums))
        yield from pairs
        told = {bearing.at for _, bearing, _ in pairs}
        found = [bearing for bearing in found if bearing.at not in told]
    for number, bearing in enumerate(found):
        if is_leaving(sketch, bearing):
            continue
        clause = _clause(sketch.text, found, number)
        at = bisect_left(sums, bearing.at)
        before = [one for one in sums[max(0, at - MANY) : at] if one >= clause[0]]
        after = [one for one in sums[at : at + MANY] if one < clause[1]]
        for one in _chosen(sketch.text, bearing, before, after):
            yield sketch.sums[one], bearing, abs(one - bearing.at)


def _in_their_order(
    sketch: Sketch, found: Sequence[Bearing], sums: Sequence[int]
) -> Iterator[tuple[Amount, Bearing, int]]:
    """Yield the first sum with the first body of a list, and so on, where there are as many of one as of the other."""
    lists: dict[tuple[Side, int], list[Bearing]] = defaultdict(list)
    for bearing in found:
        lists[bearing.side, bearing.group].append(bearing)
    for members in lists.values():
        if 1 < len(members) == len(sums):
            yield from ((sketch.sums[at], bearing, 0) for at, bearing in zip(sums, members, strict=True))


def _clause(text: str, found: list[Bearing], number: int) -> tuple[int, int]:
    """Return the stretch around a bearing up to the next body on its side, or the end of the clause."""
    bearing = found[number]

    def rival(others: Iterable[Bearing], default: int) -> int:
        return next((o.at for o in others if o.side == bearing.side and o.group != bearing.group), default)

    first = rival(reversed(found[max(0, number - MANY) : number]), bearing.at - FAR)
    last = rival(found[number + 1 : number + MANY], bearing.at + FAR)
    first, last = max(0, first, bearing.at - FAR), min(last, bearing.at + FAR)
    stop = text.find(";", bearing.at, last)
    return max(first, text.rfind(";", first, bearing.at)), stop if stop >= 0 else last


def is_leaving(sketch: Sketch, bearing: Bearing) -> bool:
    """Return whether the contract with a payee is said to come to an end."""
    return bearing.side == "payee" and ENDING.match(sketch.text, bearing.at) is not None


def _chosen(text: str, bearing: Bearing, before: list[int], after: list[int]) -> list[int]:
    reach, at = bearing.cue.reach, bearing.at
    if after and OF_WHICH.search(text, max(0, at - len("of which the ")), at):
        return _joined(text, bearing, after)
    if reach in ("all", "list", "item"):
        told = [one for one in after if bearing.side == "payee" or not TOGETHER.search(text, max(at, one - FAR), one)]
        return told or (before[-1:] if reach == "item" else [])  # "- £5, ¤;"
    if reach == "any" and after and TIED.match(text, at):
        return _joined(text, bearing, after)
    if reach in ("before", "any") and before:
        is_all = BOTH.search(text, max(0, at - len("both to be financed out of the ")), at)
        taken = before if is_all else _joined(text, bearing, before[::-1])
        is_told_twice = TOTALLED.match(text, at) or (bearing.side == "payer" and EACH_YEAR.match(text, at))
        return [*taken, *after[:1]] if is_told_twice else taken
    is_other_act = bearing.side == "payer" and after and BUYING.search(text, at, after[0])
    if reach in ("after", "any") and after and not is_other_act:
        return _joined(text, bearing, after)
    return []


def _joined(text: str, bearing: Bearing, sums: list[int]) -> list[int]:
    """Return the nearest sum, and those that are joined to it."""
    taken = sums[:1]
    for at in sums[1:]:
        first, last = sorted((taken[-1], at))
        ways = (JOINED, COUNTED, RAISED) if bearing.side == "payee" else (JOINED, COUNTED)
        is_joined = any(way.fullmatch(text, first + 1, last) for way in ways)
        if not (is_joined or YEARLY.match(text, first)):
            break
        taken.append(at)
    return taken
