"""Scenes: labelled texts as passages: `python -m training.scenes build/scenes.json DIR …`.

Those of our own (`tests/labelled/read`) and any others; the bodies are those that `extractors.organisations` finds.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from extractors.attribution.tellings import payer_name
from extractors.encoder.scene import scene
from extractors.organisations import SPANS
from pipeline.evaluation.labels import LabelledAmount
from pipeline.evaluation.money import align
from pipeline.evaluation.names import loose_name
from pipeline.extract import Reading
from training.labelled import readings
from training.passages import Passage, Slot, Told


def scenes(folder: Path) -> Iterator[Passage]:
    """Yield the texts of a folder in which the reading finds sums. Raises LabelsError."""
    for reading, labels in readings(folder):
        if reading.facts.amounts:
            yield _passage(reading, labels.amounts)


def _passage(reading: Reading, labelled: Iterable[LabelledAmount]) -> Passage:
    whole = scene(reading)
    items: list[str | Slot] = list(whole.pieces)
    for key, at in whole.bodies:
        items[at - 1 : at + 1] = ["", Slot("body", key)]
    for key, at in whole.sums:
        items[at - 1 : at + 1] = ["", Slot("sum", key)]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str | None]] = defaultdict(set)
    known = {}
    for passage in reading.passages:
        for body in passage.doc.spans[SPANS]:
            kinds[body.id_][body.label_] += 1
            names[body.id_] |= {loose_name(name) for name in (body.id_, body.kb_id_, payer_name(body))}
            known[str(body.id_)] = str(body.kb_id_)
    told = {amount.amount_id: Told(None, None, None) for amount in reading.facts.amounts}
    for amount, label in align(sorted(reading.facts.amounts, key=lambda one: one.char_start), tuple(labelled)):
        payer, payee = (
            next((key for key, called in names.items() if name and loose_name(name) in called), None)
            for name in (label.funder, label.recipient)
        )
        told[amount.amount_id] = Told(payer, payee, label.role)
    values = {amount.amount_id: str(amount.value_pence) for amount in reading.facts.amounts}
    return Passage(tuple(filter(None, items)), {key: dict(found) for key, found in kinds.items()}, values, told, known)


def write(target: Path, folders: Iterable[Path]) -> None:
    """Write the texts of some folders where `read` finds them."""
    found = [asdict(each) for folder in folders for each in scenes(folder)]
    target.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), map(Path, sys.argv[2:]))
