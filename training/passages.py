"""Passages: short texts with slots for bodies and sums, that say of each sum who pays, who is paid, and what it is.

`passages/` holds them, one after another between lines of `###`:

    Title: Extension of the {A} advice line
    {A} has run it for {1} a year. {M} now wants another year at {2}, of which {P} meets {3}.
    A: charity
    1: M > A | context
    2: - > A | contract
    3: P > A | contract

`{M}` is MOPAC, `{P}` the Metropolitan Police; `-` is nobody whom the passage names. They were written by language
models that knew what the labels mean (CONTRIBUTING.md) and no rule of `extractors`. So that no name is learnt,
each body gets another mark each time the passage is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from extractors.encoder.pieces import pieces

PASSAGES = Path(__file__).with_name("passages")
BETWEEN = re.compile(r"^###\s*$", re.MULTILINE)
TITLE = "Title:"
BODY = re.compile(r"(?P<letter>[A-H]): *(?P<kind>[a-z]+)")
SUM = re.compile(r"(?P<number>\d): *(?P<payer>[A-HMP-]) *> *(?P<payee>[A-HMP-]) *\| *(?P<role>[a-z]+)")
SLOT = re.compile(r"\{(?P<of>\w)\}")
OWN = {"M": "MOPAC", "P": "Metropolitan Police Service"}
# The kinds that `extractors.organisations` would find for such a body, each with how often.
KINDS: dict[str, dict[str, float]] = {
    "charity": {"body": 0.45, "perhaps": 0.3, "charity": 0.25},
    "company": {"body": 0.4, "perhaps": 0.3, "company": 0.3},
    "council": {"borough": 0.6, "local": 0.2, "mayoral": 0.2},
    "force": {"police": 0.8, "body": 0.2},
    "ministry": {"department": 0.85, "agency": 0.15},
    "university": {"body": 0.8, "perhaps": 0.2},
    "health": {"health": 0.5, "body": 0.4, "agency": 0.1},
    "partnership": {"body": 0.5, "perhaps": 0.5},
    "school": {"body": 0.6, "perhaps": 0.4},
    "regulator": {"agency": 0.5, "body": 0.5},
    "group": {"group": 1.0},
    "fund": {"fund": 0.6, "perhaps": 0.4},
    "project": {"perhaps": 0.7, "body": 0.3},
    "national": {"national": 0.6, "body": 0.4},
}


class Slot(NamedTuple):
    """A body or a sum within a text, by its key."""

    what: Literal["body", "sum"]
    key: str


class Told(NamedTuple):
    """Who pays a sum and who is paid, by the keys of bodies, and its role, if that is known."""

    payer: str | None
    payee: str | None
    role: str | None


@dataclass(frozen=True)
class Passage:
    """A text as pieces and slots; of each body its kinds with how often, of each sum a key that equal sums share."""

    items: tuple[str | Slot, ...]
    kinds: dict[str, dict[str, float]]
    values: dict[str, str]
    told: dict[str, Told]
    known: dict[str, str]


def passages(folder: Path = PASSAGES) -> Iterator[Passage]:
    """Yield the passages of a folder. Raises ValueError with the file and the first words of one that is wrong."""
    for file in sorted(folder.glob("*.txt")):
        for block in filter(str.strip, BETWEEN.split(file.read_text(encoding="utf-8"))):
            try:
                yield _passage(block.strip().splitlines())
            except (KeyError, ValueError) as error:
                raise ValueError(f"{file.name}: {block.strip()[:60]!r}: {error}") from error


def loads(table: str) -> Iterator[Passage]:
    """Yield the passages that `training.scenes` wrote as JSON."""
    for each in json.loads(table):
        items = tuple(item if isinstance(item, str) else Slot(*item) for item in each["items"])
        told = {key: Told(*which) for key, which in each["told"].items()}
        yield Passage(items, each["kinds"], each["values"], told, each["known"])


def _passage(lines: list[str]) -> Passage:
    kinds = {match["letter"]: KINDS[match["kind"]] for line in lines if (match := BODY.fullmatch(line.strip()))}
    kinds |= {letter: {"own": 1.0} for letter in OWN}
    told = {
        match["number"]: Told(_who(match["payer"]), _who(match["payee"]), match["role"])
        for line in lines
        if (match := SUM.fullmatch(line.strip()))
    }
    title = f"{lines[0].removeprefix(TITLE).strip()}." if lines[0].startswith(TITLE) else ""
    rest = lines[bool(title) :]
    text = "\n".join(line for line in rest if not (BODY.fullmatch(line.strip()) or SUM.fullmatch(line.strip())))
    items = tuple(_items(f"{title}\n{text}"))
    found = {slot.key for slot in items if isinstance(slot, Slot)}
    named = {who for each in told.values() for who in (each.payer, each.payee) if who}
    if missing := (named | told.keys()) - found | (found - kinds.keys() - told.keys()):
        raise ValueError(f"{', '.join(sorted(missing))} without a slot or a line")
    return Passage(items, kinds, {number: number for number in told}, told, OWN)


def _who(letter: str) -> str | None:
    return None if letter == "-" else letter


def _items(text: str) -> Iterator[str | Slot]:
    at = 0
    for match in SLOT.finditer(text):
        yield from (piece.text for piece in pieces(text[at : match.start()]))
        yield Slot("sum" if match["of"].isdigit() else "body", match["of"])
        at = match.end()
    yield from (piece.text for piece in pieces(text[at:]))
