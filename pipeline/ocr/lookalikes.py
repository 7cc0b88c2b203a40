"""Look-alikes: a letter that OCR put into a figure ("£2O,000") becomes a digit where the paper itself proves it.

Proof is the same figure elsewhere in the document, a column that adds up with it, or a running balance that holds with
it. Without proof the letter stays, nothing is counted, and the document carries a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.document import Document, Doubt, Span, Table, Word
from pipeline.errors import NotMoneyError
from pipeline.money import parse_money

LETTERS = "OoDQlI|SsBZz"
DIGITS = str.maketrans(LETTERS, "000011155822")
# "£2O,000", "l4,795", "f350": a sign or a comma of thousands, or else it is a code such as "G4S".
SUSPECT = re.compile(
    rf"""(?P<sign>[£fE€]?)
         (?P<figure>[\d{LETTERS}]{{1,3}}(?:,[\d{LETTERS}]{{3}}){{0,4}}(?:\.[\d{LETTERS}]{{2}})?)
         (?![\w£])""",
    re.VERBOSE,
)
SURE = re.compile(r"£\s?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{2})?(?![\w,])")
TELLING = 100_000  # pence: smaller figures are the same by chance
MANY = 200  # rows: longer columns are not searched for sums


def resolved(document: Document) -> Document:
    """Return the document with look-alike letters in its scanned figures read as digits where that is proved."""
    text, doubts = document.text, list(document.doubts)
    known = {pence for match in SURE.finditer(text) if (pence := _pence(match[0])) is not None}
    for span, meant in _suspects(document):
        written = document[span]
        if _is_restated(meant, known) or _adds_up(document, span, meant):
            text = text[: span.start] + meant + text[span.end :]
            doubts.append(Doubt("look_alike", f"OCR read {written!r}; {meant} is meant, as other figures prove"))
        elif written[0] not in "fE€" or any(letter in LETTERS for letter in written[1:]):
            doubts.append(Doubt("look_alike", f"OCR read {written!r}; it may be {meant}, which nothing proves"))
    return replace(document, text=text, doubts=tuple(doubts))


def _suspects(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield where a scanned figure has a letter in it, and what it may mean, as many characters long."""
    for word in document.words:
        if word.page not in document.scans:
            continue
        for match in SUSPECT.finditer(document[word.span]):
            if meant := _meant(match):
                start = word.span.start + match.start()
                if not _is_within(word, match, document):
                    yield Span(start, start + len(meant)), meant


def _is_within(word: Word, match: re.Match[str], document: Document) -> bool:
    """Return whether the match only begins in the middle of something longer."""
    before = document.text[word.span.start + match.start() - 1 : word.span.start + match.start()]
    return match.start() > 0 and (before.isalnum() or before in "£.,")


def _meant(match: re.Match[str]) -> str | None:
    sign, figure = match["sign"], match["figure"]
    digits = sum(character.isdigit() for character in figure)
    is_odd = any(letter in LETTERS for letter in figure) or sign in {"f", "E", "€"}
    is_money = sign == "£" or "," in figure or (sign and digits > 2)
    if not (is_odd and is_money and digits):
        return None
    return ("£" if sign else "") + figure.translate(DIGITS)


def _is_restated(meant: str, known: set[int]) -> bool:
    pence = _pence(meant)
    return pence is not None and pence >= TELLING and pence in known


def _adds_up(document: Document, span: Span, meant: str) -> bool:
    """Return whether a column or a running balance of the table holds with what is meant."""
    place = document.cell_at(span)
    value = _pence(meant)
    if place is None or value is None or len(place[0].rows) > MANY:
        return False
    table, row, column = place
    columns = [_column(document, table, number) for number in range(len(table.rows[0]))]
    columns[column][row] = value
    return _sums(columns[column], row) or any(
        _balances(columns[amounts], columns[balances], row, is_amount=column == amounts)
        for amounts in range(len(columns))
        for balances in range(len(columns))
        if amounts != balances and column in (amounts, balances)
    )


def _column(document: Document, table: Table, number: int) -> list[int | None]:
    return [_pence(document[row[number].span]) for row in table.rows]


def _sums(column: list[int | None], row: int) -> bool:
    """Return whether rows in a stretch, the given one among them, add up to the row below the stretch."""
    for total in range(len(column)):
        terms: list[int] = []
        for start in range(total - 1, -1, -1):
            terms += [value for value in [column[start]] if value is not None]
            if len(terms) > 1 and sum(terms) == column[total] and start <= row <= total:
                return True
    return False


def _balances(amounts: list[int | None], balances: list[int | None], row: int, *, is_amount: bool) -> bool:
    """Return whether the balance falls by the amount: by the row's own, or into or out of the row's balance."""
    filled = [(number, value) for number, value in enumerate(balances) if value is not None]
    for (before, earlier), (number, later) in pairwise(filled):
        amount = amounts[number]
        rows = {number} if is_amount else {before, number}
        if amount and row in rows and earlier - amount == later:
            return True
    return False


def _pence(written: str) -> int | None:
    try:
        return parse_money(written).pence
    except NotMoneyError:
        return None
