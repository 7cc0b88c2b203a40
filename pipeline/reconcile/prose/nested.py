"""Nested: figures that the words call some of the figure before them, so that no sum may count the two as two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, permutations

from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation

Pair = tuple[tuple[str, int], tuple[str, int]]  # document and place of a figure, and of one that is some of it
# “£31.1m came in, the largest being £16m”, “£5.4m (this includes contingency of £0.5m)”, “£51.2m, of which £29.8m”
SOME_OF_IT = re.compile(
    r"(?:[^«»¦]{0,40}[,;:(])?\s?(?:[a-z]{2,6}\s){0,2}(?:of\swhich|includ\w{1,4}|inclusive\sof|notably|mainly|chiefly|principally|in\sparticular"
    r"|(?:largest|biggest|greatest|main)(?:\s[a-z]{3,12}){0,2}\s(?:being|is|was))\b(?:(?!\b(?:and|plus)\b)[^«»,;]){0,40}",
    re.IGNORECASE,
)


def nested(documents: Sequence[Sequence[Prose]]) -> frozenset[Pair]:
    """Return the figures of a decision that are some of the one before them, each with that one."""
    return frozenset(
        ((first.figure.sha256, first.figure.place), (second.figure.sha256, second.figure.place))
        for document in documents
        for passage in document
        for first, second in pairwise(passage.mentions)
        if second.figure.value < first.figure.value and SOME_OF_IT.fullmatch(first.after)
    )


def is_whole_beside_parts(mentions: Sequence[Mention]) -> bool:
    """Return whether one of some figures in a row of one sentence is all the others: counted with them it counts twice.

    “The extra £4.2m is £2.95m for rooms and a balance of £1.25m” does not make £8.4m.
    """
    values = [mention.figure.value for mention in mentions]
    is_sentence = all(first.after == second.before for first, second in pairwise(mentions))
    return len(values) > 2 and is_sentence and 2 * max(values) == sum(values)


def counts_twice(relation: Relation, pairs: frozenset[Pair]) -> bool:
    """Return whether a sum that no word states adds a figure and some of it."""
    added = {(term.sha256, term.place) for term in relation.terms if term.factor > 0}
    is_told = relation.licence not in ("adds up", "fits")
    return not is_told and any(pair in pairs for pair in permutations(added, 2))
