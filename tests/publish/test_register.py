"""The register: every number from the lowest to the highest, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.assemble import Dossier
from pipeline.document import Document
from pipeline.extract import Facts, Paper
from pipeline.records import Decision
from pipeline.register import register
from pipeline.store.entries import KnownEntry, Place

THEN = datetime(2031, 4, 1, tzinfo=UTC)


def decision(reference: str, *texts: str, **more: Any) -> Dossier:
    own = Decision(reference=reference, title="Rowing lessons", **more)
    papers = [Paper(Document("p", "text/html", text), Facts(decision=own)) for text in texts[:1]]
    papers += [Paper(Document("a", "application/pdf", text), Facts()) for text in texts[1:]]
    return Dossier(own, tuple(papers))


def listed(reference: str | None, place: Place = "listed") -> KnownEntry:
    gone = THEN if place == "withdrawn" else None
    return KnownEntry(f"/{reference}/{place}", "/url", "As listed", reference, place, 0, 1, THEN, gone)


def statuses(*rows: Any) -> dict[str, str]:
    return {row.reference: row.status for row in rows}


def test_every_number_between_the_lowest_and_the_highest_has_its_row() -> None:
    rows = register([decision("PCD 90001"), decision("PCD 90004")], [listed("PCD 90003", "withdrawn")])
    assert statuses(*rows) == {
        "PCD 90001": "published",
        "PCD 90002": "gap",
        "PCD 90003": "withdrawn",
        "PCD 90004": "published",
    }


def test_each_series_has_numbers_of_its_own() -> None:
    rows = register([decision("PCD 90001"), decision("DMPCD 2015 80"), decision("DMPCD 2015 82")])
    assert statuses(*rows) == {
        "DMPCD 2015 80": "published",
        "DMPCD 2015 81": "gap",
        "DMPCD 2015 82": "published",
        "PCD 90001": "published",
    }


def test_what_the_list_names_and_nobody_could_read_is_unread() -> None:
    (row,) = register([], [listed("PCD 90001"), listed(None)])
    assert (row.status, row.title, row.first_listed) == ("unread", "As listed", THEN)


def test_a_telephone_number_in_a_listed_title_is_masked() -> None:
    (row,) = register([], [replace(listed("PCD 90001"), title="Boats, call 020 7946 0123")])
    assert row.title is not None
    assert "7946" not in row.title
    assert row.title.startswith("Boats, call ")


def test_a_decision_that_moved_is_not_withdrawn() -> None:
    (row,) = register([decision("PCD 90001")], [listed("PCD 90001"), listed("PCD 90001", "withdrawn")])
    assert (row.status, row.withdrawn_at) == ("published", None)


def test_part_2_is_withheld_where_there_is_one() -> None:
    rows = register([decision("PCD 90001", has_part_2=True), decision("PCD 90002", has_part_2=False)])
    assert [row.is_part_2_withheld for row in rows] == [True, False]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("Nothing is attached.",), False),
        (("The costs are set out in Appendix A.",), True),
        (("The costs are set out in Appendix A.\nAppendix A\nBoats",), False),
        (("The costs are set out in Appendix A.", "Appendix A: boats"), False),
        (("The costs are set out in Appendix A.", "Boats"), None),
        (("See Appendix 1 and Appendix 2.\nAppendix 1\nBoats",), True),
    ],
)
def test_an_appendix_that_is_named_and_nowhere_to_be_found_is_missing(
    texts: tuple[str, ...], wanted: bool | None
) -> None:
    (row,) = register([decision("PCD 90001", *texts)])
    assert row.is_appendix_missing is wanted


def test_an_attachment_that_cannot_be_had_is_missing() -> None:
    (row,) = register([decision("PCD 90001", "Nothing is attached.")], [listed("PCD 90001")], ["PCD 90001"])
    assert row.is_appendix_missing is True
