"""Bases: what a percentage is of where that figure stands elsewhere in the paper, under the words that call it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation, portion_of

SHARE = r"(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\scent)"
# “£291,958.49, which is 35% of the original contract value for the term”: the figure of that value stands elsewhere.
OF_ANOTHER = re.compile(
    rf"«(?P<part>\d{{1,4}})»[^«»¦%.;]{{0,40}}?(?:\s?[,(–-]|\s(?:is|was|being|represent(?:s|ing)|equat(?:es|ing)\sto))"
    rf"[^«»¦%.;]{{0,25}}?\b{SHARE}\sof\s(?P<whole>[^«»¦.;]{{5,60}})",
    re.IGNORECASE,
)
# “by £26.6m to £106.6m, a 33% uplift to the contract value approved”: so is the value that it is of.
RISE_OF_ANOTHER = re.compile(
    rf"\b{SHARE}\s(?:uplift|increase|rise|extension|variation|reduction|cut)\s(?:to|on|of|in|over)\s(?P<whole>[^«»¦.;]{{5,60}})",
    re.IGNORECASE,
)
CONTENT = re.compile(r"[a-z]{4,}", re.IGNORECASE)
# They stand at many figures, and tell none from another.
COMMON = frozenset(
    {"the", "this", "that", "with", "from", "which", "year", "years", "approved", "will", "have", "been"}
)
LONGEST, MOST_PARTS, MOST_OTHERS = 800, 6, 40


def of_another(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the share that a figure is said to be of something: of the one figure that is called so and fits."""
    sentences = [(sentence, _content(sentence.masked)) for passage in document for sentence in passage.sentences]
    for parts, match in islice(_others(document), MOST_OTHERS):
        yield from _fitting(parts, match, sentences)


def _others(document: Sequence[Prose]) -> Iterator[tuple[Sequence[Mention], re.Match[str]]]:
    """Yield where a share of something is told without its figure, with the figures that may be the share."""
    for passage in document:
        for match in passage.find(OF_ANOTHER):
            yield [passage.mentions[int(match["part"])]], match
        before: Sequence[Mention] = ()
        for sentence in passage.sentences:
            # “It is raised by £26.6m. This represents a 33% uplift on the value approved.”
            parts = sentence.mentions or before
            for match in RISE_OF_ANOTHER.finditer(sentence.masked[:LONGEST]):
                yield parts[:MOST_PARTS], match
            before = sentence.mentions


def _fitting(
    parts: Sequence[Mention], match: re.Match[str], sentences: Sequence[tuple[Sentence, set[str]]]
) -> Iterator[Relation]:
    """Yield the share that one of the figures is of the one figure that is called so and fits, if there is only one."""
    named = _content(match["whole"])
    fitting: dict[int, Relation] = {}
    for mention in (m for sentence, words in sentences if named & words for m in sentence.mentions):
        for part in parts:
            relation = portion_of(mention.figure, match["share"], part.figure, "fits")
            if verdict_of(relation.terms, relation.total)[0] != "inconsistent":
                fitting.setdefault(mention.figure.value, relation)
    if len(fitting) == 1:
        yield from fitting.values()


def _content(words: str) -> set[str]:
    """Return the words that tell what is meant, "values" and "value" being one."""
    return {word.lower().removesuffix("s") for word in CONTENT.findall(words)} - COMMON
