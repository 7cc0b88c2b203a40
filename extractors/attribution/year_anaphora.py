"""Year anaphora: the years of the sum before, for a sentence that speaks of it again: "Within that figure £1m is …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.attribution.year_links import Sentence, Story
from extractors.lexicon.cues import SUM
from extractors.lexicon.years import Years

THAT = frozenset({"it", "this", "that", "these", "which"})
THEREAFTER = frozenset({"thereafter", "afterwards"})
NEXT = frozenset({"following", "next", "subsequent"})
YEAR = frozenset({"year", "financial"})
GOES_ON = frozenset({"this", "it", "these", "they", "both"})
# "Within that figure £1m is kept", "Included in this is £1m", "Part of the total, £1m, …": of the sum before
WITHIN = frozenset({"of", "within", "inside", "from", "in", "out", "among", "under", "included", "counted"})
SHARE = frozenset({"part", "half", "some", "most", "much", "all"})
SAID = frozenset({"it", "which", "them", "this", "that", "these", "the", "such"})
FIGURE = frozenset(
    {"sum", "figure", "total", "amount", "money", "grant", "award", "funding", "offer", "allocation"}
    | {"it", "which", "them", ",", "is", "are", SUM}
)
# "a plan for 2031-34. From that budget, £5m": what years are told of without a sum
POT = frozenset({"budget", "pot", "fund", "package", "settlement", "plan"})
PLAN = POT | {"submission", "tariff", "forecast", "programme"}
THIS_IS = frozenset({("this", "is"), ("here", "is"), ("this", "paper"), ("this", "report"), ("this", "submission")})
# "Out of that", "Others shared in this:": of the sum before
APART = frozenset({"out", "inside", "within"})
# "It is thought that": of no sum
SUPPOSED = frozenset(
    {"thought", "expected", "estimated", "believed", "hoped", "proposed", "recommended", "assumed", "anticipated"}
)
SPANS = frozenset({"year", "years", "period", "term", "months", "quarter"})
AGAIN = 16  # words behind a sum that may tell that its years are those of the sum before
OPENING = 6  # words that may tell of what a sentence speaks
# "The grant runs to 2031/32", "The two are for 2031/32": what a sentence behind the sum calls it
MONEY = frozenset(
    {"funding", "money", "grant", "award", "cost", "costs", "variation", "allocation", "extension", "spend"}
    | {"sum", "amount", "payment", "price", "total", "figure", "contract", "service", "two", "three", "four"}
)
COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
NEAR = 3  # sums before one "over both years" of which the nearest with years tells them
MOST_PARTS = 6  # sums behind a whole that may be its parts
FINANCIAL = frozenset({"financial"})


def years_of_it(sentence: Sentence, at: int, story: Story, *, is_first: bool) -> Years | None:
    """Return the years of the sum before, where a sum is said to be "of it"; of its whole in a new sentence."""
    texts = sentence.words.texts
    behind = texts[at + 2 : at + 4] if texts[at + 1 : at + 2] == ("out",) else texts[at + 1 : at + 3]
    is_of_it = behind[:1] == ("of",) and behind[-1] in THAT
    if not is_of_it or story.last is None:
        return None
    return (_years_of_whole(story, story.last) if is_first else None) or story.years.get(story.last)


def _years_of_whole(story: Story, last: int) -> Years | None:
    """Return the span of the parts that end in a sum: "£9, £4 in 2031/32 and £5 in 2032/33. Pass on £8 of it"."""
    for first in range(last - 1, max(0, last - MOST_PARTS), -1):
        run = range(first, last + 1)
        years = [story.years.get(number) for number in run]
        if not all(one and one.first is not None and one.last is not None for one in years):
            return None
        if sum(story.amounts[number].value_pence for number in run) == story.amounts[first - 1].value_pence:
            known = [one for one in years if one is not None]
            first_year, last_year = min(one.first or 0 for one in known), max(one.last or 0 for one in known)
            return known[0]._replace(first=first_year, last=last_year)
    return None


def inherited_years(sentence: Sentence, story: Story) -> Years | None:
    """Return the years of the sum before a sentence that goes on about it: "Of it …", "It holds …", "That is …"."""
    at = sentence.sums[0][0]
    first = sentence.words.sentence_at(at).start
    if _goes_on(sentence.words.texts[first : at + 1]):
        return story.years.get(story.last) if story.last is not None else None
    source, that, pot = (*sentence.words.texts[first : first + 3], "", "", "")[:3]
    if source in WITHIN and that in THAT and pot in POT:
        return _named_before(sentence, story)
    return _of_the_plan(sentence, story)


def _of_the_plan(sentence: Sentence, story: Story) -> Years | None:
    """Return the year that its passage opens with: "This is the plan for 2031/32. Spending of £9 is set against …"."""
    places = story.places_in(sentence.words).get(0, [])
    if sentence.number == 0 or len(places) != 1 or not story.may_have(sentence.sums[0][1], places[0]):
        return None
    opening = sentence.words.sentence_at(places[0].start)
    words = sentence.words.texts[opening.start : opening.stop]
    is_plan = words[:2] in THIS_IS and bool(PLAN & set(words)) and SUM not in words
    is_one = places[0].years.first == places[0].years.last
    return places[0].years if is_plan and is_one and not _has_other_years(sentence, story) else None


def _has_other_years(sentence: Sentence, story: Story) -> bool:
    """Return whether a sentence before this one, but the first, names years as well."""
    return any(0 < number < sentence.number for number in story.places_in(sentence.words))


def _named_before(sentence: Sentence, story: Story) -> Years | None:
    """Return the only years of the sentence before, if it names no sum: "a plan for 2031-34. From that budget, £5m"."""
    places = story.places_in(sentence.words).get(sentence.number - 1, [])
    if len(places) != 1:
        return None
    before = sentence.words.sentence_at(places[0].start)
    has_sums = SUM in sentence.words.texts[before.start : before.stop]
    return places[0].years if story.may_have(sentence.sums[0][1], places[0]) and not has_sums else None


def _goes_on(texts: Sequence[str]) -> bool:
    """Return whether the words before its first sum make a sentence go on about the sum before."""
    opening = texts[:OPENING]
    if opening[:1] in (("it",), ("that",)):
        return not SUPPOSED & set(opening[2:3])
    if opening[:1] == ("of",):
        return opening[1:2] != () and opening[1] in THAT
    if opening[1:2] == ("of",) and opening[0] in APART:
        return opening[2:3] != () and opening[2] in THAT
    if any(
        one in WITHIN and that in THAT and stop == ":"
        for one, that, stop in zip(texts, texts[1:], texts[2:], strict=False)
    ):
        return True
    start = next((place for place, word in enumerate(opening) if word not in WITHIN | SHARE), 0)
    return start > 0 and opening[start] in SAID and bool(FIGURE & set(texts[start : start + 2]))


def years_before(sentence: Sentence, story: Story) -> Years | None:
    """Return the years that the passage named just before, for a sum "for each financial year" of them."""
    if not any(story.amounts[number].rate == "per_year" for _, number in sentence.sums):
        return None
    places = story.places_in(sentence.words).get(sentence.number - 1, [])
    return places[-1].years if places and places[-1].years.first != places[-1].years.last else None


def years_thereafter(sentence: Sentence, at: int, story: Story) -> Years | None:
    """Return the years behind the last sum's, for a sum that is paid "thereafter" or "in the following year"."""
    last = story.years.get(story.last) if story.last is not None else None
    if last is None or last.last is None:
        return None
    behind = sentence.words.texts[at + 1 : at + 6]
    if any(pair[0] in NEXT and pair[1] in YEAR for pair in pairwise(behind)):
        return last._replace(first=last.last + 1, last=last.last + 1)
    return last._replace(first=last.last + 1, last=None) if THEREAFTER & set(behind[:3]) else None


def years_again(sentence: Sentence, at: int, story: Story) -> Years | None:
    """Return the years of the sum before, for a sum "in the same year", or "over the same period"."""
    texts = sentence.words.texts
    stop = next((place for place in range(at + 1, len(texts)) if texts[place] in (SUM, ".", ";")), len(texts))
    behind = texts[at + 1 : min(stop, at + AGAIN)]
    is_same = any(pair[0] == "same" and (pair[1] in SPANS or pair[1] == "financial") for pair in pairwise(behind))
    if is_same:
        return story.years.get(story.last) if story.last is not None else None
    near = (story.years.get(number) for number in range(story.last or 0, max(-1, (story.last or 0) - NEAR), -1))
    last = next((years for years in near if years is not None), None)
    return last if last is not None and _is_counted(behind, last) else None


def _is_counted(behind: Sequence[str], years: Years) -> bool:
    """Return whether words speak of as many years as these are: "over both years", "over the three years"."""
    count = next((COUNTED[pair[0]] for pair in pairwise(behind) if pair[0] in COUNTED and pair[1] == "years"), 0)
    return years.first is not None and years.last is not None and count == years.last - years.first + 1


def years_told_next(sentence: Sentence, story: Story) -> Years | None:
    """Return the years that the next sentence tells of the money of this one: "The funding for this is in 2024/25"."""
    following = story.places_in(sentence.words).get(sentence.number + 1, [])
    if not following or SUM in sentence.words.texts[following[0].start : following[0].end]:
        return None
    places = sentence.words.sentence_at(following[0].start)
    opening = sentence.words.texts[places.start : places.start + 2]
    goes_on = opening[:1] and (opening[0] in GOES_ON or (opening[0] == "the" and opening[-1] in MONEY))
    words = sentence.words.texts[places.start : places.stop]
    has_sums = SUM in words
    role = story.amounts[sentence.sums[0][1]].role
    if role == "context" or (role == "contract" and not FINANCIAL & set(words)):
        return None  # a contract's term is no funding year, unless they are told as such
    return following[0].years if goes_on and not has_sums and not following[0].is_source else None
