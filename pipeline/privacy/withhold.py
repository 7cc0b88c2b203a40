"""Privacy: telephone numbers, e-mail addresses and the persons named as contacts are masked, character by character.

The mask is as long as what it hides, so every span keeps its place; `redactions` name the places on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.document import Document, Paragraph, Redaction, Section, Span
from pipeline.privacy.bodies import is_body
from pipeline.privacy.leads import find_asked, find_authors, find_leads
from pipeline.privacy.mentions import find_makers, find_mentions
from pipeline.privacy.telephones import find_addresses, find_telephones

MASK = "█"
SHOWN = re.compile(r"[^\n\t]")  # line breaks and tabs are the text's frame: a table's cells stay apart


def withhold(document: Document) -> Document:
    """Return the document with what must not be published replaced by as many `█`, and the places noted."""
    text = document.text
    numbers = [(span, "telephone") for span in find_telephones(text)]
    numbers += [(span, "email") for span in find_addresses(text)]
    named = {*find_leads(document), *find_authors(text), *find_asked(text, [span for span, _ in numbers])}
    makers = find_makers(text) if named else set()
    others = [name for name in sorted(named) if not is_body(text, name)]
    persons = [name for name in others if " ".join(document[name].split()) not in makers]
    contacts = [(span, "contact") for span in {*persons, *find_mentions(text, persons)}]
    hidden = list(_merged([*numbers, *contacts]))
    if not hidden:
        return document
    masked = _mask(text, [span for span, _ in hidden])
    return replace(
        document,
        text=masked,
        sections=tuple(_retitled(section, text, masked) for section in document.sections),
        redactions=(*document.redactions, *(one for span, why in hidden for one in _places(document, span, why))),
    )


def shown(words: str) -> str:
    """Return a line that is no document's, a title or the name of a file, without what must not be published."""
    return withhold(Document("", "text/plain", words, (Paragraph(Span(0, len(words))),))).text


def _merged(found: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield the spans in order, those that meet as one."""
    last: tuple[Span, str] | None = None
    for span, why in sorted(found):
        if last and span.start < last[0].end:
            last = Span(last[0].start, max(last[0].end, span.end)), last[1]
            continue
        if last:
            yield last
        last = span, why
    if last:
        yield last


def _mask(text: str, spans: Iterable[Span]) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], SHOWN.sub(MASK, text[span.start : span.end])]
        at = span.end
    return "".join([*parts, text[at:]])


def _retitled(section: Section, before: str, after: str) -> Section:
    """Return the section with its title masked where its heading is."""
    is_printed = before[slice(*section.heading)] == section.title and section.title
    return replace(section, title=after[slice(*section.heading)]) if is_printed else section


def _places(document: Document, span: Span, why: str) -> Iterator[Redaction]:
    """Yield one redaction for each printed line of a span, with its box; one without where positions are unknown."""
    words = document.words_at(span)
    if not words:
        yield Redaction(span, why)
    for (page, _), group in groupby(words, key=lambda word: (word.page, word.line)):
        line = list(group)
        box = line[0].box_of(span)
        for word in line[1:]:
            box = box.joined(word.box_of(span))
        stretch = Span(max(span.start, line[0].span.start), min(span.end, line[-1].span.end))
        yield Redaction(stretch, why, page, box)
