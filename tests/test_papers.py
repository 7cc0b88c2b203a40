"""The sample papers, from their bytes to their checks: each expectation stands beside the paper's own source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import Dossier, assemble
from pipeline.extract import extract
from pipeline.parse import parse
from pipeline.reconcile import reconcile
from pipeline.records import Check, Record
from tests.papers.lay_out import SAMPLES, laid_out, papers

PAPERS = papers()


@cache
def dossier(name: str) -> tuple[Dossier, tuple[Check, ...]]:
    files = sorted(laid_out(name, PAPERS[name]).items())
    read = assemble([extract(parse(data, file), annotate, EXTRACTORS) for file, data in files])
    return read, reconcile(read)


def cases(kind: str) -> list[Any]:
    expected = {name: paper["expected"].get(kind, []) for name, paper in PAPERS.items()}
    return [
        pytest.param(name, case, id=f"{name} {' '.join(map(str, case.values()))}")
        for name, found in expected.items()
        for case in found
    ]


def shown(record: Record, keys: dict[str, Any]) -> dict[str, Any]:
    return {key: getattr(record, key) for key in keys}


def test_the_samples_that_are_bundled_are_what_their_sources_say() -> None:
    fresh = {file: data for name, paper in PAPERS.items() for file, data in laid_out(name, paper).items()}
    assert {path.name: path.read_bytes() for path in SAMPLES.iterdir() if path.name != ".gitkeep"} == fresh


@pytest.mark.parametrize("name", PAPERS)
def test_the_decision_s_own_fields(name: str) -> None:
    keys = ("reference", "title", "decision_type", "decision_maker", "date_signed", "is_deferred", "has_part_2")
    expected = {key: value for key, value in PAPERS[name]["expected"].items() if key in keys}
    decision = dossier(name)[0].decision
    assert {key: getattr(decision, key) for key in expected} == expected


@pytest.mark.parametrize(("name", "case"), cases("amounts"))
def test_each_key_figure_is_found_with_what_the_paper_says_of_it(name: str, case: dict[str, Any]) -> None:
    amounts = [amount for amount in dossier(name)[0].amounts if amount.as_written == case["as_written"]]
    assert case in [shown(amount, case) for amount in amounts], [(a.role, a.rate, a.because) for a in amounts]


@pytest.mark.parametrize("name", [name for name in PAPERS if "sub_grants" in PAPERS[name]["expected"]])
def test_each_row_that_pays_somebody_is_a_sub_grant(name: str) -> None:
    expected = PAPERS[name]["expected"]["sub_grants"]
    found = [[getattr(row, key) for key in expected["columns"]] for row in dossier(name)[0].sub_grants]
    assert found == expected["rows"]


@pytest.mark.parametrize(("name", "case"), cases("legal_basis"))
def test_each_law_that_the_paper_acts_under_is_found(name: str, case: dict[str, Any]) -> None:
    assert case in [shown(citation, case) for citation in dossier(name)[0].legal_basis]


@pytest.mark.parametrize(("name", "case"), cases("checks"))
def test_each_sum_that_the_paper_implies_is_tested(name: str, case: dict[str, Any]) -> None:
    keys = {key: value for key, value in case.items() if key != "times"}
    found = [check for check in dossier(name)[1] if shown(check, keys) == keys]
    assert len(found) >= case.get("times", 1), [(c.code, c.verdict, c.expression) for c in dossier(name)[1]]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_else_is_called_inconsistent(name: str) -> None:
    planted = {case["code"] for case in PAPERS[name]["expected"].get("checks", []) if case["verdict"] == "inconsistent"}
    wrong = [check for check in dossier(name)[1] if check.verdict == "inconsistent"]
    assert {check.code for check in wrong} == planted, [(check.code, check.expression) for check in wrong]


@pytest.mark.parametrize("name", PAPERS)
def test_every_quote_stands_where_it_is_said_to_stand(name: str) -> None:
    read, _ = dossier(name)
    texts = {paper.document.sha256: paper.document.text for paper in read.papers}
    facts = [*read.amounts, *read.organisations, *read.legal_basis, *read.related_decisions, *read.sub_grants]
    assert facts
    assert all(texts[fact.sha256][fact.char_start : fact.char_end] == fact.quote for fact in facts)


@pytest.mark.parametrize("name", [name for name in PAPERS if "hidden" in PAPERS[name]["expected"]])
def test_no_contact_is_left_in_any_text(name: str) -> None:
    texts = [paper.document.text for paper in dossier(name)[0].papers]
    assert [word for word in PAPERS[name]["expected"]["hidden"] if any(word in text for text in texts)] == []


def test_laying_out_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    name, paper = next(iter(PAPERS.items()))
    assert laid_out(name, paper) == laid_out(name, paper)
