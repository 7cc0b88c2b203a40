"""Markup: the few signs with which the sample papers are written (`pcd-90001.toml` and the others).

A blank line ends a block, and a block is one of
    # A heading                [title] A title             [part one]   where Part 1 of the form begins
    1.1. A numbered paragraph  1. An item                  • A bullet
    [table ruled 50 20 30]     or [table plain …]: widths in hundredths, then one line for each row, `| a | b |`;
                               the first row is the header, a cell `<` belongs to the cell on its left
    anything else              a paragraph; its lines are joined
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LABEL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,2}\.|•)\s+(?P<words>.*)", re.DOTALL)
TABLE = re.compile(r"\[table (?P<look>ruled|plain)(?P<widths>(?: \d+)+)\]")


@dataclass(frozen=True)
class Block:
    """One block of a paper: what it is, its words, its printed number or bullet, and a table's rows and widths."""

    kind: str
    words: str = ""
    label: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()

    @property
    def is_ruled(self) -> bool:
        return self.kind == "ruled"


def parse(source: str) -> list[Block]:
    """Return the blocks of a paper."""
    return [_block(part.strip()) for part in re.split(r"\n\s*\n", source) if part.strip()]


def _block(part: str) -> Block:
    if table := TABLE.match(part):
        rows = [line.strip().strip("|").split("|") for line in part.splitlines()[1:]]
        cells = tuple(tuple(cell.strip() for cell in row) for row in rows)
        return Block(table["look"], rows=cells, widths=tuple(map(int, table["widths"].split())))
    words = " ".join(part.split())
    for sign, kind in (("# ", "heading"), ("[title] ", "title"), ("[part one]", "part one")):
        if words.startswith(sign):
            return Block(kind, words.removeprefix(sign))
    if labelled := LABEL.match(words):
        return Block("item", labelled["words"], labelled["label"])
    return Block("prose", words)
