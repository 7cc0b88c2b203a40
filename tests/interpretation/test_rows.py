"""Rows: what each is, by its words, by what stands in it, and by its place."""

from __future__ import annotations

import pytest

from pipeline.interpretation.rows import closing_kind, special_row, vocabulary
from tests.handmade import layout
from tests.ledgers import GRANTS


def test_a_header_repeated_on_the_next_page_is_a_header_again():
    rows = [*GRANTS[:4], GRANTS[2], *GRANTS[4:]]
    assert layout(rows).rows == ("header", "budget", "header", "body", "header", "body", "total")


def test_the_total_need_not_stand_in_the_last_row():
    found = layout(
        [
            ["Organisation", "Purpose", "Borough", "Grant"],
            ["Harbour Trust", "Mentoring", "Barnet", "£10,000"],
            ["Oak Project", "Boxing", "Brent", "£15,000"],
            ["Total awarded", "", "", "£25,000"],
            ["Budget", "", "", "£40,000"],
            ["Unallocated", "", "", "£15,000"],
            ["Figures rounded to the pound", "", "", ""],
        ]
    )
    assert found.rows == ("header", "body", "body", "total", "budget", "remainder", "note")
    assert [column.part for column in found.columns] == ["recipient", "purpose", "area", "amount"]


def test_a_grant_called_fund_is_a_row_like_the_others():
    found = layout([["Name", "Amount"], ["Club", "£5"], ["Fund", "£7"], ["Total", "£12"]])
    assert found.rows == ("header", "body", "body", "total")


@pytest.mark.parametrize("row", vocabulary("rows"), ids=lambda row: row["example"])
def test_each_word_of_a_row_has_its_example(row: dict[str, str]):
    assert special_row((row["example"],)) == row["says"]


@pytest.mark.parametrize("row", vocabulary("closing"), ids=lambda row: row["example"])
def test_each_word_of_a_row_that_closes_a_table_has_its_example(row: dict[str, str]):
    assert closing_kind((row["example"],)) == row["says"]


@pytest.mark.parametrize(
    "name", ["Total Support Ltd", "Grants officer", "Balance of power theatre", "Left Bank Arts", "Brothers Together"]
)
def test_a_name_that_begins_or_ends_like_a_total_is_a_name(name: str):
    assert special_row((name,)) is None


def test_the_last_row_is_the_total_if_it_alone_has_no_words():
    found = layout([["Name", "Amount"], ["Club", "£5"], ["Choir", "£7"], ["", "£12"]])
    assert found.rows == ("header", "body", "body", "total")


def test_the_last_row_is_the_total_if_its_label_begins_so():
    rows = [["Partner", "Grant"], ["Total Film", "£1,000"], ["Oak Project", "£2,000"], ["Total to date", "£3,000"]]
    assert layout(rows).rows == ("header", "body", "body", "total")


def test_a_subtotal_is_as_long_as_the_name_of_its_group():
    group = "Societies run by their own members"
    rows = [
        ["Payee", "Grant"],
        [group, ""],
        ["Oak Choir", "£1,000"],
        ["Elm Band", "£2,000"],
        [f"Total of {group}", "£3,000"],
    ]
    others = [["Schools", ""], ["Ash School", "£4,000"], ["Total of Schools", "£4,000"], ["Total", "£7,000"]]
    assert layout([*rows, *others]).rows[4:] == ("subtotal", "note", "body", "subtotal", "total")
    named = [*rows[:4], ["Total Film and Theatre for Young Carers", "£3,000"]]
    assert layout([*named, *others]).rows[4] == "body"


def test_a_subtotal_may_end_its_label_and_a_unit_may_stand_in_a_line_of_its_own():
    found = layout(
        [
            ["Grant recipient", "Grant awarded"],
            ["", "£000"],
            ["Harbour Trust", "12"],
            ["Barnet subtotal", "12"],
            ["Total", "12"],
        ]
    )
    assert found.rows == ("header", "header", "body", "subtotal", "total")
    assert [(column.part, column.unit) for column in found.columns] == [("recipient", 1), ("amount", 1000)]


@pytest.mark.parametrize(
    "label", ["Left in the fund", "Balance held", "Not yet allocated", "Not awarded", "Remaining uncommitted"]
)
def test_what_stands_below_the_total_and_says_so_is_what_remains(label: str):
    rows = [["Name", "Amount"], ["Oak", "£5"], ["Elm", "£7"], ["Total", "£12"]]
    assert layout([*rows, [label, "£3"]]).rows[-1] == "remainder"
    assert layout([*rows[:2], [label, "£3"], *rows[2:]]).rows[2] == "body"


def test_the_total_is_told_where_the_sums_stand_before_the_names():
    rows = [["Agreed (£)", "Charity"], ["4,000.00", "Oak"], ["0.50", "Elm"], ["4,000.50", "Totals"]]
    assert layout(rows).rows == ("header", "body", "body", "total")


def test_rows_that_lack_what_all_others_tell_close_the_table():
    rows = [["No", "Payee", "Ward", "Sum"], ["1", "Oak Choir", "Bow", "£5"], ["2", "Elm Band", "Mile End", "£7"]]
    found = layout([*rows, ["Sum of offers", "", "", "£12"], ["Awards fund", "", "", "£15"], ["Free", "", "", "£3"]])
    assert found.rows[-3:] == ("total", "budget", "remainder")
    assert [column.part for column in found.columns] == ["number", "recipient", "area", "amount"]
    named = layout([*rows, ["", "All Saints Choir", "", "£12"]])
    assert named.rows[-1] == "body"


def test_below_the_total_stand_the_fund_and_what_is_left_of_it():
    rows = [["Body", "Paid"], ["Oak Choir", "£5"], ["Elm Band", "£7"], ["Total paid", "£12"], ["Pot to give", "£15"]]
    assert layout([*rows, ["Uncommitted", "£3"]]).rows[-3:] == ("total", "budget", "remainder")


@pytest.mark.parametrize(("label", "figure", "kind"), [("Cost in full", "£98", "total"), ("Full review", "£9", "body")])
def test_a_total_in_other_words_comes_near_to_the_rows_above_it(label: str, figure: str, kind: str):
    rows = [["Cost", "Sum"], ["Onward awards", "£40"], ["The officer", "£49"], [label, figure]]
    assert layout(rows).rows[-1] == kind


def test_three_rows_may_state_a_fund_what_is_taken_of_it_and_what_is_left():
    rows = [["", "£"], ["Fund for awards", "9,000"], ["Taken by offers", "(7,000)"], ["Still free", "2,000"]]
    assert layout(rows).rows == ("header", "budget", "total", "remainder")
    assert layout(rows).columns[1].has_money
    named = layout([*rows[:2], ["Oak Choir", "7,000"], rows[3]])
    assert "body" in named.rows


def test_a_fund_in_other_words_above_the_grants_leaves_nothing_in_doubt():
    rows = [["Body", "Offer", "Left"], ["Brought in", "", "£9,000"], ["Oak Choir", "£2,000", "£7,000"]]
    found = layout([*rows, ["Elm Band", "£3,000", "£4,000"], ["Total offers", "£5,000", ""]])
    assert found.rows[1] == "budget"
    assert not found.muddled
