"""Fitting: learns from labelled texts how much each sign speaks for each role (`make weights TEXTS="DIR DIR"`).

Multinomial logistic regression, by thinc, which spaCy brings along. A sign counts that stands in at least three texts,
so that none is the name of one text's matter; weights are written where they matter, with two digits.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast, get_args

import numpy as np
from thinc.api import Adam, Softmax, fix_random_seed

from extractors import amounts, decision, organisations
from extractors.attribution.roles import judged_cases
from extractors.attribution.signs import signs
from extractors.attribution.weights import FITTED, SIGN
from extractors.language import annotate
from pipeline.evaluation.labels import parse_labels
from pipeline.evaluation.money import align
from pipeline.extract import Reading
from pipeline.parse import parse
from pipeline.records import AmountRole, Decision
from pipeline.text import read

ROLES = tuple(role for role in get_args(AmountRole) if role != "unclear")
TEXTS = 3  # that a sign must stand in
ROUNDS = 100
STEP = 0.02
SENTENCE = 0.25  # what a sum of the test sentences counts, which say plainly what papers say in passing
LEAST = 0.05  # weights nearer to zero are not written


class Example(NamedTuple):
    """A labelled sum: the text that it stands in, its signs, its role as labelled, and how much it counts."""

    text: str
    signs: dict[str, float]
    role: AmountRole
    counts: float = 1.0


def main(sources: Sequence[Path]) -> None:
    """Fit the weights to folders of labelled texts and tables of labelled sentences; write them over those before."""
    examples = [
        example for source in sources for example in (labelled(source) if source.is_dir() else sentences(source))
    ]
    names = common(examples)
    weights = fit(examples, names)
    write(FITTED, names, weights)
    texts = {example.text for example in examples}
    print(f"{FITTED.name}: {len(names)} signs, fitted to {len(examples)} sums of {len(texts)} texts")


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


def common(examples: Sequence[Example]) -> list[str]:
    """Return the signs that stand in several texts, in order."""
    texts: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.signs:
            texts[name].add(example.text)
    return sorted(name for name, where in texts.items() if len(where) >= TEXTS)


def fit(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """Return the weights, a row for each role, a column for each sign."""
    fix_random_seed(0)
    place = {name: number for number, name in enumerate(names)}
    seen = np.zeros((len(examples), len(names)), dtype="f")
    right = np.zeros((len(examples), len(ROLES)), dtype="f")
    counts = np.array([[example.counts] for example in examples], dtype="f") / len(examples)
    for number, example in enumerate(examples):
        right[number, ROLES.index(example.role)] = 1
        for name, value in example.signs.items():
            if name in place:
                seen[number, place[name]] = value
    model = Softmax(nO=len(ROLES), nI=len(names))
    model.initialize()
    optimizer = Adam(STEP, L2=1 / len(examples))  # the prior of a weight: normal, with variance 1
    for _ in range(ROUNDS):
        guessed, learn = model.begin_update(seen)  # type: ignore[arg-type]  # thinc's own names of array types
        learn((guessed - right) * counts)
        model.finish_update(optimizer)
    return np.asarray(model.get_param("W"))


def write(target: Path, names: Sequence[str], weights: np.ndarray) -> None:
    """Write the weights as a table: a row for each sign that speaks for or against some role."""
    with target.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow([SIGN, *ROLES])
        for name, column in zip(names, weights.T, strict=True):
            if max(abs(column)) >= LEAST:
                table.writerow([name, *(f"{weight:.2f}" if abs(weight) >= LEAST else "" for weight in column)])


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
