"""Figures without a pound sign are money where the text prints them so, or where they are what somebody is given."""

from __future__ import annotations

import pytest

from pipeline.interpretation.readings import describe
from tests.handmade import Rows, document, findings

YEARS = ["2031/32", "2032/33", "Total"]
PAID: Rows = [["Oak Choir", "4,150", "4,300", "8,450"], ["Elm Band", "2,005", "1,995", "4,000"]]
TOTAL = ["Total", "6,155", "6,295", "12,450"]


def has_money(head: list[str], above: str, *below: str) -> bool:
    paper = document(above, [head, *PAID, TOTAL], *below)
    return any(column.has_money for column in describe(paper, paper.tables[0]).columns)


@pytest.mark.parametrize("name", ["Grant recipient", "Funded organisation", "Award holder and organisation"])
@pytest.mark.parametrize(
    "times",
    [YEARS, ["Year 1", "Year 2", "Total"], ["First half", "Second half", "Total"], ["Year one", "2nd year", "Total"]],
)
def test_what_recipients_of_grants_get_over_the_years_is_money(name: str, times: list[str]):
    assert has_money([name, *times], "The panel met in May.")


def test_the_line_above_may_say_that_the_bodies_are_given_something():
    assert has_money(["Organisation", *YEARS], "The awards over both years are:")
    assert not has_money(["Organisation", *YEARS], "Their members were counted twice:")


def test_one_column_of_totals_is_money_as_well():
    paper = document("The panel met in May.", [["Grant recipient", "Total"], ["Oak Choir", "850"], ["Elm Band", "400"]])
    assert describe(paper, paper.tables[0]).columns[1].has_money


def test_what_years_cost_is_money():
    assert has_money(["Head", *YEARS], "The costs of the choir are:")
    assert not has_money(["Head", *YEARS], "The costs of each case were compared; cases by kind:")


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Funded organisation", "Referrals to each of them were as follows."),
        ("Grant recipient", "The number of young people reached is below."),
        ("Ward", "The grants have these results."),
    ],
)
def test_what_is_counted_is_no_money(name: str, above: str):
    assert not has_money([name, *YEARS], above)


def test_a_total_that_the_text_prints_as_pounds_makes_its_table_money():
    assert has_money(["Scheme", *YEARS], "The schemes are these.", "All of it is £12,450 over two years.")
    assert not has_money(["Scheme", *YEARS], "The schemes are these.", "It is £12,450,000 for the county.")


def test_so_does_what_a_wrong_total_should_be():
    paper = document("All of it is £12,450.", [["Scheme", *YEARS], *PAID, ["Total", "6,155", "6,295", "12,540"]])
    assert all(column.has_money for column in describe(paper, paper.tables[0]).columns[1:])


def test_a_total_with_pence_below_rows_that_no_header_names_is_what_the_text_tells():
    rows = [["Oak Choir", "8,449.60", "Bow"], ["Elm Band", "4,000.40", "Mile End"], ["Total awards", "12,450.00", ""]]
    paper = document("We pay out £12,450.", rows)
    assert [column.part for column in describe(paper, paper.tables[0]).columns] == ["recipient", "amount", "text"]


def test_a_wrong_total_over_the_years_is_a_finding_in_pounds():
    rows = [["Grant recipient", *YEARS], *PAID, ["Total", "6,155", "6,295", "12,540"]]
    assert set(findings("The panel met in May.", rows)) == {("rows_sum_to_total", -9000), ("years_sum_to_total", -9000)}
