"""Attribution: sentences as papers write them, and what each of their sums is.

`sentences.csv` names the kind of decision, the sentence, and for each of its sums the role, qualifier, rate and years
that a reader gives it. They were labelled before the rules were tried on them; those still missed are left out.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from extractors import amounts, attribution, organisations
from extractors.language import annotate
from pipeline.extract import Reading
from pipeline.records import Decision
from pipeline.text import read

with (Path(__file__).parents[1] / "sentences.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = [pytest.param(row, id=f"{row['decision']}: {row['sentence']}") for row in csv.DictReader(lines)]


def attributed(decision_type: str, text: str, *, signed: date | None = None) -> Reading:
    document = read(f"PCD 90001 A decision\n\nExecutive summary\n\n{text}\n\nThe end.\n".encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    reading.facts.decision = Decision.model_validate({"decision_type": decision_type, "date_signed": signed})
    for extractor in (organisations, amounts, attribution):
        extractor.extract(reading)
    return reading


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_what_its_sums_are(row: dict[str, str]) -> None:
    found = [
        " ".join([amount.role, amount.qualifier, amount.rate, amount.first_year or "-", amount.last_year or "-"])
        for amount in attributed(row["decision"], row["sentence"]).facts.amounts
    ]
    assert found == row["sums"].split("; ")


def test_because_names_the_words_that_tell() -> None:
    (amount,) = attributed("other", "Approve the acceptance of a grant of £330,000.").facts.amounts
    assert amount.because is not None
    assert amount.because.startswith("accepted: 'acceptance of', 4 words before")


def test_a_sum_in_a_list_has_the_words_that_introduce_the_list() -> None:
    text = (
        "The Deputy Mayor is asked to approve the 2031/32 budget:\n\n• £70,000 for boats; and\n\n• £60,000 for piers."
    )
    found = attributed("budget", text).facts.amounts
    assert [(amount.role, amount.first_year) for amount in found] == [("budget", "2031/32")] * 2


def test_each_item_of_a_request_speaks_for_its_own_money() -> None:
    text = (
        "The Deputy Mayor is asked to:\n\n• Accept £90,000 from the Home Office; and\n\n"
        "• Approve the payment of a grant to the Otter Trust to the value of £70,000."
    )
    assert [one.role for one in attributed("grant_acceptance", text).facts.amounts] == ["accepted", "awarded"]


def test_what_was_done_at_a_date_is_context() -> None:
    text = "In May 2031 MOPAC extended the hire of the four boats that serve the upper river for £7,000."
    (amount,) = attributed("contract_award", text).facts.amounts
    assert (amount.role, amount.because) == ("context", "context: 'extended' at a date")


def test_a_part_that_adds_up_with_others_has_the_years_of_the_whole() -> None:
    text = "Accept £1,000 in 2031/32.\n\nIt pays £900 for boats and £100 for oars.\n\nMOPAC wants £70 more."
    found = attributed("grant_acceptance", text).facts.amounts
    assert [amount.first_year for amount in found] == ["2031/32", "2031/32", "2031/32", None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Accept £9,000 in 2031/32 and then, in 2032/33, up to £8,000.", ["2031/32", "2032/33"]),
        ("Accept £9,000 for 2031/32, with a sum for 2032/33 of £8,000.", ["2031/32", "2032/33"]),
        ("The grant for 2031/32 was £9,000. Other forces shared in this: Kent had £2,000.", ["2031/32", "2031/32"]),
        ("The grant for 2031/32 was £9,000. Kent Police had £2,000 out of it.", ["2031/32", "2031/32"]),
        ("A plan of 2031/32 lists works. From that budget, £9,000 is set aside.", ["2031/32"]),
        ("For 2031/32 the target is £9,000. It is thought that boats should fetch £2,000.", ["2031/32", None]),
        ("Award £9,000 in 2031/32.\n\nBuy oars for £2,000, paid in the same year.", ["2031/32", "2031/32"]),
        (
            "Release £9,000 from the pot in 2031/32, comprising £4,000 for boats, £3,000 for piers and £1,500.",
            ["2031/32"] * 4,
        ),
        ("Ask for £9,000 in 2031/32; its present budget is £70,000.", ["2031/32", "2031/32"]),
        (
            "This is the plan for 2031/32. Spending of £9,000 is set against £7,000. The rest, £2,000, is left.",
            ["2031/32"] * 3,
        ),
        ("In 2031/32 the harbour was closed. Spending of £9,000 is set against £7,000 of income.", [None, None]),
        ("A four-year programme of £9,000 is agreed (2031/32 figure: £3,000).", [None, "2031/32"]),
        ("Give the club £9,000, as was done before (DMPCD 2031/57).", [None]),
        ("A berth has been paid for at £90 each, so that few came (sixty-two in 2031/32).", [None]),
        ("A grant of £9,000 (payable in 2031/32) is made.", ["2031/32"]),
        ("The reserve, £9,000 on 31 March 2031, will be down to £7,000 by 31 March 2032.", ["2030/31", "2031/32"]),
        ("Pay the club £8,000 per annum in 2031/32 and 2032/33.\n\nGive £5,000 over both years.", ["2031/32"] * 2),
        ("Pay £8,000 per annum in 2031/32 and 2032/33, a total of £16,000.", ["2031/32"] * 2),
        (
            "Accept £9,000, £4,000 in 2031/32 and £5,000 in 2032/33.\n\nPass on £8,000 of it.",
            ["2031/32"] * 2 + ["2032/33", "2031/32"],
        ),
        (
            "Reserves of £9,000 on 31 March 2031 are due to fall by £2,000 to £7,000.",
            ["2030/31", None, None],
        ),
        ("Make seven grants of £11,000 each in 2031/32.\n\nThe cost of £77,000 is in the budget.", ["2031/32"] * 2),
    ],
)
def test_a_sentence_tells_the_years_of_its_next_sum_or_of_the_sum_before(text: str, years: list[str | None]) -> None:
    assert [amount.first_year for amount in attributed("other", text).facts.amounts] == years


def test_this_year_is_that_of_all_that_is_decided() -> None:
    text = "Accept £9,000 for 2031/32.\n\nThe club reckons that it is £800 short this year, and was £700 short before."
    found = attributed("grant_acceptance", text).facts.amounts
    assert [amount.first_year for amount in found[:2]] == ["2031/32", "2031/32"]


@pytest.mark.parametrize(("signed", "year"), [(date(2031, 5, 4), "2031/32"), (date(2031, 2, 4), None)])
def test_this_year_is_the_one_that_a_paper_was_signed_in(signed: date, year: str | None) -> None:
    reading = attributed(
        "grant_acceptance", "Accept £9,000 for 2031/32.\n\nThe club had £8,000 this year.", signed=signed
    )
    assert reading.facts.amounts[1].first_year == year


def test_a_report_has_the_year_it_is_about_though_a_level_is_that_of_the_close_of_another() -> None:
    text = (
        "Quarter Three ends £26,000 above budget.\n\nFor capital, £9,000 is forecast to be spent in 2031/32.\n\n"
        "Earmarked reserves, £8,000 when 2030/31 closed, shrink by an underspend."
    )
    found = attributed("budget", text).facts.amounts
    assert [amount.first_year for amount in found] == ["2031/32", "2031/32", "2030/31"]


def test_one_sum_with_two_years_gives_none_to_a_third_mention_in_another_role() -> None:
    text = "Award £1,500 in 2031/32.\n\nAward £1,500 in 2032/33.\n\nMove £1,500 to the reserve."
    found = attributed("grant_award", text).facts.amounts
    assert [(amount.role, amount.first_year) for amount in found] == [
        ("awarded", "2031/32"),
        ("awarded", "2032/33"),
        ("budget", None),
    ]


def test_a_figure_in_a_rounder_shape_has_the_years_of_the_exact_one() -> None:
    text = "Accept £1,368,400 for 2031/32.\n\nThe £1.37m pays for boats."
    found = attributed("grant_acceptance", text).facts.amounts
    assert [amount.last_year for amount in found] == ["2031/32", "2031/32"]
