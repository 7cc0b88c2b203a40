"""Whom the encoder names where no rule tells: what it is shown of a paper, and what becomes of what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors import amounts, decision, organisations
from extractors.attribution import hearing
from extractors.attribution.hearing import can_be
from extractors.encoder import parties
from extractors.encoder.marks import LONGEST, OPENING
from extractors.encoder.parties import Heard, heard
from extractors.encoder.scene import scene, stretches
from extractors.language import annotate
from extractors.order import EXTRACTORS
from pipeline.extract import Reading, extract
from pipeline.records import Amount, AmountRole
from pipeline.text import read

PAPER = """PCD 90001 - Boats
Key information
Reference code: PCD 90001
Executive summary
{}
"""
# Nobody is told to pay or to be paid in words that a rule knows.
ROUNDABOUT = (
    "Otter Trust looks after the boats of the estuary. Its purse will be heavier by £80,000 once the paper is signed."
)


def reading_of(text: str) -> Reading:
    document = read(PAPER.format(text).encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    for extractor in (decision, organisations, amounts):
        extractor.extract(reading)
    return reading


def amounts_of(text: str) -> list[Amount]:
    return extract(read(PAPER.format(text).encode(), "0" * 64), annotate, EXTRACTORS).facts.amounts


def telling(payee: str, likely: float = 0.99) -> Callable[[Reading], dict[str, Heard]]:
    """Return an encoder that names one payee, and no payer, for every sum."""

    def answer(reading: Reading) -> dict[str, Heard]:
        told = Heard({None: 1.0}, {payee: likely, None: 1 - likely})
        return {amount.amount_id: told for amount in reading.facts.amounts}

    return answer


def test_a_paper_is_shown_without_its_names_and_figures() -> None:
    shown = scene(reading_of("MOPAC pays Otter Trust £80,000. Otter Trust and Kent Council get £80,000 and £5m."))
    assert not {"otter", "kent", "mop", "80", "000", "5"} & {piece.strip("#") for piece in shown.pieces}
    marks: dict[str, set[str]] = {}
    for name, at in shown.bodies:
        marks.setdefault(name, set()).add(shown.pieces[at])
    assert {len(marks[name]) for name in ("MOPAC", "Otter Trust", "Kent Council")} == {1}
    assert len(set.union(*marks.values())) == len(marks)
    first, again, other = (shown.pieces[at] for _, at in shown.sums)
    assert first == again != other


def test_of_a_long_paper_each_sum_is_asked_about_once_with_words_on_both_sides() -> None:
    rows = (f"Otter Trust rows to quay {'north ' * (number % 7)} for £{number},000." for number in range(1, 90))
    whole = scene(reading_of(" ".join(rows)))
    shown = list(stretches(whole))
    assert len(shown) > 2
    assert all(len(stretch.pieces) <= LONGEST for stretch in shown)
    asked = [name for stretch in shown for name, _ in stretch.sums]
    assert asked == [name for name, _ in whole.sums]
    for stretch in shown[1:]:
        assert min(at for _, at in stretch.sums) > OPENING + 20
    for stretch in shown:
        assert all(stretch.pieces[at - 1] == "£" for _, at in stretch.sums)


def test_whom_the_encoder_names_is_written_with_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "heard", telling("Otter Trust"))
    (amount,) = amounts_of(ROUNDABOUT)
    assert amount.recipient == "Otter Trust"
    assert (amount.because or "").endswith("payee: by the trained encoder, which is 99% sure")


def test_a_body_that_only_the_encoder_names_is_listed_where_the_paper_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "heard", telling("Otter Trust"))
    document = read(PAPER.format(ROUNDABOUT).encode(), "0" * 64)
    (body,) = extract(document, annotate, EXTRACTORS).facts.organisations
    assert (body.name, body.rule) == ("Otter Trust", "parties.payee")
    assert document.text[body.char_start : body.char_end] == body.quote == "Otter Trust"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        pytest.param("MOPAC awards a grant of £80,000 to Kent Council. Otter Trust rows.", "Kent Council", id="a rule"),
        pytest.param("Otter Trust rows. The threshold for tenders is £80,000.", None, id="nobody's money"),
    ],
)
def test_what_rules_tell_stands(text: str, recipient: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "heard", telling("Otter Trust"))
    (amount,) = amounts_of(text)
    assert amount.recipient == recipient


def test_an_encoder_that_is_not_sure_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "heard", telling("Otter Trust", likely=0.5))
    (amount,) = amounts_of(ROUNDABOUT)
    assert amount.recipient is None


@pytest.mark.parametrize(
    ("kind", "side", "role", "may"),
    [
        ("own", "payee", "contract", False),
        ("department", "payee", "awarded", False),
        ("own", "payer", "awarded", True),
        ("own", "payer", "contract", False),
        ("perhaps", "payer", "awarded", False),
        ("perhaps", "payee", "contract", False),
        ("company", "payee", "budget", False),
        ("company", "payee", "contract", True),
    ],
)
def test_the_encoder_is_believed_of_who_gives_and_of_who_gets_what_goes_out(
    kind: str, side: hearing.Side, role: AmountRole, may: bool
) -> None:
    (amount,) = amounts_of(ROUNDABOUT)
    assert can_be(kind, side, amount.model_copy(update={"role": role})) is may


def test_reading_goes_on_without_the_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parties, "TRAINED", tmp_path / "none.onnx")
    assert heard(reading_of(ROUNDABOUT)) == {}
    assert amounts_of(ROUNDABOUT)[0].recipient is None
