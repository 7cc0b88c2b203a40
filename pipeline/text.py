"""Text: a page's text, kept as it is, as a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Cell, Document, Span, Table
from pipeline.encoding import decode
from pipeline.outline.headings import usual_heading
from pipeline.outline.labels import is_furniture, is_value, key_label
from pipeline.outline.numbering import is_lone_label, split_label
from pipeline.outline.sections import Block, outline, strip
from pipeline.outline.wrapping import runs_on

RULE_ROW = re.compile(r"[\s|:-]{3,400}")  # "---|---|---|"


def read(data: bytes, sha256: str) -> Document:
    """Return the document that a page's text is: decoded, otherwise unchanged."""
    text, doubts = decode(data)
    lines = list(_lines(text))
    tables = tuple(_tables(text, lines))
    found = outline(text, list(_blocks(text, lines)))
    return Document(
        sha256=sha256,
        media_type="text/plain",
        text=text,
        paragraphs=found.paragraphs,
        sections=found.sections,
        tables=tables,
        doubts=doubts,
    )


def _lines(text: str) -> Iterator[Span]:
    """Yield the spans of all lines, the empty ones too, without white space at their ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield strip(text, Span(start, start + len(line)))
        start += len(line)


def _tables(text: str, lines: list[Span]) -> Iterator[Table]:
    """Yield the tables written with pipes: at least two lines running with two pipes each."""
    run: list[Span] = []
    number = 0
    for line in [*lines, Span(len(text), len(text))]:
        if text.count("|", *line) >= 2:
            run.append(line)
            continue
        if len(run) >= 2:
            number += 1
            yield _table(text, run, number)
        run = []


def _table(text: str, run: list[Span], number: int) -> Table:
    rows = [list(_cells(text, line)) for line in run if not RULE_ROW.fullmatch(text, *line)]
    width = max((len(row) for row in rows), default=0)
    padded = [row + [Cell(Span(row[-1].span.end, row[-1].span.end))] * (width - len(row)) for row in rows]
    return Table(number, tuple(tuple(row) for row in padded))


def _cells(text: str, line: Span) -> Iterator[Cell]:
    start, end = line
    if text[start] == "|":
        start += 1
    if text[end - 1] == "|":
        end -= 1
    for words in text[start:end].split("|"):
        yield Cell(strip(text, Span(start, start + len(words))))
        start += len(words) + 1


def _blocks(text: str, lines: list[Span]) -> Iterator[Block]:
    """Yield one block for each paragraph; wrapped lines, and labels or bullets apart from their words, are joined."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.start == line.end:
            at += 1
        elif text.count("|", *line) >= 2:
            is_rule = RULE_ROW.fullmatch(text, *line) is not None
            yield Block(line, kind="furniture" if is_rule else "row")
            at += 1
        else:
            block, at = _block(text, lines, at)
            yield block


def _block(text: str, lines: list[Span], at: int) -> tuple[Block, int]:
    """Return the block that begins at a line, and the line after it."""
    start, label = lines[at].start, None
    while is_lone_label(text[slice(*lines[at])]) and (following := _next(lines, at)) is not None:
        label = text[slice(*lines[at])]
        at = following
    span = lines[at]
    if label is not None:
        return _wrapped(text, lines, at, label)
    words = text[start : span.end]
    named = key_label(words)
    if named and not words.partition(":")[2].strip():
        below = _next(lines, at)
        if below is not None and is_value(named, text[slice(*lines[below])]):
            return Block(Span(start, lines[below].end), kind="label"), below + 1
    if named or usual_heading(words) or is_furniture(words):
        return Block(span), at + 1
    return _wrapped(text, lines, at, None)


def _wrapped(text: str, lines: list[Span], at: int, label: str | None) -> tuple[Block, int]:
    start, end = lines[at]
    own, rest = split_label(text, Span(start, end))
    if label is not None and own is not None:
        start = rest.start
    while (below := _next(lines, at)) is not None:
        if not runs_on(
            text[max(start, lines[at].start) : end], text[slice(*lines[below])], is_adjacent=below == at + 1
        ):
            break
        at, end = below, lines[below].end
    return Block(Span(start, end), label=own or label if label else None), at + 1


def _next(lines: list[Span], at: int) -> int | None:
    """Return the next line that is not empty."""
    return next((later for later in range(at + 1, len(lines)) if lines[later].start < lines[later].end), None)
