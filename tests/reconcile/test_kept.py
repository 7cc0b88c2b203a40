"""A table of awards that closes with what is kept for something else: its total is of more than the awards."""

from __future__ import annotations

import pytest

from tests.extractors.test_sub_grants import sub_grants
from tests.handmade import Rows, checked, findings

HEAD = ["Body", "Sum"]
AWARDS: Rows = [["Oak Trust", "£41,200"], ["Elm Choir", "£38,700"], ["Ash Gym", "£40,100"]]
ASKED = "Award grants of £120,000 to three bodies, as the table below shows."
KEPT = [
    "Held by MOPAC",
    "Kept for an evaluation",
    "Retained for the second year",
    "MOPAC costs",
    "Evaluation",
    "Launch event",
    "Coordinator post",
    "Contingency",
    "Not yet awarded",
    "Reserve for late bids",
    "Staff Training",
    "Unallocated Funds",
    "Not Yet Awarded",
]


@pytest.mark.parametrize("last", ["", "Total", "Whole fund"])
@pytest.mark.parametrize("kept", KEPT)
def test_the_text_speaks_of_the_awards_and_the_total_of_what_is_kept_as_well(kept: str, last: str):
    rows = [HEAD, *AWARDS, [kept, "£15,000"], [last, "£135,000"]]
    assert findings(ASKED, rows) == []


def test_and_says_so_where_both_are_told():
    found = checked(ASKED, [HEAD, *AWARDS, ["Held by MOPAC", "£15,000"], ["Total", "£135,000"]])
    assert ("table_agrees_with_text", "exact", "£135,000 − £15,000 = £120,000") in found


def test_but_another_award_makes_more_than_the_text_approves():
    rows = [HEAD, *AWARDS, ["Fir Band", "£15,000"], ["Total", "£135,000"]]
    assert findings(ASKED, rows) == [("table_agrees_with_text", 1_500_000)]
    rows = [HEAD, *AWARDS, ["Held by MOPAC", "£11,000"], ["Total", "£131,000"]]
    assert findings(ASKED.replace("120", "128"), rows) == [("table_agrees_with_text", 300_000)]


@pytest.mark.parametrize(
    "body",
    ["Fir Training CIC", "SOLACE", "Kent Research Centre", "Oak Management Trust", "Barnardo's", "11 Million Club"],
)
def test_a_body_is_no_money_that_is_kept_whatever_it_is_called(body: str):
    rows = [HEAD, *AWARDS, [body, "£15,000"], ["Total", "£135,000"]]
    assert findings(ASKED, rows) == [("table_agrees_with_text", 1_500_000)]


@pytest.mark.parametrize(
    "kept",
    [
        "Held by MOPAC",
        "Held By MOPAC",
        "Retained for the second year",
        "Reserved For Year Two",
        "MOPAC costs",
        "Evaluation",
        "Not yet awarded",
        "To Be Awarded",
        "Unallocated Funds",
    ],
)
def test_what_is_kept_is_paid_to_nobody(kept: str):
    rows = [HEAD, *AWARDS, [kept, "£15,000"], ["Total", "£135,000"]]
    assert [grant.recipient for grant in sub_grants(rows, ASKED)] == ["Oak Trust", "Elm Choir", "Ash Gym"]


@pytest.mark.parametrize("body", ["Reserve Forces Club", "MOPAC Youth Choir", "Training Works CIC", "Heldon Trust"])
def test_a_body_is_paid_whose_name_begins_like_that(body: str):
    rows = [HEAD, *AWARDS, [body, "£15,000"], ["Total", "£135,000"]]
    assert sub_grants(rows, ASKED)[-1].recipient == body
