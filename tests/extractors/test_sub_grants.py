from __future__ import annotations

import pytest

from extractors.lexicon.rows import read_rows
from extractors.sub_grants import extract
from pipeline.extract import Reading
from pipeline.records import SubGrant
from tests.handmade import Rows, amounts, document
from tests.ledgers import GRANTS


def sub_grants(rows: Rows, above: str = "The board agreed to this spending.") -> list[SubGrant]:
    reading = Reading(document(above, rows))
    reading.facts.amounts.extend(amounts(reading.document))
    extract(reading)
    return reading.facts.sub_grants


def test_each_row_that_pays_a_recipient_is_a_sub_grant_with_what_it_leaves():
    found = sub_grants(GRANTS)
    assert [(g.recipient, g.amount_pence, g.remaining_pence, g.area, g.row_number) for g in found] == [
        ("Riverside Boxing Club - kit for juniors", 750000, 5250000, "NA", 4),
        ("Film 'Second Chance'", 4000000, 1250000, "YE TE", 5),
    ]


def test_its_evidence_is_the_cell_of_the_sum():
    paper = document(GRANTS)
    for grant in sub_grants(GRANTS, above=""):
        assert grant.quote in ("£7,500", "£40,000")
    assert "£7,500" in paper.text


def test_the_amount_of_the_row_says_whom_it_is_paid_to():
    reading = Reading(document(GRANTS))
    reading.facts.amounts.extend(amounts(reading.document))
    extract(reading)
    paid = {a.as_written: (a.role, a.recipient) for a in reading.facts.amounts}
    assert paid["£40,000"] == ("awarded", "Film 'Second Chance'")
    assert paid["£47,500"][0] == "unclear"


def test_purpose_and_borough_come_from_their_columns():
    (grant,) = sub_grants(
        [["Organisation", "Project", "Purpose", "Borough", "Grant"], ["Oak", "Ring", "Boxing", "Brent", "£5,000"]]
    )
    assert (grant.recipient, grant.purpose, grant.area) == ("Oak", "Ring; Boxing", "Brent")


def test_a_row_over_years_pays_its_total_once():
    rows = [["Organisation", "2023/24", "2024/25", "Total grant"], ["Oak", "£5,000", "£6,000", "£11,000"]]
    assert [g.amount_pence for g in sub_grants(rows)] == [1100000]


def test_a_row_over_years_without_a_total_pays_each_year():
    rows = [["Organisation", "2023/24", "2024/25"], ["Oak", "£5,000", "£6,000"], ["Elm", "£1,000", "£2,000"]]
    found = sub_grants(rows, above="The grants over both years are:")
    assert [(g.recipient, g.amount_pence) for g in found] == [
        ("Oak", 500000),
        ("Oak", 600000),
        ("Elm", 100000),
        ("Elm", 200000),
    ]


def test_a_column_that_sorts_the_grants_into_lots_makes_them_no_contracts():
    rows = [["Ref", "Organisation", "Lot", "Award"], ["A1", "Oak", "1", "£5,000"], ["A2", "Elm", "2", "£1,000"]]
    assert [(g.recipient, g.amount_pence) for g in sub_grants(rows)] == [("Oak", 500000), ("Elm", 100000)]


def test_a_header_whose_last_line_heads_one_column_tells_the_award_from_the_own_funds():
    rows = [
        ["Organisation", "Own funds", "Decision"],
        ["", "", "Award"],
        ["Oak", "£3,000", "£5,000"],
        ["Elm", "£2,000", "£1,000"],
    ]
    assert [(g.recipient, g.amount_pence) for g in sub_grants(rows)] == [("Oak", 500000), ("Elm", 100000)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Item", "Grant budget"], ["Staff costs", "£90,000"], ["Travel", "£5,000"], ["Total", "£95,000"]],
        [["Supplier", "Contract value"], ["Vans Ltd", "£90,000"], ["Cars Ltd", "£5,000"]],
        [["Lot", "Service", "Funding"], ["Lot A", "Vans", "£90,000"], ["Lot B", "Cars", "£5,000"]],
        [["Risk", "Owner"], ["Delay", "Board"]],
        [["Crime", "2023"], ["Theft", "1,204"], ["Fraud", "300"]],
        [["Grants fund", "£"], ["Lot 1 – Prevention", "£90"], ["Lot 2 – Recovery", "£50"]],
        [["Item", "Grant"], ["Grant from the Ministry of Justice", "£90"], ["Less the post", "(£40)"]],
        [["Fund", "Grants"], ["Awards in this decision", "£40"], ["Kept for later rounds", "£50"]],
        [["", "Grants"], ["Fund for grants", "£90"], ["Taken by offers", "£50"], ["Still free", "£40"]],
        [["", "Grant"], ["Intervention grants", "£90"], ["Programme Coordinator", "£50"], ["Evaluation", "£40"]],
        [["Item", "Number", "Unit cost", "Grant"], ["Club Nights", "2", "£5", "£10"], ["Day Trips", "3", "£7", "£21"]],
        [["", "Grants"], ["Reserve brought forward", "£90"], ["Oak Receipts", "£5"], ["Closing position", "£95"]],
        [["Claim", "Grant"], ["First claim", "£90"], ["Second claim", "£50"]],
        [["Claim month", "Grant"], ["June", "£90"], ["September", "£50"]],
        [["Grant paid", "£"], ["On acceptance", "£90"], ["Mid-year", "£50"]],
        [["Item", "Grant"], ["Oakshire County Grant", "£90"], ["less Project Manager", "(£50)"]],
        [["Number", "PCD 90417"], ["Title", "A grant"], ["Day", "2 May"], ["By", "Grants desk"], ["Value", "£90,000"]],
    ],
    ids=[
        "heads of cost",
        "contracts",
        "lots of a contract",
        "no figures",
        "counts",
        "lots of a fund",
        "what pays for the grants",
        "what is left of them",
        "how the fund stands",
        "all grants beside other costs",
        "a bill",
        "levels of a reserve",
        "claims",
        "months",
        "stages",
        "what a grant is less",
        "key information",
    ],
)
def test_a_table_that_pays_no_recipients_has_no_sub_grants(rows: Rows):
    assert sub_grants(rows) == []


@pytest.mark.parametrize("row", read_rows("cost_heads"), ids=lambda row: row["words"])
def test_each_head_of_cost_has_its_example(row: dict[str, str]):
    assert f" {row['words']} " in f" {row['example'].lower()} "


def test_bodies_that_train_or_what_they_do_with_staff_are_no_costs():
    names = ["Oak Street Employment and Training Consortium", "Elm Club: training for youth workers in schools"]
    rows = [["No.", "Project", "Grant amount"], *([str(n), name, "£5,000"] for n, name in enumerate(names, 1))]
    assert [grant.recipient for grant in sub_grants(rows)] == names


def test_each_row_below_the_word_award_is_one_and_so_is_a_name_before_a_dash():
    names = ["Hale - Night walks", "Oak, Elm and Ash Club - Drop-in", "Fircroft - after school"]
    rows = [[f"A{n}", name, "£5,000"] for n, name in enumerate(names, 1)]
    assert [grant.recipient for grant in sub_grants([["Ref", "Award", "Approved"], *rows])] == names
    assert [grant.recipient for grant in sub_grants([["Ref", "Offer to", "Grant"], *rows])] == names


def test_rows_that_were_not_told_apart_give_an_issue_and_no_wrong_sub_grant():
    rows = [
        ["", "Organisation", "Grant", "Remaining"],
        ["1 2", "Oak Trust Elm Trust", "£5,000", "£15,000"],
        ["", "", "£6,000", "£9,000"],
        ["3", "Ash Trust", "£2,000", "£7,000"],
        ["4", "Yew Trust", "£3,000", "£4,000"],
        ["5", "Fir Trust", "£1,000", "£3,000"],
    ]
    reading = Reading(document("Agreed so:", rows))
    reading.facts.amounts.extend(amounts(reading.document))
    extract(reading)
    assert [grant.recipient for grant in reading.facts.sub_grants] == ["Ash Trust", "Yew Trust", "Fir Trust"]
    (issue,) = reading.facts.issues
    assert issue.code == "table_unclear"
    assert "rows 2 to 3" in issue.message


@pytest.mark.parametrize("marks", [("a) ", "b) ", "c) "), ("1. ", "2. ", "3. "), ("(i) ", "(ii) ", "(iii) ")])
def test_a_mark_that_each_row_has_is_no_part_of_the_name(marks: tuple[str, ...]):
    names = ["Oak Trust", "Elm Club", "Ash Choir"]
    rows = [["Recipient", "Grant (£)"], *([mark + name, "£5,000"] for mark, name in zip(marks, names, strict=True))]
    assert [grant.recipient for grant in sub_grants(rows)] == names


def test_a_name_that_begins_like_a_mark_among_others_is_left_whole():
    rows = [["Recipient", "Grant"], ["4. Wall Arts", "£5,000"], ["Elm Club", "£6,000"]]
    assert [grant.recipient for grant in sub_grants(rows)] == ["4. Wall Arts", "Elm Club"]


def test_a_row_that_is_all_of_the_grants_pays_no_recipient():
    rows: Rows = [
        ["Item", "Grant funding"],
        ["The programme team", "£40,000"],
        ["Grants to providers", "£60,000"],
        ["Total", "£100,000"],
    ]
    assert sub_grants(rows) == []
    rest: Rows = [["Grants", "£"], ["Budget", "£90"], ["Less: grants agreed to date ...", "£60"], ["Funds kept", "£30"]]
    assert sub_grants(rest) == []


@pytest.mark.parametrize("head", ["Provider", "Successful bidder", "Payee"])
def test_who_is_paid_in_a_paper_about_grants_has_a_grant(head: str):
    rows: Rows = [[head, "Agreed"], ["Oak Trust", "£4,000"], ["Elm Club", "£6,000"], ["Total", "£10,000"]]
    assert len(sub_grants(rows, above="Approve grants of £10,000 to two clubs. The sums are below.")) == 2
    assert sub_grants(rows, above="Approve the purchase of boats. The sums are below.") == []


def test_names_tell_who_is_paid_whatever_the_column_is_called():
    rows: Rows = [["Who", "Sum"], ["Oak Street Choir", "£4,000"], ["Elm Club", "£6,000"], ["Total", "£10,000"]]
    costs: Rows = [["What", "Sum"], ["Onward awards", "£4,000"], ["The delivery officer", "£6,000"]]
    above = "Approve grants of £10,000 to two clubs. The sums are below."
    assert len(sub_grants(rows, above=above)) == 2
    assert sub_grants(costs, above=above) == []


def test_a_grant_may_be_so_many_places_at_a_price():
    rows: Rows = [["Provider", "Places", "Unit price", "Grant"], ["Oak Club", "4", "£25", "£100"]]
    assert [(g.recipient, g.amount_pence) for g in sub_grants([*rows, ["Elm Band", "3", "£30", "£90"]])] == [
        ("Oak Club", 10000),
        ("Elm Band", 9000),
    ]
