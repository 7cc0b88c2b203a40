"""Written: the words of a text line by line, each with its place on a page; made where they are asked for.

A paper has thousands of words, and its facts stand on a few dozen lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from pipeline.document import Box, Span, Word
from pipeline.printed import Line, Token
from pipeline.printed.lines import TOUCH

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class WrittenLine:
    """A line in the text: where it begins and ends, its number, its page, and how that is turned (see `Turning`)."""

    line: Line
    start: int
    end: int
    number: int
    page: int
    seen: Callable[[Box], Box] | None

    def words(self) -> list[Word]:
        """Return the words; the last one may have lost its hyphen."""
        found, at = [], self.start
        for token, text in zip(self.line.tokens, spelled(self.line), strict=True):
            start, at = at + text.startswith(" "), at + len(text)
            end = min(at, self.end)
            box, edges = (self.seen(token.box), ()) if self.seen else (token.box, token.edges[: end - start + 1])
            found.append(Word(Span(start, end), self.page, box, self.number, edges))
        return found


class WrittenWords(Sequence[Word]):
    """All words of a text, in their order."""

    def __init__(self) -> None:
        self.lines: list[WrittenLine] = []
        self._counted = [0]
        self._made: dict[int, list[Word]] = {}

    @property
    def _counts(self) -> list[int]:
        """Return how many words stand before each line, and how many there are."""
        for line in self.lines[len(self._counted) - 1 :]:
            self._counted.append(self._counted[-1] + sum(piece.text.count(" ") + 1 for piece in line.line.pieces))
        return self._counted

    def __len__(self) -> int:
        return self._counts[-1]

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        counts = self._counts
        if not -counts[-1] <= place < counts[-1]:
            raise IndexError(f"word {place} of {counts[-1]}")
        place %= counts[-1]
        at = bisect_right(counts, place) - 1
        if at not in self._made:
            self._made[at] = self.lines[at].words()
        return self._made[at][place - counts[at]]


def spelled(line: Line) -> list[str]:
    """Return the words of a line as they are written into a text: with the space before them, superscripts raised."""
    found: list[str] = []
    before: Token | None = None
    for token in line.tokens:
        # "£330" with the mark of footnote 1 must never read "£3301", nor "£330 1"
        text = token.text.translate(RAISED) if token.is_raised else token.text
        is_one = before is None or ((token.is_raised or before.is_raised) and _is_one(before, token))
        found.append(text if is_one else f" {text}")
        before = token
    return found


def _is_one(before: Token, token: Token) -> bool:
    """Return whether no space parts two words: "31" and a raised "st", "km" and a raised "2", and what follows it.

    A raised figure behind another figure keeps apart: it is the mark of a footnote, and "£330¹" reads as "£3301".
    """
    if token.is_raised:
        return token.text.isalpha() or not before.text[-1].isdigit()
    return before.is_raised and token.box.x0 - before.box.x1 < TOUCH * token.size
