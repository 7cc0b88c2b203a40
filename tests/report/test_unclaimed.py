"""Which sums nothing accounts for: no check uses them, and no words tell what they are."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.assemble import assemble
from pipeline.extract import extract
from pipeline.reconcile import reconcile
from pipeline.release.unclaimed import unclaimed_amounts
from pipeline.text import read
from tests.factory import dossier


def listed(**fields: Any) -> list[str]:
    """Return the sums that nothing accounts for in a decision whose £90,000, in no check, is known by `fields`."""
    one = dossier()
    return [
        each.as_written
        for each in unclaimed_amounts(
            replace(one, amounts=(one.amounts[0].model_copy(update=fields), *one.amounts[1:]))
        )
    ]


@pytest.mark.parametrize(
    ("role", "because"),
    [
        ("unclear", None),
        ("budget", "budget: by fitted weights, most of all 'profil…' before it"),
        ("budget", "budget: by fitted weights, most of all cue after: contract; payer: the only one that is named"),
        ("budget", "budget: by the trained encoder, from all that stands around it"),
    ],
)
def test_a_sum_whose_role_is_only_supposed_is_listed(role: str, because: str | None) -> None:
    assert listed(role=role, because=because) == ["£90,000"]


@pytest.mark.parametrize(
    "because",
    [
        "accepted: 'Take', 1 word before; payer: from the Home Office",
        'budget: column "Amount"',
        "accepted: as another mention of it",
        "accepted: by fitted weights, most of all cue before: accepted",
    ],
)
def test_a_sum_that_words_at_it_tell_is_not(because: str) -> None:
    assert listed(role=because.partition(":")[0], because=because) == []


def test_a_sum_that_a_check_uses_is_not() -> None:
    one = dossier()
    supposed = {"role": "budget", "because": "budget: by the trained encoder, from all that stands around it"}
    amounts = [each.model_copy(update=supposed) if each.as_written == "£25,000" else each for each in one.amounts]
    assert unclaimed_amounts(replace(one, amounts=tuple(amounts))) == []


def told(text: str) -> list[str]:
    data = text.encode()
    one = assemble([extract(read(data, hashlib.sha256(data).hexdigest()), annotate, EXTRACTORS)])
    return [each.as_written for each in unclaimed_amounts(replace(one, checks=reconcile(one)))]


CONTRACT = "PCD 90001\nTitle: Contract award for boats\n# Decision\nAward a contract to Oak Ltd, worth £412,300.\n"


def test_the_largest_sum_is_what_a_decision_of_its_kind_decides_and_others_are_not_told_by_that() -> None:
    assert told("PCD 90001\nTitle: Contract award for boats\n# Decision\nBoats: £412,300.\n") == []
    assert told(f"{CONTRACT}\n# Background\nOf these £17,450 are odd.\n") == ["£17,450"]


def test_a_sum_behind_one_that_nothing_tells_is_not_told_by_it() -> None:
    assert told(f"{CONTRACT}\n# Background\nHere are £17,450 and £19,830.\n") == ["£17,450", "£19,830"]


def test_a_sum_is_listed_once_and_not_where_another_mention_of_it_is_accounted_for() -> None:
    again = "Here are £17,450 and there £17,450."
    assert told(f"{CONTRACT}\n# Background\n{again}\n") == ["£17,450"]
    assert told(f"{CONTRACT}\n# Background\n{again} An underspend of £17,450 is forecast.\n") == []
