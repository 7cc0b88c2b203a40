"""Finder: the tables of a page, those that rules enclose first, then those that rules frame, then those without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Box
from pipeline.printed import Line, PageContent, Piece, Run, Token, holds_middle
from pipeline.printed.lines import lines
from pipeline.tables.chosen import chosen, is_crowded
from pipeline.tables.found import FoundTable
from pipeline.tables.frames import framed
from pipeline.tables.grid import ruled_tables
from pipeline.tables.judge import is_table
from pipeline.tables.key_block import key_block
from pipeline.tables.layout import laid_out
from pipeline.tables.leaders import led_tables
from pipeline.tables.refine import is_undivided, refined
from pipeline.tables.regions import aligned, within
from pipeline.tables.rules import Rules, merged
from pipeline.tables.sides import closed
from pipeline.tables.stacked import stacked
from pipeline.tables.twins import apart

WITHIN = 1.5  # points: a rule nearer to the edge of a word does not run through it
LAST_FIGURE, FIRST_FIGURE = re.compile(r"[£\d][£\d.,]*$"), re.compile(r"[\d.,]+")
SUM = re.compile(r"£?\d+(?:,\d{3})*(?:\.\d+)?[.,]?")
RANGE = re.compile(r"\d[-–]£?\d")
LONGEST = 24  # characters of a figure
WATERMARK = 0.4  # of the page: a larger drawing lies behind the text


def read_page(page: PageContent, free: list[Line]) -> tuple[list[FoundTable], list[Line]]:
    """Return the tables of a page that has some lines, and its lines outside them, from top to bottom."""
    rules = merged(page.rules)
    page.pieces = [piece for line in free for piece in line.pieces]
    found = _ruled_tables(page, rules)
    if found and _part_at_walls(page, found, rules.down):
        found = _ruled_tables(page, rules)
    free = lines(_outside(page.pieces, found)) if found else free
    if (block := key_block(page.number, free)) is not None:
        found.append(block)
        free = lines(_outside(page.pieces, found))
    led, free = led_tables(page.number, free)
    if led:
        found += led
        page.pieces = [piece for line in free for piece in line.pieces]
    for regions in (framed, aligned):
        places = (part for region in regions(page.number, _upright(page, free), rules) for part in stacked(region))
        found_here = (laid_out(place) for place in places)
        more = [part for table in found_here if table for part in apart(table)]
        for table in more:
            if is_table(table, is_framed=regions is framed) and not _is_taken(table, found):
                found.append(table)
        free = lines(_outside(page.pieces, found)) if more else free
    return sorted(found, key=lambda table: (table.box.top, table.box.x0)), free


def _ruled_tables(page: PageContent, rules: Rules) -> list[FoundTable]:
    ruled = [_ruled(page, table, rules) for table in ruled_tables(page, closed(rules))] if rules.down else []
    found = [table for table in ruled if table is not None and is_table(table) and not _is_drawn(table, page)]
    if len(found) > 1:
        _tell_once(found)
    return found


def _tell_once(tables: list[FoundTable]) -> None:
    """Take the words of a table that stands in a cell of another out of that cell, or its sums would count twice."""
    taken: set[int] = set()
    for table in sorted(tables, key=lambda table: (table.box.x1 - table.box.x0) * (table.box.bottom - table.box.top)):
        for cell in (cell for row in table.rows for cell in row):
            tokens = [token for line in cell.lines for token in line.tokens]
            own = [token for token in tokens if id(token) not in taken]
            if len(own) < len(tokens):
                cell.lines = lines(own)
        taken |= {id(token) for token in table.tokens}


def _part_at_walls(page: PageContent, tables: list[FoundTable], walls: list[Box]) -> bool:
    """Part the words that a line of a table runs through: two entries that touch. Return whether there were any."""
    is_parted = False
    for table in tables:
        inner = [wall for wall in walls if table.box.x0 + WITHIN < wall.x0 < table.box.x1 - WITHIN]
        pieces: list[Piece] = []
        for piece in page.pieces:
            if not any(_crosses(wall, piece) for wall in inner):
                pieces.append(piece)
                continue
            parts = [part for word in piece.words for part in _parted_inside(word, table.box, inner)]
            is_parted |= len(parts) > len(piece.words)
            pieces += parts
        page.pieces = pieces
    return is_parted


def _parted_inside(word: Token, box: Box, walls: list[Box]) -> list[Token]:
    return _parted(word, walls) if holds_middle(box, word.box) else [word]


def _crosses(wall: Box, piece: Piece) -> bool:
    x0, top, x1, bottom = piece.box
    return x0 + WITHIN < wall.x0 < x1 - WITHIN and wall.top < (top + bottom) / 2 < wall.bottom


def _parted(token: Token, walls: list[Box]) -> list[Token]:
    for wall in walls:
        if token.turn or not token.edges or not _crosses(wall, token):
            continue
        at = min(range(1, len(token.text)), key=lambda n: abs(token.edges[n] - wall.x0), default=0)
        if at and abs(token.edges[at] - wall.x0) < 0.3 * token.size and not _is_within_figure(token.text, at):
            return [token.part(0, at), *_parted(token.part(at, len(token.text)), walls)]
    return [token]


def _is_within_figure(text: str, at: int) -> bool:
    """Return whether a cut would go through a figure: "£90,000" over the line of a chart is no "£90,0" and "00"."""
    if RANGE.search(text[max(0, at - 3) : at + 3]):  # "£90,000" and "-£95,000": the second is no debt
        return True
    before, behind = LAST_FIGURE.search(text[max(0, at - LONGEST) : at]), FIRST_FIGURE.match(text[at : at + LONGEST])
    if not before or not behind:
        return False
    is_two = SUM.fullmatch(before[0]) and SUM.fullmatch(behind[0])
    return SUM.fullmatch(before[0] + behind[0]) is not None or not is_two


def _ruled(page: PageContent, table: FoundTable, rules: Rules) -> FoundTable | None:
    divided = refined(table)
    if is_undivided(table):
        return _by_white_space(page, table, rules)
    if is_crowded(divided):
        return chosen(divided, _by_white_space(page, table, rules), "its rows and columns told by white space")
    return divided


def _by_white_space(page: PageContent, table: FoundTable, rules: Rules) -> FoundTable | None:
    inside = [t for t in page.tokens if table.box.x0 <= t.x_middle <= table.box.x1]
    return laid_out(within(page.number, table, rules, lines(inside)))


def _is_drawn(table: FoundTable, page: PageContent) -> bool:
    """Return whether curves run through a grid, as through the charts of a figure."""
    return sum(1 for drawing in page.drawings if holds_middle(table.box, drawing)) > 1


def _upright(page: PageContent, free: list[Line]) -> list[Line]:
    """Return the lines that read from left to right, without what stands in a chart."""
    largest = WATERMARK * page.width * page.height
    charts = _outermost([d for d in page.drawings if (d.x1 - d.x0) * (d.bottom - d.top) < largest])
    upright = [line for line in free if not line.turn]
    if not charts:
        return upright
    tokens = [token for line in upright for token in line.tokens]
    return lines([t for t in tokens if not any(holds_middle(chart, t.box) for chart in charts)])


def _outermost(boxes: list[Box]) -> list[Box]:
    """Return the boxes that do not lie within others, the largest first."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.x0 - b.x1) * (b.bottom - b.top)):
        if not any(b.x0 <= box.x0 and box.x1 <= b.x1 and b.top <= box.top and box.bottom <= b.bottom for b in found):
            found.append(box)
    return found


def _outside(pieces: Sequence[Piece], found: list[FoundTable]) -> list[Piece]:
    taken = {id(token) for table in found for token in table.tokens}
    left: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run) and piece.is_whole:  # no table has asked for its words
            left.append(piece)
        else:
            left += [word for word in piece.words if id(word) not in taken]
    return left


def _is_taken(table: FoundTable, found: list[FoundTable]) -> bool:
    taken = {id(token) for other in found for token in other.tokens}
    return any(id(token) in taken for token in table.tokens)
