"""Listings: lines with one figure each that end in their total, and lists whose total stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.parts import code_of, signed
from pipeline.reconcile.prose import Mention, Passage, lists
from pipeline.reconcile.relation import Relation, fitting, parts_of
from pipeline.reconcile.sums import is_total

# “Total: £105,000”, “Total cost over two years £2m”, “Overall total (ex VAT) £3m”, “Grand total”
TOTAL_LINE = re.compile(
    r"^(?:[-–•]\s)?(?:(?:the|this|grand|overall|combined|project|grant|new|revised)\s){0,3}totals?\b[^«»]{0,60}«\d{1,4}»",
    re.IGNORECASE,
)
# A line of a listing is no sentence: a few words, one figure.
LONGEST_LINE = 90
# A total elsewhere must say how many entries it sums or be rounded by less than this share of itself (1 / n).
FINE = 100


def relations(document: Sequence[Passage]) -> Iterator[Relation]:
    """Yield the sums of a document's lines and lists."""
    run: list[Passage] = []
    for passage in document:
        if len(passage.mentions) != 1 or len(passage.masked) > LONGEST_LINE:
            run = []
        elif TOTAL_LINE.match(passage.masked):
            yield from _lines(run, passage)
            run = []
        else:
            run.append(passage)
    totals = [mention for passage in document for mention in passage.mentions if is_total(mention)][:MOST_TOTALS]
    for listed in lists(document):
        heads = [item.mentions[0] for item in listed.items if item.mentions]
        if 3 <= len(heads) <= MOST_ENTRIES:
            yield from _elsewhere(heads, totals)


MOST_TOTALS, MOST_ENTRIES = 100, 60


def _lines(run: Sequence[Passage], end: Passage) -> Iterator[Relation]:
    """Yield the sum of a run of lines: of its last ones that make up the total where some do, else of all."""
    mentions = [passage.mentions[0] for passage in run[-MOST_ENTRIES:]]
    total = end.mentions[0]
    value = 0
    for start in range(len(mentions) - 1, -1, -1):
        value += mentions[start].figure.value
        if value == total.figure.value and len(mentions) - start > 1:
            mentions = mentions[start:]
            break
    if len(mentions) > 1:
        terms = fitting(signed(mentions, total), total.figure) or signed(mentions, total)
        yield parts_of(code_of(mentions), terms, total.figure, "implied")


def _elsewhere(heads: Sequence[Mention], totals: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the sum of all entries of a list against the totals of the document, where it fits one to the rounding."""
    own = {mention.figure.place for mention in heads}
    terms = signed(heads)
    for total in totals:
        width = total.figure.interval.high - total.figure.interval.low
        if total.figure.place not in own and width * FINE <= total.figure.value:
            yield parts_of(code_of(heads), terms, total.figure, "fits")
