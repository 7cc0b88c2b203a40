"""A decision's own fields, beyond what the gold cases show: machine-readable dates, addresses, its kind of act."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors.decision import extract as extract_decision
from extractors.decision.asked import Clause, asked
from extractors.decision.decision_type import Cue, cues, decision_type
from extractors.decision.makers import parse_maker
from extractors.decision.title import title_of
from extractors.language import annotate
from extractors.lexicon.phrases import compile_phrase
from extractors.lexicon.rows import read_rows
from pipeline.document import Document, Span, Stamp
from pipeline.extract import Reading
from pipeline.records import Decision
from pipeline.text import read
from tests.growth import LINEAR, growth

with (Path(__file__).parents[1] / "acts.csv").open(encoding="utf-8", newline="") as lines:
    ACTS = list(csv.DictReader(lines))


def document(text: str) -> Document:
    return read(text.encode(), "0" * 64)


def decision(paper: Document) -> Decision:
    reading = Reading(paper, annotate(paper))
    extract_decision(reading)
    return reading.facts.decision


def test_a_machine_readable_date_counts_where_none_is_shown() -> None:
    page = document("Key information\nReference code: PCD 90001\nDate signed:\nExecutive summary\nBoats.\n")
    end = page.text.index("Date signed:") + len("Date signed:")
    stamp = Stamp(Span(end, end), "2031-06-20T12:00:00Z")
    assert decision(page).date_signed is None
    assert decision(replace(page, stamps=(stamp,))).date_signed == date(2031, 6, 20)


def test_the_address_names_a_page_that_does_not_name_itself() -> None:
    page = document("Key information\nExecutive summary\nBoats, as in PCD 901.\n")
    assert decision(replace(page, url="https://example.org/pcd-90002-boats")).reference == "PCD 90002"
    assert decision(page).reference is None


def test_a_contradiction_between_code_and_title_is_told() -> None:
    page = document("Key information\nReference code: PCD 90031\nPCD 90030 Sale of a boathouse\nIt is sold.\n")
    reading = Reading(page, annotate(page))
    extract_decision(reading)
    assert [issue.code for issue in reading.facts.issues] == ["reference_clash"]


def test_the_chief_executives_signature_alone_is_no_decision() -> None:
    form = "DMPC Decision – PCD 90050\nChief Executive Officer\nSignature\nDate 2/12/2020\n"
    assert decision(document(form)).date_signed is None


@pytest.mark.parametrize(
    "head",
    ["REQUEST FOR DMPC DECISION – PCD 90364", "DMPC decision record PCD 90364", "Decision reference number: PCD 90364"],
)
def test_a_form_names_itself_as_a_request_or_by_its_number(head: str) -> None:
    assert (
        decision(document(f"{head}\nTitle: Rowing\nExecutive Summary:\nBoats, as in PCD 901.\n")).reference
        == "PCD 90364"
    )


@pytest.mark.parametrize(
    ("role", "label"),
    [("{}", "Signed on:"), ("{}", "Date signed"), ("Decision by {}", "Date signed:"), ("{}", "Signed")],
)
def test_of_two_signatures_hers_is_that_of_the_decision(role: str, label: str) -> None:
    chief, deputy = (role.format(who) for who in ("Chief Executive Officer", "Deputy Mayor for Policing and Crime"))
    form = f"{chief}\nSignature\n{label} 2 June 2031\n{deputy}\nSignature\n{label} 5 June 2031\n"
    head = "DMPC Decision – PCD 90050\nTitle: Boats\n"
    assert decision(document(head + form)).date_signed == date(2031, 6, 5)
    assert decision(document(f"{head}Date signed: 6 June 2031\n{form}")).date_signed == date(2031, 6, 6)


def test_her_approval_is_signed_whatever_stands_before_it_on_its_line() -> None:
    form = "2. Award £5. Deputy Mayor\nThe above request has my approval.\nSigned\nDate: 6th December 2032\n"
    assert decision(document(f"DMPC Decision – PCD 90050\nTitle: Boats\n{form}")).date_signed == date(2032, 12, 6)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("PCD 1267    Rowing boats", "Rowing boats"),
        ("MOPAC Decision PCD 12: Rowing boats", "Rowing boats"),
        ("(PCD No. 12) Rowing boats", "Rowing boats"),
        ("DMPCD 2015/046 – 2023/24 boats", "2023/24 boats"),
        ("Decision making in 12 boat clubs (PCD 12)", "Decision making in 12 boat clubs (PCD 12)"),
        ("DMPCD 2015 46", None),
    ],
)
def test_a_title_stands_without_its_number(line: str, title: str | None) -> None:
    assert title_of([line]) == title


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Sophie Linden (Past staff), Deputy Mayor, Policing and Crime", "Sophie Linden"),
        ("Deputy Mayor for Policing and Crime, Kaya Comer Schwartz", "Kaya Comer-Schwartz"),
        ("Jo O’Body – Deputy Mayor for Policing and Crime", "Jo O’Body"),
        ("Deputy Mayor for Policing and Crime", None),
        ("", None),
    ],
)
def test_a_maker_is_a_name_without_a_role(value: str, name: str | None) -> None:
    assert parse_maker(value) == name


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: f"{cue.where}: {cue.example}")
def test_a_cue_of_a_kind_of_act_alone_decides_its_example(cue: Cue) -> None:
    clause = Clause(cue.example, cue.example)
    speaking = [one for one in cues() if one.where == cue.where and one.finds(clause)]
    strongest = max((one.weight for one in speaking), default=0)
    assert [one for one in speaking if one.weight == strongest] == [cue]


def test_a_makers_row_matches_its_example() -> None:
    assert all(parse_maker(row["example"]) == row["name"] for row in read_rows("makers"))


@pytest.mark.parametrize(
    ("title", "asked", "kind"),
    [
        ("Home Office boats grant", "accept the grant of £5m from the Home Office and award it", "grant_acceptance"),
        ("River Rescue Fund", "award grants totalling £5m to the four clubs", "grant_award"),
        ("Boats – contract award", "approve the award", "contract_award"),
        ("Boat repairs: extension of the contract", "extend it by a year", "contract_variation"),
        ("Q3 budget monitoring", "note the underspend", "budget"),
        ("Disposal of a boathouse", "approve the sale", "disposal"),
        ("Section 22A agreement for boats", "sign the collaboration agreement", "collaboration"),
        ("Pension forfeiture: stage 2", "decide", "legal"),
        ("Scheme of Delegation", "agree the scheme", "policy"),
        ("Boathouse rent review", "agree the rent", "other"),
        ("Boats", "let the project go ahead", "other"),
    ],
)
def test_the_act_that_title_and_request_name_is_the_type(title: str, asked: str, kind: str) -> None:
    assert decision_type(title, None, asked, "") == kind


@pytest.mark.parametrize("row", ACTS, ids=lambda row: f"{row['type']}: {row['title'] or row['summary']}")
def test_a_paper_of_few_words_tells_its_kind_of_act(row: dict[str, str]) -> None:
    request = row["request"].replace(" ¶ ", "\n")
    assert decision_type(row["title"], row["summary"], request, "") == row["type"]


def test_what_is_noted_or_was_decided_before_is_not_asked_for() -> None:
    summary = "A contract was approved in May. This paper seeks approval to accept a grant."
    found = asked(summary, "Note the contract.\nApprove the grant.\nDelegate signing to the Director.")
    assert [clause.act for clause in found.chief] == ["grant."]
    assert [clause.act for clause in found.summary] == ["accept a grant."]
    assert [clause.words for clause in found.told] == [
        "Delegate signing to the Director.",
        "A contract was approved in May.",
    ]
    assert found.further == ()


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("An uplift of the contract is now sought.", "uplift of the contract"),
        ("Nine boats are to be bought for the river.", "bought Nine boats for the river."),
        ("Capital should be released for the pier.", "released Capital for the pier."),
        ("The tender may begin in May.", "begin The tender in May."),
    ],
)
def test_what_is_asked_for_behind_its_object_is_an_act_too(sentence: str, act: str) -> None:
    assert [clause.act for clause in asked(sentence, "").summary] == [act]


def test_nothing_written_is_no_type() -> None:
    assert decision_type(None, None, None, "") is None


def test_a_phrase_forbids_words_asks_for_capitals_and_names_lists() -> None:
    phrase = compile_phrase("<give> £… to (the )?[mps]^", {"give": "pay|send"})
    assert phrase.search("pay £1.4m to the Alder Trust")
    assert phrase.search("send £5 to Alder")
    assert phrase.search("pay £5 to the MPS") is None
    assert phrase.search("pay £5 to go on") is None


def test_a_phrase_keeps_to_one_sentence_and_to_whole_words() -> None:
    phrase = compile_phrase("award … contract*")
    assert phrase.search("Award the two contracts")
    assert phrase.search("Award it. The contract ends") is None
    assert phrase.search("Reward the contract") is None


@pytest.mark.parametrize(
    "unit",
    [
        "Deputy Mayor for Policing and Crime ",
        "Part 2 form - ",
        "Title: ",
        "Date signed: ",
        "PCD 1 ",
        "award the grant ",
        "Signature Date ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def extraction(size: int) -> Callable[[], object]:
        page = document(f"Key information\nReference code: PCD 90001\n{(unit * size)[:size]}\n")
        reading = Reading(page, annotate(page))
        return lambda: extract_decision(reading)

    assert growth(extraction, 24_000) < LINEAR


@pytest.mark.parametrize(
    "head",
    [
        "Decision number: PCD 90001\nDate of decision: 4 May 2031\n",
        "Reference PCD 90001\nDate signed 4 May 2031\n",
        "Reference PCD 90001 Date signed 4.5.2031\nSubject Boats Decision maker A. Body\n",
        "MOPAC MAYOR OF LONDON OFFICE FOR POLICING AND CRIME DMPC Decision – PCD 90001\n"
        "The above request has my approval.\nSignature\nSigned on 4 May 2031\n",
        "PCD 90001\nThe above request has my approval.\nSignature\nDate: Sunday, 4 May 2031\n",
        "PCD 90001\nThe above request has my approval.\nSignature Date Sun 4-May-2031\n",
        "PCD 90001\nThe above request has my approval.\nSignature\nDate 04 / 05 / 2031\n",
        "PCD 90001\nApproval of the Deputy Mayor for Policing and Crime\nI have no interest.\nSigned: A. Body\n"
        "Date 4 May 2031\n"
        "Chief Executive’s declaration\nSignature\nDate: 2 May 2031\n",
        "PCD 90001\nI approve the recommendations set out above.\nSignature\nDate 4 May 2031\n",
    ],
)
def test_the_number_and_the_day_are_read_from_a_form_s_head_and_foot(head: str) -> None:
    found = decision(document(f"{head}Executive summary\nBoats.\n"))
    assert (found.reference, found.date_signed) == ("PCD 90001", date(2031, 5, 4))
