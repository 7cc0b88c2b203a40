"""Linked: sentences in a row that go on about the same money, as one: "A lead costs £9. We need two of them."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reconcile.prose.passages import Prose, Sentence, as_one

# “That leaves £5,000”, “four of them”, “All three years: £9,000”, “The order is worth £5,000”, “Total price: £5,000”
BACK = re.compile(
    r"""\b(?:it|its|them|they|their|this|these|that|those|such|both|each|all|other|rest|remain\w*|leav\w+|balance|over|kept|adding|comes\sto|pool|booked|ordered|called\sfor|needed|un(?:spent|committed|allocated|used|claimed|drawn|placed|paid|expended|defrayed)|net|less|gross|still|yet|saved|deduct\w+|hence|so|then|thus
      |therefore|altogether|together|combined|left|total\w*|sum|bill|order|outlay|result)\b
    |\bthe\s(?:two|three|four|five|six|whole|entire|full)\b
    |\bthe\s(?:[a-z-]{2,12}\s){0,2}(?:cost|price|value|budget|amount|charge|money|grant|funding|award|offer|fee|levy|retention
      |contingency|commission|overheads?|match|part|pot|job|exercise)\b|\bwe\s(?:ask|need|want|require)\b|\b(?:as\sa\swhole|in\ssum|in\sall)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “The grant splits three ways.”, “It has three parts.”, “Six tutors are needed.”: what follows goes on from there.
LEADS_ON = re.compile(
    r"\b(?:split|splits|divided?|divides|falls?\sinto|ways|parts|elements|strands|shares|shared|follow\w*|needed|required)\b",
    re.IGNORECASE,
)
MOST_SENTENCES = 4


def linked(passage: Prose, most: int) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph in twos to fours that are linked, each as one, of at most so many figures."""
    yield from (sentence for sentence, is_linked in runs(passage, most) if is_linked)


def runs(passage: Prose, most: int) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences of a paragraph in twos to fours, each as one, and whether they are linked."""
    sentences = passage.sentences
    for start, first in enumerate(sentences):
        figures = len(first.mentions)
        for end in range(start + 1, min(start + MOST_SENTENCES, len(sentences))):
            figures += len(sentences[end].mentions)
            if figures > most:
                break
            if sentences[end].mentions:
                is_linked = BACK.search(sentences[end].masked[:600]) or LEADS_ON.search(first.masked[:600])
                yield as_one(sentences[start : end + 1]), is_linked is not None
