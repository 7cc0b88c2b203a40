"""Decision: the decision's own fields, put together from its page or its signed form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.decision.decision_type import Spoken, decision_type, spoken_of
from extractors.decision.flags import has_part_2, is_deferred
from extractors.decision.key_information import KeyInformation, key_information
from extractors.decision.makers import parse_maker
from extractors.decision.own_reference import own_reference
from extractors.decision.signature import is_signature, signed_on
from extractors.decision.summary import opening, words_of
from extractors.decision.title import title_lines, title_of
from pipeline.dates import parse_date
from pipeline.document import Document, Span
from pipeline.extract import Reading
from pipeline.records import Decision, Issue


def extract(reading: Reading) -> None:
    """Write the decision's fields into the facts, and an issue where its own numbers contradict each other."""
    document = reading.document
    key = key_information(document)
    titles = [document[span] for span in title_lines(document, key)]
    title = title_of(titles)
    reference, doubt = own_reference(document, key, titles)
    told, asked = (words_of(document, part) for part in opening(document))
    reading.facts.decision = Decision(
        reference=reference,
        title=title,
        decision_type=decision_type(title, told, asked, _body(document)),
        decision_maker=parse_maker(_value(document, key, "decision_maker")),
        date_signed=_date_signed(document, key),
        date_published=_day(document, key, "date_published"),
        executive_summary=told,
        is_deferred=is_deferred(document),
        has_part_2=has_part_2(document),
        url=document.url,
    )
    if doubt:
        reading.facts.issues.append(_issue(reading, doubt))


def spoken(document: Document) -> Spoken:
    """Return what a document says of its act."""
    title = title_of([document[span] for span in title_lines(document, key_information(document))])
    told, asked = (words_of(document, part) for part in opening(document))
    return spoken_of(title, told, asked, _body(document))


def _value(document: Document, key: KeyInformation, name: str) -> str:
    span = key.values.get(name)
    return document[span] if span else ""


def _date_signed(document: Document, key: KeyInformation) -> date | None:
    """Return the day that the head of a page gives; where one signs after another, the Deputy Mayor's."""
    labelled, span = _day(document, key, "date_signed"), key.values.get("date_signed")
    if labelled and span and is_signature(document, span):
        return signed_on(document) or labelled
    return labelled or signed_on(document)


def _day(document: Document, key: KeyInformation, name: str) -> date | None:
    """Return the day of a label: as it is shown, else as `<time datetime>` gives it to machines."""
    shown = parse_date(_value(document, key, name))
    return shown or next(_stamped(document, key.values.get(name)), None)


def _stamped(document: Document, span: Span | None) -> Iterator[date]:
    for stamp in document.stamps:
        inside = span is not None and span.start <= stamp.span.start and stamp.span.end <= span.end
        if inside and (day := parse_date(stamp.value)):
            yield day


def _body(document: Document) -> str:
    own = (document[one.span] for one in document.paragraphs if one.kind in ("prose", "item", "row"))
    return "\n".join(own)


def _issue(reading: Reading, message: str) -> Issue:
    return Issue(
        issue_id=reading.identify(0, "extract", "reference_clash"),
        sha256=reading.document.sha256,
        stage="extract",
        code="reference_clash",
        message=message,
    )
