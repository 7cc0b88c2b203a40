"""Regression: multinomial logistic regression over signs, by thinc, which spaCy brings along.

A sign counts that stands in at least three texts, so that none is the name of one text's matter; weights are written
where they matter, with two digits.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from thinc.api import Adam, Softmax, fix_random_seed

from extractors.weights import SIGN

TEXTS = 3  # that a sign must stand in
ROUNDS = 100
STEP = 0.02
LEAST = 0.05  # weights nearer to zero are not written


class Example(NamedTuple):
    """What is to be told of a text: the text, the signs that are seen, the answer as labelled, and what it counts."""

    text: str
    signs: dict[str, float]
    answer: str
    counts: float = 1.0


def common(examples: Sequence[Example]) -> list[str]:
    """Return the signs that stand in several texts, in order."""
    texts: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.signs:
            texts[name].add(example.text)
    return sorted(name for name, where in texts.items() if len(where) >= TEXTS)


def fit(examples: Sequence[Example], names: Sequence[str], answers: Sequence[str]) -> np.ndarray:
    """Return the weights, a row for each answer, a column for each sign."""
    fix_random_seed(0)
    place = {name: number for number, name in enumerate(names)}
    seen = np.zeros((len(examples), len(names)), dtype="f")
    right = np.zeros((len(examples), len(answers)), dtype="f")
    counts = np.array([[example.counts] for example in examples], dtype="f") / len(examples)
    for number, example in enumerate(examples):
        right[number, answers.index(example.answer)] = 1
        for name, value in example.signs.items():
            if name in place:
                seen[number, place[name]] = value
    model = Softmax(nO=len(answers), nI=len(names))
    model.initialize()
    optimizer = Adam(STEP, L2=1 / len(examples))  # the prior of a weight: normal, with variance 1
    for _ in range(ROUNDS):
        guessed, learn = model.begin_update(seen)  # type: ignore[arg-type]  # thinc's own names of array types
        learn((guessed - right) * counts)
        model.finish_update(optimizer)
    return np.asarray(model.get_param("W"))


def write(target: Path, names: Sequence[str], answers: Sequence[str], weights: np.ndarray) -> None:
    """Write the weights as a table: a row for each sign that speaks for or against some answer."""
    with target.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow([SIGN, *answers])
        for name, column in zip(names, weights.T, strict=True):
            if max(abs(column)) >= LEAST:
                table.writerow([name, *(f"{weight:.2f}" if abs(weight) >= LEAST else "" for weight in column)])
