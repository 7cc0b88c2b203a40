"""Year links: what a document tells of its sums' years so far, and when a sum has the years of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.amounts.surroundings import Words
from extractors.attribution.year_places import Place, Written, year_places
from extractors.lexicon.cues import SUM
from extractors.lexicon.years import Years
from pipeline.records import Amount

# "including £5", "less £5", "with up to £5": a part of the sum before.
PART_WORDS = frozenset({"including", "includes", "comprising", "comprises", "less", "with", "which", "cover"})
NAMED_PARTS = frozenset({"including", "includes", "comprising", "comprises"})
# ", which is £5 more than last year": by how much two sums differ, and no part of the one before.
APART = frozenset({"more", "less", "higher", "lower"})
NOT_PART = frozenset({"out", "match", "matched", "from"})
IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"))
TOGETHER = frozenset({"together", "altogether", "overall", "combined"})
TERMED = frozenset({"contract", "context"})  # whose periods are terms, or of another time
SPLIT = frozenset(
    {"as", "split", "comprising", "including", "consisting", "made", "broken", "which", "being", "namely"}
)
# "will be funded from the £5"
PAID = frozenset({"funded", "met", "financed", "paid", "covered", "found", "drawn"})
OUT_OF = frozenset({"from", "within", "by"})
OUT = 3  # words between "from" and the sum that another is paid from
PARENTHESIS = 4  # words between the bracket and a sum that explains the one before it
RESPECTIVE = 3  # words behind years among which "respectively" stands
NEXT_PART, MOST_BETWEEN = 5, 12  # words before a part that join it to the one before; between the two
ENDS = frozenset({";", ":", "but", "while", "whereas", "that", "this"})
ITS = frozenset({(";", "its"), (";", "their"), ("against", "its")})
LISTED = 8  # words between two sums of a list that share the years behind the second


@dataclass
class Story:
    """The sums of a document, by their numbers in the list of facts, with their years so far."""

    amounts: Sequence[Amount]
    written: Written
    years: dict[int, Years] = field(default_factory=dict)
    parts: set[int] = field(default_factory=set)  # the sums that are parts of the one before them
    written_behind: set[int] = field(default_factory=set)  # the sums that have the years written behind them
    listed: dict[int, int] = field(default_factory=dict)  # how many years are written out for a sum
    last: int | None = None  # the sum before
    places: dict[int, dict[int, list[Place]]] = field(default_factory=dict)
    termed: frozenset[str] = frozenset({"contract"})  # roles whose periods are terms; context where contracts are let

    def places_in(self, words: Words) -> dict[int, list[Place]]:
        """Return the years in a passage by the number of their sentence."""
        start = words.passage.start
        if start not in self.places:
            self.places[start] = defaultdict(list)
            for place in year_places(words, self.written):
                self.places[start][words.sentences[place.start]].append(place)
        return self.places[start]

    def may_have(self, number: int, place: Place) -> bool:
        """Return whether years may be those of a sum: a limit has none, a contract's term is no funding year."""
        role = self.amounts[number].role
        is_span = place.years.kind == "period" or place.is_end_of_term
        is_term = role in self.termed and is_span and not place.is_of_money
        is_other_day = place.years.kind == "date" and role not in ("balance", "spent") and not place.is_of_a_level
        if role == "threshold" or is_term or is_other_day:
            return False
        return not place.is_source and (role in ("balance", "spent") or not place.is_of_rest)


@dataclass
class Sentence:
    """One sentence: the places of its sums among the words, with their numbers, and the years that it writes."""

    words: Words
    number: int
    places: list[Place]
    sums: list[tuple[int, int]] = field(default_factory=list)  # place among the words, number in the list of facts


def is_part(texts: Sequence[str], before: int, at: int) -> bool:
    """Return whether the words around a sum make it a part, an explanation or the total of the sum before."""
    between = texts[before + 1 : at]
    named = max((place for place, word in enumerate(between) if word in NAMED_PARTS), default=0)
    if NOT_PART & set(between[named:]) or (APART & set(texts[at + 1 : at + 2]) and texts[at + 2 : at + 3] == ("than",)):
        return False
    is_explained = "(" in between[-PARENTHESIS:] and ")" not in between
    is_total = texts[at + 1 : at + 3] in IN_ALL or bool(TOGETHER & set(texts[at + 1 : at + 2]))
    return is_explained or is_total or bool(PART_WORDS & set(between))


def is_next_part(texts: Sequence[str], before: int, at: int) -> bool:
    """Return whether a sum is the next part after another: "comprising £5 for boats, £6 for piers and £7 for oars"."""
    between = texts[before + 1 : at]
    is_joined = bool({",", "and"} & set(between[-NEXT_PART:]))
    return is_joined and len(between) <= MOST_BETWEEN and not ENDS & set(between) and not NOT_PART & set(between)


def is_clause_about_it(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether a sum goes on with the years before: "£5 in 2031/32; its budget is £9", "£5 each, one at £6"."""
    (before, whole), (at, number) = sentence.sums[index - 1 : index + 1]
    between = sentence.words.texts[before + 1 : at]
    one, other = story.amounts[whole], story.amounts[number]
    is_its = any(pair in ITS for pair in pairwise(between))
    is_price = one.rate == other.rate == "per_item" and between[-1:] == ("at",) and "," in between
    return len(between) <= MOST_BETWEEN and (is_its or is_price)


def is_yearly(rate: int, total: int, story: Story) -> bool:
    """Return whether a sum is what another comes to over its years: "£5 a year in 2031/32 and 2032/33, £10 in all"."""
    years = story.years.get(rate) or story.years.get(total)
    if story.amounts[rate].rate != "per_year" or years is None or years.first is None or years.last is None:
        return False
    count = years.last - years.first + 1
    return count > 1 and story.amounts[rate].value_pence * count == story.amounts[total].value_pence


def is_listed(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether a sum and the next stand in one short list, so that they share the years behind it."""
    (at, number), (following, other) = sentence.sums[index : index + 2]
    between = sentence.words.texts[at + 1 : following][: LISTED + 1]
    value, part = story.amounts[number].value_pence, story.amounts[other].value_pence
    is_whole = value > part and "," in between and value != part * story.listed.get(other, 1)
    is_short = len(between) <= LISTED and (between == ("to",) or bool({"and", ","} & set(between)))
    is_apart = between.count(",") > 1 and story.amounts[number].role != story.amounts[other].role
    return other in story.written_behind and is_short and not (is_whole or is_apart)


def is_raised(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether the next sum is what this one leads to: "£0.3m more brings the 2021/22 grant to £1.3m"."""
    (at, number), (end, following) = sentence.sums[index : index + 2]
    if "(" in sentence.words.texts[at:end]:
        return False
    if following not in story.years or following in story.written_behind:
        return False
    return story.amounts[number].role == story.amounts[following].role


def is_drawn(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether a sum is paid from the next one, whose year is known: "£5 is met from the £9 of 2021/22"."""
    (at, _), (end, following) = sentence.sums[index : index + 2]
    between = sentence.words.texts[at + 1 : end]
    is_paid = bool(PAID & set(between)) and bool(OUT_OF & set(between[-OUT:]))
    return following in story.years and is_paid and len(between) <= LISTED and "," not in between


def respective_years(place: Place) -> list[Years]:
    """Return each of the years of "£5 and £6 for 2031/32 and 2032/33 respectively"; none where they are one span."""
    first, last = place.years.first, place.years.last
    behind = place.words.texts[place.end : place.end + RESPECTIVE]
    if first is None or last is None or "respectively" not in behind or place.years.listed != last - first + 1:
        return []
    return [place.years._replace(first=year, last=year, listed=1) for year in range(first, last + 1)]


def years_in_brackets(sentence: Sentence, index: int, story: Story) -> Years | None:
    """Return the span of the years of the sums in the brackets behind one: "£6 (£2 in each of 2031/32 and 2032/33)"."""
    texts, (at, _) = sentence.words.texts, sentence.sums[index]
    opening = next((place for place in range(at + 1, min(at + LISTED, len(texts))) if texts[place] == "("), None)
    if opening is None or SUM in texts[at + 1 : opening]:
        return None
    closing = next((place for place in range(opening, len(texts)) if texts[place] == ")"), len(texts))
    numbers = [number for place, number in sentence.sums if opening < place < closing]
    inside = [story.years.get(number) for number in numbers]
    if len(numbers) == 1 and _is_one_of_several(numbers[0], sentence.sums[index][1], story):
        return None
    firsts = [years.first for years in inside if years and years.first is not None]
    lasts = [years.last for years in inside if years and years.last is not None]
    if not inside or len(firsts) < len(inside) or len(lasts) < len(inside):
        return None
    return Years(sentence.places[0].years.span, min(firsts), max(lasts)) if sentence.places else None


def _is_one_of_several(part: int, whole: int, story: Story) -> bool:
    """Return whether the sum in brackets is that of one year only: "a plan of £60 (2031/32 figure: £20)"."""
    years = story.years.get(part)
    return (
        years is not None
        and years.first == years.last
        and story.amounts[part].value_pence < story.amounts[whole].value_pence
    )


def introducing_place(sentence: Sentence, story: Story) -> Place | None:
    """Return the years in the words that introduce a list, if they are the only ones there."""
    for lead in sentence.words.leads:
        places = [place for found in story.places_in(lead).values() for place in found]
        if places:
            is_one = len({place.years[1:3] for place in places}) == 1
            behind = lead.texts[places[-1].end :]
            is_of_all = "," not in behind or bool(SPLIT & set(behind[behind.index(",") + 1 :][:2]))
            return places[0] if is_one and is_of_all else None
    return None
