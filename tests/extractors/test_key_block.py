"""The key information of a form whose labels and values stand side by side, in cells of one line or of two."""

from __future__ import annotations

from datetime import date

from extractors.decision import extract as extract_decision
from extractors.language import annotate
from pipeline.extract import Reading
from pipeline.pdf import read, read_tables
from pipeline.records import Decision
from tests.sheets import Sheets

COLUMNS = (60, 130, 380, 460)


def form(*cells: tuple[int, float, str]) -> bytes:
    sheets = Sheets()
    sheets.text(60, 60, "Record of a decision", size=14, bold=True)
    for column, top, words in cells:
        sheets.text(COLUMNS[column], top, words)
    sheets.text(60, 160, "The Deputy Mayor is asked to approve grants to clubs in Alder Vale.")
    return sheets.data()


def decision(data: bytes) -> Decision:
    document = read(data, "0" * 64)
    reading = Reading(document, annotate(document))
    extract_decision(reading)
    return reading.facts.decision


def test_values_that_run_over_two_lines_beside_each_other_are_read_cell_by_cell() -> None:
    data = form(
        (0, 96, "Reference"),
        (1, 96, "PCD 90001"),
        (2, 96, "Date signed"),
        (3, 90, "Sunday 4 May"),
        (3, 102, "2031"),
        (0, 126, "Subject"),
        (1, 120, "Sports clubs for young people"),
        (1, 132, "in Alder Vale"),
        (2, 120, "Decision"),
        (2, 132, "maker"),
        (3, 126, "A. Body"),
    )
    assert read_tables(data)[0]["rows"] == [
        ["Reference", "PCD 90001", "Date signed", "Sunday 4 May 2031"],
        ["Subject", "Sports clubs for young people in Alder Vale", "Decision maker", "A. Body"],
    ]
    found = decision(data)
    assert (found.reference, found.date_signed) == ("PCD 90001", date(2031, 5, 4))


def test_a_label_that_its_narrow_cell_breaks_is_still_that_label() -> None:
    data = form(
        (0, 90, "Referenc"),
        (0, 102, "e"),
        (1, 96, "PCD 90001"),
        (2, 96, "Date signed"),
        (3, 96, "4.5.2031"),
    )
    found = decision(data)
    assert (found.reference, found.date_signed) == ("PCD 90001", date(2031, 5, 4))


def test_labels_without_a_number_or_a_day_make_no_block() -> None:
    data = form((0, 90, "Title"), (1, 90, "Clubs"), (2, 90, "Signed"), (3, 90, "by the"), (3, 102, "officer"))
    assert read_tables(data) == []
