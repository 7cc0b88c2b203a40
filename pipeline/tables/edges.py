"""Edges: an entry too near to its neighbour is told from it by the left edge that it shares with entries above."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from pipeline.printed import Line, Token
from pipeline.tables.chunks import CURRENCIES, Chunk, chunk, is_figure
from pipeline.tables.columns import Rows
from pipeline.tables.placed import FULL, OVERLAP

NUMBER = re.compile(r"\d{1,3}\.?")
SUM = re.compile(r"£[\d,.]{1,15}[km]?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d\d)?|\d{1,9}\.\d{1,2}")
FEWEST = 3  # entries that begin below each other make an edge
MOST = 0.5  # of the rows with figures have an entry there: what begins there in another one is that entry
NEAR = 1  # points: so far may an entry stand off the edge
GAP = 0.35  # of the type's size: wider than the space between two words
SPACE = 0.12  # of the type's size: entries stand at least as far apart


def parted_at_edges(rows: Rows) -> Rows:
    """Return the lines of a table with entries parted where a word begins at the edge of a column.

    A sum of money is also told by the right edge that it shares with others.
    """
    whole = levelled(rows)
    starts = Counter(round(entry.box.x0) for row in whole for entry in row[1:])
    ends = Counter(round(entry.box.x1) for row in rows for entry in row[1:] if entry.is_figure)
    edges = {place for place, times in starts.items() if times >= FEWEST} | _numbering(rows) | _behind_figures(rows)
    ends += Counter(round(entry.box.x1) for row in rows for entry in row if _ends_in_money(entry))
    right = {place for place, times in ends.items() if times >= FEWEST}
    usual = {place for place, times in starts.items() if times >= max(FEWEST, MOST * _with_figures(rows))}
    return (
        [[part for entry in row for part in _parts(entry, edges, right, _missing(row, usual))] for row in rows]
        if edges | right
        else rows
    )


def levelled(rows: Rows) -> Rows:
    """Return the lines, those as one that stand half a line higher or lower beside a line of figures or headings.

    Entries of theirs that stand below each other are one entry.
    """
    found: Rows = []
    last: list[Chunk] = []
    for row in rows:
        is_led = any(len(each) >= FULL or any(entry.is_figure for entry in each) for each in (last, row))
        if last and is_led and _overlap(last, row) and not any(_meets(a, b) for a in last for b in row):
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
        last = row
    return found


def _overlap(above: list[Chunk], below: list[Chunk]) -> bool:
    bottom = max(entry.box.bottom for entry in above)
    return bottom - min(entry.box.top for entry in below) > OVERLAP * below[0].size


def _meets(a: Chunk, b: Chunk) -> bool:
    return a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1


def _joined(above: list[Chunk], below: list[Chunk]) -> list[Chunk]:
    found = list(above)
    for entry in below:
        met = [other for other in found if _meets(other, entry)]
        found = [other for other in found if other not in met]
        tokens = [token for other in (*met, entry) for token in other.tokens]
        found.append(Chunk(tokens, Line(tokens).box) if met else entry)
    return sorted(found, key=lambda entry: entry.box.x0)


def _numbering(rows: Rows) -> set[int]:
    """Return where the names of rows begin, behind the numbers 1, 2, 3 … that stand close before them."""
    numbered = [(int(row[0].tokens[0].text.rstrip(".")), row[0]) for row in rows if _is_numbered(row[0])]
    places = Counter(round(entry.tokens[1].box.x0) for _, entry in numbered)
    numbers = [number for number, _ in numbered]
    is_counted = len(numbers) >= FEWEST and all(b > a for a, b in pairwise(numbers))
    return {place for place, times in places.items() if is_counted and times >= FEWEST}


def _behind_figures(rows: Rows) -> set[int]:
    """Return where words begin below each other behind sums, or right-aligned figures, that stand close before them."""
    pairs = [
        (before, token)
        for row in rows
        for entry in row
        for before, token in pairwise(entry.tokens[:3])
        if token.text[0].isalpha() and token.box.x0 - before.box.x1 > GAP * entry.size
    ]
    sums = Counter(round(token.box.x0) for before, token in pairs if SUM.fullmatch(before.text))
    figures: dict[tuple[int, int], list[int]] = defaultdict(list)  # “127 Bow” over “73 Poplar” is no “12 High Street”
    for before, token in pairs:
        if is_figure(before.text):
            figures[round(before.box.x1), round(token.box.x0)].append(round(before.box.x0))
    aligned = {place for (_, place), lefts in figures.items() if len(lefts) >= FEWEST and len(set(lefts)) > 1}
    return {place for place, times in sums.items() if times >= FEWEST} | aligned


def _with_figures(rows: Rows) -> int:
    return sum(any(entry.is_figure for entry in row[1:]) for row in rows)


def _missing(row: list[Chunk], usual: set[int]) -> set[int]:
    """Return at which edges, where most rows with figures have an entry, such a row has none of its own."""
    if not any(entry.is_figure for entry in row[1:]):
        return set()
    return usual - {round(entry.box.x0) + off for entry in row for off in range(-NEAR, NEAR + 1)}


def _ends_in_money(entry: Chunk) -> bool:
    """Return whether words and, close behind them, a sum with its pound sign were taken for one entry."""
    last = entry.tokens[-1].text
    return len(entry.tokens) > 1 and last[0] in CURRENCIES and SUM.fullmatch(last) is not None


def _is_numbered(entry: Chunk) -> bool:
    if len(entry.tokens) < 2 or NUMBER.fullmatch(entry.tokens[0].text) is None:
        return False
    return entry.tokens[1].box.x0 - entry.tokens[0].box.x1 > GAP * entry.size


def _parts(entry: Chunk, edges: set[int], right: set[int], missing: set[int]) -> list[Chunk]:
    if len(entry.tokens) < 2:
        return [entry]
    parts: list[list[Token]] = [[entry.tokens[0]]]
    for before, token in pairwise(entry.tokens):
        gap = token.box.x0 - before.box.x1
        is_money = token.text[0] in CURRENCIES and is_figure(token.text)
        is_apart = gap > (SPACE if is_money else GAP) * token.size and before.text not in CURRENCIES
        is_edge = _is_at(token.box.x0, missing) or (is_apart and _is_at(token.box.x0, edges))
        if is_edge or (is_apart and is_money and _is_at(token.box.x1, right)):
            parts.append([token])
        else:
            parts[-1].append(token)
    return [chunk(part) for part in parts] if len(parts) > 1 else [entry]


def _is_at(x: float, edges: set[int]) -> bool:
    return any(round(x) + off in edges for off in range(-NEAR, NEAR + 1))
