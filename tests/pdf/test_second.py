"""A table that does not add up is read a second time, by pdfplumber: the better reading counts, and says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.document import Span
from pipeline.extract import Reading
from pipeline.pdf import pdfium, plumber, read
from pipeline.printed import PageContent
from tests.sheets import Sheets

ROWS = [["Area", "Grant"], ["Haringey", "£1,000"], ["Enfield", "£30,000"], ["Barnet", "£204"], ["Total", "£31,204"]]


def paper(*pages: list[list[str]]) -> bytes:
    sheets = Sheets()
    for number, rows in enumerate(pages):
        if number:
            sheets.page()
        end = sheets.table(60, 100, (200, 80), rows)
        sheets.text(60, end + 20, "The board is asked to agree to these grants, and to no others.")
    return sheets.data()


def rules(data: bytes) -> list[str]:
    """Return the rule of each sum in the tables of a paper."""
    document = read(data, "0" * 64)
    cells = [cell.span for table in document.tables for row in table.rows[1:] for cell in row[1:]]
    return [f"{document[span]} {Reading(document).place(span, 'x')['rule']}" for span in cells]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers of the pages that pdfplumber is asked for."""
    asked: list[int] = []
    plain = plumber.content

    def content(page: Any) -> PageContent:
        asked.append(page.page_number)
        return plain(page)

    monkeypatch.setattr(plumber, "content", content)
    return asked


@pytest.fixture
def half_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a first reader that loses the last digit of £30,000."""
    plain = pdfium.content

    def content(page: Any, number: int, **more: bool) -> PageContent:
        found = plain(page, number, **more)
        found.pieces = [replace(t, text="£3,000") if t.text == "£30,000" else t for t in found.tokens]
        return found

    monkeypatch.setattr(pdfium, "content", content)


def test_the_second_reading_counts_where_its_sums_hold_and_says_so(half_blind: None, calls: list[int]) -> None:
    other = [["Area", "Grant"], ["Brent", "£7"], ["Camden", "£8"], ["Total", "£15"]]
    assert rules(paper(other, ROWS)) == [
        *["£7 x", "£8 x", "£15 x"],
        *["£1,000 x.plumber", "£30,000 x.plumber", "£204 x.plumber", "£31,204 x.plumber"],
    ]
    assert calls == [2]


def test_what_remains_after_each_row_is_not_added_up(calls: list[int]) -> None:
    sheets = Sheets()
    rows = [["Area", "Grant", "Remaining funds"], ["Haringey", "£1,000", "£9,000"], ["Enfield", "£30", "£8,970"]]
    sheets.table(60, 100, (200, 80, 120), [*rows, ["Total", "£1,030", "£8,970"]])
    assert read(sheets.data(), "0" * 64).tables
    assert calls == []


def test_a_second_reading_that_sees_no_table_is_no_better(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plumber.content

    def content(page: Any) -> PageContent:
        return replace(plain(page), pieces=())

    monkeypatch.setattr(plumber, "content", content)
    wrong = [*ROWS[:-1], ["Total", "£31,240"]]
    assert rules(paper(wrong)) == ["£1,000 x", "£30,000 x", "£204 x", "£31,240 x"]


def test_where_both_read_the_same_the_author_erred_and_nothing_changes(calls: list[int]) -> None:
    wrong = [*ROWS[:-1], ["Total", "£31,240"]]
    assert rules(paper(wrong)) == ["£1,000 x", "£30,000 x", "£204 x", "£31,240 x"]
    assert calls == [1]


def test_a_table_that_adds_up_is_read_once(calls: list[int]) -> None:
    assert rules(paper(ROWS))[-1] == "£31,204 x"
    assert calls == []


def test_a_page_that_hides_something_is_never_read_by_the_one_who_would_not_see_that(calls: list[int]) -> None:
    sheets = Sheets()
    end = sheets.table(60, 100, (200, 80), [*ROWS[:-1], ["Total", "£31,000"]])
    sheets.canvas.setFillGray(1)
    sheets.text(60, end + 40, "£485,000 to the payee")
    document = read(sheets.data(), "0" * 64)
    assert [doubt.code for doubt in document.doubts] == ["hidden_text"]
    assert "485" not in document[Span(0, len(document.text))]
    assert calls == []
