"""Statutes and provisions: the vocabularies hold together, paths have all levels, hostile text takes linear time."""

import re
from collections.abc import Callable

import pytest

from extractors.language import annotate
from extractors.legal_basis import extract
from extractors.legal_basis.citation_role import role_cues
from extractors.legal_basis.instruments import find_instruments
from extractors.legal_basis.naming import Memory
from extractors.legal_basis.provisions import find_chunks, groups, paths
from extractors.lexicon.rows import read_rows
from extractors.lexicon.statutes import KINDS, Statute, statutes
from pipeline.extract import Reading
from pipeline.records import Citation
from pipeline.references import find_references
from pipeline.text import read
from tests.growth import LINEAR, growth


def cited(text: str) -> list[Citation]:
    document = read(text.encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    extract(reading)
    return reading.facts.legal_basis


@pytest.mark.parametrize("statute", statutes(), ids=lambda statute: statute.title)
def test_a_statute_is_found_in_its_example_and_nothing_else_is(statute: Statute) -> None:
    found = find_instruments(statute.example, Memory())
    assert {mention.instrument.title for mention in found if not mention.points_back} == {statute.title}


@pytest.mark.parametrize("statute", statutes(), ids=lambda statute: statute.title)
def test_a_statutes_address_agrees_with_its_title(statute: Statute) -> None:
    kind, _, rest = statute.uri.partition("/")
    if kind:
        assert kind in KINDS
        assert str(statute.year) == rest.split("/")[0] or not rest[0].isdigit()
        assert re.fullmatch(r"\d+", rest.split("/")[-1])
    assert statute.is_own or statute.year
    assert (kind == "ukpga") == (statute.name.endswith("Act") and bool(kind))


def test_no_two_statutes_share_a_title_or_an_address() -> None:
    titles = [statute.title for statute in statutes()]
    addresses = [statute.uri for statute in statutes() if statute.uri]
    assert len(titles) == len(set(titles)) >= 60
    assert len(addresses) == len(set(addresses))


def test_statutes_of_one_name_know_the_same_namesakes() -> None:
    by_name: dict[str, list[Statute]] = {}
    for statute in statutes():
        by_name.setdefault(statute.name, []).append(statute)
    for rows in by_name.values():
        assert len({row.namesakes for row in rows}) == 1
        assert not [row for row in rows if row.namesakes and {other.year for other in rows} & row.namesakes]


@pytest.mark.parametrize(
    ("written", "instrument", "status"),
    [
        ("Police Act 1995", "Police Act 1996", "year_mismatch"),
        ("Police Act 1997", "Police Act 1997", "ok"),
        ("Police Act 1976", "Police Act 1976", "unknown_instrument"),  # there was one, whatever it says
        ("Police Act 1919", "Police Act 1919", "unknown_instrument"),  # so long ago that the vocabulary does not know
        ("Local Government Act 1973", "Local Government Act 1972", "year_mismatch"),
        ("Children Act 2003", "Children Act 2004", "year_mismatch"),
        ("Children Act 1994", "Children Act 2004", "year_mismatch"),  # ten years, as in "Public Order Act 1984"
        ("Greater London Authority Act 1997", "Greater London Authority Act 1999", "year_mismatch"),
        ("Local Government Act 2030", "Local Government Act 2003", "year_mismatch"),
        ("Road Traffic Act 1989", "Road Traffic Act 1989", "unknown_instrument"),  # its namesakes are not listed
    ],
)
def test_a_year_in_which_no_act_of_the_name_was_passed_is_a_slip(written: str, instrument: str, status: str) -> None:
    citation = next(iter(cited(f"The power is in section 93 of the {written}.")))
    assert (citation.instrument, citation.status) == (instrument, status)


@pytest.mark.parametrize("row", read_rows("provisions"), ids=lambda row: row["example"])
def test_a_provision_is_found_in_its_example_with_what_is_known_of_it(row: dict[str, str]) -> None:
    (citation,) = cited(f"The rule is {row['example']}.")
    assert citation.instrument == row["title"]
    assert citation.provision is not None
    assert f"{citation.provision}/".startswith(f"{row['provision']}/")
    assert citation.role == row["role"]


def test_a_cue_of_a_role_matches_its_example_and_no_other_cue_of_its_place_does() -> None:
    for cue in role_cues():
        same_place = [one for one in role_cues() if one.where == cue.where]
        assert [one.example for one in same_place if one.pattern.search(cue.example)] == [cue.example]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("section 149(1)", ["section/149/1"]),
        ("s22A", ["section/22A"]),
        ("S22a", ["section/22A"]),
        ("s.72(b)(ii)", ["section/72/b/ii"]),
        ("Schedule 3 Paragraph 7", ["schedule/3/paragraph/7"]),
        ("paragraph 7(1), Schedule 3", ["schedule/3/paragraph/7/1"]),
        ("sub-paragraph (1) of paragraph 7 of Schedule 3", ["schedule/3/paragraph/7/1"]),
        ("Section 181(1) and Schedule 11, Paragraph 98", ["section/181/1", "schedule/11/paragraph/98"]),
        ("Schedule 3 Part 1", ["schedule/3/part/1"]),
        ("section 4 of Part 2", ["section/4"]),
        ("Part 2 (section 4)", ["section/4"]),
        ("Regulation K5(4)", ["regulation/K5/4"]),
        ("Paragraph (4) of Regulation K5", ["regulation/K5/4"]),
        ("paragraphs 4.8 and 4.9", ["paragraph/4.8", "paragraph/4.9"]),
        ("sections 22A, 23 and 24", ["section/22A", "section/23", "section/24"]),
        ("section 22 and 23 officers", ["section/22"]),
        ("part of the plan, in order", []),
        ("the MPS’s 22 boats", []),
    ],
)
def test_provisions_become_paths(written: str, found: list[str]) -> None:
    chunks = list(find_chunks(written))
    assert [path for group in groups(written, chunks) for path in paths(group)] == found


def test_an_address_leads_to_the_provision_where_the_instrument_has_such_a_kind() -> None:
    act, order = cited(
        "By Schedule 3, paragraph 7 of the Police Reform and Social Responsibility Act 2011.\n"
        "Exempt under para 2(2) of the Elected Local Policing Bodies (Specified Information) Order 2011."
    )
    assert act.uri == "https://www.legislation.gov.uk/ukpga/2011/13/schedule/3/paragraph/7"
    assert order.uri == "https://www.legislation.gov.uk/uksi/2011/3050"


def test_an_instrument_tells_when_it_was_in_force() -> None:
    (gone,) = cited("The sergeant brought a claim under the Race Relations Act 1976.")
    assert (gone.in_force_from, gone.in_force_until) == (None, 2010)


def test_an_end_that_is_not_known_is_not_guessed() -> None:
    (repealed,) = cited("Grants were paid under section 9 of the Police Reform and Social Responsibility Act 2011.")
    assert (repealed.in_force_from, repealed.in_force_until) == (2012, None)


def test_short_names_last_from_where_they_are_given() -> None:
    titles = [
        (citation.instrument, citation.provision)
        for citation in cited(
            "Section 3 of the 1999 Act is not known yet.\n"
            "The Greater London Authority Act 1999 (“the GLA Act”) governs it, and section 4 of the 1999 Act does.\n"
            "So does section 5 of that Act, and section 6 of the GLA Act."
        )
    ]
    name = "Greater London Authority Act 1999"
    assert titles == [(name, None), (name, "section/4"), (name, "section/5"), (name, "section/6")]


HOSTILE = [
    "Act ",
    "the 2011 Act ",
    "section 1(1)(1)(1) and 2 of the ",
    "s.1, s.2, Schedule 3 Part 1 ",
    "Police and Crime and Order Regulations 1999 ",
    "PCDs 1, 2 & 3 to ",
    "(“the Act”) (as amended) ",
    "A B (C) and the D of E Act 1999, section 4 under ",
    "MOPAC Scheme of Consent and ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        text = (unit * size)[:size]
        return lambda: (list(find_references(text)), find_instruments(text, Memory()), cited(text))

    assert growth(reading, 24_000) < LINEAR
