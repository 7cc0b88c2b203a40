"""Pieces: text as the words and parts of words that the encoder knows.

WordPiece (Schuster and Nakajima, "Japanese and Korean Voice Search", 2012) as BERT uses it without case: words and
single marks, without accents; of a word that is not known, the longest beginnings that are, "##" before all but the
first. The library that has it, `tokenizers`, brings a client of a model hub along, which nobody wants here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

VOCABULARY = Path(__file__).with_name("pieces.txt")
UNKNOWN = "[UNK]"
LONGEST = 100  # letters of a word that is taken apart
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Piece(NamedTuple):
    """A word or a part of one, and where it stands in the text."""

    text: str
    start: int
    end: int


@cache
def vocabulary(table: Path = VOCABULARY) -> dict[str, int]:
    """Return the number of each piece that is known."""
    return {piece: number for number, piece in enumerate(table.read_text(encoding="utf-8").split("\n")[:-1])}


def pieces(text: str) -> list[Piece]:
    """Return a text as pieces.

    >>> [piece.text for piece in pieces("Award £5k")]
    ['award', '£', '5', '##k']
    """
    return [piece for word in WORD.finditer(text) for piece in _parts(word.group(), word.start())]


def _parts(word: str, start: int) -> Iterator[Piece]:
    """Yield the longest pieces that make up a word."""
    known = vocabulary()
    letters = [(_plain(letter), place) for place, letter in enumerate(word, start)]
    plain = "".join(letter for letter, _ in letters)
    places = [place for letter, place in letters for _ in letter]
    if len(plain) > LONGEST:
        yield Piece(UNKNOWN, start, start + len(word))
        return
    found, at = [], 0
    while at < len(plain):
        lead = "##" if at else ""
        end = next((end for end in range(len(plain), at, -1) if lead + plain[at:end] in known), None)
        if end is None:
            yield Piece(UNKNOWN, start, start + len(word))
            return
        found.append(Piece(lead + plain[at:end], places[at], places[end - 1] + 1))
        at = end
    yield from found


@cache
def _plain(letter: str) -> str:
    """Return a letter in lower case and without accents."""
    spelt = unicodedata.normalize("NFD", letter.lower())
    return "".join(mark for mark in spelt if unicodedata.category(mark) != "Mn")
