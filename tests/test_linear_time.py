"""Linear time: the examples of all rows of all vocabularies, also those still to be written, make a text of 50 KB."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from extractors.language import annotate
from extractors.lexicon.rows import read_rows
from extractors.order import EXTRACTORS
from pipeline.extract import extract
from pipeline.text import read

SIZE = 50_000
VOCABULARIES = sorted(
    file.name.removesuffix(".csv") for file in files("extractors.lexicon").iterdir() if file.name.endswith(".csv")
)
EXAMPLES = [row["example"] for name in VOCABULARIES for row in read_rows(name) if "example" in row]


@pytest.mark.parametrize("joint", [". ", ".\n\n"], ids=["one paragraph", "paragraphs"])
def test_what_every_row_is_made_for_takes_twice_as_long_in_twice_the_text(joint: str) -> None:
    text = joint.join(EXAMPLES)
    text = (text * (SIZE // len(text) + 1))[:SIZE]

    def seconds(size: int) -> float:
        document = read(text[:size].encode(), "0" * 64)
        start = time.process_time()
        extract(document, annotate, EXTRACTORS)
        return time.process_time() - start

    seconds(1_000)  # vocabularies and patterns are built once
    assert seconds(SIZE) < 3.5 * seconds(SIZE // 2) + 0.05
