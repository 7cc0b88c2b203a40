"""Cues: the words that tell what a sum of money is, each row of `cues.csv` with its weight and its own example.

A phrase is a row of words, parted by `|`; `sav*` stands for save, saves, saving. `£` stands for any sum, `#` for any
other number, `_` for any one word, `…` for a few, and `@giver`, `@taker`, `@health`, `@own` and `@mayor` for a body of
that kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from extractors.lexicon.rows import read_rows

Field = Literal["qualifier", "role", "rate", "year"]
Where = Literal["before", "after", "lead", "section", "title", "column", "row", "type"]


SUM = "£"
OPENING = 3  # letters; no stem before an asterisk is shorter
SAME_PLACE = 8  # phrases of several rows may stand at one place
GAP = 8  # words that `…` may stand for
STOP = frozenset({".", ";"})


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
            index[_opening(phrase[0].rstrip("*"))].append((phrase, cue))
    return dict(index)


def find_cues(words: Sequence[str]) -> list[Hit]:
    """Return the cues whose phrases stand among the words, in order.

    A longer phrase silences the shorter ones within it that look for a sum on the same side: "not more than" is not
    "more than", "take forward" not "take".
    """
    index = _by_opening()
    found = [
        Hit(cue, start, end)
        for start, word in enumerate(words)
        for phrase, cue in index.get(_opening(word), ())
        if (end := _end(phrase, words, start)) is not None
    ]
    reach: dict[tuple[Field, Where], int] = defaultdict(int)  # how far the phrases found so far reach
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        side = hit.cue.field, hit.cue.where
        if hit.end > reach[side] or any(_is_beside(hit, other) for other in kept[-SAME_PLACE:]):
            kept.append(hit)
        if SUM not in words[hit.start : hit.end]:
            reach[side] = max(reach[side], hit.end)
    return kept


def _is_beside(hit: Hit, other: Hit) -> bool:
    return hit.cue.field == other.cue.field and hit.cue.where == other.cue.where and hit[1:] == other[1:]


def _opening(word: str) -> str:
    return "#" if word[0].isdigit() else word[:OPENING]


def _end(phrase: tuple[str, ...], words: Sequence[str], at: int) -> int | None:
    """Return the place behind the words that a phrase fits, from a place on; None where it does not fit there."""
    for number, wanted in enumerate(phrase):
        if wanted == "…":
            rest = phrase[number + 1 :]
            ends = (
                _end(rest, words, at + skipped) for skipped in range(1, GAP) if not STOP & set(words[at : at + skipped])
            )
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not _agrees(wanted, words[at]):
            return None
        at += 1
    return at


def _agrees(wanted: str, word: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    return wanted in (word, "_") or (wanted == "#" and word[0].isdigit())
