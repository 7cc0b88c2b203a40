"""Cues: the words that tell what a sum of money is, each row of `cues.csv` with its weight and its own example.

A phrase is a row of words, parted by `|`; `sav*` stands for save, saves, saving. `£` stands for any sum, `#` for any
other number, `_` for any one word, `@giver`, `@taker`, `@health`, `@own` and `@mayor` for a body of that kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from extractors.lexicon.rows import read_rows

Field = Literal["qualifier", "role", "rate", "year"]
Where = Literal["before", "after", "lead", "section", "title", "column", "row", "type"]


OPENING = 3  # letters; no stem before an asterisk is shorter


class Cue(NamedTuple):
    """One row: phrases that, standing `where` and at most `reach` words away, speak for a value of a field."""

    field: Field
    says: str
    where: Where
    phrases: tuple[tuple[str, ...], ...]
    reach: int
    weight: float
    example: str


class Hit(NamedTuple):
    """A cue's phrase found among words: from word `start` up to, not including, word `end`."""

    cue: Cue
    start: int
    end: int


@cache
def cues() -> tuple[Cue, ...]:
    """Return all rows of the vocabulary."""
    return tuple(
        Cue(
            cast(Field, row["field"]),
            row["says"],
            cast(Where, row["where"]),
            tuple(tuple(phrase.split()) for phrase in row["words"].split("|")),
            int(row["reach"] or 0),
            float(row["weight"] or 1),
            row["example"],
        )
        for row in read_rows("cues")
    )


@cache
def _by_opening() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return all phrases by the first letters of their first word."""
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
    for cue in cues():
        for phrase in cue.phrases:
            index[phrase[0].rstrip("*")[:OPENING]].append((phrase, cue))
    return dict(index)


def find_cues(words: Sequence[str]) -> list[Hit]:
    """Return the cues whose phrases stand among the words, in order; words are in lower case."""
    index = _by_opening()
    hits: list[Hit] = []
    for start, word in enumerate(words):
        for phrase, cue in index.get(word[:OPENING], ()):
            end = start + len(phrase)
            if end <= len(words) and all(map(_agrees, phrase, words[start:end])):
                hits.append(Hit(cue, start, end))
    return hits


def _agrees(wanted: str, word: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    return wanted in (word, "_") or (wanted == "#" and word[0].isdigit())
