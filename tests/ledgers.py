"""Ledgers: rows of tables that tests of reconciliation begin with, and change."""

from __future__ import annotations

from tests.handmade import Rows

PROGRESS = "The board agreed to these grants."

COSTS: Rows = [
    ["Cost", "2031/32", "2032/33", "Total"],
    ["Staff", "£1,200", "£1,250", "£2,450"],
    ["Rent", "£310", "-", "£310"],
    ["Sub-total", "£1,510", "£1,250", "£2,760"],
    ["Vans", "£90", "£10", "£100"],
    ["Total", "£1,600", "£1,260", "£2,860"],
]

LEDGER: Rows = [
    ["No", "Organisation", "Grant", "Remaining"],
    ["1", "Oak Trust", "£2,150", "£17,850"],
    ["2", "Elm Club", "£3,270", "£14,580"],
    ["3", "Ash Choir", "£4,390", "£10,190"],
    ["4", "Fir Hall", "£1,030", "£9,160"],
    ["", "Total", "£10,840", "£9,160"],
]

AWARDS: Rows = [
    ["Organisation", "Grant"],
    ["Oak Trust", "£2,150"],
    ["Elm Club", "£3,270"],
    ["Ash Choir", "£4,390"],
    ["Fir Hall", "£1,030"],
    ["Total", "£10,840"],
]

ON_TOP: Rows = [["Organisation", "Grant"], ["Total", "£9,000"], ["Oak Trust", "£2,000"], ["Elm Club", "£3,000"]]

GRANTS: Rows = [
    ["", "", "", "", "Youth Grant", "Youth Grant Remaining"],
    ["", "", "", "Budget", "£60,000", "£12,500"],
    ["", "Expenditure - Committed", "Lead", "Area", "Amount", "Remaining Funds"],
    ["1", "Riverside Boxing Club - kit for juniors", "A Person", "NA", "£7,500", "£52,500"],
    ["2", "Film 'Second Chance'", "B Person", "YE TE", "£40,000", "£12,500"],
    ["Total", "", "", "", "£47,500", "£12,500"],
]
