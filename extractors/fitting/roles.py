"""Roles: the sums of labelled texts and sentences, each with its signs and its role."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from extractors import amounts, decision, organisations
from extractors.attribution.roles import judged_cases
from extractors.attribution.signs import signs
from extractors.fitting.regression import Example
from extractors.language import annotate
from pipeline.evaluation.labels import parse_labels
from pipeline.evaluation.money import align
from pipeline.extract import Reading
from pipeline.parse import parse
from pipeline.records import AmountRole, Decision
from pipeline.text import read

ROLES = tuple(role for role in get_args(AmountRole) if role != "unclear")
SENTENCE = 0.4  # what a sum of the test sentences counts, which say plainly what papers say in passing


def labelled(folder: Path) -> Iterator[Example]:
    """Yield the sums of a folder of labelled texts (see CONTRIBUTING.md) that the reading finds. Raises LabelsError."""
    for labels_file in sorted(folder.glob("*.json")):
        text_file = labels_file.with_suffix(".txt")
        document = parse(text_file.read_bytes(), text_file.name)
        reading = Reading(document, annotate(document))
        decision.extract(reading)
        told = dict(_seen(reading))
        labels = parse_labels(labels_file.read_bytes(), labels_file.name)
        for amount, label in align(reading.facts.amounts, labels.amounts):
            if label.role not in (None, "unclear"):
                yield Example(str(text_file), told[amount.amount_id], label.role)


def sentences(table: Path) -> Iterator[Example]:
    """Yield the sums of a table of sentences (see `tests/sentences.csv`), each read as a paper of its own."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        document = read(row["sentence"].encode(), table.name)
        reading = Reading(document, annotate(document))
        reading.facts.decision = Decision.model_validate({"decision_type": row["decision"]})
        for (_, found), told in zip(_seen(reading), row["sums"].split("; "), strict=True):
            role = cast(AmountRole, told.split()[0])
            if role != "unclear":
                yield Example(row["sentence"], found, role, SENTENCE)


def _seen(reading: Reading) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the id of each sum and its signs."""
    for extractor in (organisations, amounts):
        extractor.extract(reading)
    cases, acts = judged_cases(reading)
    for case, found in zip(cases, signs(cases, acts, reading.facts.decision), strict=True):
        yield case.amount.amount_id, found
