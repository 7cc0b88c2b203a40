"""Sums that are struck out or printed over each other are read as they stand, and told of."""

from __future__ import annotations

import pytest

from tests.sheets import Sheets, read_sheets


def test_a_sum_that_is_struck_out_is_told() -> None:
    sheets = Sheets()
    sheets.text(60, 80, "The grant is £330,000 in all.")
    sheets.line(114, 84.5, 158, 84.5)
    document = read_sheets(sheets)
    assert document.text == "The grant is £330,000 in all."
    assert [doubt.message for doubt in document.doubts] == ["page 1: a line is drawn through '£330,000'"]


@pytest.mark.parametrize(
    ("x0", "y", "x1"),
    [(114, 89, 158), (114, 78, 158), (20, 84.5, 500)],
    ids=["under it", "over it", "of a chart behind it"],
)
def test_a_line_beside_a_sum_strikes_nothing_out(x0: float, y: float, x1: float) -> None:
    sheets = Sheets()
    sheets.text(60, 80, "The grant is £330,000 in all.")
    sheets.line(x0, y, x1, y)
    assert read_sheets(sheets).doubts == ()


def test_a_sum_that_is_printed_over_another_is_told() -> None:
    sheets = Sheets()
    sheets.text(60, 80, "The grant is £330,000 in all.")
    sheets.text(115, 80, "£111,000")
    assert [doubt.code for doubt in read_sheets(sheets).doubts] == ["overprinted"]
