"""Whole papers, laid out as PDF and read by everything that reads a paper, with one planted error or none."""

from __future__ import annotations

import hashlib

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import Dossier, assemble
from pipeline.extract import extract
from pipeline.pdf import read
from pipeline.reconcile import reconcile
from tests.papers_generated import ERRORS, LAYOUTS, Composed, compose, draw


def dossier_of(paper: Composed, layout: str) -> Dossier:
    data = draw(paper, layout)
    document = read(data, hashlib.sha256(data).hexdigest())
    return assemble([extract(document, annotate, EXTRACTORS)])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_paper_raises_no_alarm_in_any_layout(layout: str):
    for seed in range(700, 703):
        assert [c.statement for c in reconcile(dossier_of(compose(seed), layout)) if c.verdict == "inconsistent"] == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found_in_a_ruled_table(error: str):
    paper = compose(711, error)
    found = [c for c in reconcile(dossier_of(paper, "ruled")) if c.verdict == "inconsistent"]
    expected = {(code, None if pounds is None else abs(pounds) * 100) for code, pounds in paper.truth["expected"]}
    told = {(c.code, None if c.unit == "year" else abs(c.difference_pence or 0)) for c in found}
    assert expected & told
    assert {size for _, size in told} == {size for _, size in expected}


def test_a_paper_has_its_sub_grants_and_its_sums_with_their_roles():
    paper = compose(721)
    dossier = dossier_of(paper, "ruled")
    rows = [(g.recipient, g.amount_pence, g.remaining_pence) for g in dossier.sub_grants]
    truth = paper.truth["sub_grants"]
    assert [(amount, left) for _, amount, left in rows] == [(amount, left) for _, amount, left in truth]
    assert all(found.startswith(name) for (found, _, _), (name, _, _) in zip(rows, truth, strict=True))
    roles = {(a.value_pence, a.role) for a in dossier.amounts}
    assert (paper.truth["accepted"] * 100, "accepted") in roles
    assert (paper.truth["approved"] * 100, "awarded") in roles
