"""Refine: a ruled grid where lines are missing: entries that share a cell are taken apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.document import Box
from pipeline.printed import Line
from pipeline.tables.body import body_rows
from pipeline.tables.broken import joined_texts, tell_broken
from pipeline.tables.chunks import FIGURE_GAP, Chunk, chunk, chunks, is_figure
from pipeline.tables.columns import Column, columns
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.headings import with_headings
from pipeline.tables.placed import Placed, PlacedLine, level, levels

Rows = list[list[FoundCell]]

DIVIDED = 0.3  # of a cell's lines: where fewer have entries in several columns, it is a spanning cell
ACROSS = 0.2  # of a cell's lines: where more run across columns, too
ROOMY = 4  # entries for each one that ends close to the next
LABEL_WORDS = 5  # of a heading of a group, or of a subtotal, that runs across columns


def refined(table: FoundTable) -> FoundTable:
    """Return a ruled table with the entries apart between which lines are missing."""
    rows = [part for row in table.rows for part in _divided_head(row, table.xs)]
    rows = [_divided_row(row, table.xs) for row in rows]
    rows = [part for row in rows for part in _divided_band(row, table.xs)]
    return with_headings(replace(table, rows=rows))


def is_undivided(table: FoundTable) -> bool:
    """Return whether a column of a grid holds several columns of figures, between which no line is drawn."""
    for column in range(len(table.xs) - 1):
        lines = [line for row in table.rows if row[column].columns == 1 for line in row[column].lines]
        entries = [chunks(line, []) for line in lines]
        rich = [row for row in entries if len(row) > 1 and 2 * sum(entry.is_figure for entry in row) >= len(row)]
        if len(rich) >= max(3, 0.5 * len(entries)) and len(columns(rich, [])) > 1:
            return True
    return False


def _divided_head(row: list[FoundCell], xs: list[float]) -> Rows:
    """Return two rows for one in which a heading over several columns stands above theirs, without a line between."""
    levels = [level for n, cell in enumerate(row) if (level := _below_heading(cell, n, xs)) is not None]
    if not levels:
        return [row]
    level = min(levels)
    upper = [_with_lines(cell, [line for line in cell.lines if line.box.bottom <= level]) for cell in row]
    lower = [_with_lines(cell, [line for line in cell.lines if line.box.bottom > level]) for cell in row]
    return [upper, [replace(cell, rows=1) for cell in lower]]


def _below_heading(cell: FoundCell, first: int, xs: list[float]) -> float | None:
    """Return where a heading in the middle of a spanning cell ends, if the entries of its columns stand below it."""
    if cell.columns < 2 or cell.box is None or len(cell.lines) < 2:
        return None
    heading, below = cell.lines[0], cell.lines[1]
    inner = xs[first + 1 : first + cell.columns]
    if len(_entries(heading, cell, inner) or [0, 0]) > 1 or len(_entries(below, cell, inner) or []) < 2:
        return None
    off = (heading.box.x0 + heading.box.x1) / 2 - (cell.box.x0 + cell.box.x1) / 2
    return heading.box.bottom if abs(off) < heading.size else None


def _with_lines(cell: FoundCell, lines: list[Line]) -> FoundCell:
    box = cell.box
    if box is not None and lines:
        box = box._replace(top=min(line.box.top for line in lines), bottom=max(line.box.bottom for line in lines))
    return replace(cell, box=box, lines=lines)


def _entries(line: Line, cell: FoundCell, inner: list[float]) -> list[Chunk] | None:
    """Return the entries of a line in a spanning cell, None where they run across the columns; `inner` parts these."""
    walls = [Box(x, cell.box.top, x, cell.box.bottom) for x in inner] if cell.box else []
    entries = chunks(line, walls)
    tight = sum(b.box.x0 - a.box.x1 < FIGURE_GAP * a.size for a, b in pairwise(entries))
    is_tight = tight * ROOMY >= len(entries)  # of four entries one may end close to the next
    runs_across = len(entries) > 1 and any(e.box.x0 + 2 < x < e.box.x1 - 2 for e in entries for x in inner)
    return None if is_tight or runs_across else entries


def _divided_row(row: list[FoundCell], xs: list[float]) -> list[FoundCell]:
    """Return a row in which a cell over several columns is divided where its entries stand in theirs."""
    row = list(row)
    for column, cell in enumerate(row):
        if cell.columns < 2 or cell.box is None or not (parts := _parts(cell, column, xs)):
            continue
        for place in range(column, column + cell.columns):
            box = cell.box._replace(x0=xs[place], x1=xs[place + 1])
            row[place] = FoundCell(box, parts.get(place, []), 1, cell.rows, cell.page)
    return row


def _parts(cell: FoundCell, first: int, xs: list[float]) -> dict[int, list[Line]] | None:
    """Return the lines of each column under a cell, None where its words run across the columns."""
    inner = xs[first + 1 : first + cell.columns]
    found: dict[int, list[Line]] = {}
    divided = across = 0
    for line in cell.lines:
        entries = _entries(line, cell, inner)
        if entries and len(entries) == 1 and any(line.box.x0 + 2 < x < line.box.x1 - 2 for x in inner):
            entries = None
        divided += entries is not None and len(entries) > 1
        across += entries is None and not _is_label(line)
        for entry in entries or _label_and_figures(line):
            place = entry.x_middle if entries or entry.is_figure else entry.box.x0
            column = first + sum(1 for x in inner if x <= place)
            found.setdefault(column, []).append(Line(entry.tokens))
    is_divided = divided >= DIVIDED * len(cell.lines) and across <= ACROSS * len(cell.lines)
    return found if is_divided and len(found) > 1 else None


def _is_label(line: Line) -> bool:
    """Return whether a line that runs across columns heads a group of rows or sums it up: it has a few words only."""
    label = _label_and_figures(line)[0]
    return len(label.text.split()) <= LABEL_WORDS and label.text[:1].isupper() and label.text[-1:] not in ".,;"


def _label_and_figures(line: Line) -> list[Chunk]:
    """Return a label that runs across columns, and the figures behind it: "Total committed   £9,748"; else the line."""
    label, *figures = chunks(line, [])
    return [label, *figures] if figures and all(entry.is_figure for entry in figures) else [chunk(line.tokens)]


def _divided_band(row: list[FoundCell], xs: list[float]) -> Rows:
    """Return the rows that a band between two rules holds: more than one where figures stand below each other."""
    if not _has_stacked_figures(row):
        return [row]
    found = [Column(a, b) for a, b in pairwise(xs)]
    lines = _lines(row)
    tell_broken([[placed.chunk for placed in line.entries] for line in lines])
    bodies = body_rows([level(group) for group in levels(lines)], found, [])
    if len(bodies) < 2:
        return [row]
    return [_cells(body, row, number) for number, body in enumerate(bodies)]


def _has_stacked_figures(row: list[FoundCell]) -> bool:
    """Return whether lines of figures stand below each other in two columns, or in one beside as many labels."""
    stacked = [n for n, cell in enumerate(row) if n and cell.rows == 1 and _figures(cell) > 1]
    labels = max((len(cell.lines) for n, cell in enumerate(row) if n not in stacked and cell.rows == 1), default=0)
    return len(stacked) > 1 or any(labels >= _figures(row[n]) for n in stacked)


def _figures(cell: FoundCell) -> int:
    return sum(map(is_figure, joined_texts([line.text for line in cell.lines])))


def _lines(row: list[FoundCell]) -> list[PlacedLine]:
    """Return the lines of a band, the entries on one level together."""
    entries = sorted(
        (Placed(chunk(line.tokens), n, n + cell.columns - 1) for n, cell in enumerate(row) for line in cell.lines),
        key=lambda placed: placed.chunk.box.top + placed.chunk.box.bottom,
    )
    lines: list[list[Placed]] = []
    for placed in entries:
        if lines and _is_level(lines[-1][0].chunk, placed.chunk):
            lines[-1].append(placed)
        else:
            lines.append([placed])
    return [PlacedLine(sorted(line, key=lambda p: p.first)) for line in lines]


def _is_level(a: Chunk, b: Chunk) -> bool:
    return (b.box.top + b.box.bottom) / 2 < a.box.bottom - 0.2 * a.size


def _cells(body: list[list[Placed]], row: list[FoundCell], number: int) -> list[FoundCell]:
    cells = []
    for entries, cell in zip(body, row, strict=True):
        if not entries:
            cells.append(FoundCell(page=cell.page))
            continue
        lines = [Line(placed.chunk.tokens) for placed in entries]
        top, bottom = min(line.box.top for line in lines), max(line.box.bottom for line in lines)
        box = cell.box._replace(top=top, bottom=bottom) if cell.box else None
        cells.append(FoundCell(box, lines, cell.columns, cell.rows if number == 0 else 1, cell.page))
    return cells
