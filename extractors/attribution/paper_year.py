"""Paper year: the one financial year that a paper is about, which all its figures share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.amounts.surroundings import Words
from extractors.attribution.year_places import Place, written_years, year_places
from extractors.lexicon.years import find_years, format_year
from pipeline.extract import Reading
from pipeline.records import Amount

# A paper that reports on one year gives it to all its figures.
REPORT = re.compile(
    r"\b(?:outturns?|underspends?|overspends?|quarter\s(?:one|two|three|four|[1-4])|q[1-4]|budget\smonitoring|period\s\d{1,2}"
    r"|earmarked\sreserves|general\sreserves|revised\sbudget|capital\sexpenditure|reserves?\stransfers?|virements?)\b",
    re.IGNORECASE,
)
# "Treasury Management Mid-Year Review 2019/20", "Quarter 2 monitoring 2019/20": a title that says so itself
REPORT_TITLE = re.compile(
    r"\b(?:outturn|out-turn|monitoring|(?:mid-?|half-?|in-)year\s(?:review|report|update)|annual\s(?:review|report)"
    r"|year[\s-]end|financial\sposition|financial\sperformance|quarter(?:ly)?|q[1-4])\b",
    re.IGNORECASE,
)
# How often a paper of a kind must name its one year, apart from any sum, for it to be the year of all its money.
MENTIONED = {"grant_acceptance": 1, "grant_award": 1, "budget": 2}
DECIDED = frozenset({"accepted", "awarded", "budget"})
REPORTED = frozenset({"spent", "balance", "income"})
REPORTING = 3  # such words make a report
FEW = 3  # times as many figures are of the year reported on as of any other
MONITORING = re.compile(r"\b(?:monitoring|outturn|out-turn|quarter(?:ly)?|q[1-4])\b", re.IGNORECASE)
# "This report sets out the 2018/19 outturn": or it says so itself
REPORTS_ON = re.compile(
    r"\b(?:paper|report|decision)\s(?:summari[sz]es|reports|presents|sets\sout|details|provides|shows)\b[^.\n]{0,60}"
    r"\b(?:outturn|monitoring|financial\sposition|financial\sperformance|forecast\sposition)\b",
    re.IGNORECASE,
)
# "£2m per year until 2032", "for the years 2031 to 2034", "annually between 2031-34"
CALENDAR = re.compile(
    r"\b(?:until|years|between|through)\s20\d\d(?![\d/])(?!\s?[-–]\s?\d)|\b(?:20\d\d)\sto\s20\d\d(?![\d/-])"
)
BEHIND = 90  # characters
APRIL = 4  # the month in which a financial year begins
# "a gap of £4m this year": the year that the paper decides for
THIS_YEAR = re.compile(
    r"\b(?:in\s|for\s|during\s)?(?:this|the\spresent|the\scurrent)\s(?:financial\s)?year\b(?!'|’)", re.IGNORECASE
)
# "from £71.5m at the end of 2032/33": the level at which another year closed
CLOSING = re.compile(r"\b(?:end|close|start)\sof\s{0,2}$", re.IGNORECASE)
# "£71.5m when 2032/33 closed"
CLOSED = re.compile(
    r"\s?\(?when\s\d{4}/\d\d\s(?:closed|ended|began|opened|started|was\sover|drew\sto)\b", re.IGNORECASE
)


def years_of_paper(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the year of the paper for each amount, by its place, that is one of the figures that the paper is about."""
    amounts = reading.facts.amounts
    if (year := _reported_year(reading)) is not None:
        yield from ((number, year) for number in range(len(amounts)))
        return
    if (year := _year_decided(reading)) is not None and _is_signed_in(reading, year):
        text = reading.document.text
        yield from ((number, year) for number, amount in enumerate(amounts) if _is_this_year(text, amount))
    if (year := _only_year(reading)) is not None:
        told = DECIDED | REPORTED if reading.facts.decision.decision_type == "budget" else DECIDED
        yield from (
            (number, year)
            for number, amount in enumerate(amounts)
            if amount.role in told and not _has_calendar_years(reading, amount)
        )


def _year_decided(reading: Reading) -> str | None:
    """Return the one year that all money that is decided on is for; None where it is for several, or for none."""
    told = {(a.first_year, a.last_year) for a in reading.facts.amounts if a.first_year and a.role in DECIDED}
    first, last = told.pop() if len(told) == 1 else (None, None)
    return first if first == last else None


def _is_signed_in(reading: Reading, year: str) -> bool:
    """Return whether "this year" can be a financial year: the paper was signed in it, or does not say when."""
    day = reading.facts.decision.date_signed
    return day is None or format_year(day.year - (day.month < APRIL)) == year


def _is_this_year(text: str, amount: Amount) -> bool:
    """Return whether the words behind a sum say that it is for this year."""
    behind = text[amount.char_end : amount.char_end + BEHIND].partition("£")[0].partition(". ")[0]
    return THIS_YEAR.search(behind) is not None


def _reported_year(reading: Reading) -> str | None:
    """Return the one year that a report on budget or outturn is about; None where there is none, or more than one."""
    if (year := _year_of_title(reading.facts.decision.title or "")) is not None:
        return year
    if not _is_report(reading):
        return None
    told = Counter(
        amount.first_year
        for amount in reading.facts.amounts
        if amount.first_year and amount.first_year == amount.last_year and not _closes(reading, amount)
    )
    if not told:
        return _single(_named(reading))
    leading, of_title = _leading(told), {years[1:3] for years in find_years(reading.facts.decision.title or "")}
    is_of_others = bool(of_title) and leading not in {format_year(first) for first, _ in of_title}
    return leading if len(told) == 1 or not is_of_others else None


def _is_report(reading: Reading) -> bool:
    """Return whether a paper reports on budget or outturn: its title says so, or its words do."""
    title, text = reading.facts.decision.title or "", reading.document.text
    is_monitoring = reading.facts.decision.decision_type == "budget" and MONITORING.search(title) is not None
    words = {match[0].lower() for match in REPORT.finditer(text)}
    return is_monitoring or len(words) >= REPORTING or REPORTS_ON.search(text) is not None


def _leading(told: Counter[str]) -> str | None:
    """Return the year that a report gives to its figures, where it gives others, if any, to few of them."""
    (year, most), *others = told.most_common()
    return year if all(count * FEW <= most for _, count in others) else None


def _year_of_title(title: str) -> str | None:
    """Return the one financial year that the title of a report names."""
    if REPORT_TITLE.search(title) is None:
        return None
    told = {(years.first, years.last) for years in find_years(title)}
    first, last = told.pop() if len(told) == 1 else (None, None)
    return format_year(first) if first == last else None


def _only_year(reading: Reading) -> str | None:
    """Return the one year that a paper on grants or a budget names, apart from its sums or in several paragraphs."""
    mentions = MENTIONED.get(reading.facts.decision.decision_type or "")
    if mentions is None:
        return None
    named = _named(reading)
    passages = {place.words.passage.start for place in named}
    starts = sorted(amount.char_start for amount in reading.facts.amounts)
    year = _single(named)
    free = sum(_is_free(place, starts) for place in named)
    of_title = {format_year(years.first) for years in find_years(reading.facts.decision.title or "")}
    return None if len(passages) == 1 and free < mentions and of_title != {year} else year


def _has_calendar_years(reading: Reading, amount: Amount) -> bool:
    """Return whether bare calendar years stand behind a sum, so that it is not for the paper's one financial year."""
    behind = reading.document.text[amount.char_end : amount.char_end + BEHIND].partition(". ")[0]
    return CALENDAR.search(behind) is not None


def _named(reading: Reading) -> list[Place]:
    """Return the years that the body of a paper names, but those of a source."""
    written = written_years(reading)
    return [
        place
        for passage in reading.passages
        if passage.paragraph.kind not in ("heading", "label")
        for place in year_places(Words.of(passage, ()), written)
        if not (place.is_source or place.is_of_an_event or place.years.kind == "date")
    ]


def _single(named: Sequence[Place]) -> str | None:
    """Return the year if it is the only one that is named, and no span of years."""
    told = {place.years[1:3] for place in named}
    first, last = told.pop() if len(told) == 1 else (None, None)
    return format_year(first) if first == last else None


def _is_free(place: Place, starts: Sequence[int]) -> bool:
    """Return whether years stand in a sentence without a sum, of which `starts` tells, and so are nobody else's."""
    sentence = place.words.sentence_at(place.start)
    first, last = place.words.spans[sentence.start].start, place.words.spans[sentence.stop - 1].end
    return not place.is_of_rest and bisect_left(starts, first) == bisect_left(starts, last)


def _closes(reading: Reading, amount: Amount) -> bool:
    """Return whether a sum is the level at the end of a year: that year need not be the one reported on."""
    behind = reading.document.text[amount.char_end : amount.char_end + 40]
    year = re.search(r"\d{4}/\d\d", behind)
    return bool(year and CLOSING.search(behind[: year.start()])) or CLOSED.match(behind) is not None
