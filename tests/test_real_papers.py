"""The three real papers: what a careful person reads in them, the pipeline must read, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared

Line = dict[str, Any]
PCD = Path(sys.executable).with_name("pcd")


@pytest.fixture(scope="module")
def lines(shared: Path) -> dict[str, Line]:
    names = ("pcd-898.pdf", "pcd-893.html", "pcd-1215.html")
    files = [str(shared / "seeds" / name) for name in names]
    done = subprocess.run([PCD, "read", "--json", *files], capture_output=True, text=True, check=True)
    return dict(zip(names, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.fixture(scope="module")
def pcd_898(lines: dict[str, Line]) -> Line:
    return lines["pcd-898.pdf"]


@pytest.fixture(scope="module")
def pcd_893(lines: dict[str, Line]) -> Line:
    return lines["pcd-893.html"]


@pytest.fixture(scope="module")
def pcd_1215(lines: dict[str, Line]) -> Line:
    return lines["pcd-1215.html"]


def facts(line: Line) -> list[Line]:
    tables = ("amounts", "organisations", "legal_basis", "related_decisions", "sub_grants")
    return [fact for table in tables for fact in line[table]]


def amounts(line: Line, written: str) -> list[Line]:
    return [amount for amount in line["amounts"] if amount["as_written"] == written]


def checks(line: Line, code: str) -> list[Line]:
    return [check for check in line["checks"] if check["code"] == code]


def provisions(line: Line) -> set[tuple[str, str, str]]:
    return {(c["instrument"], c["provision"], c["role"]) for c in line["legal_basis"] if c["provision"]}


PRSRA = "Police Reform and Social Responsibility Act 2011"
SCHEME = "MOPAC Scheme of Consent and Delegation"


def test_the_signed_form_gives_the_decision_s_own_fields(pcd_898: Line) -> None:
    decision = pcd_898["decision"]
    assert decision["reference"] == "PCD 898"
    assert decision["title"] == "Grant Funding Acceptance – Serious Organised Crime (SOC) Community Coordinator"
    assert decision["has_part_2"] is True
    assert decision["is_deferred"] is False
    assert decision["executive_summary"].startswith("This paper seek approval for the acceptance of Home Office grant")


def test_the_deputy_mayor_s_date_is_taken_and_not_the_chief_executive_s(pcd_898: Line) -> None:
    assert pcd_898["decision"]["date_signed"] == "2020-12-07"


def test_the_home_office_s_money_is_accepted_for_one_year(pcd_898: Line) -> None:
    for amount in amounts(pcd_898, "£330,000"):
        assert amount["value_pence"] == 33_000_000
        assert (amount["role"], amount["funder"], amount["rate"]) == ("accepted", "Home Office", "total")
        assert (amount["first_year"], amount["last_year"]) == ("2020/21", "2020/21")


def test_the_grants_are_awarded_up_to_a_sum_where_the_text_says_so(pcd_898: Line) -> None:
    found = amounts(pcd_898, "£230,000")
    assert {amount["role"] for amount in found} == {"awarded"}
    bounded = [amount for amount in found if amount["qualifier"] == "up_to"]
    assert len(bounded) == 1
    before = pcd_898["document"]["text"][: bounded[0]["char_start"]]
    assert before.endswith("up to a total value of ")


def test_the_delegation_limit_is_a_threshold(pcd_898: Line) -> None:
    assert {amount["role"] for amount in amounts(pcd_898, "£50,000")} == {"threshold"}


def test_a_rounded_figure_is_an_interval(pcd_898: Line) -> None:
    (rounded,) = amounts(pcd_898, "£330k")
    assert (rounded["low_pence"], rounded["high_pence"]) == (32_950_000, 33_050_000)


def test_six_sub_grants_are_read_with_what_remained_after_each(pcd_898: Line) -> None:
    rows = [(row["recipient"], row["amount_pence"], row["remaining_pence"]) for row in pcd_898["sub_grants"]]
    expected = [
        ("Edmonton Eagles Boxing Club", 205_00, 214_795_00),
        ("St Giles Trust", 8_883_00, 205_912_00),
        ("Film - 'Step Back'", 20_000_00, 185_912_00),
        ("Taking positive Steps", 49_995_00, 135_917_00),
        ("The Princes Trust", 28_080_00, 107_837_00),
        ("Basketball at Ducketts Common", 3_340_00, 104_497_00),
    ]
    assert len(rows) == len(expected)
    for (recipient, *sums), (begins, *wanted) in zip(rows, expected, strict=True):
        assert recipient.startswith(begins)
        assert sums == wanted


def test_every_money_cell_of_the_table_is_an_amount(pcd_898: Line) -> None:
    cells = Counter(amount["as_written"] for amount in pcd_898["amounts"] if amount["table_number"])
    figures = "£215,000 £104,497 £205 £214,795 £8,883 £205,912 £20,000 £185,912 £49,995 £135,917 £28,080 £107,837"
    assert cells == Counter(f"{figures} £3,340 £104,497 £110,503 £104,497".split())


def test_the_table_s_sums_hold_to_the_penny(pcd_898: Line) -> None:
    balances = checks(pcd_898, "running_balance")
    assert [check["verdict"] for check in balances] == ["exact"] * 6
    (rows,) = checks(pcd_898, "rows_sum_to_total")
    assert (rows["verdict"], rows["reported_low_pence"]) == ("exact", 110_503_00)
    rest = checks(pcd_898, "committed_plus_remaining")
    assert ("exact", 215_000_00) in [(check["verdict"], check["reported_low_pence"]) for check in rest]


def test_the_parts_sum_to_the_whole_grant(pcd_898: Line) -> None:
    wanted = {("term", 100_000_00), ("term", 230_000_00), ("total", 330_000_00)}
    found = [
        check["verdict"]
        for check in checks(pcd_898, "parts_sum_to_whole")
        if {(operand["kind"], operand["value_pence"]) for operand in check["operands"]} == wanted
    ]
    assert found
    assert set(found) == {"exact"}


def test_exactly_two_things_do_not_hold(pcd_898: Line) -> None:
    wrong = [check for check in pcd_898["checks"] if check["verdict"] == "inconsistent"]
    assert sorted(check["code"] for check in wrong) == ["statute_year", "table_agrees_with_text"]
    (table,) = [check for check in wrong if check["code"] == "table_agrees_with_text"]
    assert abs(table["difference_pence"]) == 15_000_00
    (statute,) = [check for check in wrong if check["code"] == "statute_year"]
    assert "1984" in statute["expression"]
    assert "1994" in statute["expression"]


def test_the_law_is_read_with_its_provisions(pcd_898: Line) -> None:
    found = provisions(pcd_898)
    assert (PRSRA, "schedule/3/paragraph/7", "power") in found
    assert ("Equality Act 2010", "section/149/1", "duty") in found
    assert (PRSRA, "section/9", "repealed") in found
    assert (SCHEME, "paragraph/4.8", "delegation") in found
    assert "section/169" in {p for i, p, _ in found if i == "Criminal Justice and Public Order Act 1994"}


def test_no_telephone_number_and_no_lead_officer_is_shown(pcd_898: Line) -> None:
    printed = json.dumps(pcd_898, ensure_ascii=False)
    for private in ("07700", "900 115", "Yiallouris", "Hulkorey", "Leo Powell", "Duberry", "Carol Jackson", "Hesketh"):
        assert private not in printed


def test_the_ministry_s_money_stands_in_three_places(pcd_893: Line) -> None:
    assert [amount["as_written"] for amount in pcd_893["amounts"]] == ["£271,815"] * 3
    for amount in pcd_893["amounts"]:
        assert (amount["role"], amount["funder"]) == ("accepted", "Ministry of Justice")
        assert (amount["first_year"], amount["last_year"]) == ("2020/21", "2020/21")


def test_an_empty_date_is_null_and_a_lost_heading_is_inferred(pcd_893: Line, shared: Path) -> None:
    assert pcd_893["decision"]["reference"] == "PCD 893"
    assert pcd_893["decision"]["date_signed"] is None
    from pipeline.parse import parse

    document = parse((shared / "seeds" / "pcd-893.html").read_bytes(), "pcd-893.html")
    (legal,) = [section for section in document.sections if section.number == "4"]
    assert legal.heading.start == legal.heading.end
    assert document[legal.span].lstrip().startswith("4.1. Under Schedule 3 Paragraph 7")


def test_two_readings_are_shown_and_none_is_chosen(pcd_1215: Line) -> None:
    assert {amount["value_pence"] for amount in pcd_1215["amounts"]} == {2_893_452_00}
    assert "£2, 893,452" in {amount["as_written"] for amount in pcd_1215["amounts"]}
    assert {amount["rate"] for amount in pcd_1215["amounts"]} == {"unclear"}
    (ambiguous,) = [check for check in pcd_1215["checks"] if check["verdict"] == "ambiguous"]
    assert "£2,893,452" in ambiguous["statement"]
    assert "£5,786,904" in ambiguous["statement"]


def test_earlier_decisions_and_the_power_are_read(pcd_1215: Line) -> None:
    assert pcd_1215["decision"]["date_signed"] == "2022-06-20"
    related = [relation["related_reference"] for relation in pcd_1215["related_decisions"]]
    assert sorted(related) == ["PCD 545", "PCD 867", "PCD 914", "PCD 960"]
    acts = {(instrument, provision) for instrument, provision, _ in provisions(pcd_1215)}
    assert ("Domestic Violence, Crime and Victims Act 2004", "section/56") in acts


@pytest.mark.parametrize("name", ["pcd-893.html", "pcd-1215.html"])
def test_a_sound_paper_raises_no_alarm(lines: dict[str, Line], name: str) -> None:
    assert [check for check in lines[name]["checks"] if check["verdict"] == "inconsistent"] == []


def test_every_fact_quotes_its_document(lines: dict[str, Line]) -> None:
    for line in lines.values():
        text = line["document"]["text"]
        assert facts(line)
        for fact in facts(line):
            assert text[fact["char_start"] : fact["char_end"]] == fact["quote"]


def test_every_box_holds_the_glyphs_of_its_quote_and_no_other(pcd_898: Line, shared: Path) -> None:
    import pdfplumber

    with pdfplumber.open(shared / "seeds" / "pcd-898.pdf") as pdf:
        for fact in facts(pcd_898):
            glyphs = pdf.pages[fact["page"] - 1].chars
            seen = "".join(glyph["text"] for glyph in glyphs if inside(glyph, fact)).replace(" ", "")
            quote = "".join(fact["quote"].split())
            assert seen
            assert seen == quote or (quote.startswith(seen) and ends_line(fact, glyphs)), fact["quote"]


def ends_line(fact: Line, glyphs: list[Line]) -> bool:
    """Return whether a box ends with its line: a quote that runs over lines has the box of the first."""
    beside = {**fact, "x0": fact["x1"], "x1": fact["x1"] + 12}
    return not any(inside(glyph, beside) for glyph in glyphs if not glyph["text"].isspace())


def inside(glyph: Line, fact: Line) -> bool:
    across, down = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    return bool(fact["x0"] < across < fact["x1"] and fact["top"] < down < fact["bottom"])
