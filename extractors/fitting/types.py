"""Types: the decisions of labelled texts and of short papers, each with its signs and its type."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extractors.decision.decision import spoken
from extractors.decision.decision_type import Spoken, signs
from extractors.fitting.regression import Example
from pipeline.evaluation.labels import parse_labels
from pipeline.parse import parse

SHORT = 0.25  # what a short paper of the tests counts, which says plainly what papers say in passing
LINES = " ¶ "


def labelled(folder: Path) -> Iterator[Example]:
    """Yield the decisions of a folder of labelled texts (see CONTRIBUTING.md). Raises LabelsError."""
    for labels_file in sorted(folder.glob("*.json")):
        text_file = labels_file.with_suffix(".txt")
        labels = parse_labels(labels_file.read_bytes(), labels_file.name)
        if labels.decision_type:
            said = spoken(parse(text_file.read_bytes(), text_file.name))
            yield Example(str(text_file), signs(said), labels.decision_type)


def short_papers(table: Path) -> Iterator[Example]:
    """Yield the decisions of a table of titles, summaries and requests (see `tests/acts.csv`)."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            said = Spoken(row["title"], row["summary"], row["request"].replace(LINES, "\n"))
            yield Example(" ".join(said), signs(said), row["type"], SHORT)
