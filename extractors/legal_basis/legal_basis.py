"""Legal basis: the statutes, orders, regulations and schemes that a document names, once for each provision."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.decision.flags import is_advice
from extractors.legal_basis.citation_role import Weighed, role_of
from extractors.legal_basis.citations import pair
from extractors.legal_basis.instruments import find_instruments
from extractors.legal_basis.naming import Instrument, InstrumentMention, Memory
from extractors.legal_basis.pairs import PAIR, SPOKEN, role_of_two
from extractors.legal_basis.provisions import groups, paths
from extractors.lexicon.statutes import known_provision
from pipeline.document import Paragraph, Span
from pipeline.extract import Passage, Reading
from pipeline.outline.headings import usual_heading
from pipeline.records import Citation, CitationStatus

# "The relevant sections under the FOIA that would exempt this …" with the sections in the lines below
EXEMPTING = re.compile(r"\bsections?\s{1,2}(?:under|of)\b[^.]{0,60}\bexempt", re.IGNORECASE)
LONGEST_ENTRY = 100
EXEMPT = 10  # points of such a list
# “GDPR”, “2. Equality Act”, “Human Rights Act considerations”: headings that no layout tells from the text.
TOPIC = re.compile(r"(?:considerations?|implications?|issues?|comments?|Act|GDPR)\W*")
SMALL = frozenset({"and", "or", "of", "the", "on", "for", "&", "/", "-", "–"})
LONGEST_TOPIC = 8  # words


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation in a document: the instrument, the provision's path, the stretch that evidences both."""

    instrument: Instrument
    as_written: str
    path: str | None
    span: Span
    weighed: Weighed

    def moved(self, start: int) -> Cited:
        """Return it with offsets of the document instead of the paragraph that begins at `start`."""
        return replace(self, span=Span(start + self.span.start, start + self.span.end))


def extract(reading: Reading) -> None:
    """Write one citation for each provision of each instrument, at its first mention, in the role that it plays."""
    best: dict[tuple[str, str | None], Cited] = {}
    for cited in _cited(reading.passages):
        key = (cited.instrument.title, cited.path)
        first = best.setdefault(key, cited)
        if cited.weighed.points > first.weighed.points:
            best[key] = replace(first, weighed=cited.weighed)
    seen: set[str] = set()
    for cited in best.values():
        citation = _citation(reading, cited, seen)
        seen.add(citation.citation_id)
        reading.facts.legal_basis.append(citation)


def _cited(passages: Iterable[Passage]) -> Iterator[Cited]:
    memory = Memory()
    exempting: Cited | None = None
    for passage in passages:
        words, start = passage.doc.text, passage.start
        if not _is_read(passage.paragraph, words):
            continue
        mentions = find_instruments(words, memory)
        found = list(_in_passage(passage, mentions))
        if exempting and len(words) <= LONGEST_ENTRY:
            found += _entries(words, exempting)
        yield from (cited.moved(start) for cited in found)
        if mentions and EXEMPTING.search(words):
            last = mentions[-1]
            exempting = Cited(last.instrument, _quote(words, last.span), None, last.span, Weighed(EXEMPT, "exemption"))
        elif len(words) > LONGEST_ENTRY:
            exempting = None


def _is_read(paragraph: Paragraph, words: str) -> bool:
    if paragraph.kind in ("furniture", "label") or is_advice(words):
        return False
    if paragraph.kind == "heading":
        return usual_heading(words) is None
    is_entry = paragraph.kind == "item" and "GDPR" not in words  # an Act in a list of papers is named
    return is_entry or not _is_topic(words.split())


def _is_topic(words: Sequence[str]) -> bool:
    """Return whether a line is but a topic's name: capitals, no year, and no sentence about it."""
    if not 0 < len(words) <= LONGEST_TOPIC:
        return False
    is_named = TOPIC.fullmatch(words[-1]) is not None
    is_cut = "GDPR" in words and words[-1][-1].isalpha()  # “GDPR and Data Pri”
    others = words[:-1] if is_named else words
    return (is_named or is_cut) and all(word in SMALL or not word[0].islower() for word in others)


def _quote(words: str, span: Span) -> str:
    return words[span.start : span.end]


def _in_passage(passage: Passage, mentions: Sequence[InstrumentMention]) -> Iterator[Cited]:
    """Yield the citations of one paragraph, offsets counted from its start."""
    words = passage.doc.text
    paired = pair(words, mentions)
    edges = [*(sentence.start_char for sentence in passage.doc.sents), len(words)] if paired.places else []
    begins: dict[Span, int] = {}
    together: dict[Span, list[str | None]] = defaultdict(list)
    for mention, path, _ in paired.places:
        together[mention.span].append(path)
    for mention, path, span in paired.places:
        # Of "repealed by Section 181(1) and Schedule 11 of the Act" both play the role that stands before the first.
        begin = begins.setdefault(mention.span, span.start)
        sentence = Span(edges[bisect_right(edges, span.start) - 1], edges[bisect_left(edges, span.end)])
        start = min(begin, span.start) if begin >= sentence.start else span.start
        weighed = role_of(words, sentence, Span(start, span.end), mention.instrument, path)
        if len(together[mention.span]) == len(PAIR):
            end = max(span.end, mention.span.end)
            weighed = role_of_two(words[end : end + SPOKEN], together[mention.span].index(path)) or weighed
        yield Cited(mention.instrument, _quote(words, mention.span), path, span, weighed)


def _entries(words: str, exempting: Cited) -> Iterator[Cited]:
    """Yield the sections that an entry of a list names without their Act, which the list's head named."""
    for group in groups(words, pair(words, ()).unowned):
        if group[0].kind == "section":
            span = Span(group[0].span.start, group[-1].span.end)
            yield from (replace(exempting, path=path, span=span) for path in paths(group))


def _citation(reading: Reading, cited: Cited, seen: set[str]) -> Citation:
    instrument = cited.instrument
    known = known_provision(instrument.title, cited.path) or instrument.statute
    own_id = reading.identify(cited.span.start)
    return Citation(
        **reading.place(cited.span, "legal_basis.citation"),
        citation_id=own_id if own_id not in seen else reading.identify(cited.span.start, cited.path or "whole"),
        reference=reading.facts.decision.reference,
        instrument=instrument.title,
        as_written=cited.as_written,
        instrument_year=instrument.printed_year,
        provision=cited.path,
        uri=instrument.statute.address(cited.path) if instrument.statute else None,
        role=cited.weighed.role,
        status=_status(reading, cited),
        in_force_from=known.in_force_from if known else None,
        in_force_until=known.in_force_until if known else None,
    )


def _status(reading: Reading, cited: Cited) -> CitationStatus:
    """Return what the table says of a citation: a wrong year before a repeal, a repeal before all is well."""
    instrument = cited.instrument
    if instrument.status != "ok":
        return instrument.status
    known = known_provision(instrument.title, cited.path) or instrument.statute
    signed = reading.facts.decision.date_signed
    is_gone = known and known.in_force_until and signed and signed.year > known.in_force_until
    return "repealed" if is_gone or cited.weighed.role == "repealed" else "ok"
