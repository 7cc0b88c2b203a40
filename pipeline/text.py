"""Text: a page's text, kept as it is, as a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Cell, Document, Doubt, Span, Table
from pipeline.headings import usual_heading
from pipeline.labels import is_furniture, is_value, key_label
from pipeline.numbering import is_lone_label, split_label
from pipeline.sections import Block, outline, strip

RULE_ROW = re.compile(r"[\s|:-]{3,400}")  # "---|---|---|"
# A line that cannot end there: "(out of a budget of" / "£1, 948, 419 including …".
UNFINISHED = re.compile(
    r"(?:\b(?:a|an|the|of|to|for|from|with|by|in|on|at|and|or|that|its|their|which|as|than|is|are|be)|[,(–&/])\s?$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"[a-z£(]")
ENDED = re.compile(r"[.:;?!]['\"’”)]?\s{0,9}$")
WIDE = 60  # a shorter line without a stop is an entry, not the upper line of a wrapped sentence


def read(data: bytes, sha256: str) -> Document:
    """Return the document that a page's text is: decoded, otherwise unchanged."""
    text, doubts = decode(data)
    lines = list(_lines(text))
    tables = tuple(_tables(text, lines))
    found = outline(text, list(_blocks(text, lines, tables)))
    return Document(
        sha256=sha256,
        media_type="text/plain",
        text=text,
        paragraphs=found.paragraphs,
        sections=found.sections,
        tables=tables,
        doubts=doubts,
    )


def decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of bytes in UTF-8, else in Windows-1252, which is recorded as a doubt."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        doubt = Doubt("encoding", f"not UTF-8 (byte {error.start}); read as Windows-1252")
        return data.decode("cp1252", errors="replace"), (doubt,)


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


def _blocks(text: str, lines: list[Span], tables: tuple[Table, ...]) -> Iterator[Block]:
    """Yield one block for each paragraph; wrapped lines, and labels or bullets apart from their words, are joined."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.start == line.end:
            at += 1
        elif any(table.span.meets(line) for table in tables) or text.count("|", *line) >= 2:
            is_rule = RULE_ROW.fullmatch(text, *line) is not None
            yield Block(line, kind="furniture" if is_rule else "row")
            at += 1
        else:
            block, at = _block(text, lines, at)
            yield block


def _block(text: str, lines: list[Span], at: int) -> tuple[Block, int]:
    """Return the block that begins at a line, and the line after it."""
    start, label = lines[at].start, None
    while is_lone_label(text[lines[at].start : lines[at].end]) and (following := _next(lines, at)) is not None:
        label = text[lines[at].start : lines[at].end]
        at = following
    span = lines[at]
    if label is not None:
        return _wrapped(text, lines, at, label)
    words = text[start : span.end]
    named = key_label(words)
    if named and not words.partition(":")[2].strip():
        below = _next(lines, at)
        if below is not None and is_value(named, text[lines[below].start : lines[below].end]):
            return Block(Span(start, lines[below].end), kind="label"), below + 1
    if named or usual_heading(words) or is_furniture(words):
        return Block(span), at + 1
    return _wrapped(text, lines, at, None)


def _wrapped(text: str, lines: list[Span], at: int, label: str | None) -> tuple[Block, int]:
    start, end = lines[at]
    own, rest = split_label(text, Span(start, end))
    if label is not None and own is not None:
        start = rest.start
    while (below := _next(lines, at)) is not None and _runs_on(text, Span(start, end), lines[below], below == at + 1):
        at, end = below, lines[below].end
    return Block(Span(start, end), label=own or label if label else None), at + 1


def _runs_on(text: str, line: Span, below: Span, is_adjacent: bool) -> bool:
    """Return whether a sentence goes on in the line below."""
    words, more = text[line.start : line.end], text[below.start : below.end]
    if split_label(text, below)[0] or is_lone_label(more) or usual_heading(more) or key_label(more) or "|" in more:
        return False
    if usual_heading(words) or ENDED.search(words) or is_furniture(more):
        return False
    last = words.rsplit("\n", 1)[-1]
    is_unfinished = UNFINISHED.search(last) is not None
    goes_on = GOES_ON.match(more) is not None
    return (is_unfinished and (is_adjacent or goes_on)) or (goes_on and is_adjacent and len(last) >= WIDE)


def _next(lines: list[Span], at: int) -> int | None:
    """Return the next line that is not empty."""
    return next((later for later in range(at + 1, len(lines)) if lines[later].start < lines[later].end), None)
