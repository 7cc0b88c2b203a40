"""Naming: what a document has called its instruments so far, so that "the 2011 Act" can be told later."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.lexicon.statute_names import plain_name
from extractors.lexicon.statutes import Statute
from pipeline.document import Span
from pipeline.records import CitationStatus

SCHEME = "MOPAC Scheme of Consent and Delegation"
# (as amended) ("the Regulations"), ("2011 Act"), (FOIA)
AMENDED = re.compile(r"\s{0,2}\(as\samended[^()]{0,60}\)")
DEFINITION = re.compile(
    r"\s{0,2}\((?:(?:hereafter|hereinafter|the)\s{1,2}){0,2}[“\"‘']?(?:the\s{1,2})?(?P<short>[^()“”\"‘’]{2,40})[”\"’']?\)"
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """What is cited: the row of the table, or the title as printed where the table does not know it."""

    title: str
    statute: Statute | None
    printed_year: int | None
    status: CitationStatus

    @property
    def kind(self) -> str:
        """Return the last word of its name: "act", "regulations", "order"."""
        words = plain_name(re.sub(r"\s\d{4}$", "", self.title)).split()
        return words[-1].rstrip("s") if words else ""

    @property
    def years(self) -> set[int]:
        """Return the years by which it can be called."""
        enacted = self.statute.year if self.statute else None
        return {year for year in (enacted, self.printed_year) if year}


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A place where an instrument is named; `tail` is where what stands behind it begins, definitions skipped."""

    span: Span
    instrument: Instrument
    tail: int
    points_back: bool = False


@dataclass
class Memory:
    """What a document has named so far: its instruments, and the short names that it gave them."""

    shorts: dict[str, Instrument] = field(default_factory=dict)
    by_title: dict[str, tuple[int, Instrument]] = field(default_factory=dict)
    by_kind: dict[tuple[str, int | None], Instrument] = field(default_factory=dict)

    def remember(self, instrument: Instrument, short: str | None) -> None:
        """Write down an instrument that was named, and its short name."""
        self.by_title[instrument.title] = (len(self.by_title), instrument)
        for year in (None, *instrument.years):
            self.by_kind[instrument.kind, year] = instrument
        if short:
            self.shorts[plain_name(short).removeprefix("the ")] = instrument

    def meant(self, words: str, year: int | None) -> Instrument | None:
        """Return what a short name stands for: as defined, else the last instrument of that kind and year."""
        plain = plain_name(words)
        return self.shorts.get(plain) or self.by_kind.get((plain.split()[-1].rstrip("s"), year))

    def latest(self, candidates: tuple[Statute, ...]) -> Instrument | None:
        """Return the one of several instruments of a name that was named last."""
        named_before = [self.by_title[one.title] for one in candidates if one.title in self.by_title]
        return max(named_before, key=lambda pair: pair[0])[1] if named_before else None


def finished(text: str, span: Span, instrument: Instrument, memory: Memory, short: str | None) -> InstrumentMention:
    """Return the mention with what stands behind it skipped, and remember what it names."""
    memory.remember(instrument, short)
    tail = span.end
    for _ in range(3):
        amended = AMENDED.match(text, tail)
        definition = DEFINITION.match(text, tail) if amended is None else None
        if definition and _is_short(definition["short"]):
            memory.remember(instrument, definition["short"])
            tail = definition.end()
        elif amended:
            tail = amended.end()
    return InstrumentMention(span, instrument, tail)


def _is_short(words: str) -> bool:
    """Return whether bracketed words can be a short name: an abbreviation, or words that end with its kind."""
    last = words.strip(" ,.").split()[-1] if words.split() else ""
    is_kind = re.match(r"(?:Act|Regulation|Order|Rules|Scheme|Directive)", last) is not None
    return is_kind or re.fullmatch(r"(?:UK\s)?[A-Z][A-Za-z&]{1,9}(?:\s\d{4})?", words.strip()) is not None
