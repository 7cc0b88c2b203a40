"""The labelled texts of our own: each can be scored, and its labels say what its text prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluation.labels import parse_labels

FILES = sorted((Path(__file__).parents[1] / "labelled").glob("*/*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_labelled_sum_stands_in_its_text_in_order(file: Path) -> None:
    labels = parse_labels(file.read_bytes(), file.name)
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    at = 0
    for label in labels.amounts:
        at = text.find(label.as_written, at)
        assert at >= 0, label.as_written
        at += 1


def test_no_text_is_in_both_folders() -> None:
    texts = [file.with_suffix(".txt").read_bytes() for file in FILES]
    assert len(FILES) == len(set(texts))
