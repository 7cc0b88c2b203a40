"""Privacy: nobody's number, address or name as a contact is published, and nothing else is lost."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Box, Document, Section, Span, Word
from pipeline.privacy.leads import find_authors, holds_persons
from pipeline.privacy.persons import find_names
from pipeline.privacy.telephones import find_addresses, find_telephones
from pipeline.privacy.withhold import withhold
from tests.handmade import Rows, document

LEXICON = Path(__file__).parents[1] / "pipeline" / "lexicon"


def rows(name: str) -> list[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def shown(*blocks: str | Rows) -> str:
    before = document(*blocks)
    after = withhold(before)
    assert len(after.text) == len(before.text)
    assert all(new in (old, "█") for old, new in zip(before.text, after.text, strict=True))
    return after.text.removesuffix("\n")


GRANTS = [
    ["SOC Grants", "", "", "", ""],
    ["Project", "Lead", "Area", "Amount", "Remaining"],
    ["1 Alder Vale Boxing Club", "Ada Example", "NE", "£400", "£9,600"],
    ["2 Elm Trust", "Bo O’Sample (MPS)", "NW", "£5,000", "£4,600"],
    ["3 Film - 'Next Step'", "Quill & Thrupp", "NW", "£4,000", "£600"],
    ["Total", "", "", "£9,400", "£600"],
]


def test_the_names_in_a_lead_column_are_masked_and_nothing_beside_them() -> None:
    text = shown(GRANTS)
    assert text.split("\n")[2] == "1 Alder Vale Boxing Club\t███████████\tNE\t£400\t£9,600"
    assert text.split("\n")[3] == "2 Elm Trust\t███████████ (MPS)\tNW\t£5,000\t£4,600"
    assert text.split("\n")[4] == "3 Film - 'Next Step'\t█████ & ██████\tNW\t£4,000\t£600"
    assert text.split("\n")[:2] + text.split("\n")[5:] == ["\t".join(GRANTS[at]) for at in (0, 1, 5)]


def test_a_masked_person_is_masked_wherever_they_are_named() -> None:
    text = shown(
        GRANTS,
        "3. ADA EXAMPLE – Film £20,000. Ada will show it; it is Example's own. When Ada Example came, Mr Example left.",
    )
    prose = text.split("\n")[-1]
    assert prose.split(". ") == [
        "3",
        "███████████ – Film £20,000",
        "███ will show it; it is ███████'s own",
        "When ███████████ came, Mr ███████ left.",
    ]


def test_places_streets_and_other_people_of_the_same_name_stay() -> None:
    kept = "Example Road is near. Ada Lovelace Trust and Thrupp Foundation apply. This example is quilled."
    assert shown(GRANTS, kept).split("\n")[-1] == kept


def test_a_name_that_is_a_common_word_is_masked_in_full_only() -> None:
    table = [["Project", "Lead officer", "Amount"], ["Courses", "Grant May", "£400"], ["Films", "June Hill", "£300"]]
    prose = "A Grant of £400 until May 2031; Grant May signs in June."
    assert shown(table, prose).split("\n")[-1] == "A Grant of £400 until May 2031; █████████ signs in June."


@pytest.mark.parametrize(
    "lead",
    ["MPS", "Haringey Council", "LB Enfield", "Victim Support", "Catch22", "TBC", "Head of Service", "£9,000", ""],
)
def test_an_organisation_or_office_in_a_lead_column_stays(lead: str) -> None:
    table = [["Project", "Lead", "Amount"], ["Courses", lead, "£400"], ["Films", lead, "£300"]]
    assert shown(table).split("\n")[1] == f"Courses\t{lead}\t£400"


@pytest.mark.parametrize("header", ["Lead provider", "Lead borough", "Recipient", "Leading to", "Contract", "Grantee"])
def test_other_columns_are_not_touched(header: str) -> None:
    table = [["Project", header, "Amount"], ["Courses", "Ada Example", "£400"], ["Films", "Bo Sample", "£300"]]
    assert "█" not in shown(table)


def test_a_post_that_is_paid_for_heads_no_column_of_contacts() -> None:
    table = [
        ["Purpose", "Recipient", "Amount"],
        ["Weekly Boxing", "Alder Vale Club", "£400"],
        ["Project coordinator", "Elm Trust", "£300"],
        ["Summer Reading", "Oak Street Players", "£200"],
    ]
    assert "█" not in shown(table)


def test_a_lead_organisation_of_one_word_that_is_also_paid_stays() -> None:
    table = [
        ["Recipient", "Lead contact", "Amount"],
        ["Brightside", "Brightside", "£400"],
        ["Elm", "Ada Example", "£3"],
    ]
    assert shown(table).split("\n")[1:] == ["Brightside\tBrightside\t£400", "Elm\t███████████\t£3"]


def test_the_deputy_mayor_is_named_also_where_she_leads() -> None:
    decision = "Decision by: Ada Example (past staff), Deputy Mayor, Policing and Crime"
    table = [["Action", "Owner"], ["Sign", "Ada Example"], ["Pay", "Bo Sample"]]
    assert shown(decision, table) == f"{decision}\nAction\tOwner\nSign\tAda Example\nPay\t█████████"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Report author: DCI Ada Example, Serious Crime, Community Coordinator. 07700 900 115",
            "Report author: DCI ███████████, Serious Crime, Community Coordinator. █████████████",
        ),
        ("Contact: Ada Example (020 7946 0123)", "Contact: ███████████ (█████████████)"),
        ("Lead officers: Ada Example and Bo van der Sample", "Lead officers: ███████████ and █████████████████"),
        ("Contact officer: Ada Example Head of Grants", "Contact officer: ███████████ Head of Grants"),
        ("Contact: MOPAC Grants Team, 020 7946 0123", "Contact: MOPAC Grants Team, █████████████"),
        ("Please contact Ada Example on 07700 900001.", "Please contact ███████████ on ████████████."),
        ("Write to ada.example@police.example.org.", "Write to ██████████████████████████████."),
        ("The lead: a plan for Haringey Council.", "The lead: a plan for Haringey Council."),
    ],
)
def test_the_author_line_keeps_the_office_and_loses_name_and_number(line: str, expected: str) -> None:
    assert shown(line) == expected


def test_a_contact_beside_its_label_in_a_table_is_masked() -> None:
    assert shown([["Grant", "£400"], ["Contact officer", "Ada Example"]]) == "Grant\t£400\nContact officer\t███████████"


# All are of the ranges that Ofcom keeps for stories, or too short to be anyone's.
NUMBERS = """07700 900 115|07700900115|020 7946 0123|(0161) 496 0123|+44 (0)20 7946 0958|0044 7700 900115|0808 157 0123
|07700-900-115|Tel: 783 32122|Ext. no: 54321""".replace("\n", "").split("|")
FIGURES = """£07700900115|PCD 0898 2020 2021|01-02-2020 10|01/02/2020|2019/20|SI 2011/3050|£2, 893,452|£1,000 000 0000
|company 01234567|charity 1081269|mobile phones 2019-2020 and 2020-2021|section 149(1) of the Act 2010
|317 018 908 733 563 190""".replace("\n", "").split("|")


@pytest.mark.parametrize("number", NUMBERS)
def test_telephone_numbers_are_found_in_all_their_shapes(number: str) -> None:
    text = f"Call {number} or write."
    assert [text[slice(*span)].lstrip("TelExtno:. ") for span in find_telephones(text)] == [
        number.lstrip("TelExtno:. ")
    ]


def test_two_numbers_in_a_row_and_a_page_number_after_one() -> None:
    text = "Ring 020 7946 0123 020 7946 0456, or 07700 900 115 13"
    assert [text[slice(*span)] for span in find_telephones(text)] == ["020 7946 0123", "020 7946 0456", "07700 900 115"]


@pytest.mark.parametrize("figure", FIGURES)
def test_sums_references_dates_and_acts_are_no_telephone_numbers(figure: str) -> None:
    assert list(find_telephones(f"about {figure} then")) == []


def test_the_places_on_the_page_are_noted_one_for_each_line() -> None:
    text = "Call 07700 900 115."
    words = [(5, 10, 1), (11, 14, 1), (15, 18, 2)]
    placed = replace(
        document(text),
        words=tuple(
            Word(Span(start, end), 3, Box(start * 5.0, line * 20.0, end * 5.0, line * 20.0 + 10), line)
            for start, end, line in words
        ),
    )
    found = [(one.why, placed[one.span], one.page, one.box) for one in withhold(placed).redactions]
    assert found == [
        ("telephone", "07700 900", 3, Box(25, 20, 70, 30)),
        ("telephone", "115", 3, Box(75, 40, 90, 50)),
    ]


def test_a_section_named_after_a_contact_loses_the_name_in_its_title_too() -> None:
    paper = document(GRANTS, "Ada Example", "Film")
    at = paper.text.index("\nAda Example") + 1
    named = replace(paper, sections=(Section("Ada Example", None, Span(at, at + 11), Span(at, len(paper.text))),))
    assert [section.title for section in withhold(named).sections] == ["███████████"]


def test_a_document_without_contacts_is_the_same_document() -> None:
    paper = document("Sophie is paid £9,000 by the Home Office in 2031/32.")
    assert withhold(paper) is paper


@pytest.mark.parametrize("row", rows("contact_columns.csv"), ids=lambda row: row["header"])
def test_each_header_s_example_heads_a_column_of_contacts(row: dict[str, str]) -> None:
    assert holds_persons(row["example"]) is (row["holds"] == "person")


@pytest.mark.parametrize("row", rows("contact_lines.csv"), ids=lambda row: row["cue"])
def test_each_cue_s_example_gives_the_name_behind_it(row: dict[str, str]) -> None:
    names = [row["example"][slice(*span)] for span in find_authors(row["example"])]
    assert names[0] == "Ada Example"
    assert row["example"].lower().startswith(f"{row['cue']}:")


@pytest.mark.parametrize("row", rows("not_names.csv"), ids=lambda row: f"{row['kind']} {row['word']}")
def test_each_word_s_example_shows_what_it_does_to_a_name(row: dict[str, str]) -> None:
    example = row["example"]
    assert row["word"] in example.lower().split()
    names = [example[slice(*span)] for span in find_names(example, Span(0, len(example)), allow_single=True)]
    full = {"rank": ["Ada Example"], "given": [example], "surname": [example]}
    assert names == full.get(row["kind"], names)
    if row["kind"] in ("organisation", "role", "place"):
        assert all(row["word"] not in name.lower().split() for name in names)


@given(st.text(alphabet=st.sampled_from("Aa0 7.,@()+-£\n\t"), max_size=120))
def test_masking_keeps_every_place_and_every_sum(text: str) -> None:
    paper = Document(sha256="0" * 64, media_type="text/plain", text=text)
    masked = withhold(paper).text
    assert [at for at, char in enumerate(masked) if char in "\n\t"] == [at for at, c in enumerate(text) if c in "\n\t"]
    assert masked.count("£") == text.count("£")
    assert "@" not in "".join(masked[slice(*span)] for span in find_addresses(text))


@pytest.mark.shared
def test_no_lead_officer_of_the_real_paper_is_left(shared: Path) -> None:
    from pipeline.parse import parse

    paper = parse((shared / "seeds" / "pcd-898.pdf").read_bytes(), "pcd-898.pdf")
    names = "Kyri Yiallouris Ahsan Hulkorey Leo Powell Claudine Duberry Carol Jackson Hesketh Burk Stuart Smillie 07700"
    assert [name for name in names.split() if name in paper.text] == []
    assert "£49,995\t£135,917" in paper.text
    assert "The Princes Trust" in paper.text
    assert {one.page for one in paper.redactions} == {9, 10, 13}
    assert all(one.box for one in paper.redactions)


@pytest.mark.shared
def test_nothing_is_masked_in_pages_that_name_no_contact(shared: Path) -> None:
    from pipeline.text import read

    for path in sorted((shared / "corpus" / "dev").glob("*.txt")):
        assert withhold(read(path.read_bytes(), "0" * 64)).redactions == (), path.name


BODIES = ["Stop Hate UK", "Safer London", "Victim Support", "Comic Relief", "Tell MAMA", "Suzy Lamplugh Trust"]


@pytest.mark.parametrize("body", BODIES)
def test_a_known_body_is_no_person_wherever_it_stands(body: str) -> None:
    persons = [["Helpline", "Bo Sample", "£400"], ["Boxing", "Ada Example", "£300"]]
    table = [["Project", "Lead", "Amount"], *persons, ["Refuge", body, "£200"], [body, "Cy Sample", "£100"]]
    text = shown(table, f"Lead officer: {body}", f"{body} will report in May.")
    assert text.count(body) == 4
    assert "Sample" not in text


@pytest.mark.parametrize("name", ["Oakmere Hope UK", "Elm Crisis", "Ash Vale Uk"])
def test_a_name_that_ends_as_bodies_do_is_no_person(name: str) -> None:
    assert name in shown([["Project", "Lead"], ["Boxing", "Ada Example"], ["Refuge", name]])


def test_a_person_whose_name_begins_like_that_of_a_body_is_masked() -> None:
    assert "Suzy" not in shown([["Project", "Lead"], ["Boxing", "Suzy Lamplugh"], ["Refuge", "Bo Sample"]])
