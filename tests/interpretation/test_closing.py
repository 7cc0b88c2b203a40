"""Rows that close a table or a group of it, in the words of different hands."""

from __future__ import annotations

import pytest

from pipeline.interpretation.layouts import Layout
from pipeline.interpretation.readings import describe
from tests.handmade import Rows, document, findings
from tests.ledgers import PROGRESS


def layout(rows: Rows) -> Layout:
    """Return how a table is understood."""
    paper = document(PROGRESS, rows)
    return describe(paper, paper.tables[0])


GROUPS: Rows = [
    ["Ref", "Project", "Grant"],
    ["Second call", "", ""],
    ["W/01", "Oak Choir – singing", "£1,000"],
    ["W/02", "Elm Band – drums", "£2,000"],
    ["{0}", "", "£3,000"],
    ["First call", "", ""],
    ["W/03", "Ash Club – chess", "£4,000"],
    ["W/04", "Ivy Drama – masks", "£5,000"],
    ["{1}", "", "£9,000"],
    ["Total allocated", "", "£12,000"],
]


@pytest.mark.parametrize("label", ["Total: {}", "Total – {}", "Total ({})", "Total, {}", "{} total", "Subtotal {}"])
def test_the_total_of_a_group_is_one_whatever_stands_between_its_words(label: str):
    named = [label.format("Second call"), label.format("First call")]
    rows = [[cell.format(*named) for cell in row] for row in GROUPS]
    assert layout(rows).rows[4:] == ("subtotal", "note", "body", "body", "subtotal", "total")
    assert findings(PROGRESS, rows) == []
    rows[7][2] = "£6,000"
    assert findings(PROGRESS, rows) == [("rows_sum_to_total", 100_000)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("Reserve at start of year", "Reserve at end of year"),
        ("Reserve at the beginning of the period", "Reserve at the end of the period"),
        ("Balance on 1 April 2031", "Balance on 31 March 2032"),
        ("Reserve at 1st April", "Reserve at 31st March"),
    ],
)
def test_a_level_at_the_start_leads_to_the_one_at_the_end(opening: str, closing: str):
    rows: Rows = [["", "£"], [opening, "91,000"], ["Contribution", "(8,700)"], [closing, "82,300"]]
    assert findings(PROGRESS, rows) == []
    rows[-1][1] = "83,200"
    assert findings(PROGRESS, rows) == [("running_balance", -90_000)]


def test_rows_counted_without_a_gap_are_all_there_however_far_they_are_from_their_total():
    rows: Rows = [["No", "Organisation", "Grant"], ["1", "Oak Trust", "£2,150"], ["2", "Elm Club", "£3,270"]]
    rows += [["3", "Ash Choir", "£4,390"], ["", "Total", "£91,210"]]
    assert findings(PROGRESS, rows) == [("rows_sum_to_total", -8_140_000)]
    assert findings(PROGRESS, [row[1:] for row in rows]) == []


@pytest.mark.parametrize("label", ["All years", "Both years", "Whole programme"])
def test_what_closes_rows_of_years_is_their_total_however_far_it_is_from_their_sum(label: str):
    rows: Rows = [["Year", "Sum"], ["2031/32", "£61,000"], ["2032/33", "£84,000"], [label, "£99,000"]]
    assert findings(PROGRESS, rows) == [("rows_sum_to_total", 4_600_000)]
    rows[1][0], rows[2][0] = "Design", "Evaluation"
    assert findings(PROGRESS, rows) == []


def test_what_is_called_less_is_taken_from_the_opening_level():
    rows: Rows = [["", "£"], ["Opening balance", "79,000"], ["Add: grant", "16,500"], ["Less: paid", "26,250"]]
    assert findings(PROGRESS, [*rows, ["Closing balance", "69,250"]]) == []
    assert findings(PROGRESS, [*rows, ["Closing balance", "65,250"]]) == [("running_balance", 400_000)]


def test_the_column_of_all_areas_holds_the_sums_of_a_row():
    rows: Rows = [["Provider", "North", "South", "All areas"], ["Oak Trust", "£5", "£7", "£12"]]
    assert [column.part for column in layout(rows).columns] == ["recipient", "amount", "amount", "total"]


@pytest.mark.parametrize("label", ["Grants", "Awards", "Awards made", "Onward grants", "Grants to two clubs"])
def test_a_last_row_called_grants_is_the_total_where_it_is_what_the_others_come_to(label: str):
    rows = [["Club", "2031/32", "2032/33"], ["Oak Choir", "£2,000", "£3,000"], ["Elm Band", "£1,500", "£900"]]
    assert layout([*rows, [label, "£3,500", "£3,900"]]).rows[-1] == "total"
    assert layout([*rows, [label, "£3,400", "£3,800"]]).rows[-1] == "body"
