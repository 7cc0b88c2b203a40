"""Judge: whether what has rows and columns is a table, or prose, a list, a form's labels or a contents page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.interpretation.rows import special_row
from pipeline.interpretation.totals import is_called_total
from pipeline.tables.chunks import SUM, is_figure
from pipeline.tables.found import FoundTable

LEADER = re.compile(r"(?:\.\s?){4,}")
PAGE = re.compile(r"[1-9]\d{0,2}")
SHORT = 6  # words: longer entries are sentences
MANY = 4  # rows with a sum of money each, which need no header above them
FEWEST = 3  # figures of a column
NEAR = 3.0  # points: edges that lie nearer than this are aligned


def is_table(table: FoundTable, *, is_framed: bool = False) -> bool:
    """Return whether a grid that rules or alignment suggest is a table to a reader.

    `is_framed` where horizontal rules stand above and below it: then fewer and other entries are enough.
    """
    rows = [[cell.text for cell in row] for row in table.rows]
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = [row[0] for row in rows if row[0]]
    if not table.is_ruled and 2 * sum(SUM.fullmatch(text) is not None for text in first) > len(first):
        rows = [[*row[1:], row[0]] for row in rows]  # the sums stand before the names
        table = replace(table, rows=[[*row[1:], row[0]] for row in table.rows])
        first = [row[0] for row in rows if row[0]]
    rest = [text for row in rows for text in row[1:] if text]
    if not first or not rest or _is_key_block(rows) or _is_contents(rows) or _is_chart(rows):
        return False
    filled = len(rest) / (len(rows) * (len(rows[0]) - 1))
    if table.is_ruled:
        return filled > 0.2
    if sum(map(is_figure, rest)) >= 0.5 * len(rest):
        return filled > 0.25 and _has_figures(table, rows)
    sums = [row for row in rows if any(SUM.fullmatch(text) or ("£" in text and is_figure(text)) for text in row[1:])]
    if len(sums) > 1 and len(rows[0]) > 2 and _has_figures(table, sums):  # the rest may stand overleaf
        is_long = len(sums) >= max(MANY, 0.8 * len(rows)) or _ends_in_total(rows)
        return filled > 0.25 and (is_long or any(row not in sums for row in rows[:3]))
    if len(rows[0]) > 2 and any(_is_headed_column(table, rows, n) for n in range(1, len(rows[0]))):
        return filled > 0.25
    is_large = len(rows) >= 3 if is_framed else len(rows) >= 4 and len(rows[0]) >= 3
    return is_large and filled >= 0.5 and _has_entries(table, rows)


def _ends_in_total(rows: list[list[str]]) -> bool:
    """Return whether a total closes rows whose header and first ones stand on the page before."""
    last = next((text for text in rows[-1] if text), "")
    return special_row((last,)) == "total" or is_called_total((last,))


def _has_figures(table: FoundTable, rows: list[list[str]]) -> bool:
    """Return whether enough rows hold figures, aligned below each other."""
    lines = sum(1 for row in rows if any(map(is_figure, row[1:])))
    columns = [n for n in range(1, len(rows[0])) if any(is_figure(row[n]) for row in rows)]
    aligned = sum(1 for n in columns if _is_aligned(table, n))
    is_ended = _ends_in_total(rows) and not any(map(is_figure, rows[0]))  # “Theme | Grants”, the first themes overleaf
    return lines >= (3 if len(rows[0]) == 2 and not is_ended else 2) and aligned >= 0.5 * len(columns)


def _is_headed_column(table: FoundTable, rows: list[list[str]], column: int) -> bool:
    """Return whether words stand over a column in which nearly all rows have a figure, below each other.

    As “£000” over 25, 120 and 41, beside columns of names, places and purposes.
    """
    first = next((n for n, row in enumerate(rows) if is_figure(row[column])), 0)
    below = [row[column] for row in rows[first:]]
    is_headed = any(row[column] for row in rows[:first]) and sum(map(bool, rows[0])) > 2
    is_full = sum(map(is_figure, below)) >= max(FEWEST, 0.8 * len(below))
    return is_headed and is_full and _is_aligned(table, column)


def _has_entries(table: FoundTable, rows: list[list[str]]) -> bool:
    """Return whether all columns hold short entries that begin below each other."""
    for n in range(len(rows[0])):
        words = [len(row[n].split()) for row in rows if row[n]]
        if sum(words) > SHORT * len(words) or not _is_aligned(table, n):
            return False
    return sum(1 for row in rows if row[0]) >= 0.6 * len(rows)


def _is_aligned(table: FoundTable, column: int) -> bool:
    """Return whether most entries of a column share their left edges, their right edges or their middles."""
    boxes = [row[column].lines[0].box for row in table.rows if row[column].lines and row[column].columns == 1]
    edges = ([b.x0 for b in boxes], [b.x1 for b in boxes], [(b.x0 + b.x1) / 2 for b in boxes])
    return any(_share_near(side) >= 0.6 for side in edges)


def _share_near(places: list[float]) -> float:
    if len(places) < 2:
        return 1.0
    middle = median(places)
    return sum(1 for place in places if abs(place - middle) < NEAR) / len(places)


def _is_key_block(rows: list[list[str]]) -> bool:
    """Return whether labels with a colon stand before their values: "Date signed: 7/12/2020"."""
    first = [row[0] for row in rows if row[0]]
    return len(rows[0]) == 2 and sum(1 for text in first if text.endswith(":")) >= 0.6 * len(first)


def _is_contents(rows: list[list[str]]) -> bool:
    """Return whether headings stand before the numbers of pages: dots lead to them, or they only ever rise."""
    leaders = [row for row in rows if any(LEADER.search(text) for text in row)]
    numbers = [int(row[-1]) for row in rows if PAGE.fullmatch(row[-1])]
    if numbers != sorted(numbers):
        return False
    is_plain = len(rows[0]) == 2 and len(numbers) >= max(6, 0.9 * len(rows)) and len(set(numbers)) > 3
    return is_plain or (len(leaders) >= 0.5 * len(rows) and len(numbers) >= 0.5 * len(rows))


def _is_chart(rows: list[list[str]]) -> bool:
    """Return whether most entries are figures that count in even steps, as the scales of a chart do."""
    scales = [[row[n] for row in rows if is_figure(row[n])] for n in range(len(rows[0]))]
    even = [scale for scale in scales if len(scale) >= 4 and _is_scale([_number(text) for text in scale])]
    return sum(map(len, even)) > 0.5 * sum(1 for row in rows for text in row if text)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").rstrip("%").replace("−", "-").replace("–", "-"))
    except ValueError:
        return None


def _is_scale(scale: list[float | None]) -> bool:
    numbers = [number for number in scale if number is not None]
    if len(numbers) < len(scale):
        return False
    steps = Counter(round(b - a, 6) for a, b in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    return bool(step) and times >= 0.75 * (len(numbers) - 1)
