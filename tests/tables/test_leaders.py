"""Names from which dots lead to their sums are tables, and a contents page is none."""

from __future__ import annotations

import pytest

from pipeline.pdf import read
from tests.sheets import Sheets, tables

GRANTS = [
    ["Oak Trust", "£1,000"],
    ["Alder Street Tenants' and Residents' Association", "£12,500"],
    ["Elm Club Ltd.", "£300"],
    ["Total", "£13,800"],
]


def led(line: str, dots: str, sum_: str) -> str:
    return f"{line}{dots}{sum_}"


@pytest.mark.parametrize(
    "dots", [" ..................... ", ".....................", " . . . . . . . . . . ", " …………… "]
)
def test_dots_lead_from_the_names_to_their_sums_wherever_these_end(dots: str) -> None:
    sheets = Sheets()
    sheets.text(60, 80, "The board agreed to these grants.")
    for number, (name, figure) in enumerate(GRANTS):
        sheets.text(60, 100 + 15 * number, led(name, dots, figure))
    sheets.text(60, 170, "They are paid in arrears.")
    assert [[row[0].rstrip("."), row[1]] for row in tables(sheets)[0]] == [
        [row[0].rstrip("."), row[1]] for row in GRANTS
    ]


def test_a_name_over_two_lines_and_the_heading_of_a_group_are_told_apart() -> None:
    sheets = Sheets()
    lines = (
        (100, "Oak Trust .......... £1,000"),
        (116, "Grants to be paid later"),
        (132, "Alder Street Tenants' and"),
        (144, "Residents' Association .......... £12,500"),
        (160, "Total        £13,500"),
    )
    for top, line in lines:
        sheets.text(60, top, line)
    assert tables(sheets) == [
        [
            ["Oak Trust", "£1,000"],
            ["Grants to be paid later", ""],
            ["Alder Street Tenants' and Residents' Association", "£12,500"],
            ["Total", "£13,500"],
        ]
    ]


def test_the_last_row_stands_overleaf() -> None:
    sheets = Sheets()
    for number, (name, figure) in enumerate(GRANTS[:3]):
        sheets.text(60, 740 + 15 * number, led(name, " ............ ", figure))
    sheets.page()
    sheets.text(60, 60, led("Total awarded to all of them", " .............................. ", "£13,800"))
    sheets.text(60, 80, "They are paid in arrears.")
    assert [row[1] for row in tables(sheets)[0]] == ["£1,000", "£12,500", "£300", "£13,800"]


def test_contents_and_lines_to_fill_in_are_no_tables() -> None:
    sheets = Sheets()
    for number, line in enumerate(("Summary ........ 1", "Background ........ 3", "Costs ........ 12")):
        sheets.text(60, 100 + 15 * number, line)
    sheets.text(60, 200, "Signed ................................ Date ................")
    document = read(sheets.data(), "0" * 64)
    assert document.tables == ()
    assert "Background ........ 3" in document.text
