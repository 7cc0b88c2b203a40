"""Key information: the labelled values at the head of a page, also where no label names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractors.decision.makers import maker_in
from pipeline.dates import find_dates, parse_date
from pipeline.document import Document, Paragraph, Span
from pipeline.outline.labels import VALUES, is_value, key_label, key_labels, key_value, label_starts, squeezed_label
from pipeline.outline.sections import strip
from pipeline.references import leading_reference

LONGEST_UNLABELLED = 200
FORMS = 3  # tables in which the key information of a paper can stand
# “PCD 90001 – signed 4 May 2031 – Deputy Mayor for Policing and Crime”, “PCD 90001, signed on 4 May 2031 by the Deputy
# Mayor”: before the day and behind it; not “PCD 90001, approved on 4 May 2031, gave the club a boat”
SIGNED = re.compile(
    r"[–—|,;:(-]\s?(?:signed|decided|approved|dated)(?:\son)?(?:\s|:\s?)(?:the\s|[a-z]{3,6}day,?\s)?$", re.IGNORECASE
)
SIGNED_END = re.compile(r"[\s.)]{0,3}(?:$|[|–—-]\s|by\b)")
HEAD = 12  # paragraphs in which an unlabelled line of key information can stand


@dataclass(frozen=True)
class KeyInformation:
    """The values of a page's head by the names of `key_labels.csv`; an empty span where a label has no value."""

    values: Mapping[str, Span]
    unlabelled: Paragraph | None = None


def key_information(document: Document) -> KeyInformation:
    """Return the key information of a document; of several labels of one name the first that has a value."""
    values: dict[str, Span] = {}
    for paragraph, below in zip(document.paragraphs, (*document.paragraphs[1:], None), strict=False):
        found = _labelled(document, paragraph, below) if paragraph.kind == "label" else None
        if found and (found[0] not in values or values[found[0]].start == values[found[0]].end):
            values[found[0]] = found[1]
    for name, span in (*_in_tables(document), *_side_by_side(document)):
        values.setdefault(name, span)
    if values:
        return KeyInformation(values)
    line = _unlabelled(document)
    return KeyInformation(_parts(document, line), line) if line else KeyInformation({})


def _labelled(document: Document, paragraph: Paragraph, below: Paragraph | None) -> tuple[str, Span] | None:
    """Return a label's name and the span of its value; a day or number may be the paragraph below an empty label."""
    words = document[paragraph.span]
    label = key_label(words.split("\n")[0]) or next(
        (label for label in key_labels().values() if words.lower().startswith(label.written)), None
    )
    if label is None:
        return None
    written = r"\s{1,3}".join(map(re.escape, label.written.split()))
    head = re.match(rf"\s{{0,3}}{written}\s{{0,3}}:?\s{{0,9}}", words, re.IGNORECASE)
    start = paragraph.span.start + (head.end() if head else len(words))
    is_empty = start >= paragraph.span.end and below is not None and label.value in ("date", "reference")
    if below is not None and is_empty and is_value(label, document[below.span]):
        return label.name, below.span
    return label.name, Span(start, paragraph.span.end)


def _in_tables(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the names and values of labels that stand in a cell before their value, as a form's table has them."""
    for table in document.tables[:FORMS]:
        for row in table.rows:
            cells = [strip(document.text, cell.span) for cell in row]
            for cell, beside in pairwise([cell for cell in cells if cell.start < cell.end]):
                label = key_label(document[cell].rstrip(" :")) or squeezed_label(document[cell])
                if label and is_value(label, document[beside]):
                    yield label.name, beside


def _side_by_side(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the numbers and days of a line that holds several labels: "Reference PCD 524   Date signed 18.01.2022"."""
    for paragraph in document.paragraphs[:HEAD]:
        words = document[paragraph.span][:LONGEST_UNLABELLED]
        first = key_value(words.strip())
        if first is None or first[0].value not in ("reference", "date"):
            continue
        for label, start in label_starts(words):
            found = VALUES[label.value].match(words, start)
            if found:
                yield label.name, Span(paragraph.span.start + start, paragraph.span.start + found.end())


def _unlabelled(document: Document) -> Paragraph | None:
    """Return the line that gives reference and date without any label, and a name or that it is signed, if one does."""
    for paragraph in document.paragraphs[:HEAD]:
        words = document[paragraph.span]
        if len(words) > LONGEST_UNLABELLED or leading_reference(words) is None:
            continue
        if parse_date(words) and (
            maker_in(words) or any(_is_signed(words, mention.span) for mention in find_dates(words))
        ):
            return paragraph
    return None


def _is_signed(words: str, day: Span) -> bool:
    """Return whether a line says that it was signed on a day, and no more of it."""
    return bool(SIGNED.search(words[: day.start]) and SIGNED_END.match(words, day.end))


def _parts(document: Document, line: Paragraph) -> dict[str, Span]:
    words, start = document[line.span], line.span.start
    reference = leading_reference(words)
    found: dict[str, Span] = {}
    if reference:
        found["reference"] = Span(start, start + reference.span.end)
    for mention in sorted(find_dates(words), key=lambda mention: not _is_signed(words, mention.span)):
        found.setdefault("date_signed", Span(start + mention.span.start, start + mention.span.end))
    if maker := maker_in(words):
        found["decision_maker"] = Span(start + maker[1].start, start + maker[1].end)
    return found
