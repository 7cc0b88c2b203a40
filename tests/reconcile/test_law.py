"""Checks of law: a wrong year is shown with the right one, a power that was gone is told, nobody accused blindly."""

from datetime import date
from typing import Any

import pytest

from pipeline.assemble import Dossier
from pipeline.reconcile.finding import fingerprint
from pipeline.reconcile.law import check_law
from pipeline.records import Citation, Decision


def citation(instrument: str, printed: int | None, **more: Any) -> Citation:
    place = dict.fromkeys(["page", "x0", "top", "x1", "bottom"])
    fields: dict[str, Any] = {
        "citation_id": f"000000000000:{more.get('char_start', 0)}",
        "sha256": "0" * 64,
        "char_start": 0,
        "char_end": 9,
        "quote": "the quote",
        "rule": "test.rule",
        "as_written": f"{instrument[:-4]}{printed}",
        "role": "power",
        "status": "ok",
    }
    return Citation.model_validate({**place, **fields, "instrument": instrument, "instrument_year": printed, **more})


def dossier(*citations: Citation, signed: date | None = date(2020, 12, 7)) -> Dossier:
    return Dossier(Decision(reference="PCD 90001", date_signed=signed), (), legal_basis=citations)


def test_a_wrong_year_is_inconsistent_and_names_the_right_one() -> None:
    wrong = citation("Criminal Justice and Public Order Act 1994", 1984, status="year_mismatch")
    (check,) = check_law(dossier(wrong))
    assert (check.code, check.verdict, check.unit) == ("statute_year", "inconsistent", "year")
    assert (check.reported_low_pence, check.computed_low_pence, check.difference_pence) == (1984, 1994, 10)
    assert check.operands[0].citation_id == wrong.citation_id
    assert "1984" in check.statement
    assert "1994" in check.statement


def test_a_right_year_is_exact_once_for_each_instrument() -> None:
    rows = [citation("Equality Act 2010", 2010, provision=path) for path in (None, "section/149")]
    assert [(check.code, check.verdict) for check in check_law(dossier(*rows))] == [("statute_year", "exact")]


def test_an_instrument_without_a_printed_or_a_known_year_is_not_checked() -> None:
    bare = citation("Equality Act 2010", None)
    unknown = citation("River Boats Act 1999", 1999, status="unknown_instrument")
    own = citation("MOPAC Scheme of Consent and Delegation", None, role="delegation")
    assert check_law(dossier(bare, unknown, own)) == []


@pytest.mark.parametrize(
    ("signed", "verdict", "difference"),
    [
        (date(2012, 5, 1), "exact", 0),
        (date(2015, 12, 31), "exact", 0),
        (date(2016, 1, 1), "inconsistent", -1),
        (date(2011, 12, 1), "inconsistent", 1),
        (None, "blocked", None),
    ],
)
def test_a_power_must_be_in_force_when_it_is_used(signed: date | None, verdict: str, difference: int | None) -> None:
    power = citation("Boats Act 2011", None, provision="section/9", in_force_from=2012, in_force_until=2015)
    (check,) = check_law(dossier(power, signed=signed))
    assert (check.code, check.verdict, check.difference_pence) == ("statute_in_force", verdict, difference)
    assert "Section 9 of the Boats Act 2011" in check.statement


def test_a_provision_that_is_named_as_repealed_is_no_power_and_not_accused() -> None:
    gone = citation("Boats Act 2011", None, provision="section/9", role="repealed", in_force_until=2015)
    assert check_law(dossier(gone)) == []


def test_a_power_still_in_force_needs_no_date() -> None:
    power = citation("Boats Act 2011", None, provision="schedule/3/paragraph/7/1", in_force_from=2012)
    assert check_law(dossier(power, signed=None)) == []
    (check,) = check_law(dossier(power))
    assert check.statement.startswith("Schedule 3 paragraph 7(1) of the Boats Act 2011")


def test_a_review_of_a_wrong_year_survives_another_wording() -> None:
    (check,) = check_law(dossier(citation("Criminal Justice and Public Order Act 1994", 1984, status="year_mismatch")))
    reworded = check.model_copy(update={"expression": "1984 for 1994", "statement": "The year is another."})
    other_year = check.model_copy(update={"reported_low_pence": 1985})
    assert fingerprint("PCD 90001", reworded) == fingerprint("PCD 90001", check) != fingerprint("PCD 90001", other_year)
