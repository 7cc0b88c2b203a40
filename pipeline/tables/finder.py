"""Finder: the tables of a page, those that rules enclose first, then those that rules frame, then those without."""

from __future__ import annotations

from pipeline.lines import lines
from pipeline.printed import PageContent, Token
from pipeline.tables.found import FoundTable
from pipeline.tables.grid import ruled_tables
from pipeline.tables.judge import is_table
from pipeline.tables.layout import laid_out
from pipeline.tables.refine import refined
from pipeline.tables.regions import aligned, framed
from pipeline.tables.rules import merged


def page_tables(page: PageContent) -> list[FoundTable]:
    """Return the tables of a page, from top to bottom."""
    rules = merged(page.rules)
    found = [table for table in map(refined, ruled_tables(page, rules)) if is_table(table)]
    for regions in (framed, aligned):
        free = lines(_outside(page.tokens, found))
        for region in regions(page.number, free, rules):
            table = laid_out(region)
            if table is not None and is_table(table) and not _is_taken(table, found):
                found.append(table)
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _outside(tokens: list[Token], found: list[FoundTable]) -> list[Token]:
    taken = {id(token) for table in found for token in table.tokens}
    return [token for token in tokens if id(token) not in taken]


def _is_taken(table: FoundTable, found: list[FoundTable]) -> bool:
    taken = {id(token) for other in found for token in other.tokens}
    return any(id(token) in taken for token in table.tokens)
