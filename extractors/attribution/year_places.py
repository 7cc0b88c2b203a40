"""Year places: the years written in a passage that may be those of money, and how they stand among its words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.amounts.surroundings import Words
from extractors.lexicon.cues import SUM, Cue
from extractors.lexicon.years import Years, find_years
from pipeline.extract import Reading

BREAKS = frozenset({"and", ",", ";", "(", ")"})
# "in the 2021/22 financial year": these words belong to the year.
YEAR_WORDS = frozenset({"financial", "year", "years", "fy", "only"})
# After these, or before a stop, a year stands alone; before any other word it describes what follows.
ALONE = frozenset(
    {"and", "or", "to", "from", "with", "of", "is", "was", "are", "were", "for", "on", "by", "the", "which", "at", "in"}
    | {"rising", "falling", "increasing", "reducing", "growing", "dropping", "then", "followed", "plus", "compared"}
    | {"against", "up", "down", "had", "has", "rather", "less", "paid", "funded", "met", "only", "alone", "again"}
    | {"as", "per", "when", "until", "but", "than", "if", "will", "would", "through", "under", "via", "towards"}
    | {"rises", "falls", "grows", "drops", "increases", "decreases", "climbs", "goes", "comes", "becomes", "stays"}
    | {"remains", "gets", "needs", "takes", "brings", "costs", "does", "did", "should", "could", "may", "must", "can"}
    | {"not", "also", "too", "instead", "onwards", "respectively", "inclusive", "over", "before", "after", "between"}
    | {"so", "because", "while", "where", "who", "now", "once", "within", "without", "out", "into", "since", "being"}
)

# "carry forward £5 from 2023/24 to 2024/25": money that is moved is for the year that it is moved to.
MOVES = ("carr", "bring", "brought", "roll", "slip", "defer", "reprofil", "re-profil", "rephas", "mov")
TO = frozenset({"to", "into"})
# "allocate £5 of the 2023/24 budget for spend in 2024/25": the year of the spending is the money's
SPENT_IN = frozenset(
    {("for", "spend"), ("to", "spend"), ("be", "spent"), ("for", "use"), ("be", "used"), ("for", "expenditure")}
)

FUNDED = frozenset({"grant", "grants", "funding", "financial"})
SPENT = frozenset({"spent", "spend", "spending"})
LEVELS = frozenset({"reserve", "reserves", "balance", "balances"})
_FEW = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_MANY = "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred -"
COUNTS = frozenset(f"{_FEW} {_MANY}".split())
DAY = frozenset({"on", "at", "by"})
EVENT = frozenset({"was", "were", "has", "have", "had", "chose", "ran", "took", "held"})
MOVE = 16  # words from the verb to the year

Written = frozenset[tuple[int | None, int | None]]


@dataclass(frozen=True)
class Place:
    """Years at their place among the words of a passage, from word `start` up to, not including, word `end`."""

    words: Words
    years: Years
    start: int
    end: int

    @property
    def describes(self) -> bool:
        """Return whether the years describe a noun behind them ("the 2019/20 budget")."""
        texts, after = self.words.texts, self.end
        while after < len(texts) and texts[after] in YEAR_WORDS:
            after += 1
        return after < len(texts) and texts[after][0].isalpha() and texts[after] not in ALONE

    @property
    def is_name(self) -> bool:
        """Return whether the years belong to the name of a plan, or of a programme of several years."""
        is_single = self.years.first == self.years.last
        says = {cue.says for cue in self.cues}
        return "name" in says or ("programme" in says and not is_single)

    @property
    def is_source(self) -> bool:
        """Return whether the years tell where money comes from ("carried over from 2017/18"), not what it is for."""
        return any(cue.says == "source" for cue in self.cues)

    @property
    def is_of_rest(self) -> bool:
        """Return whether the years are those of an underspend, so not of money that is paid out of it."""
        return any(cue.says == "rest" for cue in self.cues)

    @property
    def is_of_money(self) -> bool:
        """Return whether their sentence speaks of a grant, whose period is the one that is funded, or of such years.

        Years between which money is "spent" are those of the money as well.
        """
        if SPENT & set(self.words.texts[max(0, self.start - 2) : self.start]):
            return True
        sentence = self.words.sentence_at(self.start)
        return bool(FUNDED & set(self.words.texts[sentence.start : sentence.stop]))

    @property
    def is_of_a_level(self) -> bool:
        """Return whether a day is the one of a level: "the reserve, £5 on 31 March 2031, falls to £4 by …"."""
        before = self.words.texts[max(0, self.start - 2) : self.start]
        if before[:1] != (SUM,) or before[-1] not in DAY:
            return False
        sentence = self.words.sentence_at(self.start)
        return bool(LEVELS & set(self.words.texts[sentence.start : sentence.stop]))

    @property
    def is_of_a_count(self) -> bool:
        """Return whether brackets give them to a number that is no money: "(sixty-two in 2031/32)"."""
        before = self.words.texts[max(0, self.start - 5) : self.start]
        if "(" not in before or before[-1] != "in":
            return False
        inside = before[before.index("(") + 1 : -1]
        return bool(inside) and SUM not in inside and all(word[0].isdigit() or word in COUNTS for word in inside)

    @property
    def is_end_of_term(self) -> bool:
        """Return whether they tell when something ends that runs for months: "12 months to the end of 2031/32"."""
        before = self.words.texts[max(0, self.start - 8) : self.start]
        return before[-2:] == ("end", "of") and bool({"months", "month"} & set(before))

    @property
    def is_of_an_event(self) -> bool:
        """Return whether they are dates between which something was done: "a round from May to July chose them"."""
        sentence = self.words.sentence_at(self.start)
        return self.years.kind == "period" and bool(EVENT & set(self.words.texts[sentence.start : sentence.stop]))

    @cached_property
    def cues(self) -> list[Cue]:
        """Return the cues that say what kind of years these are."""
        texts = self.words.texts
        found = []
        for hit in self.words.beside(self.start, self.end, "year"):
            between = texts[hit.end : self.start] if hit.end <= self.start else texts[self.end : hit.start]
            breaks = BREAKS | {"in", "from", "for"} if hit.cue.says == "name" else BREAKS
            if len(between) <= hit.cue.reach and not breaks & set(between):
                found.append(hit.cue)
        return found


def year_places(words: Words, written: Written) -> list[Place]:
    """Return the years in a passage that may be those of money: without the years in names of plans."""
    places = [place for place in written_places(words, written) if not (place.is_name or place.is_of_a_count)]
    spent = {words.sentences[place.start]: place.start for place in places if _is_spent_in(place)}
    places = [place for place in places if place.start >= spent.get(words.sentences[place.start], 0)]
    return [kept for place in places if (kept := _moved(place, places)) is not None]


def _moved(place: Place, places: list[Place]) -> Place | None:
    """Return years as those that money is moved to; None for those that it is only moved from."""
    texts, sentences = place.words.texts, place.words.sentences
    sentence = sentences[place.start]
    before = texts[max(0, place.start - MOVE) : place.start]
    if not any(word.startswith(MOVES) for word in before):
        return place
    if before[-1:] == ("from",):
        is_span = place.years.first != place.years.last and place.years.last is not None
        return replace(place, years=place.years._replace(first=place.years.last)) if is_span else None
    later = (other for other in places if other.start > place.start and sentences[other.start] == sentence)
    return None if any(texts[other.start - 1] in TO for other in later) else place


def _is_spent_in(place: Place) -> bool:
    return place.words.texts[max(0, place.start - 3) : place.start - 1] in SPENT_IN


def written_places(words: Words, written: Written) -> list[Place]:
    """Return the years written in a passage; calendar years only where the document also writes financial ones."""
    first = words.passage.start
    starts = [span.start - first for span in words.spans]
    places = [
        Place(words, years, bisect_left(starts, years.span.start), bisect_left(starts, years.span.end))
        for years in find_years(words.text)
        if years.kind != "calendar" or (years.first, years.last) in written
    ]
    return [place for place in places if place.start < place.end]


def written_years(reading: Reading) -> Written:
    """Return the spans that a document writes as financial years, first and last."""
    found = [years for passage in reading.passages for years in find_years(passage.doc.text)]
    return frozenset((years.first, years.last) for years in found if years.kind == "financial")
