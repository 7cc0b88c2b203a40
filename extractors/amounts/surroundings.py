"""Surroundings: the words around each sum of money, as the rules that interpret it see them.

Words are in lower case, and each sum is one word, `£`: "between £2.6m and £3.4m" reads "between £ and £".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.lexicon.cues import SUM, Field, Hit, find_cues
from pipeline.document import Span
from pipeline.extract import Passage, Reading

LONGEST_LIST = 24  # items below their introduction
BODIES = {
    **dict.fromkeys(("department", "agency", "national", "fund"), "@giver"),
    **dict.fromkeys(("police", "borough", "local", "charity", "company", "body"), "@taker"),
    "health": "@health",
    "group": "@group",
    "perhaps": "@name",
    "own": "@own",
    "unit": "@own",
    "mayoral": "@mayor",
}
FAR = 40  # words; beyond them no cue speaks for a sum


@dataclass(frozen=True)
class Words:
    """A passage as words: their text in lower case, their offsets in the document, and their sentence's number.

    `leads` are the passages that introduce it, the nearest first: "The Deputy Mayor is asked to approve:".
    """

    passage: Passage
    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    leads: tuple[Words, ...] = ()

    @classmethod
    def of(cls, passage: Passage, sums: Sequence[Span], leads: tuple[Words, ...] = ()) -> Words:
        """Return the words of a passage, with each of the sums and each known body that it names as one word."""
        merged = [*_bodies(passage, sums), *((span, SUM) for span in sums)]
        merged.sort()
        texts, spans, sentences = [], [], []
        at, sentence = 0, -1
        for token in passage.doc:
            start = passage.start + token.idx
            while at < len(merged) and merged[at][0].end <= start:
                at += 1
            inside = at < len(merged) and merged[at][0].start <= start
            if inside and merged[at][0].start < start:
                continue
            sentence += bool(token.is_sent_start)
            if not token.is_space:
                texts.append(merged[at][1] if inside else token.lower_.replace("’", "'"))
                spans.append(merged[at][0] if inside else Span(start, start + len(token)))
                sentences.append(sentence)
        return cls(passage, tuple(texts), tuple(spans), tuple(sentences), leads)

    @cached_property
    def text(self) -> str:
        """Return the passage's text; `doc.text` joins its words anew at each call."""
        return str(self.passage.doc.text)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Return the cues among the words, in order."""
        return tuple(find_cues(self.texts))

    def quote(self, start: int, end: int) -> str:
        """Return the words from one place up to another as they are printed."""
        first = self.passage.start
        return " ".join(self.text[self.spans[start].start - first : self.spans[end - 1].end - first].split())

    def near(self, at: int, field: Field) -> Iterator[Hit]:
        """Yield the cues for a field before or after the word at a place, in its sentence, where each looks for."""
        return self.beside(at, at + 1, field)

    def beside(self, start: int, end: int, field: Field) -> Iterator[Hit]:
        """Yield the cues for a field before or after some words, in their sentence, where each looks for."""
        first, last = bisect_left(self._starts, start - FAR), bisect_right(self._starts, end + FAR)
        for hit in self.hits[first:last]:
            if hit.cue.field == field and self.sentences[hit.start] == self.sentences[start]:
                is_before, is_after = hit.end <= start, hit.start >= end
                if (is_before and hit.cue.where == "before") or (is_after and hit.cue.where == "after"):
                    yield hit

    def hits_within(self, places: range) -> Sequence[Hit]:
        """Return the cues that begin at some places, in order."""
        return self.hits[bisect_left(self._starts, places.start) : bisect_left(self._starts, places.stop)]

    def sentence_at(self, at: int) -> range:
        """Return the places of the words of the sentence that a word stands in."""
        sentence = self.sentences[at]
        return range(bisect_left(self.sentences, sentence), bisect_right(self.sentences, sentence))

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self.hits]


@dataclass(frozen=True)
class Surroundings:
    """One sum among the words of its passage; `at` is its place among them."""

    words: Words
    at: int

    @property
    def sentence(self) -> range:
        """Return the places of the words of its sentence."""
        return self.words.sentence_at(self.at)


def surroundings(reading: Reading) -> list[Surroundings | None]:
    """Return the surroundings of each amount found so far; None for one that stands in no passage."""
    starts = [passage.start for passage in reading.passages]
    inside: dict[int, list[Span]] = defaultdict(list)
    for amount in reading.facts.amounts:
        inside[bisect_right(starts, amount.char_start) - 1].append(Span(amount.char_start, amount.char_end))
    introducing: dict[int, Words] = {}
    found: dict[Span, Surroundings] = {}
    for at, sums in inside.items():
        if at >= 0:
            for lead in (leads := _leads(reading, at)):
                if lead not in introducing:
                    introducing[lead] = Words.of(reading.passages[lead], inside.get(lead, ()))
            words = Words.of(reading.passages[at], sums, tuple(introducing[lead] for lead in leads))
            places = {span: place for place, span in enumerate(words.spans) if words.texts[place] == SUM}
            found |= {span: Surroundings(words, places[span]) for span in sums if span in places}
    return [found.get(Span(amount.char_start, amount.char_end)) for amount in reading.facts.amounts]


def _leads(reading: Reading, at: int) -> list[int]:
    """Return the passages that introduce one, by their places, the nearest first; each ends with a colon."""
    leads: list[int] = []
    for place in range(at - 1, max(-1, at - LONGEST_LIST), -1):
        passage = reading.passages[place]
        text = str(passage.doc[-3:]).rstrip(" -–•") if len(passage.doc) else ""
        if passage.paragraph.kind in ("heading", "label", "row") or len(leads) == 2:
            break
        if text.endswith(":") or (
            not leads
            and text.endswith(
                ("are;", "is;", "follows;", "below;", "organisations;", "bodies;", "providers;", "amounts;")
            )
        ):
            leads.append(place)
        elif leads or (passage.paragraph.kind == "prose" and passage.paragraph.label is None):
            break
    return leads


def _bodies(passage: Passage, sums: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the spans of the bodies that a passage names for certain, each with the word that stands for it."""
    starts = [span.start for span in sums]
    for body in passage.doc.spans.get("organisations", ()):
        span = Span(passage.start + body.start_char, passage.start + body.end_char)
        at = bisect_left(starts, span.end) - 1
        is_sure = body.label_ != "perhaps" or (len(body) > 1 and body.start > body.sent.start)
        if is_sure and body.label_ in BODIES and not (at >= 0 and sums[at].meets(span)):
            yield span, BODIES[body.label_]
