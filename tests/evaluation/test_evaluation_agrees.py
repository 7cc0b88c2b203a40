"""Evaluation: on the labelled texts of ../shared the scores are those of its own tool, whatever was read."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from flows.json_lines import json_line
from flows.papers import Outcome, read_file, reconciled
from flows.read import sandbox
from flows.settings import settings
from pipeline.assemble import Dossier
from pipeline.evaluation.facts import compare
from pipeline.evaluation.labels import parse_labels
from pipeline.evaluation.scores import macro_f1
from pipeline.evaluation.table import Evaluation
from pipeline.records import Record

pytestmark = pytest.mark.shared
Readings = dict[Path, tuple[Outcome, Dossier]]
# What a bad reader might have found instead.
WRONG: dict[str, dict[str, Any]] = {
    "amounts": {"role": "spent", "qualifier": "up_to", "rate": "per_item", "first_year": "2030/31", "funder": "Nobody"},
    "organisations": {"role": "supplier", "name": "Nobody Ltd"},
    "legal_basis": {"role": "mention", "provision": None},
    "related_decisions": {"related_reference": "PCD 90001"},
    "checks": {"verdict": "inconsistent"},
}


@pytest.fixture(scope="module")
def tool(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", shared / "tools" / "score_facts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readings(shared: Path) -> Readings:
    texts = sorted((shared / "corpus" / "dev").glob("*.txt"))
    with sandbox(settings()) as pool:
        outcomes = [read_file(text, pool) for text in texts]
    return {
        text.with_suffix(".json"): (outcome, reconciled([outcome.paper]))
        for text, outcome in zip(texts, outcomes, strict=True)
        if outcome.paper
    }


def as_read(read: Dossier) -> Dossier:
    return read


def damaged(read: Dossier) -> Dossier:
    """Drop, double and falsify facts, by a hash of each, so that every kind of error comes up."""
    lists = {name: _damaged_rows(getattr(read, name), fields) for name, fields in WRONG.items()}
    chance = _chance(read.decision)
    wrong: dict[str, Any] = {"title": None} if chance % 2 else {"decision_maker": "Nobody", "reference": None}
    decision = read.decision.model_copy(update=wrong)
    return replace(read, decision=decision, **lists)


def _damaged_rows(rows: tuple[Record, ...], wrong: dict[str, Any]) -> tuple[Record, ...]:
    kept: list[Record] = []
    for row in rows:
        chance = _chance(row)
        field = list(wrong)[chance // 10 % len(wrong)]
        false = row.model_copy(update={field: wrong[field]})
        # Of ten rows four stay as they are.
        kept += ((), (row, row), (false,), (false,), (false,), (row, false), *[(row,)] * 4)[chance % 10]
    return tuple(kept)


def _chance(row: Record) -> int:
    return int(hashlib.sha256(row.model_dump_json().encode()).hexdigest()[:8], 16)


@pytest.mark.parametrize("change", [as_read, damaged])
def test_scores_agree_with_the_tool(tool: ModuleType, readings: Readings, change: Callable[[Dossier], Dossier]) -> None:
    tally, compared = tool.Tally(), {}
    for file, (outcome, read) in readings.items():
        found = change(read)
        tool.score(tally, file.stem, json.loads(json_line(outcome, found)), json.loads(file.read_bytes()))
        compared[file.stem] = list(compare(found, parse_labels(file.read_bytes(), file.name)))
    ours = Evaluation(compared).scores
    assert [(s.field, s.precision, s.recall, s.f1, s.labelled) for s in ours] == [
        (field, pytest.approx(precision), pytest.approx(recall), pytest.approx(f1), labelled)
        for field, precision, recall, f1, labelled in tally.rows()
    ]
    if change is damaged:
        assert macro_f1(ours) < 0.9
