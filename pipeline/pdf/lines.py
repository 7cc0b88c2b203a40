"""Lines: words that stand on one baseline become lines, from the top of the page to its bottom."""

from __future__ import annotations

from pipeline.printed import Line, Token


def lines(tokens: list[Token]) -> list[Line]:
    """Return the lines that the words make, top to bottom, each from left to right."""
    rows: list[list[Token]] = []
    middle = 0.0
    for token in sorted(tokens, key=lambda t: t.y_middle):
        if rows and abs(token.y_middle - middle) <= 0.35 * max(token.size, 1.0):
            rows[-1].append(token)
        else:
            rows.append([token])
            middle = token.y_middle
    return [Line(sorted(row, key=lambda t: t.box.x0)) for row in rows]
