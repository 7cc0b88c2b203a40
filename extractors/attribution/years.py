"""Years: for which financial years each sum is, from the years written around it.

Years behind a sum belong to it ("£5m in 2019/20"); years that describe a noun belong to the sum that the noun names
("the 2019/20 budget of £5m"); years that open a sentence or introduce a list belong to all its sums without their own.
The year of a source or an adjustment, the years in a name, and the term of a contract are not those of the money.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.amounts.surroundings import surroundings
from extractors.attribution.year_anaphora import (
    inherited_years,
    years_again,
    years_before,
    years_of_it,
    years_thereafter,
    years_told_next,
)
from extractors.attribution.year_links import (
    TERMED,
    Sentence,
    Story,
    introducing_place,
    is_clause_about_it,
    is_drawn,
    is_listed,
    is_next_part,
    is_part,
    is_raised,
    is_yearly,
    respective_years,
    years_in_brackets,
)
from extractors.attribution.year_places import BREAKS, Place, written_years
from extractors.lexicon.years import Years, format_year
from pipeline.extract import Reading
from pipeline.interpretation.readings import describe

MOST = 8  # years that open one sentence
PERIOD = 20  # words between a sum and the dates between which it is spent
LABELLING = frozenset({")", ":", "-", "–", "="})  # what stands between a year and its sum: "year 2 (2023/24): £5m"
SECOND = 4  # words between the second years behind a sum and the sum that they are of
LEADING = frozenset({",", "of", "up", "to", "a", "further", "another", "about", "some", "at", "most", "then"})
NOUN = 8  # words between a year and the sum of the noun that it describes


def extract(reading: Reading) -> None:
    """Write the financial years of each amount that the words around it, or its column, tell."""
    story = Story(reading.facts.amounts, written_years(reading))
    if (reading.facts.decision.decision_type or "").startswith("contract"):
        story.termed = TERMED
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
    opening = _write_beside(sentence, story)
    inherited = inherited_years(sentence, story) or years_before(sentence, story)
    for index, (at, number) in enumerate(sentence.sums):
        if number not in story.years and story.amounts[number].role != "threshold":
            inherited = years_of_it(sentence, at, story, is_first=index == 0) or inherited
            years = years_thereafter(sentence, at, story) or years_again(sentence, at, story)
            years = years or _years_of(sentence, index, story, opening, inherited)
            if years is not None:
                story.years[number] = years
        story.last = number if story.amounts[number].role != "threshold" else story.last
    for index, (_, number) in enumerate(sentence.sums):
        if number not in story.years and (years := years_in_brackets(sentence, index, story)):
            story.years[number] = years
        is_told = [other for _, other in sentence.sums[index + 1 : index + 2] if is_yearly(number, other, story)]
        if is_told and number not in story.years:
            story.years[number] = story.years[is_told[0]]
    if not any(number in story.years for _, number in sentence.sums) and (told := years_told_next(sentence, story)):
        first = sentence.sums[0][1]
        if story.amounts[first].rate == "total":
            story.years[first] = told


def _write_beside(sentence: Sentence, story: Story) -> list[Place]:
    """Write the years that stand beside their sums; return those that stand before all of them."""
    opening: list[Place] = []
    for place in sentence.places:
        target = _target(sentence, place)
        if target is None:
            opening.append(place)
        elif target >= 0 and (each := respective_years(place)):
            group = sentence.sums[max(0, target + 1 - len(each)) : target + 1]
            story.years |= {number: years for (_, number), years in zip(group, each, strict=False)}
        elif target >= 0:
            at, number = sentence.sums[target]
            if number not in story.years and story.may_have(number, place):
                story.years[number] = place.years
                story.written_behind |= {number} if place.start > at else set()
                story.listed[number] = place.years.listed
    return opening


def _years_of(
    sentence: Sentence, index: int, story: Story, opening: Sequence[Place], inherited: Years | None
) -> Years | None:
    """Return the years of a sum that has none written beside it."""
    at, number = sentence.sums[index]
    if index:
        before, whole = sentence.sums[index - 1]
        is_next = whole in story.parts and is_next_part(sentence.words.texts, before, at)
        if whole in story.years and (is_next or is_part(sentence.words.texts, before, at)):
            story.parts.add(number)
            return story.years[whole]
        if whole in story.years and (is_clause_about_it(sentence, index, story) or is_yearly(whole, number, story)):
            return story.years[whole]
    opened = [place for place in opening[:MOST] if place.start < at and story.may_have(number, place)]
    if opened:
        return opened[-1].years
    if inherited is not None:
        return inherited
    if index + 1 < len(sentence.sums) and any(
        link(sentence, index, story) for link in (is_listed, is_raised, is_drawn)
    ):
        return story.years[sentence.sums[index + 1][1]]
    introduced = introducing_place(sentence, story)
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
        if set(between) <= LABELLING and BREAKS & set(texts[before + 1 : place.start]):
            return following
        is_open = len(between) <= NOUN and not BREAKS & set(between)
        is_after_break = bool(BREAKS & set(texts[max(before, place.start - 3) : place.start]))
        if (is_open and (place.describes or is_after_break)) or _is_second(sentence, place, before, between):
            return following
    return -1 if place.years.kind == "period" and place.start - before > PERIOD else following - 1


def _is_second(sentence: Sentence, place: Place, before: int, between: Sequence[str]) -> bool:
    """Return whether years are the second behind a sum, and belong to the next one, before which they stand.

    So in "£5 in 2031/32 and then, in 2032/33, £6", or "£5 for 2031/32, and a sum for 2032/33 of £6".
    """
    has_own = any(before < other.start < place.start for other in sentence.places)
    return has_own and len(between) <= SECOND and set(between) <= LEADING


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
