from __future__ import annotations

import pytest

from pipeline.interpretation.columns import part_of
from pipeline.interpretation.layouts import Layout
from pipeline.interpretation.readings import describe
from pipeline.interpretation.rows import closing_kind, special_row, vocabulary
from tests.handmade import Rows, document

GRANTS: Rows = [
    ["", "", "", "", "Youth Grant", "Youth Grant Remaining"],
    ["", "", "", "Budget", "£60,000", "£12,500"],
    ["", "Expenditure - Committed", "Lead", "Area", "Amount", "Remaining Funds"],
    ["1", "Riverside Boxing Club - kit for juniors", "A Person", "NA", "£7,500", "£52,500"],
    ["2", "Film 'Second Chance'", "B Person", "YE TE", "£40,000", "£12,500"],
    ["Total", "", "", "", "£47,500", "£12,500"],
]


def layout(rows: Rows, above: str = "The board agreed to this spending.") -> Layout:
    paper = document(above, rows)
    return describe(paper, paper.tables[0])


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


def test_what_was_awarded_to_date_is_no_body():
    found = layout([["Group", "Awarded to date (£)"], ["Riverside Boxing Club", "7,500"], ["Oakridge Choir", "400"]])
    assert [column.part for column in found.columns] == ["recipient", "amount"]


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


def test_the_unit_may_stand_in_the_caption():
    paper = document(
        "Table 2: running costs (£000)", [["Cost", "2024/25"], ["Staff", "120"], ["Rent", "15"], ["Total", "135"]]
    )
    assert describe(paper, paper.tables[0]).columns[1].unit == 1000


def test_a_table_without_figures_has_no_money():
    found = layout([["Risk", "Mitigation"], ["Delay", "Weekly board"], ["Cost", "Fixed price"]])
    assert not any(column.has_money for column in found.columns)
    assert found.rows == ("header", "body", "body")


def test_a_grant_called_fund_is_a_row_like_the_others():
    found = layout([["Name", "Amount"], ["Club", "£5"], ["Fund", "£7"], ["Total", "£12"]])
    assert found.rows == ("header", "body", "body", "total")


@pytest.mark.parametrize("row", vocabulary("columns"), ids=lambda row: row["example"])
def test_each_word_of_a_header_has_its_example(row: dict[str, str]):
    assert part_of(row["example"]) == row["says"]
    assert any(f" {words} " in f" {row['example'].lower().replace('%', '% ')} " for words in row["words"].split("|"))


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


def test_a_column_without_a_header_that_counts_down_is_what_remains():
    found = layout([["Budget", "£60", ""], ["Club", "£5", "£55"], ["Choir", "£7", "£48"], ["Band", "£8", "£40"]])
    assert [column.part for column in found.columns] == ["recipient", "amount", "remaining"]


def test_of_two_columns_under_one_header_the_first_holds_the_sums():
    shared = "Grant agreed Budget left"
    rows = [["Partner", shared, shared], ["Harbour Trust", "£1,000", "£9,000"], ["Oak Project", "£2,000", "£7,000"]]
    assert [column.part for column in layout(rows).columns] == ["recipient", "amount", "remaining"]


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


def test_figures_without_a_sign_are_pounds_where_the_text_prints_them_so():
    rows = [["Fund for awards", "9,000"], ["Taken by offers", "7,000"], ["Still free", "2,000"]]
    told, other = document("Of £9,000 we offer £7,000.", rows), document("Of 9,000 cases 7,000 were closed.", rows)
    assert [describe(paper, paper.tables[0]).columns[1].has_money for paper in (told, other)] == [True, False]


def test_a_fund_in_other_words_above_the_grants_leaves_nothing_in_doubt():
    rows = [["Body", "Offer", "Left"], ["Brought in", "", "£9,000"], ["Oak Choir", "£2,000", "£7,000"]]
    found = layout([*rows, ["Elm Band", "£3,000", "£4,000"], ["Total offers", "£5,000", ""]])
    assert found.rows[1] == "budget"
    assert not found.muddled
