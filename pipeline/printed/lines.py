"""Lines: words that stand on one baseline become lines, from the top of the page to its bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from pipeline.printed.pieces import Line, Piece, Token, words_of
from pipeline.printed.turning import Turning

AnyPiece = TypeVar("AnyPiece", Token, Piece)

RAISED_SIZE = (
    0.92  # of the line's type: a superscript is smaller; browsers set it at five sixths, others at nine tenths
)
HUGE = 1.9  # times the size of what stands beside it: one word that reaches over several lines
EDGE = 0.1  # of a word's height: the middle of a word beside it lies further from its edges
NEAR = 0.25  # of the type's size: a superscript stands nearer than this
TOUCH = 0.08  # of the type's size: words with a smaller gap are parts of one


def lines(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines that words make, top to bottom, each from left to right; those written aslant at the end.

    Words of a line that touch become one, and superscripts are marked.
    """
    aside = [word for piece in pieces if piece.turn for word in piece.words]
    found = [Line(_glued(row)) for row in _rows([piece for piece in pieces if not piece.turn] if aside else pieces)]
    for turn in sorted({token.turn for token in aside}):
        turning = Turning(turn, 0.0, 0.0)
        aslant = {id(t): replace(t, box=turning.to_reading(t.box)) for t in aside if t.turn == turn}
        back = {id(turned): token for token in aside if (turned := aslant.get(id(token)))}
        found += [Line([back[id(token)] for token in row]) for row in _rows(list(aslant.values()))]
    return found


def usual_size(type_set: Iterable[tuple[float, int]]) -> float:
    """Return the size of most type, to a tenth of a point, of sizes and how much is set in each; 0 without any."""
    exact: Counter[float] = Counter()
    for size, much in type_set:
        exact[size] += much
    sizes: Counter[float] = Counter()
    for size, much in exact.items():  # few, for most lines are set alike: rounding takes longer than all else here
        sizes[round(size, 1)] += much
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _rows(pieces: Sequence[AnyPiece]) -> list[list[AnyPiece]]:
    """Return the words that stand beside each other, in lines from top to bottom.

    A word stands beside the largest word of a line where the middle of the smaller of the two lies within the height of
    the other, a little from its edges.
    """
    rows: list[list[AnyPiece]] = []
    core: AnyPiece | None = None
    for piece in sorted(pieces, key=_level):
        if core is not None:
            is_larger = piece.size > core.size
            large, small = (piece.box, core.box) if is_larger else (core.box, piece.box)
            room, middle = EDGE * (large[3] - large[1]), (small[1] + small[3]) / 2
            if large[1] + room <= middle <= large[3] - room:
                rows[-1].append(piece)
                core = piece if is_larger else core
                continue
        rows.append([piece])
        core = piece
    sizes = [piece.size for piece in pieces]
    if sizes and max(sizes) > HUGE * min(sizes):
        rows = [part for row in rows for part in _without_huge(row)]
    for row in rows:
        row.sort(key=_left)
    return rows


def _without_huge(row: list[AnyPiece]) -> Iterator[list[AnyPiece]]:
    """Yield a row, or its huge words and then the lines beside them: a drop cap, "DRAFT" over the page."""
    least = min(piece.size for piece in row)
    rest = _rows([piece for piece in row if piece.size <= HUGE * least])
    if len(rest) == 1:
        yield row
        return
    yield [piece for piece in row if piece.size > HUGE * least]
    yield from rest


def _level(piece: Piece) -> float:
    return piece.box[1] + piece.box[3]


def _left(piece: Piece) -> float:
    return piece.box[0]


def _glued(row: list[Piece]) -> Sequence[Piece]:
    """Return the words of a line, those as one that touch: small capitals, a tick between brackets in another font."""
    if len(row) == 1 or all(b.box[0] - a.box[2] >= NEAR * a.size for a, b in pairwise(row)):
        return row
    words = sorted(words_of(row), key=_left)
    found = words[:1]
    for token in words[1:]:
        before = found[-1]
        gap = token.box[0] - before.box[2]
        if gap < NEAR * before.size:
            token.is_raised = _is_raised(before, token)
            is_whole = token.is_raised or before.is_raised or token.is_apart
            if not is_whole and abs(gap) < TOUCH * max(before.size, token.size):
                found[-1] = _joined(before, token)
                continue
        found.append(token)
    return found


def _joined(a: Token, b: Token) -> Token:
    main = a if len(a.text) >= len(b.text) else b
    edges = (*a.edges[:-1], *b.edges) if a.edges and b.edges else ()
    return Token(a.text + b.text, a.box.joined(b.box), edges, main.size, main.is_bold, a.turn, False, a.is_apart)


def _is_raised(before: Token, token: Token) -> bool:
    """Return whether a word is a superscript: small, high, and behind another word without a gap."""
    return (
        token.size <= RAISED_SIZE * before.size
        and token.box.bottom < before.box.bottom - 0.15 * before.size
        and token.y_middle < before.y_middle - 0.05 * before.size
    )
