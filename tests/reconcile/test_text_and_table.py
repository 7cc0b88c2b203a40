from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.reconcile import reconcile
from pipeline.records import Amount
from tests.handmade import Rows, checked, dossier, findings

HEAD = ["Club", "Award"]
AWARDS: Rows = [HEAD, ["Oak Trust", "£23,800"], ["Elm Choir", "£9,250"], ["Ash Gym", "£24,435"], ["Fir Club", "£9,725"]]
TOTAL = ["Total", "£67,210"]


@pytest.mark.parametrize(
    "line",
    [
        "Awards of £66,210 have been recommended.",
        "Providers will receive £66,210 between them.",
        "Grants of £66,210 in total are proposed.",
        "Offers of £66,210 are made now.",
        "Offers take £66,210 of the fund.",
        "The schedule adds up to £66,210.",
        "Offers made: £66,210",
        "Award grants of up to £80,000 in total, of which £66,210 is awarded now.",
        "Award grants of up to £80,000, £66,210 of which is committed by this decision.",
        "Award grants of £80,000 at most, including the £66,210 already agreed in this report.",
    ],
)
def test_what_the_text_says_of_all_awards_is_held_against_their_total(line: str):
    assert findings("These were agreed.", [*AWARDS, TOTAL], line) == [("table_agrees_with_text", 100_000)]
    assert findings("These were agreed.", [*AWARDS, TOTAL], line.replace("66", "67")) == []


@pytest.mark.parametrize(
    "line",
    [
        "£12,800 stays in the fund.",
        "The fund will then stand at £12,800.",
        "£12,800 stays with the fund.",
        "After these awards the fund stands at £12,800.",
        "A further £12,800 can still be awarded.",
        "£12,800 has not been committed.",
        "£12,800 is to be kept for later bids.",
        "There remains £12,800 to be given in the spring.",
        "The amount still available is £12,800.",
        "Left for later awards: £12,800",
    ],
)
def test_what_the_text_says_stays_in_the_fund_and_the_total_make_what_is_approved(line: str):
    asked = "Approve the payment of grants totalling £80,000 to clubs."
    assert findings(asked, [*AWARDS, TOTAL], line) == [("committed_plus_remaining", 1_000)]
    assert findings(asked, [*AWARDS, TOTAL], line.replace("800", "790")) == []


def test_rows_without_a_total_are_added_up_against_the_text():
    line = "The awards come to £67,210."
    assert ("rows_sum_to_total", "exact", "£23,800 + £9,250 + £24,435 + £9,725 = £67,210") in checked(
        "These were agreed.", AWARDS, line
    )
    assert findings("These were agreed.", [*AWARDS, AWARDS[3]], line) == [("rows_sum_to_total", 2_443_500)]
    assert findings("These were agreed.", AWARDS, "The awards come to £67,310.") == [("rows_sum_to_total", -10_000)]


def test_a_text_about_more_awards_than_those_of_the_table_is_no_error():
    assert findings("These were agreed.", AWARDS, "The awards come to £91,500.") == []
    both = ["Awards so far come to £67,310.", "After this round the awards come to £95,000."]
    assert findings("These were agreed.", AWARDS, *both) == []


def test_a_first_row_without_words_is_no_award():
    line = "The awards come to £67,210."
    rows = [HEAD, ["", "£67,210"], *AWARDS[1:]]
    assert findings("These were agreed.", rows, line) == []
    assert findings("These were agreed.", [*rows, AWARDS[4]], line) == [("rows_sum_to_total", 972_500)]


def test_a_table_without_a_header_begins_below_the_words_that_introduce_it():
    rows = [*AWARDS[1:], ["Total awarded", "£67,310"]]
    assert findings("Awards recommended", rows) == [("rows_sum_to_total", -10_000)]
    assert findings("Yew Band: £5,000", rows) == []


ROUNDS: Rows = [*AWARDS[:3], ["Total, round one", "£33,050"]]


@pytest.mark.parametrize(("both", "found"), [("£67,210", []), ("£67,290", [("rows_sum_to_total", -8_000)])])
def test_the_total_of_both_rounds_is_that_of_their_totals(both: str, found: list[object]):
    second = [HEAD, *AWARDS[3:], ["Total, round two", "£34,160"], ["Both rounds", both]]
    assert findings("The first round", ROUNDS, "The second round", second) == found
    one = [*ROUNDS, *second[1:]]
    assert findings("In two rounds", one) == found


@pytest.mark.parametrize(
    "line",
    [
        "Of the fund of £72,000, £67,210 is awarded now and £4,790 is held for later.",
        "Awards in this decision 67,210; left for later rounds 4,790.",
    ],
)
def test_awards_that_leave_what_the_text_says_they_leave_need_not_reach_what_is_approved(line: str):
    asked = "Award grants totalling £72,000 to the clubs listed below."
    assert findings(asked, [*AWARDS, TOTAL], line) == []
    assert findings(asked, [*AWARDS, TOTAL]) == [("table_agrees_with_text", -479_000)]


def test_there_is_left_to_award_what_the_total_leaves():
    asked = "Approve the payment of grants totalling £80,000 to clubs."
    line = "After the awards of £67,210 there is £13,790 of the fund left to award."
    assert findings(asked, [*AWARDS, TOTAL], line) == [("committed_plus_remaining", 100_000)]


def test_each_sentence_that_opens_with_a_body_is_held_against_its_row():
    rows = [HEAD, *([f"{name}: youth work", award] for name, award in AWARDS[1:]), TOTAL]
    line = (
        "Oak Trust – £23,800 is agreed for kit. Elm Choir: funding of £9,250 is granted. Fir Club – £9,725 is agreed."
    )
    assert findings("These were agreed.", rows, line) == []
    slip = line.replace("£9,250", "£9,520")
    assert findings("These were agreed.", rows, slip) == [("table_agrees_with_text", -27_000)]


SUMMARY = "Executive summary"


@pytest.mark.parametrize(("summary", "found"), [("£565,000", []), ("£265,000", [("figure_restated", -30_000_000)])])
def test_summary_and_recommendation_award_the_same_sum(summary: str, found: list[object]):
    paper = [
        f"The Deputy Mayor is asked to award grants worth {summary}.",
        "Award grants totalling £565,000.",
        "£565,000 it is.",
    ]
    asked = dossier(*paper)
    sections = {paper[0]: SUMMARY, paper[1]: "Recommendation"}
    text = asked.papers[0].document.text
    amounts = [
        amount.model_copy(
            update={"section": next((name for line, name in sections.items() if _is_in(amount, text, line)), None)}
        )
        for amount in asked.amounts
    ]
    checks = reconcile(replace(asked, amounts=tuple(amounts)))
    assert [(c.code, c.difference_pence) for c in checks if c.verdict == "inconsistent"] == found


def _is_in(amount: Amount, text: str, line: str) -> bool:
    start = text.index(line)
    return start <= amount.char_start < start + len(line)


def test_the_grant_that_costs_come_out_of_is_their_total():
    costs = [["Training", "£13,900"], ["A post", "£44,400"], ["Grants to clubs", "£55,000"]]
    assert findings("It is spent so:", [*costs, ["Grant from the Ministry", "£113,300"]]) == []
    assert findings("It is spent so:", [*costs, ["Grant from the Ministry", "£112,900"]]) == [
        ("rows_sum_to_total", 40_000)
    ]
    assert findings("It comes from:", [*costs, ["Grant from A", "£9,000"], ["Grant from B", "£8,000"]]) == []


def test_a_sentence_about_the_grant_to_a_body_is_held_against_its_row_where_it_is_a_slip():
    rows = [*AWARDS[:3], ["Ash Gym", "£24,435"], *AWARDS[4:], TOTAL]
    line = "The grant to Ash Gym is £24,345, for weekly boxing."
    assert findings("These were agreed.", rows, line) == [("table_agrees_with_text", 9_000)]
    assert findings("These were agreed.", rows, line.replace("£24,345", "£9,000")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ash Gym, which is recommended for £24,900, has asked to be paid in advance.",
        "Ash Gym will be awarded £24,900 for weekly boxing.",
        "Subject to a visit, Ash Gym is to receive a grant of up to £24,900.",
        "A sum of £24,900 is recommended for Ash Gym.",
    ],
)
def test_a_sentence_that_awards_a_body_what_is_a_slip_for_its_row_is_held_against_it(line: str):
    rows = [*AWARDS[:3], ["Ash Gym", "£24,700"], *AWARDS[4:]]
    assert findings("These were agreed.", rows, line) == [("table_agrees_with_text", -20_000)]
    assert findings("These were agreed.", rows, line.replace("£24,900", "£24,700")) == []
    assert findings("These were agreed.", rows, line.replace("£24,900", "£38,000")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ash Gym asked for £24,900 and is content.",
        "Last year Ash Gym has been awarded £24,900 of the fund.",
        "Ash Gym will receive £24,900 a year from the council.",
        "Ash Gym will be awarded a further £24,900 by the lottery.",
    ],
)
def test_other_money_of_a_body_is_not_held_against_its_row(line: str):
    rows = [*AWARDS[:3], ["Ash Gym", "£24,700"], *AWARDS[4:]]
    assert findings("These were agreed.", rows, line) == []


def test_a_table_of_other_costs_is_not_held_against_the_grants():
    costs: Rows = [["Item", "Cost"], ["Pay (months)", "£39,100"], ["Hall hire", "£870"], ["Visits", "£4,730"]]
    grants = "Approve the award of grants totalling £38,000 to clubs."
    facts = {"£44,700": {"role": "budget"}}
    paper = dossier(grants, "The manager is costed at £44,700.", [*costs, ["Total", "£44,700"]], facts=facts)
    assert [check for check in reconcile(paper) if check.verdict == "inconsistent"] == []


def test_part_of_a_pot_that_is_left_and_the_total_make_what_is_approved():
    asked = "Approve the payment of grants totalling £80,000 to clubs."
    line = "£12,{} of the pot remains uncommitted."
    assert findings(asked, [*AWARDS, TOTAL], line.format(800)) == [("committed_plus_remaining", 1_000)]
    assert findings(asked, [*AWARDS, TOTAL], line.format(790)) == []


def test_what_is_held_for_something_else_is_not_left_to_award():
    asked = "Approve the payment of grants totalling £77,500 to clubs."
    line = "A sum of £{} is held for an evaluation of outcomes."
    assert findings(asked, [*AWARDS, TOTAL], line.format("10,500")) == []
    left = line.format("10,500").replace("an evaluation of outcomes", "a later round")
    assert findings(asked, [*AWARDS, TOTAL], left) == [("committed_plus_remaining", 21_000)]


def test_what_several_tables_come_to_together_is_not_the_total_of_one():
    other = [HEAD, ["Yew Band", "£1,250"], ["Box Hall", "£2,300"], ["Total", "£3,550"]]
    line = "Award grants, of which £{} is awarded now as the tables show."
    assert findings("These were agreed.", [*AWARDS, TOTAL], "And so were these.", other, line.format("70,760")) == []


def test_without_a_pound_sign_a_table_is_held_to_its_total_where_the_text_prints_its_figures_as_pounds():
    rows = [["Use of the grant", "Amount"], ["Clubs", "77,200"], ["Manager", "97,349"], ["Total grant", "174,540"]]
    said = "Of the £174,540, £77,200 is for clubs."
    assert findings(said, rows) == [("rows_sum_to_total", 900)]
    assert findings("There were 174,540 calls.", rows) == []


def test_running_costs_that_are_only_supposed_to_be_awarded_contradict_no_table_of_awards():
    asked = "Award grants of £95,000 to the clubs listed below."
    costs = "The diversion lead and running costs amount to £53,000, consisting of pay and rent."
    other: Rows = [HEAD, ["Yew Club", "£27,790"], ["Total", "£27,790"]]
    facts = {
        "£95,000": {"role": "awarded", "because": "awarded: 'Award grants of', 1 word before"},
        "£53,000": {"role": "awarded", "because": "awarded: the decision is a grant_award"},
    }
    found = checked(asked, costs, [*AWARDS, TOTAL], other, facts=facts)
    assert not [equation for _, verdict, equation in found if verdict == "inconsistent"]
