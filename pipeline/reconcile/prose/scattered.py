"""Scattered: sums whose figures stand anywhere in a paper, between others that have nothing to do with them.

Nothing here can be an error of the paper. What holds to the penny is kept where all the sums that could be tried with
as many figures would hardly give one by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import comb

from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.parts import code_of
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, parts_of, weight
from pipeline.reconcile.prose.remainders import of_three
from pipeline.reconcile.prose.sums import is_total

SURE = 8  # times as much as all that is tried would give by chance
MOST_VALUES, MOST_PARTS, MOST_MOVED = 24, 3, 40
# “The reserve, £52.3m in April, will be down to £31.8m”, “takes the contract from £640,000 to £715,500”
RESULT = re.compile(
    r"\b(?:down|up|f[ae]lls?|fallen|drop(?:s|ped)?|r[io]ses?|risen|reduc\w+|increas\w+|cut|rais\w+|br(?:ings?|inging|ought)|tak(?:es|ing|en)|goes|go|grows?|becom\w+)\b"
    r"[^«»;.]{0,40}\bto\s$|\b(?:will|would|then)\s(?:then\s)?(?:stand|be)\sat\s$",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of two or three figures of a document, and the levels that a figure told elsewhere moves."""
    mentions = [m for passage in document for m in passage.mentions if m.amount.role != "threshold"]
    for is_rate in (False, True):
        own = _first(mention for mention in mentions if mention.is_rate == is_rate)
        yield from _sums(own, list(own.values()))
        if not is_rate:
            yield from _sums(own, [mention for mention in mentions if is_total(mention)])
            decided = {value: mention for value, mention in own.items() if mention.amount.role != "context"}
            yield from _sums(decided, list(decided.values()))
            yield from _moved(document, own)


def _first(mentions: Iterator[Mention]) -> dict[int, Mention]:
    """Return the first mention of each value, of so many values as can be tried."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.figure.value > 0 and len(found) < MOST_VALUES:
            found.setdefault(mention.figure.value, mention)
    return found


def _sums(values: dict[int, Mention], totals: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the sums of some of the values that one of the totals is, if chance does not explain them."""
    of_value = {total.figure.value: total for total in reversed(totals)}
    for size in range(2, MOST_PARTS + 1):
        least = SURE * comb(len(values), size) * len(of_value)
        for parts in combinations(values.values(), size):
            total = of_value.get(sum(part.figure.value for part in parts))
            if total is None or 2 * max(part.figure.value for part in parts) == total.figure.value:
                continue  # none of that value, or a whole beside its own parts: “£5.1m (£3.4m and £1.7m)”
            if weight([part.figure for part in parts], total.figure) >= least:
                yield _told(parts, total)


def _told(parts: Sequence[Mention], total: Mention) -> Relation:
    parts = sorted(parts, key=lambda mention: mention.figure.place)
    if len(parts) == 2:
        is_last = total.figure.place > parts[1].figure.place
        return of_three(total, (parts[0], parts[1]), is_last=is_last, licence="adds up")
    return parts_of(code_of(parts), [part.figure for part in parts], total.figure, "adds up")


def _moved(document: Sequence[Prose], values: dict[int, Mention]) -> Iterator[Relation]:
    """Yield a level and what it goes to, as their sentence tells them, where a figure elsewhere is what moves it."""
    pairs = [
        (start, end)
        for passage in document
        for sentence in passage.sentences
        for start, end in pairwise(sentence.mentions)
        if RESULT.search(end.before[-80:])
    ]
    for start, end in pairs[:MOST_MOVED]:
        move = values.get(abs(end.figure.value - start.figure.value))
        sign = 1 if end.figure.value > start.figure.value else -1
        larger = max(start.figure, end.figure, key=lambda figure: figure.value)
        if move and weight([start.figure, end.figure, move.figure], larger) >= SURE * len(values):
            yield difference("running_balance", [start.figure, move.figure.times(sign)], end, "adds up")
