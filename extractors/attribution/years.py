"""Years: for which financial years each sum is, from the years written around it.

Years behind a sum belong to it ("£5m in 2019/20"); years that describe a noun belong to the sum that the noun names
("the 2019/20 budget of £5m"); years that open a sentence or introduce a list belong to all its sums without their own.
The year of a source or an adjustment, the years in a name, and the term of a contract are not those of the money.
"""

from __future__ import annotations

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
THAT = frozenset({"it", "this", "that", "these", "which"})
PARENTHESIS = 4  # words between the bracket and a sum that explains the one before it
LISTED = 8  # words between two sums of a list that share the years behind the second
PERIOD = 20  # words between a sum and the dates between which it is spent
NOUN = 8  # words between a year and the sum of the noun that it describes


@dataclass
class Story:
    """The sums of a document, by their numbers in the list of facts, with their years so far."""

    amounts: Sequence[Amount]
    years: dict[int, Years] = field(default_factory=dict)
    written_behind: set[int] = field(default_factory=set)  # the sums that have the years written behind them
    last: int | None = None  # the sum before

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
    sums: list[tuple[int, int]]  # place among the words, number in the list of facts
    places: list[Place]


def extract(reading: Reading) -> None:
    """Write the financial years of each amount that the words around it, or its column, tell."""
    story = Story(reading.facts.amounts)
    written = written_years(reading)
    for sentence in _sentences(reading, written):
        _tell(sentence, story, written)
    columns = _columns(reading)
    for number, amount in enumerate(reading.facts.amounts):
        first, last = columns.get(amount.amount_id, (None, None))
        if first is None and number in story.years:
            first, last = format_year(story.years[number].first), format_year(story.years[number].last)
        if first and amount.role != "threshold":
            reading.facts.amounts[number] = amount.model_copy(update={"first_year": first, "last_year": last})


def _sentences(reading: Reading, written: Written) -> Iterator[Sentence]:
    """Yield the sentences that hold sums, in the order of the text."""
    found: dict[tuple[int, int], Sentence] = {}
    places: dict[int, list[Place]] = {}
    for number, around in enumerate(surroundings(reading)):
        if around is None:
            continue
        words, sentence = around.words, around.words.sentences[around.at]
        start = words.passage.start
        if start not in places:
            places[start] = year_places(words, written)
        if (start, sentence) not in found:
            here = [place for place in places[start] if words.sentences[place.start] == sentence]
            found[start, sentence] = Sentence(words, [], here)
        found[start, sentence].sums.append((around.at, number))
    yield from found.values()


def _tell(sentence: Sentence, story: Story, written: Written) -> None:
    """Write the years of the sums of one sentence into the story."""
    ambient: list[Place] = []
    for place in sentence.places:
        target = _target(sentence, place)
        if target is None:
            ambient.append(place)
        elif target >= 0 and target not in story.years and story.may_have(target, place):
            story.years[target] = place.years
            if place.start > next(at for at, number in sentence.sums if number == target):
                story.written_behind.add(target)
    inherited = _inherited(sentence, story) or _of_each_year(sentence, story, written)
    introduced = _introduced(sentence, written)
    for index, (at, number) in enumerate(sentence.sums):
        before = sentence.sums[index - 1] if index else None
        if number in story.years or story.amounts[number].role == "threshold":
            pass
        elif before and before[1] in story.years and _is_part(sentence.words.texts, before[0], at):
            story.years[number] = story.years[before[1]]
        elif opened := [place for place in ambient if place.start < at and story.may_have(number, place)]:
            story.years[number] = opened[-1].years
        elif years := _of_it(sentence, at, story) or inherited:
            story.years[number] = inherited = years
        elif (following := _listed(sentence, index)) in story.written_behind:
            story.years[number] = story.years[following]
        elif index + 1 < len(sentence.sums) and _is_raised(sentence, index, story):
            story.years[number] = story.years[sentence.sums[index + 1][1]]
        elif introduced and story.may_have(number, introduced):
            story.years[number] = introduced.years
        story.last = number


def _target(sentence: Sentence, place: Place) -> int | None:
    """Return the number of the sum that years belong to, -1 for none; None where they stand before all of its sums."""
    texts = sentence.words.texts
    before = [(at, number) for at, number in sentence.sums if at < place.start]
    after = [(at, number) for at, number in sentence.sums if at >= place.end]
    if not before:
        return None
    if after:
        between = texts[place.end : after[0][0]]
        is_open = len(between) <= NOUN and not BREAKS & set(between)
        opening = next((at for at in range(place.start - 1, before[-1][0], -1) if texts[at] in BREAKS), None)
        is_after_break = opening is not None and place.start - opening <= 3
        if is_open and (place.describes or is_after_break):
            return after[0][1]
    is_far = place.years.kind == "period" and place.start - before[-1][0] > PERIOD
    return -1 if is_far else before[-1][1]


def _is_part(texts: Sequence[str], before: int, at: int) -> bool:
    """Return whether the words around a sum make it a part, an explanation or the total of the sum before."""
    between = texts[before + 1 : at]
    if NOT_PART & set(between):
        return False
    is_explained = "(" in between[-PARENTHESIS:] and ")" not in between
    return is_explained or bool(PART_WORDS & set(between)) or texts[at + 1 : at + 3] in IN_ALL


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


def _of_each_year(sentence: Sentence, story: Story, written: Written) -> Years | None:
    """Return the years that the passage named before, for a sum "for each financial year" of them."""
    if not any(story.amounts[number].rate == "per_year" for _, number in sentence.sums):
        return None
    here = sentence.words.sentences[sentence.sums[0][0]]
    places = [place for place in year_places(sentence.words, written) if sentence.words.sentences[place.start] < here]
    return places[-1].years if places and places[-1].years.first != places[-1].years.last else None


def _listed(sentence: Sentence, index: int) -> int:
    """Return the number of the next sum where both stand in one short list, so that they share the years behind."""
    if index + 1 == len(sentence.sums):
        return -1
    (at, _), (following, number) = sentence.sums[index : index + 2]
    between = sentence.words.texts[at + 1 : following]
    return number if len(between) <= LISTED and {"and", ","} & set(between) else -1


def _is_raised(sentence: Sentence, index: int, story: Story) -> bool:
    """Return whether the next sum is what this one leads to: "£0.3m more brings the 2021/22 grant to £1.3m"."""
    number, following = sentence.sums[index][1], sentence.sums[index + 1][1]
    if following in story.written_behind:
        return False
    return following in story.years and story.amounts[number].role == story.amounts[following].role


def _introduced(sentence: Sentence, written: Written) -> Place | None:
    """Return the years in the words that introduce a list, if they are the only ones there."""
    for lead in sentence.words.leads:
        places = year_places(lead, written)
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
