"""A page's text: what a person sees as paragraphs, labels, wrapped sentences and tables is that to the reader."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document
from pipeline.text import read

SHA = "0" * 64


def page(text: str) -> Document:
    return read(text.encode(), SHA)


def words(document: Document, kind: str) -> list[str]:
    return [document[paragraph.span] for paragraph in document.paragraphs if paragraph.kind == kind]


OLD_LAYOUT = """Courses for young carers

Reference code:\x20
PCD 90101
Date signed:\x20
11 May 2031
Authorisation name:\x20
Ada Example (past staff), Deputy Mayor, Policing and Crime

Executive summary

Two courses are to be paid.


The DMPC is asked to agree:

  • £12,000 for the first; and
  • £8,000 for the second.

Share this page
"""


def test_the_text_is_kept_as_it_is() -> None:
    text = "Two  spaces,\tno\xa0break,\r\n soft\xad hyphen \n"
    assert page(text).text == text


def test_a_label_takes_its_value_from_the_next_line() -> None:
    assert words(page(OLD_LAYOUT), "label") == [
        "Reference code: \nPCD 90101",
        "Date signed: \n11 May 2031",
        "Authorisation name: \nAda Example (past staff), Deputy Mayor, Policing and Crime",
    ]


def test_an_empty_label_takes_no_title_for_its_value() -> None:
    text = (
        "Key information\nDate signed:\nDecision by: Ada Example, Deputy Mayor, Policing and Crime\nPCD 90101 Courses\n"
    )
    assert words(page(text), "label")[0] == "Date signed:"
    text = "Reference code: PCD 90101\n\nDate signed:\n\n2031/32 revised budget for courses\n\nThe budget rises.\n"
    assert words(page(text), "label") == ["Reference code: PCD 90101", "Date signed:"]


def test_the_site_s_own_lines_are_furniture() -> None:
    text = "Skip to main content\nMayor of London logo London Assembly logo\nHome\n\nCourses\n\nKey information\n"
    assert words(page(text), "furniture") == text.split("\n")[:3]
    assert words(page(OLD_LAYOUT), "furniture") == ["Share this page"]


def test_a_sentence_that_a_line_breaks_is_one_paragraph() -> None:
    broken = "The DMPC should approve spending £12,400 in 2031/32 (out of a budget of\n£1, 948, 419 in all) split as:"
    document = page(f"{broken}\n• £400 for paper;\n• £12,000 for people\n")
    assert words(document, "prose") == [broken]
    assert words(document, "item") == ["£400 for paper;", "£12,000 for people"]


def test_lines_that_end_where_they_stand_are_not_joined() -> None:
    text = "These three have been picked out:\nOak Street Club\nElm Row Association\nThe Alder Players\n"
    assert len(page(text).paragraphs) == 4


def test_a_hyphen_on_its_own_line_is_the_bullet_of_the_next() -> None:
    document = page("It is recommended to:\n-\nApprove £4,000.\n-\n- Note the rest.\n")
    items = [(one.label, document[one.span]) for one in document.paragraphs if one.kind == "item"]
    assert items == [("-", "Approve £4,000."), ("-", "Note the rest.")]


def test_a_table_of_pipes_has_rows_and_cells() -> None:
    document = page("See below.\nDocument title | File size | |\n---|---|---|\nDownload | PCD 90101 | 164 KB |\n")
    (table,) = document.tables
    assert [[document[cell.span] for cell in row] for row in table.rows] == [
        ["Document title", "File size", ""],
        ["Download", "PCD 90101", "164 KB"],
    ]
    assert words(document, "row") == ["Document title | File size | |", "Download | PCD 90101 | 164 KB |"]


def test_bytes_that_are_not_utf_8_are_windows_1252_and_a_doubt_says_so() -> None:
    document = read("A “grant” of £9,000".encode("cp1252"), SHA)
    assert document.text == "A “grant” of £9,000"
    assert [doubt.code for doubt in document.doubts] == ["encoding"]
    assert page("A “grant” of £9,000").doubts == ()


def test_a_mark_of_byte_order_is_no_text() -> None:
    assert read("Courses".encode("utf-8-sig"), SHA).text == "Courses"


@given(st.text(alphabet=st.sampled_from("aZ19 .:|-•£\n\t\xa0"), max_size=200))
def test_paragraphs_stand_in_order_and_leave_no_word_out(text: str) -> None:
    document = page(text)
    spans = [paragraph.span for paragraph in document.paragraphs]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    inside = {at for span in spans for at in range(span.start, span.end)}
    assert "Z" not in "".join(char for at, char in enumerate(text) if at not in inside)


@pytest.mark.shared
def test_every_real_page_has_its_own_paragraphs_and_few_lines_are_unknown(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "dev").glob("*.txt"))
    assert len(pages) > 70
    for path in pages:
        document = read(path.read_bytes(), SHA)
        assert document.text == path.read_bytes().decode()
        assert words(document, "prose") or words(document, "item")
        assert all("\n\n\n" not in document[paragraph.span] for paragraph in document.paragraphs)
