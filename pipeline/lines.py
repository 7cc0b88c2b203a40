"""Lines: words that stand on one baseline become lines, from the top of the page to its bottom."""

from __future__ import annotations

from itertools import pairwise

from pipeline.printed import Line, Token

RAISED_SIZE = 0.8  # of the line's type: a superscript is smaller than this


def lines(tokens: list[Token]) -> list[Line]:
    """Return the lines that the words make, top to bottom, each from left to right."""
    rows: list[list[Token]] = []
    core: Token | None = None
    for token in sorted(tokens, key=lambda t: t.box.top + t.box.bottom):
        if core is not None and _is_beside(core, token):
            rows[-1].append(token)
            core = core if core.size >= token.size else token
        else:
            rows.append([token])
            core = token
    found = [Line(sorted(row, key=lambda t: t.box.x0)) for row in rows]
    for line in found:
        _mark_raised(line)
    return found


def _is_beside(core: Token, token: Token) -> bool:
    """Return whether the middle of one word lies within the height of the other, a little from its edges."""
    large, small = (core, token) if core.size >= token.size else (token, core)
    room = 0.1 * (large.box.bottom - large.box.top)
    return large.box.top + room <= small.y_middle <= large.box.bottom - room


def _mark_raised(line: Line) -> None:
    """Mark the superscripts of a line: small, high, and behind another word without a gap."""
    for before, token in pairwise(line.tokens):
        token.is_raised = (
            token.size <= RAISED_SIZE * before.size
            and token.y_middle < before.y_middle - 0.1 * before.size
            and token.box.x0 - before.box.x1 < 0.25 * before.size
        )
