"""Passages: the figures of a decision's sentences, in their order, with the words between them.

Patterns are matched on sentences in which each figure is replaced by its number in angle quotes: "won «0» in 2015/16".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pipeline.assemble import Dossier
from pipeline.document import Document, Paragraph
from pipeline.reconcile.figures import Figure, figure_of, grade_in
from pipeline.records import Amount

# A sentence ends before a capital, a figure or an opening quote; "£1. 3M", "No. 3", "2. Film" and "i.e. £5" go on.
SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bNo\.)(?<!\bLtd\.)(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bc\.)(?<!\b\d\.)\s{1,3}(?=[\"'“‘(]?(?:[A-Z£«]))"
)
# “2031/32 £940,500, 2032/33 £940,500”: the year stands before its figure.
YEAR_BEFORE = re.compile(r"(?<!\d)\d{2}\s?[/–-]\s?\d{2}\)?\s?[:=–-]?\s$")
YEAR_AFTER = re.compile(r"^\s?\(?(?:(?:in|for|during)\s)?(?:FY\s?)?(?:20)?\d{2}\s?[/–-]\s?\d{2}\b")
# “Year 1: £50,000”
NUMBERED_YEAR = re.compile(r"\byear\s(?P<number>\d|one|two|three|four|five)\b", re.IGNORECASE)
# Financial years right behind a figure ("£318,462 in 2019/20") or before it ("For 2022/23 it is £1,340,627").
YEAR = re.compile(r"\b(?:FY\s?)?(?:20)?(?P<first>\d{2})\s?[/–-]\s?(?:20)?(?P<last>\d{2})\b")
# “£100,000 each”, “£5,000 per annum”, “£5,000 in each of three years”: one of several, which no sum counts once.
RATE = re.compile(
    r"^\s(?:each|apiece|a\spiece|per\s\w+|a\s(?:year|month|week|day)|p\.?a\b|every\s\w+|annually|yearly|monthly|in\s(?:each|every))\b",
    re.IGNORECASE,
)
MOST_CUES = 20  # places of one pattern in a paragraph
# “Grants to providers ........ £255,314”: the dots stand for a colon.
LEADER = re.compile(r"\s?(?:\.{4,}|…{2,}|(?:\s\.){4,})\s?")
# “2031/32: £300,000”, “Staff – £50,000”
LINE = re.compile(r"[^«»¦.;:]{2,50}(?::|\s[-–—=]|\s=)\s?«0»\.?", re.IGNORECASE)
BOUND = " ¦ "  # stands between two sentences of a masked text
MASK = re.compile(r"«(?P<number>\d{1,4})»")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure of the prose; `before` and `after` are the words to its neighbours in its sentence."""

    figure: Figure
    amount: Amount
    before: str
    after: str

    @property
    def is_rate(self) -> bool:
        """Return whether it is so much for each year or piece."""
        return self.amount.rate in ("per_year", "per_item") or bool(RATE.match(self.after[:20]))

    @property
    def year(self) -> str | None:
        """Return the one financial year that the words at the figure give it, as 2022/23, or as "year 2"."""
        behind = (
            ()
            if YEAR_BEFORE.search(self.before[-15:]) and not YEAR_AFTER.match(self.after[:15])
            else (self.after[:40],)
        )
        for words in (*behind, self.before[-30:]):
            years = [m for m in YEAR.finditer(words) if int(m["last"]) == (int(m["first"]) + 1) % 100]
            if len(years) == 1:
                return f"20{years[0]['first']}/{years[0]['last']}"
            numbered = list(NUMBERED_YEAR.finditer(words))
            if len(numbered) == 1 and not years:
                return numbered[0][0].lower()
        return None


@dataclass(frozen=True)
class Sentence:
    """One sentence: its mentions, and its words with «number» in place of each figure."""

    masked: str
    mentions: tuple[Mention, ...]

    @property
    def is_one(self) -> bool:
        """Return whether it is not made of several (see `as_one`)."""
        return BOUND not in self.masked


@dataclass(frozen=True)
class Prose:
    """A paragraph of prose: its sentences, with figures or without, and whether it is an entry of a list."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    number: int

    @property
    def is_item(self) -> bool:
        """Return whether it is an entry of a list."""
        return self.paragraph.kind == "item"

    @property
    def is_line(self) -> bool:
        """Return whether it is no sentence but a label with its figure: "2031/32: £300,000"."""
        return len(self.mentions) == 1 and LINE.fullmatch(self.masked) is not None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return all figures of the paragraph."""
        return tuple(mention for sentence in self.sentences for mention in sentence.mentions)

    def threes(self) -> Iterator[tuple[Sequence[Mention], bool]]:
        """Yield each three figures in a row of one sentence, or of two beside each other (True)."""
        mentions = self.mentions
        of = {mention.figure.place: number for number, s in enumerate(self.sentences) for mention in s.mentions}
        for three in zip(mentions, mentions[1:], mentions[2:], strict=False):
            apart = of[three[2].figure.place] - of[three[0].figure.place]
            if apart < 2:
                yield three, apart == 1

    @property
    def is_tabular(self) -> bool:
        """Return whether figures stand side by side without a word: rows of a table that was not seen as one."""
        return any(not mention.after.strip() for s in self.sentences for mention in s.mentions[:-1])

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the places where a pattern is met, so many of them as prose can have."""
        return islice(pattern.finditer(self.masked), MOST_CUES)

    @cached_property
    def masked(self) -> str:
        """Return the paragraph's words, a broken bar after each sentence, figures numbered through the paragraph."""
        return as_one(self.sentences).masked


def as_one(sentences: Sequence[Sentence]) -> Sentence:
    """Return sentences as one, a broken bar between them, their figures numbered through."""
    parts: list[str] = []
    mentions: list[Mention] = []
    for sentence in sentences:
        parts.append(_renumbered(sentence.masked, len(mentions)))
        mentions += sentence.mentions
    return Sentence(BOUND.join(parts), tuple(mentions))


def passages(dossier: Dossier) -> Iterator[tuple[Prose, ...]]:
    """Yield the paragraphs of each document of a decision, without tables, headings of the site and the like."""
    for paper in dossier.papers:
        sha256 = paper.document.sha256
        amounts = [a for a in dossier.amounts if a.sha256 == sha256 and a.table_number is None]
        amounts.sort(key=lambda amount: amount.char_start)
        own = [p for p in paper.document.paragraphs if p.kind not in ("furniture", "row")]
        yield tuple(_passages(paper.document, own, amounts))


def _passages(document: Document, paragraphs: Sequence[Paragraph], amounts: Sequence[Amount]) -> Iterator[Prose]:
    grade = grade_in(document)
    at = 0
    for number, paragraph in enumerate(paragraphs):
        while at < len(amounts) and amounts[at].char_start < paragraph.span.start:
            at += 1
        inside = []
        while at < len(amounts) and amounts[at].char_end <= paragraph.span.end:
            inside.append(amounts[at])
            at += 1
        yield Prose(paragraph, tuple(_sentences(document, paragraph, inside, grade)), number)


def _sentences(document: Document, paragraph: Paragraph, amounts: Sequence[Amount], grade: str) -> Iterator[Sentence]:
    pieces, start = [], paragraph.span.start
    for number, amount in enumerate(amounts):
        pieces += [document.text[start : amount.char_start], f"«{number}»"]
        start = amount.char_end
    text = LEADER.sub(": ", " ".join("".join([*pieces, document.text[start : paragraph.span.end]]).split()))
    for part in SENTENCE_END.split(text):
        numbers = [int(match["number"]) for match in MASK.finditer(part)]
        words = MASK.split(part)[::2]
        mentions = tuple(
            Mention(figure_of(amounts[number], grade), amounts[number], words[n], words[n + 1])
            for n, number in enumerate(numbers)
        )
        yield Sentence(_renumbered(part, -numbers[0] if numbers else 0), mentions)


def _renumbered(masked: str, by: int) -> str:
    return MASK.sub(lambda match: f"«{int(match['number']) + by}»", masked)
