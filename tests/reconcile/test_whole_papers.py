"""Whole papers, laid out as PDF and read by everything that reads a paper, with one planted error or none."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.papers_generated import ERRORS, LAYOUTS, compose
from tests.planted import dossier_of, planted, told


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_paper_raises_no_alarm_in_any_layout(layout: str):
    for seed in range(700, 702):
        assert [c.statement for c in reconcile(dossier_of(compose(seed), layout)) if c.verdict == "inconsistent"] == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found_in_a_ruled_table(error: str):
    paper = compose(711, error)
    found = told(paper, "ruled")
    assert planted(paper) & found
    assert {size for _, size in found} == {size for _, size in planted(paper)}


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
