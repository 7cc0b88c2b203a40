"""Key block: labels and values set side by side at the head of a form, some over two lines, become rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Box
from pipeline.outline.labels import LONGEST_LABEL, VALUES, KeyLabel, squeezed_label
from pipeline.printed import Line
from pipeline.tables.chunks import Chunk, chunks
from pipeline.tables.found import FoundCell, FoundTable

HEAD = 24  # lines in which a form names itself
BELOW = 1.9  # of the type's size: the next line of one cell is nearer
ALIGNED = 2.0  # points
Label = tuple[KeyLabel, list[Chunk]]


def key_block(page: int, free: Sequence[Line]) -> FoundTable | None:
    """Return the key information of a form whose cells run over lines, None where a page has none.

    As in “Friday 17 November / Reference PCD 90001 Date signed / 2031”: two values of one row, one of them wrapped.
    """
    head = [line for line in free[:HEAD] if not line.turn]
    entries = [entry for line in head for entry in chunks(line, [])]
    rows = _rows(list(_labels(entries)))
    if not any(len(row) > 1 for row in rows):
        return None
    taken = {id(entry) for row in rows for _, own in row for entry in own}
    values = [entry for entry in entries if id(entry) not in taken]
    cells = [_cells(row, band, values) for row, band in zip(rows, _bands(rows), strict=True)]
    is_wrapped = any(len(lines) > 1 for row in cells for lines in row)
    if not is_wrapped or not any(_is_filled(row, texts) for row, texts in zip(rows, cells, strict=True)):
        return None
    width = max(map(len, cells))
    grid = [[_cell(page, lines) for lines in row] + [FoundCell(page=page)] * (width - len(row)) for row in cells]
    boxes = [entry.box for row in cells for lines in row for entry in lines]
    box = Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return FoundTable(page, box, grid, is_ruled=False)


def _labels(entries: Sequence[Chunk]) -> list[Label]:
    """Return the entries that are labels, and those of two lines that are one together: "Decision / maker"."""
    found: list[Label] = []
    for number, entry in enumerate(entries):
        if len(entry.text) > LONGEST_LABEL:  # prose
            continue
        if label := squeezed_label(entry.text):
            found.append((label, [entry]))
            continue
        below = (
            other
            for other in entries[number + 1 : number + 12]
            if abs(other.box.x0 - entry.box.x0) < ALIGNED and 0 < other.box.top - entry.box.top < BELOW * entry.size
        )
        rest = next(below, None)
        if rest is not None and (label := squeezed_label(entry.text + rest.text)):
            found.append((label, [entry, rest]))
    return found


def _middle(label: Label) -> float:
    return (label[1][0].box.top + label[1][-1].box.bottom) / 2


def _rows(labels: list[Label]) -> list[list[Label]]:
    """Return the labels in rows, each from left to right."""
    rows: list[list[Label]] = []
    for label in sorted(labels, key=_middle):
        if rows and _middle(label) - _middle(rows[-1][0]) < label[1][0].size:
            rows[-1].append(label)
        else:
            rows.append([label])
    return [sorted(row, key=lambda label: label[1][0].box.x0) for row in rows]


def _bands(rows: Sequence[Sequence[Label]]) -> list[tuple[float, float]]:
    """Return from where to where down the page the cells of each row reach: half way to the next row."""
    middles = [_middle(row[0]) for row in rows]
    size = rows[0][0][1][0].size
    half = [(b - a) / 2 for a, b in pairwise(middles)]
    reach = [BELOW * size, *half, BELOW * size]
    return [
        (middle - min(reach[n], 2 * BELOW * size), middle + min(reach[n + 1], 2 * BELOW * size))
        for n, middle in enumerate(middles)
    ]


def _cells(row: Sequence[Label], band: tuple[float, float], values: Sequence[Chunk]) -> list[list[Chunk]]:
    """Return the entries of each cell of a row: of a label, of its value, of the next label …"""
    cells: list[list[Chunk]] = []
    ends = [label[1][0].box.x0 for label in row[1:]] + [float("inf")]
    for (_, own), end in zip(row, ends, strict=True):
        start = max(entry.box.x1 for entry in own)
        inside = [
            value
            for value in values
            if start <= value.box.x0 < end and band[0] < (value.box.top + value.box.bottom) / 2 < band[1]
        ]
        cells += [own, sorted(inside, key=lambda value: value.box.top)]
    return cells


def _is_filled(row: Sequence[Label], cells: Sequence[Sequence[Chunk]]) -> bool:
    """Return whether a label that asks for a number or a day has one."""
    for number, (label, _) in enumerate(row):
        words = " ".join(entry.text for entry in cells[2 * number + 1])
        if label.value in ("reference", "date") and VALUES[label.value].fullmatch(words):
            return True
    return False


def _cell(page: int, entries: Sequence[Chunk]) -> FoundCell:
    lines = [Line(entry.tokens) for entry in entries]
    boxes = [line.box for line in lines]
    box = Box(min(b.x0 for b in boxes), boxes[0].top, max(b.x1 for b in boxes), boxes[-1].bottom) if boxes else None
    return FoundCell(box, lines, page=page)
