"""Uses of the money that comes in are held against it where the paper tells one of them otherwise."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import checked, dossier

ACCEPTED = {"£328,450": {"role": "accepted", "rate": "total"}}
OTHERWISE = "The conductor costs £108,450 over two years."


def findings(sentence: str, otherwise: str = OTHERWISE) -> list[tuple[str, int | None]]:
    paper = dossier("The Lottery offers £328,450.", sentence, otherwise, facts=ACCEPTED)
    return [(c.code, c.difference_pence) for c in reconcile(paper) if c.verdict == "inconsistent"]


@pytest.mark.parametrize(
    "sentence",
    [
        "£180,450 of the funding meets the cost of a conductor and £220,000 forms a fund for choirs.",
        "£180,450 of this money is for a conductor, and £220,000 is passed on to choirs.",
        "£220,000 of the Lottery grant goes to choirs, £180,450 to a conductor.",
    ],
)
def test_uses_that_are_more_than_the_money_are_a_finding(sentence: str):
    assert ("parts_sum_to_whole", 7200000) in findings(sentence)


def test_uses_that_hold_are_found():
    sentence = "£108,450 of the funding pays a conductor and £220,000 is for choirs."
    found = checked("The Lottery offers £328,450.", sentence, facts=ACCEPTED)
    assert ("parts_sum_to_whole", "exact", "£108,450 + £220,000 = £328,450") in found


@pytest.mark.parametrize(
    ("sentence", "otherwise"),
    [
        ("£171,020 of the funding pays for a hall, with £220,000 of match funding.", OTHERWISE),
        ("£80,000 of the funding pays for a hall and £220,000 is for choirs.", OTHERWISE),  # some of it
        ("£180,450 of the funding pays a conductor and £220,000 is for choirs.", "The conductor is new."),
    ],
)
def test_other_money_some_of_it_and_what_nothing_contradicts_accuse_nobody(sentence: str, otherwise: str):
    assert findings(sentence, otherwise) == []
