"""Labelled: the labelled texts of a folder, read as far as the encoder needs it: the decision, its bodies and sums."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors import amounts, decision, organisations
from extractors.language import annotate
from pipeline.evaluation.labels import Labels, parse_labels
from pipeline.extract import Reading
from pipeline.parse import parse


def readings(folder: Path) -> Iterator[tuple[Reading, Labels]]:
    """Yield each text with its labels, in order of the files' names. Raises LabelsError."""
    for labels_file in sorted(folder.glob("*.json")):
        text_file = labels_file.with_suffix(".txt")
        document = parse(text_file.read_bytes(), text_file.name)
        reading = Reading(document, annotate(document))
        for extractor in (decision, organisations, amounts):
            extractor.extract(reading)
        yield reading, parse_labels(labels_file.read_bytes(), labels_file.name)
