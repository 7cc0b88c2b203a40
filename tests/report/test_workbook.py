"""The workbook: formulas that an auditor can follow, with their values; nothing of a document becomes a formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from pipeline.assemble import Dossier
from pipeline.report.charts import charts
from pipeline.report.exhibit import Exhibit
from pipeline.report.workbook import workbook
from tests.factory import amount, check, dossier, publication

NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Value(NamedTuple):
    """A cell as it was saved: its formula, and its text or number."""

    formula: str | None
    value: str


def sheets(*dossiers: Dossier) -> list[dict[str, Value]]:
    made = publication(*dossiers)
    data = workbook([Exhibit(each, made.documents_of(each)) for each in made.dossiers])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314  # our own file
        strings = ["".join(part.text or "" for part in item.iter() if part.tag.endswith("}t")) for item in shared]
        return [cells(book.read(f"xl/worksheets/sheet{number}.xml"), strings) for number in (1, 2)]


def cells(xml: bytes, strings: list[str]) -> dict[str, Value]:
    found = {}
    for cell in ElementTree.fromstring(xml).iterfind(".//x:c", NAMESPACE):  # noqa: S314  # our own file
        value = cell.findtext("x:v", "", NAMESPACE)
        text = strings[int(value)] if cell.get("t") == "s" else value
        found[cell.attrib["r"]] = Value(cell.findtext("x:f", None, NAMESPACE), text)
    return found


def test_the_difference_is_a_live_formula_over_the_operands_that_carries_its_value() -> None:
    checks, operands = sheets(dossier())
    assert (checks["I2"].formula, float(checks["I2"].value)) == ("SUM(Operands!G2:G2)", 25000)
    assert (checks["J2"].formula, float(checks["J2"].value)) == ("SUM(Operands!G3:G3)", 40000)
    assert (checks["K2"].formula, float(checks["K2"].value)) == ("ROUND(I2-J2,2)", -15000)
    assert (operands["G2"].formula, float(operands["G2"].value)) == ("E2*F2", 25000)
    assert operands["D3"].value == "£40,000"


def test_every_saved_value_is_what_its_formula_comes_to() -> None:
    one = dossier()
    text = one.papers[0].document.text
    parts = [amount(text, quote, "a" * 64) for quote in ("£25,000", "£10,000")]
    total = amount(text, "£40,000", "a" * 64)
    taken = check("PCD 90001", "parts_sum_to_whole", "inconsistent", parts, total)
    taken = taken.model_copy(
        update={
            "operands": (*taken.operands[:1], taken.operands[1].model_copy(update={"factor": -0.5}), taken.operands[2]),
            "difference_pence": 2000000 - 4000000,
        }
    )
    checks, operands = sheets(replace(one, checks=(*one.checks, taken)))
    for cell, (formula, saved) in operands.items():
        if formula:
            left, right = (float(operands[place].value) for place in formula.split("*"))
            assert float(saved) == left * right, cell
    for row in ("2", "3"):
        for column in "IJ":
            first, last = map(int, re.findall(r"G(\d+)", checks[column + row].formula or ""))
            summed = sum(float(operands[f"G{at}"].value) for at in range(first, last + 1))
            assert float(checks[column + row].value) == summed
        assert float(checks["K" + row].value) == float(checks["I" + row].value) - float(checks["J" + row].value)


def test_a_check_that_is_no_sum_shows_its_figures_without_formulas() -> None:
    one = dossier()
    years = {"unit": "year", "reported_low_pence": 1984, "reported_high_pence": 1984, "difference_pence": 10}
    years |= {"computed_low_pence": 1994, "computed_high_pence": 1994, "operands": one.checks[0].operands[:1]}
    checks, _ = sheets(replace(one, checks=(one.checks[0].model_copy(update=years),)))
    assert [checks[cell] for cell in ("I2", "J2", "K2")] == [
        Value(None, "1994"),
        Value(None, "1984"),
        Value(None, "10"),
    ]


def test_what_does_not_agree_comes_first_and_a_span_without_end_is_told() -> None:
    one = dossier()
    law = {
        "check_id": "0:0:statute_in_force",
        "unit": "year",
        "verdict": "exact",
        "operands": (),
        "difference_pence": 0,
    }
    law |= {"computed_low_pence": 2012, "computed_high_pence": None}
    checks, _ = sheets(replace(one, checks=(one.checks[0].model_copy(update=law), *one.checks)))
    assert [checks[cell].value for cell in ("E2", "E3")] == ["does not agree", "agrees exactly"]
    assert [checks[cell].value for cell in ("H2", "H3", "I3")] == ["£", "year", "2012 or later"]


@pytest.mark.parametrize("payload", ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1+1", "https://evil.example"])
def test_text_of_a_document_stays_text(payload: str) -> None:
    one = dossier()
    hostile = one.checks[0].model_copy(update={"statement": payload, "expression": payload, "explanation": payload})
    decision = one.decision.model_copy(update={"title": payload})
    checks, _ = sheets(replace(one, decision=decision, checks=(hostile,)))
    assert [checks[cell] for cell in ("B2", "F2", "G2", "M2")] == [Value(None, payload)] * 4


def test_the_same_checks_make_the_same_bytes() -> None:
    exhibits = [Exhibit(dossier(), publication(dossier()).documents)]
    assert workbook(exhibits) == workbook(exhibits)


def test_a_sum_that_stands_in_many_places_of_a_paper_is_counted_once_in_the_chart() -> None:
    def in_year(number: int, year: str) -> Dossier:
        one = dossier(f"PCD {90001 + number}")
        first = one.amounts[0].model_copy(update={"first_year": year})
        again = first.model_copy(update={"amount_id": "again"})
        return replace(one, amounts=(first, again), decision=one.decision.model_copy(update={"date_signed": None}))

    (chart,) = charts(
        [in_year(number, year) for number, year in enumerate(("2019/20", "2020/21", "2021/22", "2021/22"))]
    )
    assert [(bar.label, bar.total) for bar in chart.bars] == [
        ("2019/20", "£90,000"),
        ("2020/21", "£90,000"),
        ("2021/22", "£180,000"),
    ]
    assert chart.legend == (("money-0", "Home Office"),)
