"""Figured: the columns of a table that hold figures, and what its rows are by them."""

from __future__ import annotations

import re

from pipeline.interpretation.carries import is_carried
from pipeline.interpretation.rows import special_row
from pipeline.tables.chunks import is_figure
from pipeline.tables.found import FoundCell, FoundTable


def figure_columns(above: FoundTable) -> set[int]:
    """Return the columns in which most rows have figures."""
    return {n for n in range(len(above.rows[0])) if 2 * sum(is_figure(r[n].text) for r in above.rows) > len(above.rows)}


def is_body(above: FoundTable, row: list[FoundCell]) -> bool:
    """Return whether a row has figures where most rows of the table above have them, and is no new header."""
    columns = figure_columns(above)
    return all(is_figure(row[n].text) or not row[n].text for n in columns) and any(cell.text for cell in row)


def is_over(above: FoundTable) -> bool:
    """Return whether a table has its total below its rows, and carries no sum forward: nothing of it can follow."""
    rows = [written(row) for row in above.rows if any(is_figure(cell.text) for cell in row[1:])]
    kinds = [special_row(cells) for cells in rows]
    return not kinds or (kinds[-1] in ("total", "remainder") and None in kinds and not is_carried(rows[-1]))


# “Club (continued)”, “Award cont.”, “Grants – cont’d”: a header that is told again on the next page
CONTINUED = re.compile(r"\s?(?:[(\[]|[–—-]\s)?\bcont(?:inued|['’]?d\.?|\.)[)\]]?$", re.IGNORECASE)


def without_continued(words: str) -> str:
    """Return the words of a header without those that say that it is told again.

    >>> without_continued("Lead club (continued)"), without_continued("Contd. projects")
    ('Lead club', 'Contd. projects')
    """
    return CONTINUED.sub("", words)


def is_told_again(first: str, again: str) -> bool:
    """Return whether words of a header are those of another, perhaps with some that say that it is told again.

    >>> is_told_again("Lead club", "Lead club (continued)"), is_told_again("Work continued", "Work continued")
    (True, True)
    """
    return first in (again, without_continued(again))


def written(row: list[FoundCell]) -> tuple[str, ...]:
    """Return the texts of a row's cells."""
    return tuple(cell.text for cell in row)
