"""Scene: a paper as the encoder is shown it: its words, with two pieces for each body and each sum instead of theirs.

A body is shown by its kind and a mark that it has wherever the paper names it, a sum by "£" and a mark that other
mentions of the same sum have too, as long as there are marks for all. So nothing can hang on a name or on a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.encoder.marks import BODY_MARKS, LONGEST, MARK, OPEN, OPENING, PART, POUND, ROOM, SUM_MARKS, kind_word
from extractors.encoder.pieces import pieces
from extractors.organisations import SPANS
from pipeline.extract import Reading

EDGE = ROOM // 6  # pieces that stand on both sides of a sum that is asked about, but at the ends of the paper


class Scene(NamedTuple):
    """Pieces, and where among them the marks of bodies, by their fullest names, and of sums, by their ids, stand."""

    pieces: tuple[str, ...]
    bodies: tuple[tuple[str, int], ...]
    sums: tuple[tuple[str, int], ...]


class Marked(NamedTuple):
    """A body or a sum: its offsets in the document, its name or id, and the pieces that stand for it."""

    start: int
    end: int
    name: str
    shown: tuple[str, str]


def scene(reading: Reading) -> Scene:
    """Return a whole paper as it is shown."""
    text = reading.document.text
    shown: list[str] = []
    bodies: list[tuple[str, int]] = []
    sums: list[tuple[str, int]] = []
    at = 0
    for marked in sorted([*_bodies(reading), *_sums(reading)]):
        if marked.start < at:
            continue
        shown += (piece.text for piece in pieces(text[at : marked.start]))
        (sums if marked.shown[0] == POUND else bodies).append((marked.name, len(shown) + 1))
        shown += marked.shown
        at = marked.end
    shown += (piece.text for piece in pieces(text[at:]))
    return Scene(tuple(shown), tuple(bodies), tuple(sums))


def _bodies(reading: Reading) -> Iterator[Marked]:
    numbers: dict[str, int] = {}
    for passage in reading.passages:
        for body in passage.doc.spans[SPANS]:
            number = BODY_MARKS[numbers.setdefault(body.id_, len(numbers)) % len(BODY_MARKS)]
            shown = kind_word(body.kb_id_, body.label_), MARK.format(number)
            yield Marked(passage.start + body.start_char, passage.start + body.end_char, body.id_, shown)


def _sums(reading: Reading) -> Iterator[Marked]:
    numbers: dict[int, int] = {}
    for amount in sorted(reading.facts.amounts, key=lambda amount: amount.char_start):
        number = SUM_MARKS[numbers.setdefault(amount.value_pence, len(numbers)) % len(SUM_MARKS)]
        yield Marked(amount.char_start, amount.char_end, amount.amount_id, (POUND, MARK.format(number)))


def stretches(whole: Scene) -> Iterator[Scene]:
    """Yield a paper in stretches that can be shown at once; each sum is asked about in one of them."""
    length = len(whole.pieces)
    if length <= LONGEST - 2:
        yield _stretch(whole, range(length), range(length))
        return
    for start in range(0, length - 2 * EDGE, ROOM - 2 * EDGE):
        first = max(0, min(start, length - ROOM))
        asked = range(start + EDGE if start else 0, start + ROOM - EDGE if start + ROOM < length else length)
        yield _stretch(whole, range(first, min(length, first + ROOM)), asked)


def _stretch(whole: Scene, shown: range, asked: range) -> Scene:
    before = (OPEN, *whole.pieces[:OPENING], PART) if shown.start else (OPEN,)
    shift = len(before) - shown.start
    return Scene(
        (*before, *whole.pieces[shown.start : shown.stop], PART),
        tuple((name, at + shift) for name, at in whole.bodies if at in shown),
        tuple((name, at + shift) for name, at in whole.sums if at in asked),
    )
