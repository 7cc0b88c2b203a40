"""A rule that fails costs a document no other rule's facts; a bug of ours is seen."""

from __future__ import annotations

import pytest

from extractors import amounts
from extractors.language import annotate
from pipeline.errors import NotMoneyError
from pipeline.extract import Reading, extract
from pipeline.text import read

PAPER = read("The Deputy Mayor approves a grant of £12,300 to Oak Trust.".encode(), "0" * 64)


def test_a_rule_that_fails_is_an_issue_and_the_others_go_on() -> None:
    def failing(reading: Reading) -> None:
        raise NotMoneyError(f"no sum: {reading.document.text[:10]!r}")

    failing.__module__ = "extractors.sub_grants"
    facts = extract(PAPER, annotate, [failing, amounts.extract]).facts
    assert [(issue.stage, issue.code, issue.message) for issue in facts.issues] == [
        ("extract", "extractors.sub_grants", "no sum: 'The Deputy'")
    ]
    assert [amount.value_pence for amount in facts.amounts] == [1_230_000]


def test_an_issue_names_the_kind_of_fact_and_no_module_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise NotMoneyError("no sum")

    monkeypatch.setattr("extractors.amounts.amounts.find_figures", fails)
    assert [issue.code for issue in extract(PAPER, annotate, [amounts.extract]).facts.issues] == ["extractors.amounts"]


def test_any_other_error_is_a_bug_and_ends_the_reading() -> None:
    def broken(reading: Reading) -> None:
        raise KeyError(reading.document.sha256)

    with pytest.raises(KeyError):
        extract(PAPER, annotate, [broken])
