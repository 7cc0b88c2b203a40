"""What stands on every page of a PDF and is not the paper's own: headers, footers, page numbers."""

from __future__ import annotations

import re

import pytest

from pipeline.document import Document
from tests.sheets import Sheets, prose, read_sheets


def running(*lines: str) -> Document:
    """Return a paper that has each of these lines at the foot of one page."""
    sheets = Sheets()
    for number, line in enumerate(lines):
        if number:
            sheets.page()
        sheets.prose(60, 80, [f"The paper says something else on its page with the letter {'abcdef'[number]}."])
        sheets.text(60, 790, line)
    return read_sheets(sheets)


def test_sums_that_stand_at_one_level_on_each_page_are_no_running_footer() -> None:
    text = running("Total cost £330,000", "Total cost £331,000", "Total cost £332,000").text
    assert re.findall(r"£[\d,]+", text) == ["£330,000", "£331,000", "£332,000"]


@pytest.mark.parametrize("form", ["Cost: £{0}", "Cost £ {0}", "Cost {0}k", "Cost {0} million", "Cost {0},500", "2.{0}"])
def test_sums_that_grow_by_one_from_page_to_page_are_no_page_numbers(form: str) -> None:
    lines = [form.format(number) for number in (3, 4, 5)]
    assert [line for line in lines if line not in running(*lines).text] == []


@pytest.mark.parametrize(
    "form", ["PCD 90001 Page {0} of 3", "OFFICIAL – {0} – 4/5/2031", "Board paper 2031/32 | {0}", "Version 2.1 of 2031"]
)
def test_a_running_footer_is_one_line_but_for_the_page_s_number(form: str) -> None:
    text = running(*(form.format(number) for number in (1, 2, 3))).text
    assert len(text.splitlines()) == 3
    assert "31" not in text


def test_a_footer_of_several_lines_beside_a_large_number_runs_below_a_chart_with_labels_on_their_side() -> None:
    sheets = Sheets()
    for number in range(3):
        if number:
            sheets.page()
        sheets.prose(60, 80, [f"The paper says something else on its page with the letter {'abc'[number]}."])
        sheets.canvas.saveState()
        sheets.canvas.rotate(90)
        sheets.canvas.drawString(300, -40, f"Share of grants {'xyz'[number]}")
        sheets.canvas.restoreState()
        sheets.text(60, 780, str(number + 4), 20)
        sheets.text(100, 780, "Board papers no 12", 8)
        sheets.text(100, 789, "November 2031", 8)
        sheets.text(500, 770, "Board", 8)
    assert [line[:9] for line in read_sheets(sheets).text.splitlines()] == ["The paper", "Share of "] * 3


def test_a_sum_in_a_running_footer_is_said_once() -> None:
    text = running("Grant of £330,000, page 1", "Grant of £330,000, page 2", "Grant of £330,000, page 3").text
    assert text.count("£330,000") == 1


def test_a_figure_alone_at_the_foot_of_a_single_page_is_no_page_number() -> None:
    assert running("950").text.endswith("950")
    assert "1" not in running("1").text


def test_a_number_alone_on_the_last_line_is_no_page_number() -> None:
    sheets = Sheets()
    sheets.prose(60, 80, ["The paper begins on this page."])
    sheets.text(290, 815, "1", 8)
    sheets.page()
    sheets.prose(60, 760, ["Report author, who can be reached under the number that follows, 07700 900", "115"])
    sheets.text(290, 815, "2", 8)
    document = read_sheets(sheets)
    assert prose(document) == [
        "The paper begins on this page.",
        "Report author, who can be reached under the number that follows, 07700 900 115",
    ]


def test_a_page_s_number_may_stand_on_the_first_page_only() -> None:
    assert "Page 1" not in running("Page 1", "The end of the paper").text
    assert "Page 7" in running("Page 7", "The end of the paper").text
