"""Rows: the vocabularies of this folder, as they stand in their CSV files."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `NAME.csv`, column by column."""
    with (files("extractors") / "lexicon" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
