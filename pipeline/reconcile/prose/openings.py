"""Openings: what a fund opens with, what comes in and goes out, and what it closes with, in whatever order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.incomplete import AND_MORE
from pipeline.reconcile.prose.level_words import is_planned, part_of
from pipeline.reconcile.prose.linked import linked
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, said

MOST = 8  # figures in such a sentence


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the closing levels that a document's sentences state of an opening level and what moves it."""
    for passage in document:
        for sentence in chain(passage.sentences, linked(passage, MOST)):
            if 2 < len(sentence.mentions) <= MOST:
                yield from _closing(sentence.mentions)


def _closing(mentions: Sequence[Mention]) -> Iterator[Relation]:
    parts = [part_of(mention) for mention in mentions]
    if parts.count("before") != 1 or parts.count("after") != 1 or None in parts:
        return
    first, last = mentions[parts.index("before")], mentions[parts.index("after")]
    signs = {"before": 1, "in": 1, "out": -1}
    terms = [first.figure]
    terms += [m.figure.times(signs[part]) for m, part in zip(mentions, parts, strict=True) if part in ("in", "out")]
    # “after a drawdown of £410,000 and interest”: what else moves it has no figure.
    is_open = any(map(is_planned, mentions)) or AND_MORE.match(mentions[-1].after[:90]) is not None
    licence: Licence = "fits" if is_open else "stated"
    yield _leaves(terms, last.figure, licence)


def _leaves(terms: Sequence[Figure], last: Figure, licence: Licence) -> Relation:
    return Relation("running_balance", tuple(terms), last, said(terms), licence, "leaves")
