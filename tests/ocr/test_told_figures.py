"""A message about a figure that was read with doubt is published: it shows sums, and no piece of a telephone number."""

from __future__ import annotations

import pytest

from pipeline.ocr.figures import told


@pytest.mark.parametrize("word", ["£330,000", "8,883", "(£33O,000).", "2020/21", "12.50"])
def test_a_sum_or_a_year_is_told_as_it_was_read(word: str) -> None:
    assert told(word) == repr(word)


@pytest.mark.parametrize("word", ["07700", "900115", "0207", "+447700"])
def test_what_may_be_a_piece_of_a_telephone_number_is_not_shown(word: str) -> None:
    assert not any(map(str.isdigit, told(word)))
