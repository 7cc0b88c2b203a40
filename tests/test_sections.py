"""Sections: headings by name, number and looks; those that are lost are known from what stands below them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.document import Document, Section, Span
from pipeline.outline.headings import usual_heading
from pipeline.outline.labels import is_furniture, is_value, key_label, key_value
from pipeline.outline.numbering import split_label
from pipeline.outline.sections import Block, outline
from pipeline.text import read
from tests.growth import LINEAR, growth

LEXICON = Path(__file__).parents[1] / "pipeline" / "lexicon"


def rows(name: str) -> list[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def page(text: str) -> Document:
    return read(text.encode(), "0" * 64)


def sections(text: str) -> list[tuple[str | None, str]]:
    return [(section.number, section.title) for section in page(text).sections]


NUMBERED = """Key information
Reference code: PCD 90101
Executive summary
Money for courses.
Recommendation
Approve it.
Non-confidential facts and advice to the Deputy Mayor for Policing and Crime (DMPC)
1. Introduction and background
1.1. Courses have run since 2029.
3. Financial Comments
3.1. The cost is £9,000.
4.1. MOPAC may do so.
5. GDPR and Data Privacy
5.1. No personal data is used.
"""


def test_sections_follow_each_other_and_the_key_information_is_in_none() -> None:
    document = page(NUMBERED)
    assert document.section_at(NUMBERED.index("Reference code")) is None
    ends = [section.span.end for section in document.sections]
    assert [section.span.start for section in document.sections[1:]] == ends[:-1]
    assert ends[-1] == len(NUMBERED)


def test_a_lost_heading_is_inferred_from_the_number_of_its_paragraph() -> None:
    lost = next(section for section in page(NUMBERED).sections if section.number == "4")
    at = NUMBERED.index("4.1.")
    assert lost == Section("Legal Comments", "4", Span(at, at), Span(at, NUMBERED.index("5. GDPR")))


def test_a_lost_heading_has_no_title_where_the_usual_order_is_not_proved() -> None:
    assert sections("1. Purpose Of The Paper\n1.1. This.\n2.1. That.\n") == [("1", "Purpose Of The Paper"), ("2", "")]


def test_a_heading_without_its_number_takes_that_of_its_paragraphs() -> None:
    assert sections("Financial Comments\n3.1. The cost is £9,000.\nEquality Comments\n6.1. None.\n") == [
        ("3", "Financial Comments"),
        ("6", "Equality Comments"),
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("EXECUTIVE SUMMARY:", "Executive Summary"),
        ("1.    lntrodudion and background", "Introduction and background"),
        ("3.    Finandal Comments", "Financial Comments"),
        ("4 . Legal Comments", None),
        ("Financial comments were sought from all.", None),
    ],
)
def test_a_usual_heading_is_known_in_capitals_and_when_scanning_damaged_it(printed: str, name: str | None) -> None:
    _, span = split_label(printed, Span(0, len(printed)))
    usual = usual_heading(printed[slice(*span)])
    assert (usual.name if usual else None) == name


def test_an_entry_of_a_list_is_no_heading() -> None:
    assert sections("The DMPC should:\n1. Approve the Sales in January\n2. Note £4m of receipts\n") == []


def test_a_lead_in_with_its_list_is_the_recommendation_where_that_heading_is_lost() -> None:
    text = "Executive summary\nMoney for courses.\nThe DMPC is asked to agree:\n• £9,000 for courses.\n"
    assert sections(text) == [(None, "Executive summary"), (None, "Recommendation")]
    assert page(text).sections[1].heading == Span(text.index("The DMPC"), text.index("The DMPC"))
    assert sections(text.replace("The DMPC is", "Recommendation\nThe DMPC is")) == sections(text)


def test_a_summary_that_says_what_is_asked_is_not_the_recommendation() -> None:
    text = "Executive summary\nThe DMPC is asked to settle a claim.\nFinancial Comments\nNone.\n"
    assert [title for _, title in sections(text)] == ["Executive summary", "Financial Comments"]


def test_titles_stand_before_the_key_information_and_may_be_repeated_below_it() -> None:
    title = "PCD 90101 - Courses for young carers"
    document = page(f"{title}\nKey information\nReference code: PCD 90101\nDate signed:\n{title}\nCourses are paid.\n")
    headings = [document[one.span] for one in document.paragraphs if one.kind == "heading"]
    assert headings == [title, "Key information", title]
    assert document.sections == ()


def test_a_title_without_key_information_may_stand_below_the_name_of_the_form() -> None:
    title = "PCD 90101: Courses for young carers (second round)"
    document = page(
        f"REQUEST FOR A DECISION\n{title}\nAsked for by the youth team\nExecutive summary\nCourses are paid.\n"
    )
    headings = [document[one.span] for one in document.paragraphs if one.kind == "heading"]
    assert title in headings
    assert "Asked for by the youth team" not in headings


def test_bold_type_makes_a_heading_of_a_short_line_but_not_of_a_sentence_or_sum() -> None:
    text = "Executive Summary\nA paper.\nTime sensitivity\nA decision is needed by May.\nTotal £9,000"
    starts = [text.index(line) for line in text.split("\n")]
    lines = [Span(at, at + len(line)) for at, line in zip(starts, text.split("\n"), strict=True)]
    found = outline(text, [Block(span, is_bold=True) for span in lines])
    assert [section.title for section in found.sections] == ["Executive Summary", "Time sensitivity"]


def test_bold_type_makes_no_heading_of_a_lead_in_or_an_answer() -> None:
    lines = [
        "Executive Summary",
        "The Deputy Mayor for Policing and Crime is recommended to:",
        "Is Part 1 to be deferred? NO",
        "What happens to the post after March?",
    ]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    spans = [Span(at, at + len(line)) for at, line in zip(starts, lines, strict=True)]
    found = outline(text, [Block(span, is_bold=True) for span in spans])
    assert [section.title for section in found.sections] == [lines[0], lines[3]]


def test_a_numbered_entry_is_no_heading_where_its_neighbours_are_entries() -> None:
    text = "1. Alder Vale Boxing Club\nA ring.\n2. Oak Street Trust: £300\nA post.\n3. Elm Row Players\n"
    document = page(f"Executive summary\n{text}")
    assert [section.title for section in document.sections] == ["Executive summary"]
    assert [one.label for one in document.paragraphs if one.kind == "item"] == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2.1. The MPS", "2.1."),
        ("4.1 Paragraph (4)", "4.1"),
        ("2.1.The space is lost", "2.1."),
        ("1. Approve", "1."),
        ("A) Approve", "A)"),
        ("(a) approve", "(a)"),
        ("(iv) approve", "(iv)"),
        ("(2)That includes", "(2)"),
        ("a. approve", "a."),
        ("• approve", "•"),
        ("\uf0b7 approve", "\uf0b7"),
        ("o approve", "o"),
        ("- approve", "-"),
        ("5.1 million pounds", None),
        ("2.4 – 3.1 of the plan", None),
        ("10 weeks", None),
        ("2031. A year", None),
        ("£2.1m is left", None),
        ("on the whole", None),
        ("7(1) The Mayor’s Office", None),
    ],
)
def test_numbers_and_bullets_are_told_from_figures(text: str, label: str | None) -> None:
    assert split_label(text, Span(0, len(text)))[0] == label


@pytest.mark.parametrize("row", rows("headings.csv"), ids=lambda row: row["written"])
def test_each_heading_s_example_is_read_as_that_heading(row: dict[str, str]) -> None:
    _, span = split_label(row["example"], Span(0, len(row["example"])))
    usual = usual_heading(row["example"][slice(*span)])
    assert usual is not None
    assert (usual.name, usual.written) == (row["name"], row["written"])


@pytest.mark.parametrize("row", rows("key_labels.csv"), ids=lambda row: row["written"])
def test_each_label_s_example_is_read_as_that_label(row: dict[str, str]) -> None:
    label = key_label(row["example"])
    assert label is not None
    assert label.written == row["written"]
    found = key_value(row["example"])
    assert found is not None
    assert found[0] == label
    value = row["example"][found[1] :]
    assert value == "" or is_value(label, value)


@pytest.mark.parametrize("row", rows("chrome.csv"), ids=lambda row: row["line"])
def test_each_line_of_the_site_s_own_is_known_by_its_row(row: dict[str, str]) -> None:
    assert is_furniture(row["example"])
    others = [other["line"] for other in rows("chrome.csv") if other != row]
    plain = row["example"].lower()
    assert not any(plain == line or (row["match"] == "start" and plain.startswith(line)) for line in others)


def test_a_page_in_which_every_line_is_a_heading_takes_linear_time() -> None:
    heading = "1. Financial Comments\n1.1. A.\n"
    assert len(page(heading * 100).sections) == 100
    assert growth(lambda count: lambda: page(heading * count), 4000) < LINEAR
