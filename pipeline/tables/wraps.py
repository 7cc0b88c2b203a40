"""Wraps: a line of nothing but a name that goes on with the name above it, since there was no room for its first word.

In a table whose rows stand as close as the lines of a name, nothing else tells “Women for Women” over “International”
from the heading of a group over its rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpretation.rows import special_row
from pipeline.tables.placed import Placed, PlacedLine

SPACE = 0.25  # sizes of type between two words
NEAR = 1.0  # points
CLOSE = 0.3  # sizes of type between two lines of one name
GOES_ON = "(&/–-"


def wrapped(lines: Sequence[PlacedLine], lead: int) -> set[int]:
    """Return which lines go on with the name above them; none where there was room for one of those that might.

    `lead` is the column of the rows' names.
    """
    width = _width(lines, lead)
    alone = [number for number in range(1, len(lines)) if _may_go_on(lines, number, lead)]
    forced = [number for number in alone if not _has_room(lines[number - 1], lines[number], lead, width)]
    is_alone = len(forced) == 1 and _begins_below(lines, forced[0], lead, width)
    return set(forced) if len(forced) == len(alone) and not is_alone else set()


def _width(lines: Sequence[PlacedLine], lead: int) -> float:
    """Return how far names reach across the page: as the longest does, or near to words in the next column."""
    longest = max((p.chunk.box.x1 for line in lines if (p := _name(line, lead)) and line.figures), default=0.0)
    beside = [p.chunk for line in lines if (p := line.at(lead + 1)) and not p.chunk.is_figure]
    return max(longest, min((entry.box.x0 - entry.size for entry in beside), default=longest))


def _begins_below(lines: Sequence[PlacedLine], number: int, lead: int, width: float) -> bool:
    """Return whether a line may be the first of the name that ends beside the figures below it."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    return below is not None and bool(below.figures) and not lead and not _has_room(lines[number], below, lead, width)


def _may_go_on(lines: Sequence[PlacedLine], number: int, lead: int) -> bool:
    """Return whether a line has nothing but words in the column of names, right below a name and begun like one."""
    above, line = lines[number - 1], lines[number]
    name, over = _name(line, lead), _name(above, lead)
    if name is None or over is None or line.filled != {lead} or line.figures:
        return False
    is_close = line.top - above.bottom < CLOSE * line.size and abs(name.chunk.box.x0 - over.chunk.box.x0) < NEAR
    is_alike = line.is_bold == all(token.is_bold for token in over.chunk.tokens) and abs(line.size - above.size) < NEAR
    begins = name.chunk.text[0].isupper() or name.chunk.text[0] in GOES_ON
    return is_close and is_alike and begins and not any(special_row((p.chunk.text,)) for p in (name, over))


def _has_room(above: PlacedLine, line: PlacedLine, lead: int, width: float) -> bool:
    """Return whether the first word of a line would have had room behind the name above it."""
    name, over = _name(line, lead), _name(above, lead)
    if name is None or over is None:
        return True
    word = name.chunk.tokens[0].box
    return over.chunk.box.x1 + SPACE * line.size + word.x1 - word.x0 < width - NEAR


def _name(line: PlacedLine, lead: int) -> Placed | None:
    placed = line.at(lead)
    return placed if placed is not None and placed.last == lead else None
