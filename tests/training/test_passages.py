"""The passages from which the encoder learnt who pays and who is paid."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.passages import Slot, passages

GOOD = """###
Title: Boats of {A}
{A} had {1} in 2019. {M} gives it {2}.
A: charity
1: - > A | context
2: M > A | awarded
###
"""


def test_every_passage_can_be_read_and_prints_no_figure() -> None:
    found = list(passages())
    assert len(found) > 3_000
    assert not any("£" in passage.items for passage in found)


def test_a_passage_says_who_pays_and_what_a_sum_is(tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text(GOOD, encoding="utf-8")
    (passage,) = passages(tmp_path)
    assert passage.told["1"] == (None, "A", "context")
    assert passage.told["2"] == ("M", "A", "awarded")
    assert [item.key for item in passage.items if isinstance(item, Slot)] == ["A", "A", "1", "M", "2"]


@pytest.mark.parametrize(
    ("old", "new"), [("A: charity", ""), ("A: charity", "A: boat"), ("{2}", "a sum"), ("1: - > A", "1: B > A")]
)
def test_a_passage_that_is_wrong_is_named(old: str, new: str, tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"boats\.txt: 'Title: Boats"):
        list(passages(tmp_path))
