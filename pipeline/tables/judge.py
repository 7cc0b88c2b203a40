"""Judge: whether what has rows and columns is a table, or prose, a list, a form's labels or a contents page."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundTable

LABEL = re.compile(r"(?:[•●▪◦‣⁃∙·*–—o-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|(?:\d{1,2}\.){1,4}\d{0,2})")
LEADER = re.compile(r"(?:\.\s?){4,}")
PROSE = 9  # words: entries longer than this are sentences


def is_table(table: FoundTable) -> bool:
    """Return whether a grid that alignment or a few rules suggest is a table to a reader."""
    rows = [[cell.text for cell in row] for row in table.rows]
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = [row[0] for row in rows if row[0]]
    rest = [text for row in rows for text in row[1:] if text]
    if not first or not rest or _is_list(rows) or _is_key_block(rows) or _is_contents(rows) or _is_chart(rows):
        return False
    figures = sum(map(is_figure, rest)) / len(rest)
    words = [len(text.split()) for text in rest]
    filled = len(rest) / (len(rows) * (len(rows[0]) - 1))
    is_prose = sum(words) / len(words) > PROSE
    if table.is_ruled:
        return not is_prose and filled > 0.2
    if figures >= 0.5:
        return len(rows) >= (3 if len(rows[0]) == 2 else 2) and filled > 0.25
    is_full = filled >= 0.5 and len(first) >= 0.6 * len(rows)
    return len(rows[0]) >= 3 and len(rows) >= 4 and is_full and sum(words) / len(words) <= 5


def _is_list(rows: list[list[str]]) -> bool:
    """Return whether the first of two columns holds but bullets and numbers of paragraphs."""
    first = [row[0] for row in rows if row[0]]
    return len(rows[0]) == 2 and sum(1 for text in first if LABEL.fullmatch(text)) >= 0.6 * len(first)


def _is_key_block(rows: list[list[str]]) -> bool:
    """Return whether labels with a colon stand before their values: "Date signed: 7/12/2020"."""
    first = [row[0] for row in rows if row[0]]
    return len(rows[0]) == 2 and sum(1 for text in first if text.endswith(":")) >= 0.6 * len(first)


def _is_contents(rows: list[list[str]]) -> bool:
    """Return whether dots lead from headings to the numbers of pages."""
    leaders = [row for row in rows if any(LEADER.search(text) for text in row)]
    numbers = [int(row[-1]) for row in rows if row[-1].isdigit()]
    return len(leaders) >= 0.5 * len(rows) and len(numbers) >= 0.5 * len(rows) and numbers == sorted(numbers)


def _is_chart(rows: list[list[str]]) -> bool:
    """Return whether all columns of figures count in even steps, as the scales of a chart do."""
    scales = [[row[n] for row in rows if is_figure(row[n])] for n in range(len(rows[0]))]
    figures = [[_number(text) for text in scale] for scale in scales if len(scale) >= 4]
    return bool(figures) and all(_is_scale(scale) for scale in figures)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").rstrip("%").replace("−", "-").replace("–", "-"))
    except ValueError:
        return None


def _is_scale(scale: list[float | None]) -> bool:
    numbers = [number for number in scale if number is not None]
    if len(numbers) < len(scale):
        return False
    steps = {round(b - a, 6) for a, b in pairwise(numbers)}
    return len(steps) == 1 and 0.0 not in steps
