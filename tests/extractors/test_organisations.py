"""Organisations: where bodies are named, under which name, and what is none."""

from __future__ import annotations

import pytest

from extractors import organisations
from extractors.language import annotate, pipeline
from extractors.lexicon.name_words import words_that
from extractors.lexicon.organisations import Body, bodies
from extractors.organisations.judging import judge
from extractors.organisations.mentions import mentions
from extractors.organisations.names import names
from pipeline.extract import Reading
from pipeline.text import read

UNKNOWN = ("body", "perhaps", "group")


def named(text: str) -> list[tuple[str, str, str]]:
    """Return (as written, canonical name, fullest form) of the bodies that a text names."""
    document = read(text.encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    organisations.extract(reading)
    return [
        (body.text, body.kb_id_, body.id_)
        for passage in reading.passages
        for body in passage.doc.spans[organisations.SPANS]
    ]


def written(text: str) -> list[tuple[str, str]]:
    return [(text[name.span.start : name.span.end], name.certainty) for name in names(text)]


@pytest.mark.parametrize("body", [pytest.param(body, id=body.name) for body in bodies().values()])
def test_a_row_of_the_vocabulary_is_found_by_its_example_and_no_other_is(body: Body) -> None:
    found = [mention for mention in mentions(pipeline()(body.example)) if mention.kind not in UNKNOWN]
    assert {mention.name for mention in found} == {body.name}


def test_no_form_of_one_body_is_a_form_of_another() -> None:
    owners: dict[str, str] = {}
    clashes = [
        (form, body.name, owners[form])
        for body in bodies().values()
        for form in body.forms
        if owners.setdefault(form, body.name) != body.name
    ]
    assert clashes == []


def test_a_fund_is_owned_by_a_body_that_is_known() -> None:
    owners = {body.owner for body in bodies().values() if body.owner}
    assert owners <= bodies().keys()
    assert all(body.owner is None for body in bodies().values() if body.kind != "fund")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Award it to Kent Boxing Club in May.", [("Kent Boxing Club", "body")]),
        ("Award it to Mentor99 in May.", [("Mentor99", "perhaps")]),
        ("St. Giles and Alpha Ltd", [("St. Giles and Alpha Ltd", "body")]),
        ("Alpha Ltd and Kent Trust", [("Alpha Ltd", "body"), ("Kent Trust", "body")]),
        ("contracts with Alpha and Beta", [("Alpha", "perhaps"), ("Beta", "perhaps")]),
        ("with Alpha and Beta Theatre", [("Alpha and Beta Theatre", "perhaps")]),
        ("for the Office of the Police and Crime Commissioner for Essex", [
            ("Office of the Police and Crime Commissioner for Essex", "body")
        ]),
        ("Kent Youth Trust for Project Servator", [("Kent Youth Trust", "body"), ("Project Servator", "perhaps")]),
        ("given to two lead local authorities", [("two lead local authorities", "group")]),
        ("paid to the four Kent Youth Centres", [("four Kent Youth Centres", "group")]),
        ("Alpha Motor (GB) Ltd bids", [("Alpha Motor (GB) Ltd", "body")]),
        ("the charity 12-13-14 helps", [("12-13-14", "perhaps")]),
        ("the contract to Open Meadow Road ends", [("Open Meadow Road", "perhaps")]),
        ("given to the Tri-borough partnership (", [("Tri-borough partnership", "body")]),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_grammar(text: str, expected: list[tuple[str, str]]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Approve the Digital Policing Programme.",
        "In March the Deputy Mayor may go to Gate 3.",
        "See Appendix A, Section 22 and PCD 90001.",
        "The PCCs and SARC's agree.",
        "It took 3 years of work by partners.",
        "The grant to Open Meadow Funding and to Police and Crime Commissioners.",
        "The Major Trauma Centre gave Mutual Aid.",
    ],
)
def test_capitals_and_counts_that_name_no_body_are_refused(text: str) -> None:
    assert written(text) == []


def test_a_list_of_words_has_examples_that_it_decides() -> None:
    assert judge("Kent Boxing Club") == "body"
    assert judge("Kent Boxing") == "perhaps"
    assert judge("Financial Comments") is None
    assert judge("London") is None
    assert not words_that("body_endings") & words_that("thing_endings") - {"police"}


def test_an_alias_that_the_document_defines_means_the_body() -> None:
    assert named("London Borough of Newham (LBN) leads.\nLBN pays.")[-1] == (
        ("LBN", "London Borough of Newham", "London Borough of Newham")
    )
    assert named("Kent Youth Trust (hereafter The Hub) leads.\nThe Hub pays.")[-1][1:] == (
        ("Kent Youth Trust", "Kent Youth Trust")
    )


def test_brackets_that_are_no_acronym_of_the_name_define_nothing() -> None:
    assert named("Kent Youth Trust (VAT) leads.\nAsk VAT99 now.")[-1][1] == "VAT99"
    assert named("Kent Trust, run by Alpha Ltd, (KT) leads.\nAsk KT.")[-1][1] == "Kent Trust"


def test_a_shortened_name_means_the_one_body_that_has_it() -> None:
    assert named("The London Borough of Lambeth leads.\nAsk Lambeth.")[-1][1] == "London Borough of Lambeth"
    assert named("Kent Youth Trust and Kent Boxing Club lead.\nAsk Kent.")[-1][1] == "Kent"


def test_a_body_has_the_longest_form_that_the_document_prints() -> None:
    assert {fullest for _, _, fullest in named("Ask Redthread.\nAsk Redthread Youth Ltd.")} == {"Redthread Youth Ltd"}


def test_both_apostrophes_and_letter_cases_of_a_department_are_read() -> None:
    assert named("the National Police Chiefs’ Council")[0][1] == "National Police Chiefs' Council"
    assert named("a home office grant")[0][1] == "Home Office"


def test_the_deputy_mayor_is_not_the_mayor() -> None:
    assert [name for _, name, _ in named("The Deputy Mayor may sign for the Mayor.")] == ["Mayor of London"]


def test_a_lone_word_that_begins_a_sentence_is_a_name_only_where_capitals_mark_it_elsewhere() -> None:
    assert named("Receipts fall.") == []
    assert [text for text, *_ in named("Accenture asks.\nWe pay Accenture.")] == ["Accenture", "Accenture"]
