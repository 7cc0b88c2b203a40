"""Openings: what a fund opens with, what comes in and goes out, and what it closes with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.linked import linked
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, said

_WORDS = (
    r"(?:\s(?:the|a|an|year|balance|level|reserves?|fund|of|is|was|were|at|with|on|\d{1,2}|april|march|it)\b){0,7}\s?$"
)
# “Opening balance £4.0m”, “The reserve opens the year at £4.0m”, “Reserves stood at £2.1m on 1 April, rose by …”,
# “began the year with £4.0m”
OPENING = re.compile(
    rf"\b(?:reserves?\swas|reserves\swere|stood\sat|opening|opens?|opened|brought\sforward|start(?:s|ed|ing)?|beg[ai]ns?){_WORDS}",
    re.IGNORECASE,
)
# “closing balance £3.3m”, “it closes at £3.3m”, “and £2.2m drawn down, leaving £3.3m”
CLOSING = re.compile(
    rf"\b(?:closing|closes?|closed|leav(?:es?|ing)|carried\sforward|year-end|end(?:s|ed|ing)?|it\swill\sbe|they\swill\sbe){_WORDS}",
    re.IGNORECASE,
)
# “leave £60,000 to carry forward”
CLOSING_AFTER = re.compile(r"^\s(?:(?:is|are|was)\s)?(?:to\scarry|to\sbe\scarried|carried)\sforward\b", re.IGNORECASE)
# “transfers in £1.5m”, “£1.5m is added”, “received £1.5m”
IN = re.compile(
    r"\b(?:transfers?\sin|paid\sin|additions?|added|contributions?|receipts?|received|income|top-up|(?:rose|increased|grew)\sby)\b[^«»;.]{0,20}$",
    re.IGNORECASE,
)
IN_AFTER = re.compile(
    r"^\s(?:is|was|are|were|will\sbe|has\sbeen)\s(?:added|transferred\sin|paid\sin|received|contributed)\b", re.I
)
# “drawdown £2.2m”, “£2.2m is drawn down”, “paid out £2.2m”
OUT = re.compile(
    r"\b(?:transfers?\sout|paid\sout|draw-?downs?|withdrawals?|use|used|spend|spent|payments?|expenditure|releases?|(?:fell|decreased|reduced)\sby)\b[^«»;.]{0,20}$",
    re.IGNORECASE,
)
OUT_AFTER = re.compile(
    r"^\s(?:(?:is|was|are|were|will\sbe|has\sbeen)\s)?(?:drawn\sdown|withdrawn|used|spent|transferred\sout|taken\sout|released)\b|^\sto\s(?:the\s)?(?:revenue|capital)\b",
    re.I,
)
MOST = 8  # figures in such a sentence


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the closing levels that a document's sentences state of an opening level and what moves it."""
    for passage in document:
        for sentence in passage.sentences:
            if 2 < len(sentence.mentions) <= MOST:
                yield from _closing(sentence.mentions)
        for sentence in linked(passage, MOST):
            if len(sentence.mentions) > 2:
                yield from _closing(sentence.mentions)


def _closing(mentions: Sequence[Mention]) -> Iterator[Relation]:
    first, *moves, last = mentions
    closes = CLOSING.search(last.before[-80:]) or CLOSING_AFTER.match(last.after[:40])
    if OPENING.search(first.before[-80:]) and closes:
        moved = [_moved(mention) for mention in moves]
        terms = [first.figure, *(figure for figure in moved if figure is not None)]
        if None not in moved:
            yield Relation("running_balance", tuple(terms), last.figure, said(terms), "stated", "leaves")


def _moved(mention: Mention) -> Figure | None:
    """Return a figure that comes in, or one that goes out as less, None where the words do not tell."""
    if OUT.search(mention.before[-40:]) or OUT_AFTER.match(mention.after[:30]):
        return mention.figure.times(-1)
    return mention.figure if IN.search(mention.before[-40:]) or IN_AFTER.match(mention.after[:30]) else None
