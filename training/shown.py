"""Shown: passages as the network is shown them in training, each time with other marks, kinds and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from extractors.encoder.marks import (
    BODY_MARKS,
    FREE,
    LONGEST,
    MARK,
    OPEN,
    OPENING,
    PART,
    POUND,
    ROOM,
    SUM_MARKS,
    kind_word,
)
from extractors.encoder.pieces import pieces
from training.passages import OWN, Passage, Slot, Told

MISSED = 0.04  # how often the reading misses a body: its name stands there as words, and it can be nobody's party
NAMES = ("Brightwater Trust", "Kestrel Systems Ltd", "Oakfield House", "Lowry & Finch LLP", "Turning Tide")
TOGETHER = (1, 1, 1, 2, 2, 3)  # passages that follow each other
STEPS = 3  # starts of stretches that overlap


class Shown(NamedTuple):
    """Pieces; the keys and places of bodies; places of sums, and what is told of each."""

    pieces: list[str]
    bodies: list[tuple[str, int]]
    sums: list[tuple[int, Told]]


def several(found: Sequence[Passage], chance: Random) -> Passage:
    """Return some passages as one; those of different texts name no body in common but the house's own."""
    chosen = chance.choices(found, k=chance.choice(TOGETHER))
    return joined([_renamed(passage, f"{number} ") for number, passage in enumerate(chosen)])


def joined(parts: Sequence[Passage]) -> Passage:
    """Return passages one after another."""
    whole = parts[0]
    for part in parts[1:]:
        whole = Passage(
            whole.items + part.items,
            whole.kinds | part.kinds,
            whole.values | part.values,
            whole.told | part.told,
            whole.known | part.known,
        )
    return whole


def _renamed(passage: Passage, lead: str) -> Passage:
    def key(old: str | None) -> str | None:
        return old if old is None or old in OWN else lead + old

    return replace(
        passage,
        items=tuple(Slot(item.what, key(item.key) or "") if isinstance(item, Slot) else item for item in passage.items),
        kinds={key(old) or "": kinds for old, kinds in passage.kinds.items()},
        values={lead + old: lead + value for old, value in passage.values.items()},
        told={lead + old: Told(key(who.payer), key(who.payee), who.role) for old, who in passage.told.items()},
    )


def shown(passage: Passage, chance: Random) -> Shown:
    """Return a passage, or a stretch of a long one, as it is shown, with marks that are drawn by lot."""
    words = _words(passage, chance)
    found = Shown([], [], [])
    for item in passage.items:
        if isinstance(item, str):
            found.pieces.append(item)
            continue
        word = words[item]
        if word[-1].startswith(FREE):  # else its name stands there
            place = len(found.pieces) + 1
            if item.what == "body":
                found.bodies.append((item.key, place))
            else:
                found.sums.append((place, passage.told[item.key]))
        found.pieces.extend(word)
    return _stretch(found, chance)


def _words(passage: Passage, chance: Random) -> dict[Slot, tuple[str, ...]]:
    """Return what stands for each body and each sum."""
    found: dict[Slot, tuple[str, ...]] = {}
    marks = chance.sample(BODY_MARKS, k=len(BODY_MARKS))
    for number, (key, kinds) in enumerate(passage.kinds.items()):
        kind = chance.choices([*kinds], [*kinds.values()])[0]
        shown = kind_word(passage.known.get(key, ""), kind), MARK.format(marks[number % len(marks)])
        is_missed = kind != "own" and chance.random() < MISSED
        found[Slot("body", key)] = tuple(piece.text for piece in pieces(chance.choice(NAMES))) if is_missed else shown
    values = list(dict.fromkeys(passage.values.values()))
    marks = chance.sample(SUM_MARKS, k=len(SUM_MARKS))
    for key, value in passage.values.items():
        found[Slot("sum", key)] = POUND, MARK.format(marks[values.index(value) % len(marks)])
    return found


def _stretch(whole: Shown, chance: Random) -> Shown:
    """Return a stretch of what is too long to be shown at once, behind the paper's opening."""
    length = len(whole.pieces)
    if length <= LONGEST - 2:
        first, before = 0, [OPEN]
    else:
        first = min(chance.randrange(0, length, ROOM // STEPS), length - ROOM)
        before = [OPEN, *whole.pieces[:OPENING], PART] if first else [OPEN]
    last = first + ROOM if length > LONGEST - 2 else length
    shift = len(before) - first
    return Shown(
        [*before, *whole.pieces[first:last], PART],
        [(key, at + shift) for key, at in whole.bodies if first <= at < last],
        [(at + shift, told) for at, told in whole.sums if first <= at < last],
    )
