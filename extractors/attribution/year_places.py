"""Year places: the years written in a passage that may be those of money, and how they stand among its words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from extractors.lexicon.cues import Cue
from extractors.lexicon.years import Years, find_years
from extractors.surroundings import Words
from pipeline.extract import Reading

BREAKS = frozenset({"and", ",", ";", "(", ")"})
# "in the 2021/22 financial year": these words belong to the year.
YEAR_WORDS = frozenset({"financial", "year", "years", "fy", "only"})
# After these, or before a stop, a year stands alone; before any other word it describes what follows.
ALONE = frozenset(
    {"and", "or", "to", "from", "with", "of", "is", "was", "are", "were", "for", "on", "by", "the", "which", "at", "in"}
    | {"as", "per", "when", "until", "but", "than", "if", "will", "would", "through", "under", "via", "towards"}
)

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

    @cached_property
    def cues(self) -> list[Cue]:
        """Return the cues that say what kind of years these are."""
        texts = self.words.texts
        found = []
        for hit in self.words.beside(self.start, self.end, "year"):
            between = texts[hit.end : self.start] if hit.end <= self.start else texts[self.end : hit.start]
            if len(between) <= hit.cue.reach and not BREAKS & set(between):
                found.append(hit.cue)
        return found


def year_places(words: Words, written: Written) -> list[Place]:
    """Return the years in a passage that may be those of money: without the years in names of plans."""
    return [place for place in written_places(words, written) if not place.is_name]


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
