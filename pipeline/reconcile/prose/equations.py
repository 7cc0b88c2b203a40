"""Equations: one price, one number and what they come to, where a sentence names nothing else between them.

“With 26 clinics at £1,410 per clinic, the cost for the year is £38,660”: whatever it comes to, the sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.factors import factors
from pipeline.reconcile.prose.passages import Prose, Sentence
from pipeline.reconcile.prose.products import EQUATES, as_told, has_price
from pipeline.reconcile.prose.relation import Relation

# “about 1,860 visits at an average of some £215”: a product of rough figures.
HEDGED = re.compile(
    r"\b(?:about|around|some|approximately|approx|circa|c\.|roughly|averag\w+|up\sto|at\s(?:most|least)|more\sthan|less\sthan|maximum"
    r"|minimum|nearly|almost|just|over|under|limit\w*|capped|first|further|option\w*|exten[ds]\w*|index\w*|inflation\w*|rising)\b",
    re.IGNORECASE,
)
# “per clinic, the cost for the year is”: words between a price and a result that name nothing else.
PIECE = re.compile(r"^\s(?:each|apiece|(?:per|an?|every)\s[a-z]{2,15})\b", re.IGNORECASE)
COUNTED = re.compile(r"\bwith\s\d{1,4}\s[a-z]{3,15}s\s(?:an?|per)\s[a-z]{3,8}\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z’'-]+|[^\sA-Za-z,(]")
PLAIN_WORD = re.compile(
    r"an?|all|and|annual|be|bill|budget|charge|for|full|hence|i|in|is|it|of|price|so|sum|that|the|therefore|this|thus|total|value|which"
    r"|whole|will|would|year|yearly|[;=]|(?:amount|come|cost|equal|give|make|need)s?|giving|making|needed|to",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products that a document's sentences state of their two figures and their one number."""
    for passage in document:
        for sentence in passage.sentences:
            if len(sentence.mentions) == 2 and not HEDGED.search(sentence.masked):
                yield from _equated(sentence)


def _equated(sentence: Sentence) -> Iterator[Relation]:
    told = set(factors(sentence))
    price, result = sentence.mentions
    between = COUNTED.sub("", PIECE.sub("", result.before))
    is_plain = all(PLAIN_WORD.fullmatch(word) for word in WORD.findall(between))
    if len(told) != 1 or not is_plain or not EQUATES.search(result.before[-20:]):
        return
    (factor,) = told
    if factor.code != "percentage_of" and has_price(price, factor.code):
        terms, subject, verb = as_told(price.figure, factor)
        yield Relation(factor.code, terms, result.figure, subject, "implied", verb)
