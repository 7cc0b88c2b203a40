"""Surroundings: the words around each sum of money, as the rules that interpret it see them.

Words are in lower case, and each sum is one word, `£`: "between £2.6m and £3.4m" reads "between £ and £".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.lexicon.cues import Field, Hit, find_cues
from pipeline.document import Span
from pipeline.extract import Passage, Reading

SUM = "£"
FAR = 40  # words; beyond them no cue speaks for a sum


@dataclass(frozen=True)
class Words:
    """A passage as words: their text in lower case, their offsets in the document, and their sentence's number."""

    passage: Passage
    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, passage: Passage, sums: Sequence[Span]) -> Words:
        """Return the words of a passage, with each of the sums that stand in it as one word."""
        texts, spans, sentences = [], [], []
        starts = [span.start for span in sums]
        sentence = -1
        for token in passage.doc:
            span = Span(passage.start + token.idx, passage.start + token.idx + len(token))
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and sums[at].start < span.start < sums[at].end:
                continue
            sentence += bool(token.is_sent_start)
            if token.is_space:
                continue
            is_sum = at >= 0 and span.start == sums[at].start
            texts.append(SUM if is_sum else token.lower_)
            spans.append(sums[at] if is_sum else span)
            sentences.append(sentence)
        return cls(passage, tuple(texts), tuple(spans), tuple(sentences), tuple(find_cues(texts)))

    def near(self, at: int, field: Field) -> Iterator[Hit]:
        """Yield the cues for a field that stand before or after a word, in its sentence, where each looks for."""
        first = bisect_left(self._starts, at - FAR)
        last = bisect_right(self._starts, at + FAR)
        for hit in self.hits[first:last]:
            if hit.cue.field == field and self.sentences[hit.start] == self.sentences[at]:
                is_before, is_after = hit.end <= at, hit.start > at
                if (is_before and hit.cue.where == "before") or (is_after and hit.cue.where == "after"):
                    yield hit

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self.hits]


@dataclass(frozen=True)
class Surroundings:
    """One sum among the words of its passage; `at` is its place among them."""

    words: Words
    at: int

    @property
    def before(self) -> range:
        """Return the places of the words before the sum, in its sentence."""
        first = bisect_left(self.words.sentences, self.words.sentences[self.at])
        return range(first, self.at)

    @property
    def after(self) -> range:
        """Return the places of the words after the sum, in its sentence."""
        last = bisect_right(self.words.sentences, self.words.sentences[self.at])
        return range(self.at + 1, last)


def surroundings(reading: Reading) -> list[Surroundings | None]:
    """Return the surroundings of each amount found so far; None for one that stands in no passage."""
    starts = [passage.start for passage in reading.passages]
    inside: dict[int, list[int]] = defaultdict(list)
    for number, amount in enumerate(reading.facts.amounts):
        inside[bisect_right(starts, amount.char_start) - 1].append(number)
    found: list[Surroundings | None] = [None] * len(reading.facts.amounts)
    for at, numbers in inside.items():
        if at < 0:
            continue
        numbers.sort(key=lambda number: reading.facts.amounts[number].char_start)
        sums = [Span(reading.facts.amounts[n].char_start, reading.facts.amounts[n].char_end) for n in numbers]
        words = Words.of(reading.passages[at], sums)
        places = [place for place, text in enumerate(words.texts) if text == SUM]
        by_start = {words.spans[place].start: place for place in places}
        for number, span in zip(numbers, sums, strict=True):
            if span.start in by_start:
                found[number] = Surroundings(words, by_start[span.start])
    return found
