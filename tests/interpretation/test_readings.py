"""Tables whose rows can be read in several ways: the way in which their sums hold is taken, and no error is hidden."""

from __future__ import annotations

from extractors import sub_grants
from pipeline.extract import Facts, Reading
from pipeline.reconcile import reconcile
from pipeline.records import Check
from tests.handmade import Rows, amounts, document, dossier, layout

HEAD = ["Club", "For", "Grant"]
CLUBS: Rows = [
    ["Oak Choir", "songs", "£1,250"],
    ["Elm Band", "drums", "£2,400"],
    ["Ash Club", "games", "£310"],
    ["Fir Art", "paint", "£75"],
]


def sums(rows: Rows) -> list[Check]:
    return [check for check in reconcile(dossier("These were agreed.", rows)) if check.code == "rows_sum_to_total"]


def test_a_last_row_that_nothing_calls_a_total_is_one_if_the_rows_above_add_up_to_it_and_the_check_says_so():
    (check,) = sums([HEAD, *CLUBS, ["The four clubs", "", "£4,035"]])
    assert check.verdict == "exact"
    assert "whose last row is read as its total" in check.statement


def test_a_first_row_may_be_the_total_of_those_below_it():
    assert layout([HEAD, ["Clubs", "", "£4,035"], *CLUBS]).rows == ("header", "total", *["body"] * 4)


def test_a_last_row_that_is_no_sum_of_the_others_is_a_row():
    assert layout([HEAD, *CLUBS, ["Ivy Drama", "plays", "£4,036"]]).rows[-1] == "body"


def test_a_total_that_is_called_so_stays_one_where_it_is_wrong_and_another_reading_would_hold():
    rows = [HEAD, *CLUBS, ["The four clubs", "", "£4,035"], ["Total", "", "£4,135"]]
    assert [check.verdict for check in sums(rows)] == ["inconsistent"]


def test_totals_that_name_a_part_are_subtotals_of_the_total_below_them():
    rows = [HEAD, *CLUBS[:2], ["Music total", "", "£3,650"], *CLUBS[2:], ["Other total", "", "£385"]]
    assert layout([*rows, ["Grand total", "", "£4,035"]]).rows[3::3] == ("subtotal", "subtotal")
    wrong = sums([*rows, ["Grand total", "", "£4,135"]])
    assert sorted(check.difference_pence or 0 for check in wrong) == [-10000, 0, 0]


def test_a_total_of_each_year_stands_above_the_total_of_all_years():
    rows = [HEAD, *CLUBS[:2], ["Total 2031/32", "", "£3,650"], *CLUBS[2:], ["Total 2032/33", "", "£385"]]
    assert layout([*rows, ["Total, all years", "", "£4,035"]]).rows == (
        "header",
        *("body", "body", "subtotal"),
        *("body", "body", "subtotal"),
        "total",
    )


def test_a_sum_without_words_is_the_total_also_above_what_is_left():
    rows = [HEAD, *CLUBS, ["", "", "£4,035"], ["Left to allocate", "", "£965"]]
    assert layout(rows).rows[-2:] == ("total", "remainder")


def test_a_header_that_comes_again_over_two_lines_is_no_row():
    rows = [["Club", "For", "Grant paid"], *CLUBS, ["Total", "", "£4,035"], ["Round two", "", ""]]
    again = [["", "", "Grant"], ["Club", "For", "paid"], ["Ivy Drama", "plays", "£20"]]
    assert layout([*rows, *again]).rows[-4:] == ("note", "header", "header", "body")


def test_a_balance_without_a_sum_beside_it_is_what_the_table_starts_from():
    rows = [["Club", "Grant", "Left"], ["Grants allocation", "", "£900"], ["Oak Choir", "£200", "£700"]]
    assert layout([*rows, ["Elm Band", "£300", "£400"]]).rows == ("header", "budget", "body", "body")


def test_a_total_may_stand_before_the_years_that_make_it():
    rows = [
        ["Club", "Total award", "2031/32", "2032/33"],
        ["Oak", "£500", "£300", "£200"],
        ["Elm", "£70", "£60", "£20"],
    ]
    found = reconcile(dossier("These were agreed.", rows))
    assert [(c.verdict, c.difference_pence) for c in found if c.code == "years_sum_to_total"] == [
        ("exact", 0),
        ("inconsistent", 1000),
    ]


def test_what_was_bid_for_is_not_what_was_granted():
    rows = [["Club", "Grants: bid", "Grants: awarded"], ["Oak Choir", "£2,000", "£1,250"], ["Elm", "£900", "£800"]]
    found = layout(rows).amount
    assert found is not None
    assert found.number == 2


def test_the_rows_of_a_summary_are_no_grants():
    paper = document(
        "The grants are these.",
        [
            ["Club", "Ward", "2031/32", "2032/33"],
            ["Oak Choir", "Mile End", "£500", "£700"],
            ["Elm Band", "Bow", "£90", "£80"],
            ["Total", "", "£590", "£780"],
        ],
        "Summary of grants by year",
        [["Year", "Grants", "Officer"], ["2031/32", "£590", "£40"], ["2032/33", "£780", "£45"]],
        "Summary of grants by strand",
        [["Strand", "Grants"], ["Music", "£590"], ["Song", "£780"]],
        "Summary of grants by ward",
        [["Place", "Grants"], ["Mile End", "£1,200"], ["Bow", "£170"]],
    )
    reading = Reading(paper, facts=Facts(amounts=list(amounts(paper))))
    cells = {
        cell.span.start: (table.number, number)
        for table in paper.tables
        for number, row in enumerate(table.rows, 1)
        for cell in row
    }
    reading.facts.amounts = [
        amount.model_copy(update=dict(zip(("table_number", "row_number"), cells[amount.char_start], strict=True)))
        for amount in reading.facts.amounts
    ]
    sub_grants.extract(reading)
    assert {grant.table_number for grant in reading.facts.sub_grants} == {1}
