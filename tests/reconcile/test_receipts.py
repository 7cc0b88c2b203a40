"""An account in which money comes in between the awards: what comes in is added to the balance, and no award."""

from __future__ import annotations

import pytest

from tests.handmade import Rows, checked, findings, layout

OPENING = "The account opens at £90,000. A second payment of £60,000 comes in July."
ACCOUNT: Rows = [
    ["When", "Club", "Paid out (£)", "Received (£)", "Balance (£)"],
    ["May", "Oak Trust", "52,300", "–", "37,700"],
    ["June", "Elm Choir", "41,900", "–", "(4,200)"],
    ["July", "Second payment", "–", "60,000", "55,800"],
    ["August", "Ash Gym", "30,100", "–", "25,700"],
    ["", "Total", "124,300", "60,000", "25,700"],
]


def headed(out: str, received: str) -> Rows:
    return [["When", "Club", f"{out} (£)", f"{received} (£)", "Balance (£)"], *ACCOUNT[1:]]


def swapped(rows: Rows) -> Rows:
    return [[when, club, came, out, left] for when, club, out, came, left in rows]


def amount_of(rows: Rows) -> str | None:
    """Return the header of the column that holds what is paid."""
    column = layout(rows).amount
    return column.label if column else None


def with_cell(row: int, column: int, words: str, rows: Rows = ACCOUNT) -> Rows:
    return [
        [words if (r, c) == (row, column) else cell for c, cell in enumerate(cells)] for r, cells in enumerate(rows)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ACCOUNT,
        swapped(ACCOUNT),
        headed("Awarded", "Returned"),
        headed("Payments", "Receipts"),
        headed("Debit", "Credit"),
        headed("Out", "In"),
        headed("Spent", "Income"),
        swapped(headed("Grants", "Paid in")),
        [["" if cell == "–" else cell for cell in row] for row in ACCOUNT],
        [[cell.replace("–", "nil") for cell in row] for row in ACCOUNT],
        [ACCOUNT[0], ["April", "Opening balance", "–", "–", "90,000"], *ACCOUNT[1:]],
        [ACCOUNT[0], ["April", "First payment", "–", "90,000", "90,000"], *ACCOUNT[1:-1]],
    ],
)
def test_what_comes_in_between_is_added_to_the_balance(rows: Rows):
    assert findings(OPENING, rows) == []
    steps = [check for check in checked(OPENING, rows) if check[0] == "running_balance"]
    assert len(steps) >= 3
    assert {verdict for _, verdict, _ in steps} == {"exact"}
    assert amount_of(rows) == next(head for head, *cells in zip(*rows, strict=True) if "30,100" in cells)


@pytest.mark.parametrize("rows", [ACCOUNT, swapped(ACCOUNT), headed("Payments", "Receipts")])
def test_and_a_wrong_balance_is_found(rows: Rows):
    wrong = with_cell(3, 4, "53,800", rows)
    assert sorted(findings(OPENING, wrong)) == [("running_balance", -200_000), ("running_balance", 200_000)]


def test_and_what_is_left_at_the_end_is_held_against_all_that_came():
    equation = "124,300 + 25,700 − 60,000 = £90,000"
    assert ("committed_plus_remaining", "exact", equation) in checked(OPENING, ACCOUNT)
    last = with_cell(5, 4, "29,700")
    assert sorted(findings(OPENING, last)) == [("committed_plus_remaining", 400_000), ("running_balance", -400_000)]


def test_a_single_column_of_what_each_received_holds_awards():
    assert amount_of([["Club", "Received"], ["Oak Trust", "£5,200"], ["Elm Choir", "£4,100"]]) == "Received"
    more = [
        ["Club", "Grant received", "Spent", "Balance"],
        ["Oak Trust", "£90", "£40", "£50"],
        ["Elm", "£7", "£5", "£2"],
    ]
    assert amount_of(more) == "Grant received"
