"""Uses of the money that comes in are held against it where the paper tells one of them otherwise."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import dossier

ACCEPTED = {"£328,000": {"role": "accepted", "rate": "total"}}
OTHERWISE = "The conductor costs £108,000 over two years."


def findings(sentence: str, otherwise: str = OTHERWISE) -> list[tuple[str, int | None]]:
    paper = dossier("The Lottery offers £328,000.", sentence, otherwise, facts=ACCEPTED)
    return [(c.code, c.difference_pence) for c in reconcile(paper) if c.verdict == "inconsistent"]


@pytest.mark.parametrize(
    "sentence",
    [
        "£180,000 of the funding meets the cost of a conductor and £220,000 forms a fund for choirs.",
        "£180,000 of this money is for a conductor, and £220,000 is passed on to choirs.",
        "The Lottery grant divides into £220,000 for choirs and £180,000 for a conductor.",
        "Of this, £180,000 is for a conductor and £220,000 is for choirs.",
    ],
)
def test_a_use_with_two_digits_swapped_is_a_finding_where_the_paper_tells_it_otherwise(sentence: str):
    assert findings(sentence) == [("parts_sum_to_whole", 7200000)]


@pytest.mark.parametrize(
    ("sentence", "otherwise"),
    [
        ("£180,000 of the funding pays for a hall, with £220,000 of match funding.", OTHERWISE),
        ("£80,000 of the funding pays for a hall and £220,000 is for choirs.", OTHERWISE),  # some of it
        ("£220,000 of the grant is for choirs, who had asked for £300,000.", OTHERWISE),
        ("£180,000 of the funding pays a conductor and £220,000 is for choirs.", "The conductor is new."),
    ],
)
def test_other_money_some_of_it_and_what_nothing_contradicts_accuse_nobody(sentence: str, otherwise: str):
    assert findings(sentence, otherwise) == []


def test_another_round_sum_is_no_slip():
    paper = dossier(
        "The Lottery offers £300,000.",
        "£200,000 of the grant is for choirs, for £200,000 was needed.",
        "The conductor costs £100,000.",
        facts={"£300,000": ACCEPTED["£328,000"]},
    )
    assert [c for c in reconcile(paper) if c.verdict == "inconsistent"] == []
