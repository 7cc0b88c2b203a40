"""Rows: the vocabularies of this folder, as they stand in their CSV files."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `NAME.csv`, column by column."""
    text = (files("extractors") / "lexicon" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text)))
