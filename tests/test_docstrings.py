"""Docstrings: their examples are run, so that none says what is no longer true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(file for package in ("pipeline", "extractors", "flows") for file in (ROOT / package).rglob("*.py"))
WITH_EXAMPLES = [file for file in FILES if ">>> " in file.read_text(encoding="utf-8")]


def named(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=named)
def test_the_examples_of_a_docstring_are_true(file: Path) -> None:
    outcome = doctest.testmod(import_module(named(file)))
    assert outcome.attempted > 0
    assert outcome.failed == 0
