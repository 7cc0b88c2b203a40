"""Agreements: figures that make up another one although no word says so: a whole list, a whole sentence, neighbours.

Nothing here can be an error of the paper; it is kept where it holds, and where chance does not explain it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.entries import by_year
from pipeline.reconcile.prose.incomplete import is_of_one_year
from pipeline.reconcile.prose.lists import lists
from pipeline.reconcile.prose.nested import is_whole_beside_parts
from pipeline.reconcile.prose.parts import TAKEN, code_of, numbers, signed, whole
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, parts_of, weight
from pipeline.reconcile.prose.remainders import LEFT, of_three
from pipeline.reconcile.prose.sums import is_called_total, is_total

# How much a sum must say before it is believed (see `relation.weight`), the more the looser its figures stand together.
ALL_OF_IT, IN_A_LIST, IN_A_SENTENCE, NEIGHBOURS, APART = 3, 10, 10, 100, 1000
# "pays the other £250,000", "the rest, £1m": a word for a part beside other parts.
OTHER = re.compile(r"\b(?:other|rest|remaining|remainder|further|plus)\b", re.IGNORECASE)
# “£1.2m and £0.65m of the £1.85m needed”
OF_THE_WHOLE = re.compile(r"\b(?:of|towards)\s(?:the|this|that|a)\s(?:\w{1,15}\s){0,2}$", re.IGNORECASE)
# “(£18.7m 2022/23, £4.1m 2023/24)”: a sum told by what stands in brackets.
BRACKETED = re.compile(r"\((?P<words>[^()¦]{0,300})\)")
A_SUM_OF_YEARS = 2  # each of its figures tells its year
WINDOW = 6
SURE = 8  # times as much as what pairs of all figures with all figures would give by chance
MOST_TOTALS = 40  # figures of one paragraph that are looked at


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums and differences that hold between figures that stand together."""
    mentions = [m for passage in document for m in passage.mentions if m.amount.role != "threshold"]
    totals: dict[int, list[Mention]] = {}
    for mention in mentions:
        totals.setdefault(mention.figure.value, []).append(mention)
    yield from _lists(document, totals)
    for passage in document:
        for sentence in passage.sentences:
            own = [mention for mention in sentence.mentions if mention.amount.role != "threshold"]
            yield from _whole_sentence(own, totals)
            yield from _neighbours(own, IN_A_SENTENCE)
        for match in passage.find(BRACKETED):
            inside = [passage.mentions[number] for number in numbers(match["words"])]
            yield from _make_up(inside, totals, IN_A_SENTENCE)
        yield from _totals(passage)
    yield from _neighbours(mentions, NEIGHBOURS)
    yield from _runs(mentions, totals, SURE * len(totals) ** 2)
    called = {value: those for value, those in totals.items() if any(map(is_called_total, those))}
    yield from _runs(_once(mentions), called, SURE * len(totals))
    for passage in document:
        yield from _runs(_once(passage.mentions), totals, SURE * len(totals) * 2)


def _lists(document: Sequence[Prose], totals: dict[int, list[Mention]]) -> Iterator[Relation]:
    for listed in lists(document):
        entries = [item.mentions for item in listed.items if item.mentions]
        heads = [entry[0] for entry in entries]
        sums = [next((m for m in entry if is_total(m)), entry[0]) for entry in entries]
        for mentions in (heads, sums, [m for entry in entries for m in entry if is_total(m)]):
            yield from _make_up(mentions, totals, IN_A_LIST)
        if listed.lead:
            items = [item for item in listed.items if item.mentions]
            for total in listed.lead.mentions:
                yield from by_year(items, listed.lead, total, "adds up")


def _whole_sentence(mentions: Sequence[Mention], totals: dict[int, list[Mention]]) -> Iterator[Relation]:
    for start in range(min(len(mentions) - 1, 4)):
        for end in range(len(mentions), max(start + 1, len(mentions) - 3), -1):
            if end - start > 1:
                run = mentions[start:end]
                is_all = end - start == len(mentions)
                other = is_all and OTHER.search(run[-1].before[-30:])
                yield from _make_up(run, totals, 1 if other else IN_A_SENTENCE if is_all else NEIGHBOURS)
    for total, parts in ((mentions[:1], mentions[1:]), (mentions[-1:], mentions[:-1])):
        if 2 <= len(parts) <= 8:
            yield from _make_up(parts, {total[0].figure.value: list(total)}, ALL_OF_IT)


def _in_its_direction(relation: Relation, total: Mention, parts: Sequence[Mention]) -> Relation:
    """Return a relation of three figures as the words tell it: as a sum, or as what is left."""
    if len(parts) > 2 or any(term.factor < 0 for term in relation.terms):
        return relation
    return of_three(total, (parts[0], parts[1]), is_last=total.figure.place > parts[1].figure.place, licence="adds up")


def _totals(passage: Prose) -> Iterator[Relation]:
    """Yield the sums of a paragraph's figures that a total behind them makes up, those of another year left out."""
    for number, total in enumerate(passage.mentions[:MOST_TOTALS]):
        if is_total(total):
            yield from whole(passage.mentions[max(0, number - WINDOW) : number], total, "adds up")


def _runs(mentions: Sequence[Mention], totals: dict[int, list[Mention]], least: int) -> Iterator[Relation]:
    """Yield the sums of two to six figures in a row that one of some other figures is.

    The more figures there are, the more of them do so by chance, and the more such a sum must say.
    """
    for start in range(len(mentions)):
        for end in range(start + 2, min(start + WINDOW, len(mentions)) + 1):
            run = mentions[start:end]
            if len({mention.is_rate for mention in run}) == 1:
                yield from _make_up(run, totals, least)


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the figures without those that were told just before."""
    values = [mention.figure.value for mention in mentions]
    return [m for at, m in enumerate(mentions) if m.figure.value not in values[max(0, at - WINDOW) : at]]


def _make_up(mentions: Sequence[Mention], totals: dict[int, list[Mention]], least: int) -> Iterator[Relation]:
    """Yield the relation of mentions to a figure of the document that is their sum, if there is one."""
    if not 2 <= len(mentions) <= 60:
        return
    figures = signed(mentions)
    value = sum(int(figure.counted) for figure in figures)
    own = {figure.place for figure in figures}
    total = next((total for total in totals.get(value, ()) if total.figure.place not in own), None)
    if any(figure.value == value for figure in figures):
        return  # “£1.15m less the £865,400 …”, after the £865,400: what is added and taken away again
    if is_whole_beside_parts(mentions):
        return
    is_by_year = code_of(mentions) == "years_sum_to_total"
    if is_by_year and total is not None and is_of_one_year(total, mentions):
        return
    least = A_SUM_OF_YEARS if is_by_year else least
    if total is not None and weight(figures, total.figure) >= least:
        relation = parts_of(code_of(mentions), figures, total.figure, "adds up")
        yield _in_its_direction(relation, total, mentions)


def _neighbours(mentions: Sequence[Mention], least: int) -> Iterator[Relation]:
    """Yield the sums and differences of three figures that stand close to each other in the text.

    `least` is how much they must say where a word tells that one is what others leave or make up.
    """
    for start in range(len(mentions)):
        window = mentions[start : start + WINDOW]
        for b in range(1, len(window)):
            for c in range(b + 1, len(window)):
                three = (window[0], window[b], window[c])
                if len({mention.figure.value for mention in three}) == 3:
                    yield from _three(three, least)


def _three(three: tuple[Mention, Mention, Mention], least: int) -> Iterator[Relation]:
    largest = max(three, key=lambda mention: mention.figure.value)
    first, second = (mention for mention in three if mention is not largest)
    if first.figure.value + second.figure.value != largest.figure.value:
        return
    words = " ".join(f"{mention.before[-60:]} {mention.after[:60]}" for mention in three)
    cue = LEFT.search(words) or TAKEN.search(words)
    is_shared = OF_THE_WHOLE.search(largest.before[-30:])
    if weight((first.figure, second.figure), largest.figure) < (least if cue or is_shared else APART):
        return
    yield of_three(largest, (first, second), is_last=three[2] is largest, licence="adds up")
