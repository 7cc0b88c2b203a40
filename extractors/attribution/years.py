"""Years: for which financial years each sum is, from the years written around it.

Years behind a sum belong to it ("£5m in 2019/20"); years that describe a noun belong to the sum that the noun names
("the 2019/20 budget of £5m"); years that open a sentence or introduce a list belong to all its sums without their own.
The year of a source or an adjustment, the years in a name, and the term of a contract are not those of the money.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.attribution.year_places import BREAKS, Place, Written, written_years, year_places
from extractors.lexicon.years import Years, format_year
from extractors.surroundings import Words, surroundings
from pipeline.columns import describe
from pipeline.extract import Reading
from pipeline.records import Amount

# "including £5", "less £5", "with up to £5": a part of the sum before.
PART_WORDS = frozenset({"including", "includes", "comprising", "comprises", "less", "with", "which"})
NOT_PART = frozenset({"out", "match", "matched", "from"})
IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"))
TOGETHER = frozenset({"together", "altogether", "overall", "combined"})
THAT = frozenset({"it", "this", "that", "these", "which"})
MOST = 8  # years that open one sentence
PARENTHESIS = 4  # words between the bracket and a sum that explains the one before it
LISTED = 8  # words between two sums of a list that share the years behind the second
PERIOD = 20  # words between a sum and the dates between which it is spent
NOUN = 8  # words between a year and the sum of the noun that it describes


@dataclass
class Story:
    """The sums of a document, by their numbers in the list of facts, with their years so far."""

    amounts: Sequence[Amount]
    written: Written
    years: dict[int, Years] = field(default_factory=dict)
    written_behind: set[int] = field(default_factory=set)  # the sums that have the years written behind them
    listed: dict[int, int] = field(default_factory=dict)  # how many years are written out for a sum
    last: int | None = None  # the sum before
    places: dict[int, dict[int, list[Place]]] = field(default_factory=dict)

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
        is_term = role == "contract" and place.years.kind == "period"
        is_other_day = place.years.kind == "date" and role not in ("balance", "spent")
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


def extract(reading: Reading) -> None:
    """Write the financial years of each amount that the words around it, or its column, tell."""
    story = Story(reading.facts.amounts, written_years(reading))
    for sentence in _sentences(reading, story):
        _tell(sentence, story)
    columns = _columns(reading)
    for number, amount in enumerate(reading.facts.amounts):
        first, last = columns.get(amount.amount_id, (None, None))
        if first is None and number in story.years:
            first, last = format_year(story.years[number].first), format_year(story.years[number].last)
        if first and amount.role != "threshold":
            reading.facts.amounts[number] = amount.model_copy(update={"first_year": first, "last_year": last})


def _sentences(reading: Reading, story: Story) -> Iterator[Sentence]:
    """Yield the sentences that hold sums, in the order of the text."""
    found: dict[tuple[int, int], Sentence] = {}
    for number, around in enumerate(surroundings(reading)):
        if around is not None:
            words, sentence = around.words, around.words.sentences[around.at]
            key = words.passage.start, sentence
            if key not in found:
                found[key] = Sentence(words, sentence, story.places_in(words).get(sentence, []))
            found[key].sums.append((around.at, number))
    yield from found.values()


def _tell(sentence: Sentence, story: Story) -> None:
    """Write the years of the sums of one sentence into the story."""
    opening: list[Place] = []
    for place in sentence.places:
        target = _target(sentence, place)
        if target is None:
            opening.append(place)
        elif target >= 0:
            at, number = sentence.sums[target]
            if number not in story.years and story.may_have(number, place):
                story.years[number] = place.years
                story.written_behind |= {number} if place.start > at else set()
                story.listed[number] = place.years.listed
    inherited = _inherited(sentence, story) or _of_each_year(sentence, story)
    for index, (at, number) in enumerate(sentence.sums):
        if number not in story.years and story.amounts[number].role != "threshold":
            inherited = _of_it(sentence, at, story) or inherited
            years = _years_of(sentence, index, story, opening, inherited)
            if years is not None:
                story.years[number] = years
        story.last = number


def _years_of(
    sentence: Sentence, index: int, story: Story, opening: Sequence[Place], inherited: Years | None
) -> Years | None:
    """Return the years of a sum that has none written beside it."""
    at, number = sentence.sums[index]
    if index:
        before, whole = sentence.sums[index - 1]
        if whole in story.years and _is_part(sentence.words.texts, before, at):
            return story.years[whole]
    opened = [place for place in opening[:MOST] if place.start < at and story.may_have(number, place)]
    if opened:
        return opened[-1].years
    if inherited is not None:
        return inherited
    if index + 1 < len(sentence.sums) and (_is_listed(sentence, index, story) or _is_raised(sentence, index, story)):
        return story.years[sentence.sums[index + 1][1]]
    introduced = _introduced(sentence, story)
    return introduced.years if introduced and story.may_have(number, introduced) else None


def _target(sentence: Sentence, place: Place) -> int | None:
    """Return which sum of its sentence years belong to, -1 for none; None where they stand before all of them."""
    texts, sums = sentence.words.texts, sentence.sums
    following = bisect_left(sums, (place.end, -1))
    if sums[0][0] > place.start:
        return None
    before = sums[following - 1][0]
    if following < len(sums):
        between = texts[place.end : sums[following][0]][: NOUN + 1]
        is_open = len(between) <= NOUN and not BREAKS & set(between)
        is_after_break = bool(BREAKS & set(texts[max(before, place.start - 3) : place.start]))
        if is_open and (place.describes or is_after_break):
            return following
    return -1 if place.years.kind == "period" and place.start - before > PERIOD else following - 1


def _is_part(texts: Sequence[str], before: int, at: int) -> bool:
    """Return whether the words around a sum make it a part, an explanation or the total of the sum before."""
    between = texts[before + 1 : at]
    if NOT_PART & set(between):
        return False
    is_explained = "(" in between[-PARENTHESIS:] and ")" not in between
    is_total = texts[at + 1 : at + 3] in IN_ALL or bool(TOGETHER & set(texts[at + 1 : at + 2]))
    return is_explained or is_total or bool(PART_WORDS & set(between))


def _of_it(sentence: Sentence, at: int, story: Story) -> Years | None:
    """Return the years of the sum before, where a sum is said to be "of it"."""
    texts = sentence.words.texts
    is_of_it = texts[at + 1 : at + 2] == ("of",) and texts[at + 2 : at + 3] and texts[at + 2] in THAT
    return story.years.get(story.last) if is_of_it and story.last is not None else None


def _inherited(sentence: Sentence, story: Story) -> Years | None:
    """Return the years of the sum before a sentence that goes on about it: "Of it …", "It holds …", "That is …"."""
    first = sentence.words.sentence_at(sentence.sums[0][0]).start
    opening = sentence.words.texts[first : first + 2]
    goes_on = opening[:1] in (("it",), ("that",)) or (opening[:1] == ("of",) and opening[1:] and opening[1] in THAT)
    return story.years.get(story.last) if goes_on and story.last is not None else None


def _of_each_year(sentence: Sentence, story: Story) -> Years | None:
    """Return the years that the passage named just before, for a sum "for each financial year" of them."""
    if not any(story.amounts[number].rate == "per_year" for _, number in sentence.sums):
        return None
    places = story.places_in(sentence.words).get(sentence.number - 1, [])
    return places[-1].years if places and places[-1].years.first != places[-1].years.last else None


def _is_listed(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether a sum and the next stand in one short list, so that they share the years behind it."""
    (at, number), (following, other) = sentence.sums[index : index + 2]
    between = sentence.words.texts[at + 1 : following][: LISTED + 1]
    value, part = story.amounts[number].value_pence, story.amounts[other].value_pence
    is_whole = value > part and "," in between and value != part * story.listed.get(other, 1)
    is_short = len(between) <= LISTED and (between == ("to",) or bool({"and", ","} & set(between)))
    return other in story.written_behind and is_short and not is_whole


def _is_raised(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether the next sum is what this one leads to: "£0.3m more brings the 2021/22 grant to £1.3m"."""
    number, following = sentence.sums[index][1], sentence.sums[index + 1][1]
    if following not in story.years or following in story.written_behind:
        return False
    return story.amounts[number].role == story.amounts[following].role


def _introduced(sentence: Sentence, story: Story) -> Place | None:
    """Return the years in the words that introduce a list, if they are the only ones there."""
    for lead in sentence.words.leads:
        places = [place for found in story.places_in(lead).values() for place in found]
        if places:
            return places[0] if len({place.years[1:3] for place in places}) == 1 else None
    return None


def _columns(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    """Return the years that the headers of columns give to the cells below them, by amount_id."""
    found: dict[str, tuple[str | None, str | None]] = {}
    layouts = {table.number: describe(reading.document, table) for table in reading.document.tables}
    for amount in reading.facts.amounts:
        layout = layouts.get(amount.table_number or 0)
        if layout is None or amount.row_number is None:
            continue
        cells = layout.table.rows[amount.row_number - 1]
        for column, cell in zip(layout.columns, cells, strict=True):
            if cell.span.start <= amount.char_start < cell.span.end and column.first_year:
                found[amount.amount_id] = column.first_year, column.last_year
    return found
