"""Bills: pieces of several kinds, each at its price, and what they come to: "5 posts at £52,400 and one at £61,800"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.incomplete import may_differ
from pipeline.reconcile.prose.multiples import COUNT, count_of
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, said
from pipeline.reconcile.prose.sums import is_total

# “Five posts at”, “and one at”, “a van costing”, “12 x”
PRICED = re.compile(
    rf"(?:^|\s|\()(?:{COUNT}|(?P<one>an?))\s(?:[a-z][a-z-]{{1,20}}\s){{0,3}}?(?:(?:at|costing|priced\sat)\s(?:a\scost\sof\s)?|[x×]\s)$",
    re.IGNORECASE,
)
# “ each come to ”, “, a total of ”, “ = ”: nothing else stands between the pieces and their total.
COME_TO = re.compile(
    r"^(?:\s(?:each|apiece|per\s[a-z]{2,15}))?\s?(?:,|=|:|\(|(?:will\s|would\s)?(?:comes?|coming|costs?|costing|gives?|giving|makes?"
    r"|making|totals?|totalling|amounts?)\b)[^«»;.]{0,20}$",
    re.IGNORECASE,
)
JOINED = re.compile(r"^(?:\s(?:each|apiece|per\s[a-z]{2,15}))?\s?(?:,\s?|and\s|,\sand\s|plus\s|\+\s)", re.IGNORECASE)
MOST_KINDS = 8


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document's sentences say that pieces of several kinds come to together."""
    for passage in document:
        for sentence in passage.sentences:
            if 2 < len(sentence.mentions) <= MOST_KINDS:
                yield from _bill(sentence)


def _bill(sentence: Sentence) -> Iterator[Relation]:
    *prices, total = sentence.mentions
    counts = [_count(price) for price in prices]
    if None in counts or set(counts) == {1} or not all(JOINED.match(price.after) for price in prices[:-1]):
        return
    terms: list[Figure] = [p.figure.times(count) for p, count in zip(prices, counts, strict=True) if count]
    is_told = COME_TO.match(prices[-1].after) and not may_differ(prices, total)
    licence: Licence = "implied" if is_told else "fits"
    if is_told or is_total(total):
        subject = f"The pieces at {said(terms)}"
        yield Relation("unit_times_count", tuple(terms), total.figure, subject, licence, "come to")


def _count(price: Mention) -> int | None:
    """Return how many pieces cost a price, None where the words do not tell."""
    match = PRICED.search(price.before[-60:])
    return None if match is None else 1 if match["one"] else count_of(match["count"])
