"""Chunks: the words of a line that stand close together, as the entries of one column do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.document import Box
from pipeline.printed import Line, Piece, Token, words_of

GAP = 0.9  # of the type's size: a wider gap lies between two columns
FIGURE_GAP = 0.45  # between two figures; the space in "1 000" is 0.25
# As in "1,234.5", "(12.3)", "-4", "£1.2m", "86.2%", "2007/08", "1 000", "12*".
FIGURE = re.compile(
    r"""[(\[<>~≤≥±+−–-]{0,3}\s?(?:[£€$]|EUR|GBP|USD)?\s?[+−–-]?
        (?:\d{1,12}(?:[\s,.'’/:–-]{1,3}\d{1,6}){0,6}|\.\d{1,6})
        \s?(?:%|m|k|bn|p|million|billion)?[)\]]{0,2}\s?[*†‡§a-z\d]?""",
    re.VERBOSE,
)
# "£4,500", "£ 12.5k", "10,500", "2.50": money, and no number of a row.
SUM = re.compile(r"£\s?[\d,.]{1,15}[km]?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d\d)?|\d{1,9}\.\d\d")
# A bullet, or the number of a paragraph: "a)", "(iv)", "2.", "3.1.".
LABEL = re.compile(r"[•●▪◦‣⁃∙·❱➢►■□o]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})\)|(?:\d{1,2}\.){1,4}")
# “3.2” before the first line of a paragraph: nothing but its words stands beside it, and these are many.
PARAGRAPH, FEWEST_WORDS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}"), 5
UNIT = re.compile(r"\(?[£€$]\s?['’]?000['’]?s?\)?")  # "£000", "(£'000s)": a heading
CURRENCIES = frozenset(("£", "€", "$"))
EMPTY_SIGNS = frozenset(("-", "–", "—", "−", "..", "…", "...", ":", "*", "x", "X", "✓", "✗")) | frozenset(
    ("n/a", "N/A", "na", "NA", "n.a.", "n.s.", "nil", "Nil")
)


@dataclass(slots=True)
class Chunk:
    """Words of one line that belong to one cell.

    `is_word` where it is no figure to go by, `is_begun` where it is one that ends in the next line: "£441," over "861".
    """

    pieces: Sequence[Piece]
    box: Box
    is_word: bool = False
    is_begun: bool = False
    _text: str | None = field(default=None, repr=False)
    _is_figure: bool | None = field(default=None, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """Return the words."""
        return words_of(self.pieces)

    @property
    def text(self) -> str:
        """Return the words, a space between them."""
        if self._text is None:
            self._text = " ".join([piece.text for piece in self.pieces])
        return self._text

    @property
    def is_figure(self) -> bool:
        """Return whether it is a figure, or a sign that stands for none."""
        if self._is_figure is None:
            self._is_figure = is_figure(self.text)
        return (self._is_figure or self.is_begun) and not self.is_word

    @property
    def size(self) -> float:
        """Return the size of the type, in points."""
        return self.pieces[0].size

    @property
    def x_middle(self) -> float:
        """Return the middle across the page, in points."""
        return (self.box.x0 + self.box.x1) / 2


def chunk(tokens: list[Token]) -> Chunk:
    """Return the chunk that words make."""
    return Chunk(tokens, Line(tokens).box)


def is_figure(text: str) -> bool:
    """Return whether a cell's text is a figure, or a sign that stands for none."""
    return text in EMPTY_SIGNS or (FIGURE.fullmatch(text) is not None and not UNIT.fullmatch(text))


def chunks(line: Line, walls: list[Box]) -> list[Chunk]:
    """Return the chunks of a line; `walls` are vertical rules, which part even close words."""
    beside = [w for w in walls if w.top < line.box.bottom and w.bottom > line.box.top]
    if not beside and not is_divided(line):
        return [Chunk(line.pieces, line.box)]
    tokens = line.tokens
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(tokens)]
    usual = median(gaps) if len(gaps) > 5 else 0.0
    parts = [[tokens[0]]]
    for gap, token in zip(gaps, tokens[1:], strict=True):
        if _is_parted(parts[-1][-1], token, gap, usual) or any(_between(w, parts[-1][-1], token) for w in beside):
            parts.append([token])
        else:
            parts[-1].append(token)
    return [chunk(part) for part in _with_labels(parts)]


def is_divided(line: Line) -> bool:
    """Return whether a line has a gap that may part two entries: prose has none."""
    pieces = line.pieces
    smallest = line.size if len(pieces) == 1 else min([piece.size for piece in pieces])
    return line.widest > FIGURE_GAP * smallest


def _with_labels(parts: list[list[Token]]) -> list[list[Token]]:
    """Return the parts of a line, with what a bullet, the number of a list or a currency's sign stands before."""
    if len(parts) == 2 and len(parts[1]) >= FEWEST_WORDS and PARAGRAPH.fullmatch(" ".join(t.text for t in parts[0])):
        return [parts[0] + parts[1]]
    found = parts[:1]
    for part in parts[1:]:
        before = found[-1]
        is_sign = before[-1].text in CURRENCIES and is_figure(part[0].text)  # "$" at the left edge of "1,234"
        is_number = len(before) == 1 and LABEL.fullmatch(before[0].text) is not None
        if (is_number and not (len(part) == 1 and _is_money(part[0].text))) or is_sign:
            found[-1] = before + part
        else:
            found.append(part)
    return found


def _is_parted(before: Token, token: Token, gap: float, usual: float) -> bool:
    size = min(before.size, token.size) if not token.is_raised else before.size
    if gap > 0 and _is_money(token.text) and is_figure(before.text) and before.text not in CURRENCIES:
        return True  # “£1,524 £17,025”, as close as words
    if gap > GAP * size:
        return usual > GAP * size or gap > 1.8 * usual
    if gap <= FIGURE_GAP * size:
        return False
    if gap > 1.8 * usual and (_is_money(before.text) or _is_money(token.text)):
        return True
    return is_figure(before.text) and is_figure(token.text)


def _is_money(text: str) -> bool:
    return text[0] in CURRENCIES and len(text) > 1 and is_figure(text)


def _between(wall: Box, before: Token, token: Token) -> bool:
    return before.x_middle < (wall.x0 + wall.x1) / 2 < token.x_middle
