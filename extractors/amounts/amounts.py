"""Amounts: every mention of money in a document, in prose and in the cells of its tables, each exactly once."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.amounts.figures import Refusal, find_figures
from extractors.amounts.qualifiers import read_qualifier
from extractors.amounts.surroundings import surroundings
from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.interpretation.cells import kind_of, read_figure
from pipeline.interpretation.layouts import Layout
from pipeline.interpretation.readings import describe
from pipeline.money import Money, format_pence
from pipeline.records import Amount, Issue

# How a damaged figure is read is said in an issue; the printed words stay as they are.
REPAIRED = {
    "figures.lost_unit": "it stands among figures in millions",
    "figures.lost_sign": "it stands beside sums in its unit, or is said to be of a fund",
    "figures.ocr_sign": "the letter f is what a scan makes of the pound sign",
}


def extract(reading: Reading) -> None:
    """Write all mentions of money into the facts, in the order of the text, each with its qualifier."""
    found = [*_prose(reading), *_cells(reading)]
    found.sort(key=lambda amount: amount.char_start)
    reading.facts.amounts.extend(found)
    for number, around in enumerate(surroundings(reading)):
        if around is not None and (qualifier := read_qualifier(around)) != "exact":
            amount = reading.facts.amounts[number]
            reading.facts.amounts[number] = amount.model_copy(update={"qualifier": qualifier})


def _prose(reading: Reading) -> Iterator[Amount]:
    tables = [table.span for table in reading.document.tables]
    last = reading.passages[-1] if reading.passages else None
    for passage in reading.passages:
        if not any(table.meets(passage.paragraph.span) for table in tables):
            yield from _figures(reading, passage.start, passage.doc.text, passage is last)


def _figures(reading: Reading, start: int, text: str, is_end: bool = False) -> Iterator[Amount]:
    for found in find_figures(text, is_end=is_end):
        span = Span(start + found.span.start, start + found.span.end)
        if any(redaction.span.meets(span) for redaction in reading.document.redactions):
            continue
        if isinstance(found, Refusal):
            _report(reading, span, "figure_refused", f"is not read as money: {found.why}")
            continue
        if found.rule == "figures.ocr_sign" and _is_scanned(reading, span):
            _report(reading, span, "figure_refused", "is not read as money: nothing proves that the letter is a sign")
            continue
        if found.rule in REPAIRED:
            _report(
                reading,
                span,
                "figure_repaired",
                f"is read as {format_pence(found.money.pence)}: {REPAIRED[found.rule]}",
            )
        yield _amount(reading, span, found.money, found.rule)


def _is_scanned(reading: Reading, span: Span) -> bool:
    """Return whether our own OCR read a figure: what other figures prove of it was settled then."""
    place = reading.document.place(span)
    return place is not None and place[0] in reading.document.scans


def _cells(reading: Reading) -> Iterator[Amount]:
    for table in reading.document.tables:
        layout = describe(reading.document, table)
        for number, row in enumerate(layout.rows):
            for column in range(len(layout.columns)):
                for amount in _cell(reading, layout, number, column, row == "header"):
                    yield amount.model_copy(update={"table_number": table.number, "row_number": number + 1})


def _cell(reading: Reading, layout: Layout, row: int, column: int, is_header: bool) -> Iterator[Amount]:
    """Yield the sums of one cell: the figure that it is, in its column's unit, or those that its words mention."""
    span = layout.table.rows[row][column].span
    words = reading.document[span]
    head = layout.columns[column]
    if kind_of(words) == "figure" and not is_header and (head.has_money or "£" in words):
        money = read_figure(words, head.unit)
        if money is not None:
            yield _amount(reading, span, money, "amounts.cell")
    elif span.start < span.end:
        yield from _figures(reading, span.start, words)


def _amount(reading: Reading, span: Span, money: Money, rule: str) -> Amount:
    section = reading.document.section_at(span.start)
    return Amount(
        **reading.place(span, rule),
        amount_id=reading.identify(span.start),
        as_written=reading.document[span],
        value_gbp=money.pounds,
        value_pence=money.pence,
        low_pence=money.low,
        high_pence=money.high,
        section=section.title or None if section else None,
    )


def _report(reading: Reading, span: Span, code: str, what: str) -> None:
    reading.facts.issues.append(
        Issue(
            issue_id=reading.identify(span.start, "extract", code),
            sha256=reading.document.sha256,
            stage="extract",
            code=code,
            message=f"{reading.document[span]!r} at character {span.start} {what}",
        )
    )
