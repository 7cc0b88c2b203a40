"""Linear time: the examples of all rows of all vocabularies, also those still to be written, make a text."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from extractors.language import annotate
from extractors.lexicon.rows import read_rows
from extractors.order import EXTRACTORS
from pipeline.extract import extract
from pipeline.text import read
from tests.growth import LINEAR, growth

VOCABULARIES = sorted(
    file.name.removesuffix(".csv") for file in files("extractors.lexicon").iterdir() if file.name.endswith(".csv")
)
EXAMPLES = [row["example"] for name in VOCABULARIES for row in read_rows(name) if "example" in row]
MIXED = [example for quarter in range(4) for example in EXAMPLES[quarter::4]]  # each quarter has some of all


@pytest.mark.parametrize("joint", [". ", ".\n\n"], ids=["one paragraph", "paragraphs"])
def test_what_every_row_is_made_for_takes_time_in_proportion_to_the_text(joint: str) -> None:
    text = joint.join(MIXED)

    def extraction(size: int) -> Callable[[], object]:
        document = read(text[:size].encode(), "0" * 64)
        return lambda: extract(document, annotate, EXTRACTORS)

    assert growth(extraction, len(text)) < LINEAR
