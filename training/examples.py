"""Examples: writes what the encoder learns from: `python -m training.examples build/examples.json DIR …`.

Each is a labelled sum of a folder of labelled texts (see CONTRIBUTING.md): what the encoder is shown of it, its role,
and which of the pieces name who pays and who is paid.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from extractors.encoder.glimpse import glimpse
from pipeline.evaluation.money import align
from training.labelled import readings

SHORTEST = 3  # letters of initials: "HO" may be anything


class Example(TypedDict):
    """A labelled sum."""

    role: str
    pieces: list[str]
    payer: list[int]  # 1 for each piece that names who pays
    payee: list[int]


def examples(folder: Path) -> Iterator[Example]:
    """Yield the sums of a folder of labelled texts that the reading finds. Raises LabelsError."""
    for reading, labels in readings(folder):
        for amount, label in align(reading.facts.amounts, labels.amounts):
            if label.role not in (None, "unclear"):
                shown = glimpse(reading, amount)
                text = reading.document.text
                payer, payee = (_tagged(shown.places, _named(text, name)) for name in (label.funder, label.recipient))
                yield Example(role=label.role, pieces=list(shown.pieces), payer=payer, payee=payee)


def _tagged(places: Sequence[tuple[int, int] | None], where: Sequence[tuple[int, int]]) -> list[int]:
    """Return 1 for each piece that stands within a name."""
    return [int(any(place and start <= place[0] and place[1] <= end for start, end in where)) for place in places]


def _named(text: str, name: str | None) -> list[tuple[int, int]]:
    """Return where a text has a name, or its initials."""
    if not name:
        return []
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    found = list(re.finditer(re.escape(name), text, re.IGNORECASE))
    if len(initials) >= SHORTEST:
        found += re.finditer(rf"\b{initials}\b", text)
    return [each.span() for each in found]


if __name__ == "__main__":
    target, *folders = map(Path, sys.argv[1:])
    target.write_text(json.dumps([example for folder in folders for example in examples(folder)]), encoding="utf-8")
