"""Heads and ends of papers: where a memorandum or a form names itself, and says when it was signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extractors.decision import extract as extract_decision
from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.extract import Facts, Reading, extract
from pipeline.pdf import read
from pipeline.records import Decision
from tests.sheets import Sheets

DAY = date(2031, 5, 4)
ASKS = "The Deputy Mayor is asked to approve grants to clubs in Alder Vale."


def decision(*lines: str) -> Decision:
    """Return what is read of a paper of such lines, a wider gap above each, the first in larger letters."""
    sheets = Sheets()
    for number, line in enumerate(lines):
        for cell, words in enumerate(line.split("\t")):
            sheets.text(60 + 260 * cell, 60 + 30 * number, words, size=10 if number else 14, bold=not number)
    document = read(sheets.data(), "0" * 64)
    reading = Reading(document, annotate(document))
    extract_decision(reading)
    return reading.facts.decision


@pytest.mark.parametrize(
    "line",
    [
        "PCD 90001 – signed 4 May 2031 – Deputy Mayor for Policing and Crime",
        "PCD 90001, signed on 4 May 2031 by the Deputy Mayor",
        "PCD 90001 | Deputy Mayor for Policing and Crime | dated 04/05/2031",
        "PCD 90001 – put forward 1 May 2031, signed 4 May 2031",
    ],
)
def test_a_line_below_the_title_gives_number_and_day(line: str) -> None:
    found = decision("Rowing lessons", line, "Executive summary:", ASKS)
    assert (found.reference, found.date_signed, found.title) == ("PCD 90001", DAY, "Rowing lessons")


@pytest.mark.parametrize(
    "title", ["Grants from 4 May 2031", "Approved budget from 4 May 2031", "Signed forms, 4 May 2031"]
)
def test_a_title_with_a_day_in_it_is_not_signed_on_that_day(title: str) -> None:
    assert decision(f"PCD 90001 – {title}", "Executive summary", ASKS).date_signed is None


@pytest.mark.parametrize("was", [" was approved on 4 May 2031", ", approved on 4 May 2031,", " (dated 4 May 2031)"])
def test_a_sentence_on_another_decision_does_not_name_the_paper(was: str) -> None:
    found = decision("Rowing lessons", "Summary", f"PCD 90002{was} gave the club a boat.", ASKS)
    assert (found.reference, found.date_signed) == (None, None)


@pytest.mark.parametrize(
    "head", ["DMPC DECISION (PCD 90001): Rowing lessons", "DMPC Decision (PCD 90001) – Rowing lessons"]
)
def test_a_heading_may_name_its_number_in_brackets(head: str) -> None:
    found = decision(head, "Executive Summary", ASKS)
    assert (found.reference, found.title) == ("PCD 90001", "Rowing lessons")


@pytest.mark.parametrize("label", ["Our ref", "Our reference", "Ref", "Ref no", "Decision ref"])
def test_a_memorandum_is_called_by_its_subject(label: str) -> None:
    found = decision(
        "MEMORANDUM", "To: the Deputy Mayor", f"{label}: PCD 90001", "Subject: Rowing lessons", "Summary", ASKS
    )
    assert (found.reference, found.title) == ("PCD 90001", "Rowing lessons")


@pytest.mark.parametrize(
    "day", ["4 May 2031", "04 May 2031", "Sunday 4 May 2031", "4-May-2031", "4th May, 2031", "4.5.31"]
)
def test_a_value_may_stand_below_its_label(day: str) -> None:
    found = decision("Rowing lessons", "Reference code:", "PCD 90001", "Date signed:", day, "Executive summary", ASKS)
    assert (found.reference, found.date_signed) == ("PCD 90001", DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Approved and signed by the Deputy Mayor for Policing and Crime on 4/5/2031.",
        "Signed by the Deputy Mayor for Policing and Crime on 04.05.2031.",
        "Approved by the DMPC on Sunday 4 May 2031",
        "Decision taken by the Deputy Mayor on the 4th of May 2031.",
    ],
)
def test_the_last_line_may_say_when_it_was_signed(line: str) -> None:
    assert decision("Rowing lessons", "Our ref: PCD 90001", "Summary", ASKS, line).date_signed == DAY


@pytest.mark.parametrize("day", ["4 May 2031", "Sunday 4 May 2031", "04/05/2031", "4-May-2031"])
def test_a_box_for_the_signature_holds_the_day(day: str) -> None:
    box = ("Signed (Deputy Mayor for Policing and Crime)\tDate signed", f" \t{day}")
    assert decision("Rowing lessons", "Our ref: PCD 90001", "Summary", ASKS, *box).date_signed == DAY


@pytest.mark.parametrize(
    "line",
    [
        "PCD 90002 was approved and signed by the Deputy Mayor on 4 May 2031.",
        "Approved by the Deputy Mayor in PCD 90002 on 4 May 2031.",
        "Agreed by the DMPC on 4 May 2031, the first phase is over.",
    ],
)
def test_what_was_approved_before_is_not_when_this_paper_was_signed(line: str) -> None:
    assert decision("Rowing lessons", "Our ref: PCD 90001", "Summary", ASKS, line).date_signed is None


@pytest.mark.parametrize("marking", ["OFFICIAL", "OFFICIAL – PUBLIC", "OFFICIAL-SENSITIVE"])
def test_a_protective_marking_may_stand_beside_the_number(marking: str) -> None:
    assert decision(f"PCD 90001 {marking}", "Rowing lessons", "Summary", ASKS).reference == "PCD 90001"


@pytest.mark.parametrize("day", ["4th May 2031", "Sunday 4 May 2031"])
def test_a_form_may_be_signed_and_approved(day: str) -> None:
    lines = ("Deputy Mayor for Policing and Crime", f"Signed and approved on {day}")
    assert decision("Rowing lessons", "Our ref: PCD 90001", "Summary", ASKS, *lines).date_signed == DAY


FORM = (
    ("DMPC decision", "PCD 90001", "Part 2", "No"),
    ("Recommendation", "The Deputy Mayor is asked to accept £80,000 from the Home Office for boats.", "", ""),
    ("Decision maker", "Deputy Mayor for Policing and Crime", "", ""),
    ("Signature", "[signed]", "", ""),
    ("Date", "4 May 2031", "", ""),
)


def form(rows: Sequence[Sequence[str]]) -> Facts:
    """Return what is read of a form whose labels and values stand in ruled cells."""
    sheets = Sheets()
    sheets.text(60, 40, "Rowing lessons", size=14, bold=True)
    for number, row in enumerate(rows):
        top, cells = 70 + 24 * number, [cell for cell in row if cell]
        xs = [60, 160, 540] if len(cells) == 2 else [60, 160, 300, 420, 540]
        sheets.grid(xs, [top, top + 24])
        for x, cell in zip(xs, cells, strict=False):
            sheets.text(x + 4, top + 6, cell, size=9)
    return extract(read(sheets.data(), "0" * 64), annotate, EXTRACTORS).facts


def test_a_form_in_cells_gives_its_number_its_day_and_whose_money_it_is() -> None:
    found = form(FORM)
    assert (found.decision.reference, found.decision.date_signed) == ("PCD 90001", DAY)
    assert [(amount.role, amount.funder) for amount in found.amounts] == [("accepted", "Home Office")]


def test_the_day_of_another_who_signs_is_not_the_deputy_mayors() -> None:
    rows = [*FORM[:3], ("Chief Executive Officer", "I have been consulted about this."), *FORM[3:]]
    assert form(rows).decision.date_signed is None
