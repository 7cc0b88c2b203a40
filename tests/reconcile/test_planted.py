"""A made paper with one planted error, or none: the error is found with its difference, and nothing else is said."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from pipeline.records import Check
from tests.handmade import dossier
from tests.papers_generated import ERRORS, Composed, compose


def inconsistent(paper: Composed) -> list[Check]:
    """Return the findings in a composed paper; its statutes are another family's."""
    blocks = [block.removeprefix("# ") if isinstance(block, str) else block for block in paper.blocks]
    facts = {f"£{paper.truth['accepted']:,}": {"role": "accepted"}}
    return [check for check in reconcile(dossier(*blocks, facts=facts)) if check.verdict == "inconsistent"]


@pytest.mark.parametrize("error", [error for error in ERRORS if error != "statute year"])
def test_a_planted_error_is_found_with_its_difference_and_nothing_else(error: str):
    for seed in range(12):
        paper = compose(seed, error)
        expected = [(code, abs(pounds) * 100) for code, pounds in paper.truth["expected"]]
        found = [(check.code, abs(check.difference_pence or 0)) for check in inconsistent(paper)]
        assert set(expected) & set(found), (seed, expected, found)
        assert {size for _, size in found} == {expected[0][1]}, (seed, expected, found)


def test_a_clean_paper_raises_no_alarm():
    for seed in range(40):
        assert inconsistent(compose(seed)) == []
