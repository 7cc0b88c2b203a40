"""Gold: `gold/*.toml`, cases that a person can read. A page's text, why it matters, and the facts to be found in it.

`facts.decision` names some fields of the decision; any other table lists all rows that are found, each by some of its
columns, in reading order; an empty list says that nothing is found.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.extract import extract
from pipeline.text import read

GOLD = Path(__file__).parents[1] / "gold"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['why']}")
    for file in sorted(GOLD.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_a_text_gives_its_facts(case: dict[str, Any]) -> None:
    document = read(case["text"].encode(), "0" * 64)
    facts = extract(document, annotate, EXTRACTORS).facts
    for table, expected in case["facts"].items():
        if table == "decision":
            found = {name: _plain(getattr(facts.decision, name)) for name in expected}
            assert found == {name: None if value == "" else value for name, value in expected.items()}
            continue
        rows = sorted(getattr(facts, table), key=lambda row: row.char_start)
        keys = list(expected[0]) if expected else ["quote"]
        assert [{key: _plain(getattr(row, key)) or "" for key in keys} for row in rows] == expected
        assert all(document.text[row.char_start : row.char_end] == row.quote for row in rows)


@pytest.mark.parametrize("name", [extractor.__module__.split(".")[1] for extractor in EXTRACTORS])
def test_an_extractor_has_a_case_that_finds_and_one_that_refuses(name: str) -> None:
    table = {"related": "related_decisions", "attribution": "amounts"}.get(name, name)
    cases = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    told = [case["facts"][table] for case in cases if table in case["facts"]]
    is_empty = [not any(facts.values()) if isinstance(facts, dict) else not facts for facts in told]
    assert True in is_empty
    assert False in is_empty


def _plain(value: object) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
