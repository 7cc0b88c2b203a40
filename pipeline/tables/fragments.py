"""Fragments: two tables that follow each other are one, where more sums hold so: a row between them was none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.printed import Line
from pipeline.tables.body import GOES_ON, UNFINISHED
from pipeline.tables.chosen import proof_of
from pipeline.tables.chunks import chunks, is_figure
from pipeline.tables.figured import is_over
from pipeline.tables.found import FoundCell, FoundTable
from pipeline.tables.overleaf import NEAR
from pipeline.tables.shapes import is_sentence
from pipeline.tables.split_rows import merged
from pipeline.tables.stitch import shared

MOST_BETWEEN = 3  # lines between the parts of one table: the heading of a group, the rest of a name
JOINED = "read as one with the rows that follow it"

Rows = list[list[FoundCell]]
Pages = list[list[FoundTable]]


def without_fragments(tables: Pages, texts: list[list[Line]]) -> tuple[Pages, list[list[Line]]]:
    """Return each page's tables, those together that are parts of one, and its lines outside them."""
    tables, texts = [list(page) for page in tables], [list(page) for page in texts]
    above: FoundTable | None = None
    for of_page in tables:
        for table in list(of_page):
            between = _between(above, table, texts) if above is not None else None
            whole = _joined(above, table, between) if above is not None and between is not None else None
            if above is None or between is None or whole is None:
                above = table
                continue
            above.rows, above.region, above.reading = whole, None, JOINED
            of_page.remove(table)
            taken = {id(line) for line in between}
            texts = [[line for line in lines if id(line) not in taken] for lines in texts]
    return tables, texts


def _between(above: FoundTable, below: FoundTable, texts: list[list[Line]]) -> list[Line] | None:
    """Return the lines between two tables on a page, or on two that follow each other; None where it is too much."""
    last = (
        max((cell.page + bool(cell.overleaf) for row in above.rows[-1:] for cell in row if cell.lines), default=0) - 1
    )
    page = min((cell.page for cell in below.rows[0] if cell.lines), default=0) - 1
    end = max((line.box.bottom for cell in above.rows[-1] for line in cell.lines), default=0.0)
    top = min((line.box.top for cell in below.rows[0] for line in cell.lines), default=0.0)
    if last == page:
        found = [line for line in texts[page] if end - 1 < line.box.top < top]
    elif last == page - 1:
        found = [line for line in texts[last] if line.box.top > end - 1]
        found += [line for line in texts[page] if line.box.top < top]
    else:
        return None
    return found if len(found) <= MOST_BETWEEN and not any(map(is_sentence, found)) else None


def _joined(above: FoundTable, below: FoundTable, between: list[Line]) -> Rows | None:
    """Return the rows of two tables as one, None where no more sums hold so."""
    if len(above.rows[0]) != len(below.rows[0]) or is_over(above):
        return None
    apart = proof_of(above).joined(proof_of(below))
    return next(
        (rows for rows in _ways(above, below, between) if proof_of(replace(above, rows=rows)).beats(apart)), None
    )


def _ways(above: FoundTable, below: FoundTable, between: list[Line]) -> Iterator[Rows]:
    """Yield the rows that two tables may make: one behind the other; or the first line below ends the row above."""
    lines = [_row(above, line, below.page) for line in between]
    if None in lines:
        return
    middle = [row for row in lines if row is not None]
    rest = [*middle, *below.rows[shared(above.rows, below.rows) :]]
    if not rest:
        return
    for number in range(1, min(len(middle) + 2, len(rest))):
        if _ends_row(above.rows[-1], rest[:number]):
            yield [*above.rows[:-1], merged([above.rows[-1], *rest[:number]]), *rest[number:]]
    if _is_row(rest[0]):
        yield [*above.rows, *rest]


def _is_row(row: list[FoundCell]) -> bool:
    """Return whether a row has a figure, or is the heading of a group: no header of another table."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) == 1 or any(map(is_figure, texts))


def _ends_row(row: list[FoundCell], rest: Rows) -> bool:
    """Return whether rows without figures are the last lines of the entries of the row above them."""
    pairs = [(above.text, cell.text) for below in rest for above, cell in zip(row, below, strict=True) if cell.text]
    if any(not above or is_figure(text) for above, text in pairs):
        return False
    goes_on = any(GOES_ON.match(text) or UNFINISHED.search(above) for above, text in pairs)
    return len(pairs) > len(rest) or goes_on or any(above.count("(") > above.count(")") for above, _ in pairs)


def _row(above: FoundTable, line: Line, page: int) -> list[FoundCell] | None:
    """Return a line as a row, each entry in the column where it begins; None where it begins left of all."""
    row = [FoundCell(page=page) for _ in above.rows[0]]
    for entry in chunks(line, []):
        places = [n for n, x in enumerate(above.xs[:-1]) if x - NEAR < entry.box.x0]
        if not places or row[places[-1]].lines:
            return None
        row[places[-1]] = FoundCell(entry.box, [Line(entry.tokens)], page=page)
    return row
