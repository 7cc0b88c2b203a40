"""Docstrings: their examples are run, and the map of a package has all its modules, so that none says what is not."""

from __future__ import annotations

import ast
import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(file for package in ("pipeline", "extractors", "flows") for file in (ROOT / package).rglob("*.py"))
WITH_EXAMPLES = [file for file in FILES if ">>> " in file.read_text(encoding="utf-8")]
MAPS = [file for file in FILES if file.stem == "__init__"]


def named(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=named)
def test_the_examples_of_a_docstring_are_true(file: Path) -> None:
    outcome = doctest.testmod(import_module(named(file)))
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize("file", MAPS, ids=named)
def test_the_map_of_a_package_has_all_its_modules(file: Path) -> None:
    told = re.findall(r"\w+", ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "")
    assert {module.stem for module in file.parent.glob("*.py")} - {"__init__", *told} == set()
