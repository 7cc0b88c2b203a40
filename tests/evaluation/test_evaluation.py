"""Evaluation: scores of hand-made dossiers against hand-made labels; prose and figures are our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.assemble import Dossier
from pipeline.errors import LabelsError
from pipeline.evaluation.facts import compare
from pipeline.evaluation.labels import Labels, parse_labels
from pipeline.evaluation.names import loose_name
from pipeline.evaluation.table import Evaluation, list_slips
from pipeline.reconcile import reconcile
from pipeline.records import Citation, Decision, Organisation
from tests.factory import evidence
from tests.handmade import dossier
from tests.labelling import FORTY, NINETY, label_amount, label_text

TEXT = "PCD 90001 asks to accept £90,000 from the Home Office.\nIt pays up to £40,000 to the River Rowing Club."


def labels(**more: Any) -> Labels:
    return parse_labels(json.dumps(label_text(**more)).encode(), "one.json")


def evaluation(read: Dossier, **labelled: Any) -> Evaluation:
    return Evaluation({"one.txt": list(compare(read, labels(**labelled)))})


def scored(read: Dossier, field: str, **labelled: Any) -> tuple[float, float, int]:
    """Return precision, recall and sample size of one field."""
    score = next(score for score in evaluation(read, **labelled).scores if score.field == field)
    return score.precision, score.recall, score.labelled


def body(name: str, role: str) -> Organisation:
    own = {"organisation_id": f"{name}:{role}", "name": name, "as_written": name, "role": role}
    return Organisation.model_validate(own | evidence(name, name, "a" * 64, None))


def citation(instrument: str, provision: str | None, role: str) -> Citation:
    own = {"citation_id": f"{instrument}:{provision}", "instrument": instrument, "as_written": instrument}
    rest = {"provision": provision, "role": role, "status": "ok"}
    return Citation.model_validate(own | rest | evidence(instrument, instrument, "a" * 64, None))


def with_facts(fields: dict[str, Any]) -> Dossier:
    """Return a dossier whose £90,000 is known like that."""
    return dossier(TEXT, facts={"£90,000": fields})


def test_what_agrees_scores_one() -> None:
    right = evaluation(dossier(TEXT), amounts=[NINETY, FORTY | {"role": "unclear"}])
    wrong = [score.field for score in right.scores if score.f1 < 1]
    assert wrong == ["amounts.role"]  # a hand-made amount has no role, and £90,000 is labelled a budget


def test_a_missed_amount_lowers_recall_and_nothing_else() -> None:
    assert scored(dossier("It costs £90,000."), "amounts", amounts=[NINETY, FORTY]) == (1, 0.5, 2)


def test_an_amount_found_twice_lowers_precision_and_nothing_else() -> None:
    once = dossier("It costs £90,000.")
    assert scored(replace(once, amounts=once.amounts * 2), "amounts", amounts=[NINETY]) == (0.5, 1, 1)


def test_a_sum_said_twice_must_be_found_twice() -> None:
    assert scored(dossier("It costs £90,000."), "amounts", amounts=[NINETY, NINETY]) == (1, 0.5, 2)


@pytest.mark.parametrize(
    ("read", "labelled", "precision", "recall"),
    [
        ("Rowing lessons", None, 0, 1),  # a null that was filled is a false find
        (None, "Rowing lessons", 1, 0),
        ("Sailing lessons", "Rowing lessons", 0, 0),
        ("Rowers’ lessons – Year 2.", "rowers' lessons - year 2", 1, 1),
    ],
)
def test_a_title_is_right_missed_false_or_both(
    read: str | None, labelled: str | None, precision: float, recall: float
) -> None:
    titled = replace(dossier(TEXT), decision=Decision(title=read))
    assert scored(titled, "title", title=labelled)[:2] == (precision, recall)


def test_a_field_that_is_neither_found_nor_labelled_has_no_score() -> None:
    assert "title" not in {score.field for score in evaluation(dossier(TEXT)).scores}


@pytest.mark.parametrize("written", ["The River Rowing Club Ltd", "RIVER ROWING CLUB, Limited", "River  Rowing-Club"])
def test_names_count_as_equal_in_spite_of_spelling(written: str) -> None:
    assert loose_name(written) == loose_name("River Rowing Club")


def test_other_names_differ() -> None:
    assert len({loose_name(name) for name in ("River Rowing Club", "River Rowing", "Row & Co", "Row Co", None)}) == 5


def test_suppliers_are_recipients_and_a_body_counts_once() -> None:
    bodies = (
        body("River Rowing Club", "recipient"),
        body("The River Rowing Club", "supplier"),
        body("MOPAC", "partner"),
    )
    read = replace(dossier(TEXT), organisations=bodies)
    assert scored(read, "recipients", recipients=["River Rowing Club Ltd"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("field", "known", "labelled"),
    [
        ("amounts.role", {"role": "accepted"}, {"role": "accepted"}),
        ("amounts.qualifier", {"qualifier": "up_to"}, {"qualifier": "up_to"}),
        ("amounts.rate", {"rate": "per_year"}, {"rate": "per_year"}),
        (
            "amounts.years",
            {"first_year": "2021/22", "last_year": "2022/23"},
            {"first_year": "2021/22", "last_year": "2022/23"},
        ),
        ("amounts.funder", {"funder": "Home Office"}, {"funder": "the Home Office"}),
        ("amounts.recipient", {"recipient": "River Rowing Club"}, {"recipient": "River Rowing Club Ltd"}),
    ],
)
def test_what_an_amount_is_must_agree(field: str, known: dict[str, str], labelled: dict[str, str]) -> None:
    assert scored(with_facts(known), field, amounts=[NINETY | labelled])[:2] == (1, 1)
    assert scored(dossier(TEXT), field, amounts=[NINETY | labelled])[1] == 0


def test_the_last_year_counts_too() -> None:
    read = with_facts({"first_year": "2021/22", "last_year": "2021/22"})
    open_ended = NINETY | {"first_year": "2021/22", "last_year": None}
    assert scored(read, "amounts.years", amounts=[open_ended]) == (0, 0, 1)


def test_what_the_labels_leave_open_is_not_scored() -> None:
    unclear = NINETY | {"rate": "unclear", "role": None}
    fields = {score.field for score in evaluation(dossier("It costs £90,000."), amounts=[unclear]).scores}
    assert fields == {"amounts", "amounts.qualifier", "reference"}


def test_a_false_amount_does_not_shift_what_the_next_ones_are() -> None:
    read = dossier("£7 here, then £90,000, then £40,000.", facts={"£90,000": {"role": "accepted"}})
    both = [NINETY | {"role": "accepted"}, FORTY | {"role": "unclear"}]
    assert scored(read, "amounts.role", amounts=both) == (1, 1, 1)


def test_the_role_of_a_citation_is_judged_where_it_was_found() -> None:
    read = replace(dossier(TEXT), legal_basis=(citation("Example Act 2011", "section/9", "power"),))
    law = [
        {"instrument": "Example Act 2011", "provision": "section/9", "role": "duty"},
        {"instrument": "Example Act 2011", "provision": "section/10", "role": "power"},
    ]
    assert scored(read, "legal_basis", legal_basis=law) == (1, 0.5, 2)
    assert scored(read, "legal_basis.role", legal_basis=law) == (0, 0, 1)


SUM = "The budget of £90,000 consists of £50,000 for boats and £{} for oars."
PARTS = {"code": "parts_sum_to_whole", "terms": ["£50,000", "£40,000"], "total": "£90,000"}


def sum_of(last: str) -> Dossier:
    read = dossier(SUM.format(last))
    return replace(read, checks=reconcile(read))


def test_a_relation_that_holds_is_matched_with_its_check() -> None:
    amounts = [NINETY, label_amount("£50,000", 50_000_00), FORTY]
    relation = PARTS | {"verdict": "exact"}
    assert scored(sum_of("40,000"), "identities.agrees", amounts=amounts, identities=[relation]) == (1, 1, 1)
    twice = [relation, relation]
    assert scored(sum_of("40,000"), "identities.agrees", amounts=amounts, identities=twice) == (1, 0.5, 2)


def test_an_inconsistency_that_nobody_labelled_is_a_false_find() -> None:
    assert scored(sum_of("45,000"), "identities.differs") == (0, 1, 0)


def test_an_agreement_that_nobody_labelled_is_welcome() -> None:
    assert "identities.agrees" not in {score.field for score in evaluation(sum_of("40,000")).scores}


def test_a_relation_whose_terms_the_check_lacks_is_missed() -> None:
    amounts = [NINETY, label_amount("£30,000", 30_000_00)]
    other = PARTS | {"terms": ["£30,000", "£30,000"], "verdict": "exact"}
    assert scored(sum_of("40,000"), "identities.agrees", amounts=amounts, identities=[other])[1] == 0


def test_a_relation_whose_total_is_no_labelled_amount_says_so() -> None:
    told = list_slips(
        evaluation(sum_of("40,000"), identities=[PARTS | {"verdict": "exact"}]).slips("identities.agrees")
    )
    assert (
        told == "one.txt  line 1  - parts_sum_to_whole £50,000 + £40,000 = £90,000 (whose total is no labelled amount)"
    )


def test_errors_name_the_text_and_the_line() -> None:
    slips = evaluation(dossier(TEXT, "Once £7."), amounts=[NINETY, label_amount("£40,000", 41_000_00)]).slips("amounts")
    assert list_slips(slips).splitlines() == [
        "one.txt  line 2  - £40,000",
        "one.txt  line 2  + £40,000",
        "one.txt  line 3  + £7",
    ]


def test_a_figure_inside_another_is_not_its_place() -> None:
    slips = evaluation(dossier("It was £7,500.", "Now it is £7.", "£7 again"), amounts=[label_amount("£7", 8_00)] * 2)
    assert [slip.place for slip in slips.slips("amounts") if slip.kind == "missed"] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda label: label.pop("funders"), "two.json: funders: Field required"),
        (lambda label: label["amounts"][1].pop("role"), "two.json: amounts[2].role: Field required"),
        (lambda label: label["amounts"][0].update(value_pence="1"), "amounts[1].value_pence: "),
        (lambda label: label["amounts"][0].update(role="bribe"), "amounts[1].role: "),
        (lambda label: label["amounts"][0].update(first_year="2021-22"), "amounts[1].first_year: "),
        (lambda label: label.update(date_signed="7 May 2021"), "date_signed: "),
    ],
)
def test_a_label_file_with_a_fault_is_refused_by_file_and_key(change: Callable[[Any], None], told: str) -> None:
    label = label_text(amounts=[dict(NINETY), dict(FORTY)])
    change(label)
    with pytest.raises(LabelsError) as refused:
        parse_labels(json.dumps(label).encode(), "two.json")
    assert told in str(refused.value)


def test_a_byte_order_mark_and_notes_of_the_labeller_are_no_fault() -> None:
    assert parse_labels(b"\xef\xbb\xbf" + json.dumps(label_text(notes="odd")).encode(), "x").reference == "PCD 90001"


def test_the_example_of_the_guide_is_a_label_file() -> None:
    guide = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf8")
    example = guide.split("```json\n")[1].split("```")[0]
    assert parse_labels(example.encode(), "CONTRIBUTING.md").recipients == ("River Rowing Club",)
