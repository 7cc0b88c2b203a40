"""Carry: what one mention of money tells of its years, its other mentions, its parts and their whole have too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.amounts.surroundings import Words
from extractors.attribution.paper_year import years_of_paper
from extractors.attribution.past import AT_A_DATE
from extractors.attribution.shares import counted_parts
from extractors.attribution.year_places import written_years, year_places
from extractors.lexicon.periods import COUNTS
from extractors.lexicon.years import format_year
from pipeline.extract import Reading
from pipeline.records import Amount

Span = tuple[str, str | None]
ROUNDS = 2  # from a mention to its parts, and from them to other mentions
UNDATED = frozenset({"threshold"})
LOOKING_BACK = frozenset({"balance", "spent"})  # the year that closed is not the one that the money is then for
TERMED = frozenset({"contract", "context"})  # whose periods are terms, or of another time
# "£730,000 of the £5,400,000", "£7 out of the £9", "£100,000 of it": a part of the sum behind, or before
OF_THE_SUM = re.compile(r"\s(?:out\s)?of\s(?:the|this|that|its)\s$")
OF_IT = re.compile(r"\sof\s(?:it|this|that|these|which)\b(?!\s£)")
# "reserves of £9m on 31 March 2031 fall by £2m to £7m"
ON_A_DAY = re.compile(r"\s(?:on|at|as\sat)\s\d{1,2}\s[A-Z]\w{2,8}\b")
# "seven grants of £9 each", "14 payments of £9"
PIECES = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})\s(?:[a-z-]{{3,15}}\s){{1,3}}(?:of|at|worth)\s(?:up\sto\s)?$", re.I
)
NEAR = 60  # characters before a price that tell how many there are
NEIGHBOURS = 4  # sums next to one in size that may be the same, rounded
NEARLY = 100  # a restated figure differs by less than a hundredth


def extract(reading: Reading) -> None:
    """Write the years that other mentions of the same money, its whole or its parts tell."""
    amounts = reading.facts.amounts
    for _ in range(ROUNDS):
        _write(amounts, dict(_from_mentions(amounts)))
        _write(amounts, dict(_from_whole(reading)))
        _write(amounts, dict(_from_parts(amounts)))
        _write(amounts, dict(_from_pieces(reading)))
    _write(amounts, {number: (year, year) for number, year in years_of_paper(reading)})
    _write(amounts, dict(_from_only_period(reading)))


def _write(amounts: list[Amount], found: dict[int, Span]) -> None:
    """Write years into the amounts that have none; a limit never has any."""
    for number, (first, last) in found.items():
        amount = amounts[number]
        if amount.first_year is None and amount.role not in UNDATED:
            amounts[number] = amount.model_copy(update={"first_year": first, "last_year": last})


def _years(amount: Amount) -> Span | None:
    return (amount.first_year, amount.last_year) if amount.first_year else None


def _from_mentions(amounts: Sequence[Amount]) -> Iterator[tuple[int, Span]]:
    """Yield the years that all mentions of a sum agree on; where they differ, those of the one before in its role."""
    groups: dict[int, list[int]] = defaultdict(list)
    kinds: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for number, amount in enumerate(amounts):
        groups[amount.value_pence].append(number)
        kinds[amount.value_pence, _looks_back(amount)].append(number)
    for same in kinds.values():
        told = {years for number in same if (years := _years(amounts[number]))}
        if len(told) == 1:
            yield from ((number, years) for years in told for number in same)
        elif told:
            yield from _from_before(amounts, same)
    yield from _from_rounded(amounts, groups)


def _looks_back(amount: Amount) -> bool:
    """Return whether a mention is of money of another time, even where what is decided now comes to as much."""
    return amount.role in LOOKING_BACK or (amount.role == "context" and AT_A_DATE in (amount.because or ""))


def _from_before(amounts: Sequence[Amount], same: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """Yield for each mention of one sum the years that the mention before it in its role has."""
    before: dict[str, Span] = {}
    for number in same:
        if amounts[number].role in before:
            yield number, before[amounts[number].role]
        if years := _years(amounts[number]):
            before[amounts[number].role] = years


def _from_rounded(amounts: Sequence[Amount], groups: dict[int, list[int]]) -> Iterator[tuple[int, Span]]:
    """Yield the years of a sum that is written in another shape: "£38m" for £37.98m."""
    values = sorted(groups)
    for at, value in enumerate(values):
        near = [other for other in values[max(0, at - NEIGHBOURS) : at + NEIGHBOURS] if other != value]
        for number in groups[value]:
            others = (amounts[groups[other][0]] for other in near)
            told = {years for other in others if _is_restated(amounts[number], other) and (years := _years(other))}
            if len(told) == 1:
                yield number, told.pop()


def _is_restated(amount: Amount, other: Amount) -> bool:
    """Return whether two figures, one of them rounded, stand for the same money."""
    larger = max(abs(amount.value_pence), abs(other.value_pence))
    is_near = abs(amount.value_pence - other.value_pence) * NEARLY < larger
    meets = amount.low_pence <= other.high_pence and other.low_pence <= amount.high_pence
    return is_near and meets and amount.role == other.role


def _from_whole(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Yield the years of a whole for its parts: those that add up to it, and what is said to be "of the £5m"."""
    amounts, text = reading.facts.amounts, reading.document.text
    for whole, run in counted_parts(amounts):
        if (years := _years(amounts[whole])) and not _is_level(amounts[whole], text):
            yield from ((part, years) for part in run)
    for number, (amount, following) in enumerate(pairwise(amounts)):
        if (years := _years(following)) and OF_THE_SUM.fullmatch(text[amount.char_end : following.char_start][:16]):
            yield number, years
    pots = [number for number, amount in enumerate(amounts) if amount.role not in UNDATED]  # no limit is a pot
    for before, number in pairwise(pots):
        if (years := _years(amounts[before])) and OF_IT.match(text, amounts[number].char_end):
            yield number, years


def _is_level(amount: Amount, text: str) -> bool:
    """Return whether a sum is how things stood on a day: what it then changes by is of the year behind that day."""
    return amount.role in LOOKING_BACK and ON_A_DAY.match(text, amount.char_end) is not None


def _from_pieces(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Yield the years of so many pieces at a price for what they come to: "seven grants of £9 each", which is £63."""
    amounts, text = reading.facts.amounts, reading.document.text
    pieces: dict[int, Span] = {}
    for amount in amounts:
        years = _years(amount) if amount.rate == "per_item" else None
        counted = PIECES.search(text, max(0, amount.char_start - NEAR), amount.char_start)
        if years and counted:
            count = int(counted["count"]) if counted["count"].isdigit() else COUNTS[counted["count"].lower()]
            pieces.setdefault(amount.value_pence * count, years)
    for number, amount in enumerate(amounts):
        if amount.rate == "total" and amount.value_pence in pieces:
            yield number, pieces[amount.value_pence]


def _from_parts(amounts: Sequence[Amount]) -> Iterator[tuple[int, Span]]:
    """Yield for a whole the years that its parts run over, from the first to the last."""
    for whole, run in counted_parts(amounts):
        years = [_years(amounts[part]) for part in run]
        if all(years):
            known = [part for part in years if part and part[1]]
            if len(known) == len(run):
                yield whole, (min(first for first, _ in known), max(last for _, last in known if last))


def _from_only_period(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Yield, for the only sum of a paper that names one period only, that period."""
    amounts = reading.facts.amounts
    dated = [number for number, amount in enumerate(amounts) if amount.role not in UNDATED]
    kinds = {(amounts[number].value_pence, amounts[number].role) for number in dated}
    if len(kinds) != 1 or kinds.pop()[1] in TERMED or any(map(_years, amounts)):
        return
    written = written_years(reading)
    places = [place for passage in reading.passages for place in year_places(Words.of(passage, ()), written)]
    periods = {place.years[1:3] for place in places if place.years.kind == "period" and not place.is_of_an_event}
    if len(periods) == 1 and len(places) == 1:
        first, last = periods.pop()
        yield from ((number, (format_year(first) or "", format_year(last))) for number in dated)
