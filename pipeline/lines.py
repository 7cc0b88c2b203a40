"""Lines: words that stand on one baseline become lines, from the top of the page to its bottom."""

from __future__ import annotations

from dataclasses import replace

from pipeline.printed import Line, Token
from pipeline.turning import Turning

RAISED_SIZE = 0.8  # of the line's type: a superscript is smaller than this
TOUCH = 0.08  # of the type's size: words with a smaller gap are parts of one


def lines(tokens: list[Token]) -> list[Line]:
    """Return the lines that the words make, top to bottom, each from left to right; those written aslant at the end."""
    found = [Line(row) for row in _rows([token for token in tokens if not token.turn])]
    for turn in sorted({token.turn for token in tokens} - {0}):
        turning = Turning(turn, 0.0, 0.0)
        aslant = {id(t): replace(t, box=turning.to_reading(t.box)) for t in tokens if t.turn == turn}
        back = {id(turned): token for token in tokens if (turned := aslant.get(id(token)))}
        found += [Line([back[id(token)] for token in row]) for row in _rows(list(aslant.values()))]
    return found


def _rows(tokens: list[Token]) -> list[list[Token]]:
    """Return the words that stand beside each other, in lines from top to bottom."""
    rows: list[list[Token]] = []
    core: Token | None = None
    for token in sorted(tokens, key=lambda t: t.box.top + t.box.bottom):
        if core is not None and _is_beside(core, token):
            rows[-1].append(token)
            core = core if core.size >= token.size else token
        else:
            rows.append([token])
            core = token
    return [sorted(row, key=lambda t: t.box.x0) for row in rows]


def _is_beside(core: Token, token: Token) -> bool:
    """Return whether the middle of one word lies within the height of the other, a little from its edges."""
    large, small = (core, token) if core.size >= token.size else (token, core)
    room = 0.1 * (large.box.bottom - large.box.top)
    return large.box.top + room <= small.y_middle <= large.box.bottom - room


def glued(tokens: list[Token]) -> list[Token]:
    """Return the words of a page, those of a line as one that touch, and superscripts marked."""
    rows = _rows([token for token in tokens if not token.turn])
    return [token for row in rows for token in _glued(row)] + [token for token in tokens if token.turn]


def _glued(row: list[Token]) -> list[Token]:
    """Return the words of a line, those as one that touch: small capitals, a tick between brackets in another font."""
    found = row[:1]
    for token in row[1:]:
        before = found[-1]
        size = max(before.size, token.size)
        token.is_raised = _is_raised(before, token)
        is_whole = token.is_raised or before.is_raised or token.is_apart
        if not is_whole and abs(token.box.x0 - before.box.x1) < TOUCH * size:
            found[-1] = _joined(before, token)
        else:
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
        and token.box.x0 - before.box.x1 < 0.25 * before.size
    )
