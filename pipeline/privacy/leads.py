"""Leads: where a document names persons as contacts: columns of tables, lines such as "Report author: …"."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from pipeline.document import Cell, Document, Span, Table
from pipeline.interpretation.rows import special_row
from pipeline.privacy.persons import MOST_WORDS, find_names, is_surely_person

HEADER_PARTS = re.compile(r"\s{0,3}(?:[/&,(;]|\band\b)\s{0,3}")
HEADER_ENDS = " \t\n:.*)"
LONGEST_HEADER = 60  # characters
LONGEST_VALUE = 160  # characters
FIRST_ROWS = 4  # header rows stand at the top, or are short ("Expenditure" | "Lead" | "Area" below a budget)
SHORT_HEADER = 32
COLON = re.compile(r"[:–-][ \xa0]{0,5}")
# The end of a sentence, not of an initial: "Community Coordinator. 07700 …"
SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s")
COMMA = re.compile(",")
LINE_END = re.compile(r"[\n\t|]|\s{3}")
# "please contact Ada Example on 07700 900001": a name between such a word and a number or an address.
ASKS = re.compile(
    r"\b(?:contact|call|ring|e-?mail|(?:tele)?phone|(?:queries|questions|enquiries)\sto|speak\s(?:to|with))\s{1,2}",
    re.IGNORECASE,
)
BEFORE_NUMBER = 120


@cache
def _columns(match: str) -> dict[str, bool]:
    """Return the headers of contact columns, or their last words, and whether these hold nothing but persons."""
    with (files("pipeline") / "lexicon" / "contact_columns.csv").open(encoding="utf-8") as lines:
        return {row["header"]: row["holds"] == "person" for row in csv.DictReader(lines) if row["match"] == match}


@cache
def _cues() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    """Return the last words of all cues, the pattern of a cue before its colon, and that of a cue on its own line."""
    with (files("pipeline") / "lexicon" / "contact_lines.csv").open(encoding="utf-8") as lines:
        cues = sorted((row["cue"] for row in csv.DictReader(lines)), key=len, reverse=True)
    words = "|".join(r"\s{1,3}".join(map(re.escape, cue.split())) for cue in cues)
    led = re.compile(rf"(?:^|[\n\t|;.(•]\s{{0,5}}|\s\s)(?P<cue>{words})\s{{0,3}}\Z", re.IGNORECASE)
    alone = re.compile(rf"^[ \t]{{0,9}}(?P<cue>{words})[ \t]{{0,9}}:?[ \t]{{0,9}}\n", re.IGNORECASE | re.MULTILINE)
    return tuple({cue.rsplit(" ", 1)[-1] for cue in cues}), led, alone


def holds_persons(header: str) -> bool | None:
    """Return None for a header of no contact column, else whether such a column holds nothing but persons.

    >>> holds_persons("Lead officer:"), holds_persons("Lead"), holds_persons("Lead provider")
    (True, False, None)
    """
    if len(header) > LONGEST_HEADER:
        return None
    plain = " ".join(header.lower().split())
    found = [_holds(part.strip(HEADER_ENDS)) for part in (plain, *HEADER_PARTS.split(plain))]
    known = [one for one in found if one is not None]
    return any(known) if known else None


def _holds(header: str) -> bool | None:
    return _columns("whole").get(header, _columns("end").get(header.rsplit(" ", 1)[-1]))


def find_leads(document: Document) -> Iterator[Span]:
    """Yield the places of the names in contact columns and beside contact labels of tables."""
    for table in document.tables:
        width = len(table.rows[0]) if table.rows else 0
        for column in range(width):
            yield from _in_column(document, table, column)
        if width == 2:
            yield from _beside_labels(document, table)


def _in_column(document: Document, table: Table, column: int) -> Iterator[Span]:
    cells: list[Span] = []
    is_strict: bool | None = None
    for number, row in enumerate(table.rows):
        headed = holds_persons(document[row[column].span]) if _can_be_header(document, row, number) else None
        if headed is not None:
            yield from _names_of(document, cells, column, is_strict=is_strict)
            cells, is_strict = [], headed
        elif is_strict is not None and special_row((document[row[column].span],)) is None:
            cells.append(row[column].span)  # "Opening balance" in the column of leads names nobody
    yield from _names_of(document, cells, column, is_strict=is_strict)


def _can_be_header(document: Document, row: Sequence[Cell], number: int) -> bool:
    """Return whether a row can head columns: it has two words at least, no figure, and no long text further down."""
    filled = [words for cell in row if (words := document[cell.span])]
    if len(filled) < 2 or any(map(str.isdigit, "".join(filled))):
        return False
    return number < FIRST_ROWS or all(len(words) <= SHORT_HEADER for words in filled)


def _names_of(document: Document, cells: Sequence[Span], column: int, *, is_strict: bool | None) -> Iterator[Span]:
    """Yield the names in the cells below a header; below a mere "Lead" a single word counts among persons only."""
    if is_strict is None:
        return
    text = document.text
    names = [list(find_names(text, cell, allow_single=True)) for cell in cells]
    sure = [list(_sure(text, found)) for found in names]
    filled = sum(1 for cell in cells if any(map(str.isalpha, text[slice(*cell)])))
    is_of_persons = is_strict or 2 * sum(map(bool, sure)) >= filled
    doubtful = []
    for name in chain.from_iterable(names if is_of_persons else sure):
        if is_of_persons and is_surely_person(text[slice(*name)]):
            yield name
        else:
            doubtful.append(name)
    # Whom a row pays stands at the beginning of another column's cell: an organisation.
    paid = _beginnings(document, column) if doubtful else set()
    yield from (name for name in doubtful if text[slice(*name)] not in paid)


def _beginnings(document: Document, column: int) -> set[str]:
    """Return what the cells of all other columns begin with: their first word, their first two, and so on."""
    beginnings: set[str] = set()
    for table in document.tables:
        for row in table.rows:
            for at, cell in enumerate(row):
                words = document[cell.span].split(maxsplit=MOST_WORDS)[:MOST_WORDS] if at != column else []
                beginnings.update(" ".join(words[:count]) for count in range(1, len(words) + 1))
    return beginnings


def _beside_labels(document: Document, table: Table) -> Iterator[Span]:
    """Yield the names in rows such as "Contact officer" | "Ada Example"."""
    for label, value in table.rows:
        if holds_persons(document[label.span]) is not None:
            yield from _sure(document.text, find_names(document.text, value.span, allow_single=False))


def find_authors(text: str) -> Iterator[Span]:
    """Yield the places of the names in lines such as "Report author: DCI Ada Example, Crime Policy"."""
    last_words, led, alone = _cues()
    for colon in COLON.finditer(text):
        before = max(colon.start() - LONGEST_HEADER, 0)
        if not text[before : colon.start()].rstrip().lower().endswith(last_words):
            continue
        if match := led.search(text, before, colon.start()):
            value = _value(text, colon.end(), is_list=match["cue"].lower().endswith("s"))
            yield from find_names(text, value, allow_single=True)
    for match in alone.finditer(text):
        value = _value(text, match.end(), is_list=match["cue"].lower().endswith("s"))
        yield from _sure(text, find_names(text, value, allow_single=False))


def _value(text: str, start: int, *, is_list: bool) -> Span:
    """Return what a cue introduces: up to the end of its line or sentence, of one person up to the first comma."""
    stops = [start + LONGEST_VALUE, len(text)]
    patterns = (LINE_END, SENTENCE_END) if is_list else (LINE_END, SENTENCE_END, COMMA)
    for pattern in patterns:
        if stop := pattern.search(text, start, start + LONGEST_VALUE):
            stops.append(stop.start())
    return Span(start, min(stops))


def find_asked(text: str, numbers: Iterable[Span]) -> Iterator[Span]:
    """Yield the places of the names that stand between "contact" or "call" and a number or address."""
    for number in numbers:
        start = max(number.start - BEFORE_NUMBER, text.rfind("\n", 0, number.start) + 1, 0)
        for ask in ASKS.finditer(text, start, number.start):
            yield from _sure(text, find_names(text, Span(ask.end(), number.start), allow_single=False))


def _sure(text: str, names: Iterable[Span]) -> Iterator[Span]:
    return (name for name in names if is_surely_person(text[slice(*name)]))
