"""What the text says of a table is held against it, and other money is not."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.handmade import Rows, checked, dossier, findings
from tests.ledgers import AWARDS, GRANTS, LEDGER, ON_TOP, PROGRESS


def test_the_text_approves_more_than_the_table_starts_from():
    text = "Approve payment of grants out totalling £75,000 to partners."
    assert findings(text, GRANTS) == [("table_agrees_with_text", -1500000)]


def test_the_text_that_agrees_with_the_table_says_so():
    text = "Approve payment of grants out totalling £60,000 to partners."
    assert ("table_agrees_with_text", "exact") in [check[:2] for check in checked(PROGRESS, GRANTS, text)]


ROUNDS: tuple[Rows, ...] = (
    [["Club", "Award"], ["Oak", "£5,000"], ["Elm", "£7,000"], ["Total", "£12,000"]],
    [["Club", "Award"], ["Ash", "£4,000"], ["Yew", "£9,000"], ["Total", "£13,000"]],
)


@pytest.mark.parametrize(
    ("total", "line", "found"),
    [
        ("£25,000", "The grants add up to £25,300.", [("table_agrees_with_text", -30000)]),
        ("£25,000", "This commits £25,000 out of £30,000.", []),
        ("£25,300", "The grants are in three tables.", [("rows_sum_to_total", -30000)]),
    ],
)
def test_a_table_of_the_totals_of_rounds_is_held_against_them_and_the_text(total: str, line: str, found: list[object]):
    rounds = [["Round", "Grants"], ["Round one", "£12,000"], ["Round two", "£13,000"], ["All rounds", total]]
    assert findings(PROGRESS, ROUNDS[0], "Round two", ROUNDS[1], "All rounds", rounds, line) == found


@pytest.mark.parametrize(
    ("line", "difference"),
    [
        ("Total funding agreed to date = £47,900", -40000),
        ("Awards above: £47,900", -40000),
        ("Remaining funding to be allocated = £12,800", -30000),
        ("This commits £47,500 out of £60,000; the board will decide how to use the other £12,700.", -20000),
        ("2. Film 'Second Chance': £42,000", -200000),
    ],
)
def test_a_line_of_the_text_contradicts_the_table(line: str, difference: int):
    assert findings("The board agreed to this.", GRANTS, line) == [("table_agrees_with_text", difference)]


@pytest.mark.parametrize(
    "line",
    [
        "The standing delegation lets it award grants up to £50,000.",
        "Last year, in another decision, £80,000 was spent.",
        "The force agreed a total of 12 projects and £9,000 remained unspent in 2030/31, and £3,000 the year before.",
    ],
)
def test_other_money_of_the_text_is_not_held_against_the_table(line: str):
    assert findings("The board agreed to this.", GRANTS, line) == []


@pytest.mark.parametrize(
    ("approved", "difference"),
    [
        ("£9,000", None),
        ("up to £12,000", None),  # some is left for later
        ("£20,000", None),
        ("£8,500", 50_000),  # more is awarded than was approved
        ("up to £8,500", 50_000),
        ("£9,500", -50_000),
    ],
)
def test_awards_without_a_budget_are_held_against_the_sum_approved_for_them(approved: str, difference: int | None):
    rows: Rows = [ON_TOP[0], *ON_TOP[2:], ["Ash Choir", "£4,000"], ON_TOP[1]]
    asked = f"Approve the award of grants of {approved} to the bodies in the table below."
    expected = [] if difference is None else [("table_agrees_with_text", difference)]
    assert findings("# Recommendation", asked, PROGRESS, rows) == expected


def test_a_list_that_tells_some_rows_of_a_table_again_is_not_held_against_the_total_of_the_table():
    notes = ["1. Oak Trust – £2,150 for kit.", "2. Elm Club – £3,270 for rent.", "3. Ash Choir – £4,390 for books."]
    below = "Total funding agreed to date = £10,840"
    assert findings(PROGRESS, AWARDS, "Notes on projects", *notes, below) == []
    assert findings("Notes on projects", *notes, below) == [("parts_sum_to_whole", -103_000)]


ASKED = "# Recommendation"


@pytest.mark.parametrize(
    "asked",
    [
        "Agree to receive £26,000 in grant from the Home Office. Approve grants of £21,000.",
        "The coordinator post (£5,000) and grants to partners (£21,000) are approved.",
        "Distribute £21,000 of this by way of grant to clubs.",
    ],
)
def test_the_sum_approved_for_grants_is_told_from_the_money_that_comes_in_and_from_other_costs(asked: str):
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    told = {"£26,000": {"role": "accepted"}, "£21,000": {"role": "awarded"}, "£5,000": {"role": "awarded"}}
    found = reconcile(dossier(ASKED, asked, PROGRESS, rows, facts=told))
    assert [c.difference_pence for c in found if c.verdict == "inconsistent"] == [-100_000]


def test_what_the_text_says_is_left_is_held_against_the_sum_approved_where_the_table_has_neither():
    asked = "Approve payment of grants out totalling £20,000 to clubs."
    left = "Remaining funding to be allocated = £9,160"
    assert findings(ASKED, asked, PROGRESS, AWARDS, left) == []
    assert findings(ASKED, asked, PROGRESS, AWARDS, left.replace("9,1", "9,7")) == [
        ("committed_plus_remaining", 60_000)
    ]


@pytest.mark.parametrize("use", ["will pay for a coordinator", "is for an evaluation", "is to be spent on a launch"])
def test_the_remaining_money_that_has_another_use_is_not_left_to_award(use: str):
    asked = "Approve payment of grants out totalling £20,000 to clubs."
    assert findings(ASKED, asked, PROGRESS, AWARDS, f"The remaining £9,760 {use}.") == []


def test_a_list_of_sentences_about_the_rows_must_agree_with_them_and_a_lone_sentence_need_not():
    notes = ["• £2,150 has been granted to Oak Trust for kit.", "• Funding of £3,270 was agreed for Elm Club.", "• {}"]
    right, wrong = ("Ash Choir – £4,390 for books. This pays for 10 sets.", "Ash Choir – £4,930 for books.")
    assert findings(PROGRESS, AWARDS, "Notes on projects", *notes[:2], notes[2].format(right)) == []
    found = findings(PROGRESS, AWARDS, "Notes on projects", *notes[:2], notes[2].format(wrong))
    assert found == [("table_agrees_with_text", -54_000)]
    assert findings(PROGRESS, AWARDS, "In 2030 £800 was paid to the Ash Choir for a tour.") == []


@pytest.mark.parametrize(("said", "found"), [("£3,272", -4_500), ("£3,110", None), ("£4,000", None)])
def test_beside_one_sentence_that_agrees_with_its_row_another_need_only_agree_where_it_is_a_slip(
    said: str, found: int | None
):
    rows: Rows = [AWARDS[0], ["Oak Trust", "£2,150"], ["Elm Club", "£3,227"], ["Ash Choir", "£5,000"]]
    right = "The award of £2,150 to Oak Trust is for kit."
    notes = [right, f"The award of {said} to Elm Club is for rent.", "The award of £4,000 to Ash Choir is for books."]
    expected = [] if found is None else [("table_agrees_with_text", found)]
    assert findings(PROGRESS, [*rows, ["Total", "£10,377"]], "Notes", *notes) == expected


def test_what_the_text_says_of_another_table_is_not_held_against_the_first():
    split: Rows = [["", "£"], ["Two officers", "5,000"], ["Grants to clubs", "11,000"], ["Total", "16,000"]]
    said = "Awards agreed so far come to £10,840."
    assert findings("The grant is divided as follows.", split, PROGRESS, AWARDS, said) == []


@pytest.mark.parametrize(
    ("said", "code", "difference"),
    [
        ("Awards total £18,040, leaving £9,160 of it.", "table_agrees_with_text", -720_000),  # mixed digits
        (
            "After these awards, which come to £10,840, £9,760 of the fund remains uncommitted.",
            "table_agrees_with_text",
            -60_000,
        ),
        ("Table 1 commits £10,840. The £9,460 that is left will be offered later.", "table_agrees_with_text", -30_000),
    ],
)
def test_what_the_text_says_was_awarded_or_is_left_is_held_against_the_table(said: str, code: str, difference: int):
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    right = "Awards total £10,840, leaving £9,160 of it. A first round of £10,000 was planned."
    assert findings(PROGRESS, rows, right) == []
    assert (code, difference) in findings(PROGRESS, rows, said)


def test_other_money_that_is_left_is_not_held_against_the_table():
    rows: Rows = [LEDGER[0], ["", "Budget", "", "£20,000"], *LEDGER[1:]]
    assert findings(PROGRESS, rows, "The vans cost £31,000 of a further £40,000, leaving £8,200 for fuel.") == []


def test_total_and_remainder_of_a_table_are_held_against_the_sum_that_the_text_approves():
    asked = "Approve payment of grants out totalling £20,000 to clubs."
    assert findings(ASKED, asked, PROGRESS, [*AWARDS, ["Remaining", "£9,160"]]) == []
    found = findings(ASKED, asked, PROGRESS, [*AWARDS, ["Remaining", "£9,760"]])
    assert found == [("committed_plus_remaining", 60_000)]


@pytest.mark.parametrize(
    ("sentence", "difference"),
    [
        ("Awards over the whole term come to £47,600.", -10000),
        ("£12,600 of the grants budget of £60,000 is held back for a later round.", -10000),
        ("The sum of £12,600 is not yet allocated.", -10000),
        ("£12,500 of the grants budget of £60,000 is held back for a later round.", 0),
    ],
)
def test_what_the_text_says_was_agreed_or_is_left_is_held_against_the_table(sentence: str, difference: int):
    text = "The board agrees to award grants of up to £60,000."
    found = [c for c in reconcile(dossier(text, GRANTS, sentence)) if c.code == "table_agrees_with_text"]
    assert difference in [check.difference_pence for check in found]
    assert (difference == 0) == all(check.verdict == "exact" for check in found)
