"""Edges: an entry too near to its neighbour is told from it by the left edge that it shares with entries above."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from pipeline.printed import Token
from pipeline.tables.chunks import CURRENCIES, Chunk, chunk
from pipeline.tables.columns import Rows

FEWEST = 3  # entries that begin below each other make an edge
NEAR = 1  # points: so far may an entry stand off the edge
GAP = 0.35  # of the type's size: wider than the space between two words


def parted_at_edges(rows: Rows) -> Rows:
    """Return the lines of a table with entries parted where a word begins at the edge of a column."""
    starts = Counter(round(entry.box.x0) for row in rows for entry in row[1:])
    edges = {place for place, times in starts.items() if times >= FEWEST}
    return [[part for entry in row for part in _parts(entry, edges)] for row in rows] if edges else rows


def _parts(entry: Chunk, edges: set[int]) -> list[Chunk]:
    if len(entry.tokens) < 2:
        return [entry]
    parts: list[list[Token]] = [[entry.tokens[0]]]
    for before, token in pairwise(entry.tokens):
        is_apart = token.box.x0 - before.box.x1 > GAP * token.size and before.text not in CURRENCIES
        if is_apart and any(round(token.box.x0) + off in edges for off in range(-NEAR, NEAR + 1)):
            parts.append([token])
        else:
            parts[-1].append(token)
    return [chunk(part) for part in parts] if len(parts) > 1 else [entry]
