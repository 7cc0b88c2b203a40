"""Columns: what each is, by its header and by what its cells hold."""

from __future__ import annotations

import pytest

from pipeline.interpretation.columns import part_of
from pipeline.interpretation.readings import describe
from pipeline.interpretation.rows import vocabulary
from tests.handmade import document, layout
from tests.ledgers import GRANTS


def test_a_table_of_grants_with_a_budget_line_between_two_header_rows():
    found = layout(GRANTS)
    assert found.rows == ("header", "budget", "header", "body", "body", "total")
    assert [column.part for column in found.columns] == [
        "number",
        "recipient",
        "contact",
        "area",
        "amount",
        "remaining",
    ]
    assert [column.has_money for column in found.columns] == [False] * 4 + [True] * 2
    assert found.columns[4].label == "Youth Grant Amount"


def test_codes_name_nobody_and_the_fund_may_stand_above_the_header():
    found = layout(
        [
            ["", "Pot", "£60,000", "£12,500"],
            ["Code", "Body and scheme", "Payment", "Left"],
            ["YJ-01", "Riverside Boxing Club", "£7,500", "£52,500"],
            ["YJ-02", "Second Chance Films", "£40,000", "£12,500"],
            ["All schemes", "", "£47,500", "£12,500"],
        ]
    )
    assert found.rows == ("budget", "header", "body", "body", "total")
    assert [column.part for column in found.columns] == ["number", "recipient", "amount", "remaining"]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("Application", ("3/01", "3/02")),
        ("Ref.", ("26-014", "26-015")),
        ("Bid", ("YJF/26/004", "YJF/26/005")),
        ("File", ("R2-A7", "R2-A8b")),
    ],
)
def test_who_is_awarded_stands_behind_the_code_of_the_bid(head, codes):
    rows = [[codes[0], "Riverside Boxing Club", "7,500"], [codes[1], "Second Chance Films", "4,000"]]
    found = layout([[head, "Awarded to", "Value £"], *rows, ["", "Overall total", "11,500"]])
    assert [column.part for column in found.columns] == ["number", "recipient", "amount"]


def test_names_before_phrases_are_who_is_paid_whatever_their_header_says():
    rows = [["Oak Choir", "songs for schools", "£4,150"], ["St Giles Band", "drums", "£2,005"]]
    assert [c.part for c in layout([["Club", "Scheme", "Sum"], *rows]).columns] == ["recipient", "project", "amount"]
    other = [["for juniors", "Oak Choir", "£4,150"], ["all ages", "Band of Giles", "£2,005"]]
    assert [c.part for c in layout([["Ages", "Scheme", "Sum"], *other]).columns] == ["text", "recipient", "amount"]


def test_what_was_awarded_to_date_is_no_body():
    found = layout([["Group", "Awarded to date (£)"], ["Riverside Boxing Club", "7,500"], ["Oakridge Choir", "400"]])
    assert [column.part for column in found.columns] == ["recipient", "amount"]


def test_years_stand_as_columns_in_thousands():
    found = layout(
        [
            ["£000", "2022/23", "2023-24", "2024/2025", "Total"],
            ["Staff", "1,200", "1,250", "(30)", "2,420"],
            ["Premises", "310", "-", "300", "610"],
            ["Total", "1,510", "1,250", "270", "3,030"],
        ]
    )
    assert found.rows == ("header", "body", "body", "total")
    assert [(c.first_year, c.unit) for c in found.columns[1:4]] == [
        ("2022/23", 1000),
        ("2023/24", 1000),
        ("2024/25", 1000),
    ]
    assert found.columns[4].part == "total"
    assert found.columns[4].has_money


@pytest.mark.parametrize(
    ("header", "cells", "part", "has_money", "unit"),
    [
        ("Number of grants", ["12", "30"], "count", False, 1),
        ("Referrals", ["1,204", "98 452"], "count", False, 1),
        ("% of budget", ["12%", "88%"], "percentage", False, 1),
        ("Share", ["12.5%", "87.5%"], "percentage", False, 1),
        ("Cost (£m)", ["1.2", "0.4"], "amount", True, 10**6),
        ("Cost", ["£1.2m", "£0.4m"], "amount", True, 1),
        ("Amount requested", ["£900", "£400"], "requested", True, 1),
        ("Offers Originally asked", ["£900", "£400"], "requested", True, 1),
        ("Unit cost", ["£90", "£40"], "unit_price", True, 1),
        ("Allocation £'000", ["90", "TBC"], "amount", True, 1000),
        ("Lead", ["A Person", "B Person"], "contact", False, 1),
        ("Telephone", ["020", "030"], "contact", False, 1),
        ("Start date", ["April", "May"], "period", False, 1),
    ],
)
def test_a_column_is_known_by_its_header_and_its_cells(
    header: str, cells: list[str], part: str, has_money: bool, unit: int
):
    column = layout([["Provider", header], *[[f"Trust {n}", cell] for n, cell in enumerate(cells)]]).columns[1]
    assert (column.part, column.has_money, column.unit) == (part, has_money, unit)


def test_the_awarded_column_is_the_amount_where_requests_stand_beside_it():
    found = layout(
        [["Organisation", "Requested", "Awarded"], ["Harbour Trust", "£9,000", "£7,000"], ["Oak", "£5,000", "£5,000"]]
    )
    assert found.amount is not None
    assert found.amount.label == "Awarded"


@pytest.mark.parametrize(
    ("heads", "paid"),
    [
        (("Local contribution", "Sum awarded", "Total scheme value"), "Sum awarded"),
        (("Match funding", "Allocation", "Total"), "Allocation"),
        (("Grant", "Own funds", "Total project cost"), "Grant"),
        (("Borough share", "Sum", "Total"), "Sum"),
        (("Raised elsewhere", "Total grant", "Full cost"), "Total grant"),
        (("Grant", "Top-up", "Total"), "Total"),
    ],
)
def test_what_others_give_to_a_scheme_is_not_awarded(heads: tuple[str, ...], paid: str):
    rows = [["Oak Choir", "£1", "£7", "£8"], ["Elm Club", "£3", "£2", "£5"], ["Fir Hall", "-", "£4", "£4"]]
    amount = layout([["Applicant", *heads], *rows]).amount
    assert amount is not None
    assert amount.label == paid


def test_what_instalments_add_up_to_is_paid():
    rows = [
        ["Body", "On signature", "On report", "Value"],
        ["Oak Choir", "£1,900", "£1,933", "£3,833"],
        ["Elm Club", "£700", "£250", "£950"],
        ["Fir Hall", "£1,100", "£80", "£1,180"],
    ]
    assert [column.part for column in layout(rows).columns] == ["recipient", "amount", "amount", "total"]
    by_chance = [*rows[:2], ["Elm Club", "£700", "£250", "£940"], ["Fir Hall", "£1,100", "£80", "£1,100"]]
    assert layout(by_chance).columns[3].part == "amount"


def test_what_each_row_begins_with_is_not_what_it_takes():
    found = layout(
        [
            ["Awarded to", "Before", "Allotted", "Remaining"],
            ["Oak Choir", "£90", "£16", "£74"],
            ["Elm Club", "£74", "£15", "£59"],
            ["Fir Hall", "£59", "£18", "£41"],
        ]
    )
    assert [column.part for column in found.columns] == ["recipient", "opening", "amount", "remaining"]
    assert found.amount == found.columns[2]


def test_an_award_of_which_some_is_paid_is_no_opening_level():
    rows = [["Club", "Grant awarded", "Paid", "Remaining"], ["Oak Choir", "£90", "£16", "£74"]]
    found = layout([*rows, ["Elm Club", "£60", "£15", "£45"], ["Fir Hall", "£59", "£18", "£41"]])
    assert found.amount == found.columns[1]


def test_the_unit_may_stand_in_the_caption():
    paper = document(
        "Table 2: running costs (£000)", [["Cost", "2024/25"], ["Staff", "120"], ["Rent", "15"], ["Total", "135"]]
    )
    assert describe(paper, paper.tables[0]).columns[1].unit == 1000


def test_a_table_without_figures_has_no_money():
    found = layout([["Risk", "Mitigation"], ["Delay", "Weekly board"], ["Cost", "Fixed price"]])
    assert not any(column.has_money for column in found.columns)
    assert found.rows == ("header", "body", "body")


@pytest.mark.parametrize("row", vocabulary("columns"), ids=lambda row: row["example"])
def test_each_word_of_a_header_has_its_example(row: dict[str, str]):
    assert part_of(row["example"]) == row["says"]
    assert any(f" {words} " in f" {row['example'].lower().replace('%', '% ')} " for words in row["words"].split("|"))


def test_a_column_without_a_header_that_counts_down_is_what_remains():
    found = layout([["Budget", "£60", ""], ["Club", "£5", "£55"], ["Choir", "£7", "£48"], ["Band", "£8", "£40"]])
    assert [column.part for column in found.columns] == ["recipient", "amount", "remaining"]


def test_of_two_columns_under_one_header_the_first_holds_the_sums():
    shared = "Grant agreed Budget left"
    rows = [["Partner", shared, shared], ["Harbour Trust", "£1,000", "£9,000"], ["Oak Project", "£2,000", "£7,000"]]
    assert [column.part for column in layout(rows).columns] == ["recipient", "amount", "remaining"]


@pytest.mark.parametrize("numbers", [("1.", "2.", "3."), ("1", "2", "2"), ("1", "3", "4")])
def test_numbers_of_rows_are_no_names(numbers: tuple[str, ...]):
    rows = [[number, f"Club {number}", "£5"] for number in numbers]
    assert [c.part for c in layout([["", "Grantee", "Award"], *rows]).columns] == ["number", "recipient", "amount"]


def test_a_column_that_the_years_add_up_to_is_the_total_whatever_it_is_called():
    rows = [
        ["Provider", "2031/32", "2032/33", "Allocation"],
        ["Oak", "£10", "£20", "£30"],
        ["Elm", "£5", "£7", "£12"],
        ["Ash", "£1", "£1", "£3"],
    ]
    assert layout(rows).columns[3].part == "total"
    other = [[*row[:3], "£9"] for row in rows[1:]]
    assert layout([rows[0], *other]).columns[3].part == "amount"


def test_figures_without_a_sign_are_pounds_where_the_text_prints_them_so():
    rows = [["Fund for awards", "9,000"], ["Taken by offers", "7,000"], ["Still free", "2,000"]]
    told, other = document("Of £9,000 we offer £7,000.", rows), document("Of 9,000 cases 7,000 were closed.", rows)
    assert [describe(paper, paper.tables[0]).columns[1].has_money for paper in (told, other)] == [True, False]


@pytest.mark.parametrize(
    ("rate", "whole"),
    [
        ("Grant per year", "Whole term"),
        ("Annual award", "Over three years"),
        ("Award p.a.", "Value"),
        ("Grant a year", "Full grant"),
        ("Yearly grant", "Term"),
        ("Grant each year", "In all"),
        ("Monthly award", "Contract sum"),
    ],
)
def test_the_sum_of_a_grant_is_not_what_is_paid_each_year(rate: str, whole: str):
    rows = [
        ["Charity", rate, "Years", whole],
        ["Oak Trust", "£5,000", "3", "£15,000"],
        ["Elm", "£4,000", "2", "£8,000"],
    ]
    found = layout(rows).amount
    assert found is not None
    assert found.label == whole


def test_nor_is_what_is_less_than_that_the_sum_of_a_grant():
    rows = [["Charity", "Annual grant", "Set-up grant"], ["Oak Trust", "£5,000", "£1,000"], ["Elm", "£4,000", "£800"]]
    found = layout(rows).amount
    assert found is not None
    assert found.label == "Annual grant"


@pytest.mark.parametrize("other", ["Match funding", "Full cost", "Last year", "Change", "Spent in May"])
def test_but_it_is_where_nothing_else_tells_the_sum(other: str):
    rows = [["Charity", "Grant per year", other], ["Oak Trust", "£5,000", "£15,000"], ["Elm Choir", "£4,000", "£8,000"]]
    found = layout(rows).amount
    assert found is not None
    assert found.label == "Grant per year"


def test_names_may_be_set_farther_in_than_the_words_for_groups_and_sums():
    found = layout(
        [
            ["Fund", "", "£60,000"],
            ["Committed", "", ""],
            ["", "Oak Trust", "£20,000"],
            ["", "Elm Choir", "£15,000"],
            ["Total committed", "", "£35,000"],
            ["Still free", "", "£25,000"],
        ]
    )
    assert [column.part for column in found.columns][1:] == ["recipient", "amount"]
    assert found.rows[2:] == ("body", "body", "total", "remainder")
    assert list(found.muddled) == []
