"""One decision in the terminal: facts, evidence and checks, in plain text where no colours are asked for."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from flows.published import explain as explain_reference
from flows.settings import settings
from pipeline.assemble import Dossier
from pipeline.errors import SettingsError
from pipeline.explain import explain
from pipeline.publish import publish
from pipeline.records import Decision, RegisterRow
from tests.factory import RUN, dossier, publication


def told(each: Dossier, width: int = 160) -> str:
    text = explain(each, Console(file=io.StringIO(), width=width))
    return "\n".join(line.rstrip() for line in text.splitlines())


def test_a_finding_comes_first_with_its_equation_its_places_and_its_difference() -> None:
    text = told(dossier())
    assert text.index("Findings") < text.index("Money")
    assert "✗ The table's budget, £25,000, is £15,000 less than the £40,000 that the text awards." in text
    assert "£25,000 = £40,000   £15,000 apart" in text
    assert "page 1, table 1, row 1; page 1" in text
    assert "Was the budget lowered after the table was made?" in text
    assert f"fingerprint {dossier().checks[0].fingerprint}" in text


def test_the_gravest_finding_comes_first() -> None:
    one = dossier()
    asked = {"check_id": "000000000000:0:near_limit", "verdict": "question", "statement": "Is it near?"}
    text = told(replace(one, checks=(one.checks[0].model_copy(update=asked), *one.checks)))
    assert text.index("✗ The table's budget") < text.index("? Is it near?")


def test_what_holds_is_ticked() -> None:
    one = dossier()
    held = one.checks[0].model_copy(update={"verdict": "exact", "difference_pence": 0, "statement": "It holds."})
    text = told(replace(one, checks=(held,)))
    assert "✓ It holds." in text
    assert "Findings" not in text


def test_an_amount_shows_what_it_is_whose_it_is_and_why() -> None:
    one = dossier()
    amounts = (one.amounts[0].model_copy(update={"because": "'accept' 1 word before"}),)
    lines = told(replace(one, amounts=amounts)).splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("£90,000"))
    assert lines[at].split(maxsplit=1)[1] == "to be accepted, 2021/22, from Home Office; page 1"
    assert lines[at + 1].strip() == "'accept' 1 word before"


def test_lines_that_are_too_long_go_on_below_themselves() -> None:
    lines = told(dossier(), width=60).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(" ✗ "))
    assert lines[at + 1] == "   £40,000 that the text awards."
    assert max(map(len, lines)) <= 60


def test_money_that_nothing_accounts_for_is_told() -> None:
    one = dossier()
    stray = one.amounts[0].model_copy(update={"amount_id": "stray", "role": "unclear", "funder": None})
    assert "Money that nothing accounts for" not in told(one)
    assert "£90,000" in told(replace(one, amounts=(*one.amounts, stray))).partition("nothing accounts for")[2]


@pytest.mark.parametrize(
    ("reference", "why"),
    [("PCD 7", "; 1 are there, such as PCD 90001"), ("pcd-90002", ": the source has withdrawn it; 1 are there")],
)
def test_a_decision_that_is_not_published_is_told_with_what_is_known_of_it(
    tmp_path: Path, reference: str, why: str
) -> None:
    made = publication(dossier())
    gone = RegisterRow(reference="PCD 90002", status="withdrawn")
    options = settings(source="sample", data=tmp_path)
    publish(options.processed, made.dossiers, made.documents, (), RUN, register=[gone])
    with pytest.raises(SettingsError) as error:
        explain_reference(reference, options)
    assert why in str(error.value)


def test_the_evidence_of_law_and_bodies_is_quoted() -> None:
    text = told(dossier())
    assert "section/9, power" in text
    assert "“section 9 of the Example Act 2011”" in text
    assert "PCD 90002" in text


def test_plain_output_has_no_colour_codes_and_markup_of_a_document_stays_text() -> None:
    one = dossier()
    text = told(replace(one, decision=Decision(reference="PCD 90001", title="[bold red]not ours[/]")))
    assert "[bold red]not ours[/]" in text
    assert "\x1b" not in text


def test_terminal_control_characters_of_a_document_do_nothing() -> None:
    one = dossier()
    text = told(replace(one, decision=Decision(reference="PCD 90001", title="a\x1b[2Jb\x07c")))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_a_document_without_facts_is_told_as_such() -> None:
    assert "no reference" in told(Dossier(Decision(), ()))
