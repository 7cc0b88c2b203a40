"""The encoder: what it is shown of a sum, and what it says of sums."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from extractors import amounts, decision
from extractors.attribution import roles
from extractors.encoder import network
from extractors.encoder.glimpse import BEHIND, MARK, glimpse
from extractors.encoder.network import likelihoods
from extractors.encoder.pieces import pieces, vocabulary
from extractors.language import annotate
from pipeline.extract import Reading
from pipeline.text import read

PAPER = """PCD 90001 - Boats
Key information
Reference code: PCD 90001
Executive summary
{}
"""


def reading_of(sentence: str) -> Reading:
    document = read(PAPER.format(sentence).encode(), "0" * 64)
    reading = Reading(document, annotate(document))
    for extractor in (decision, amounts):
        extractor.extract(reading)
    return reading


def likeliest(sentence: str) -> list[str]:
    reading = reading_of(sentence)
    told = [likelihoods(glimpse(reading, amount)) for amount in reading.facts.amounts]
    return [max(found, key=lambda role: found[role]) for found in told]


@pytest.mark.parametrize("text", ["Award £1,234.50 to Café Zoë’s boats (LBHF) №7", "ﬁnance İstanbul", "x" * 200, ""])
def test_pieces_stand_in_their_order_and_hold_every_letter(text: str) -> None:
    found = pieces(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join(text[piece.start : piece.end] for piece in found) == "".join(text.split())


def test_a_word_that_is_not_known_is_taken_apart_into_what_is() -> None:
    found = [piece.text for piece in pieces("Ferrymanship")]
    assert len(found) > 1
    assert all(piece in vocabulary() for piece in found)


def test_the_sum_stands_between_two_marks_and_words_far_off_are_not_shown() -> None:
    reading = reading_of("We buy boats for £5m from Alder Boats Ltd. " + "They row. " * 50 + "Afterwards sails.")
    shown = glimpse(reading, reading.facts.amounts[0])
    first, last = (place for place, piece in enumerate(shown.pieces) if piece == MARK)
    assert "".join(shown.pieces[first + 1 : last]).replace("##", "") == "£5m"
    assert "boats" in shown.pieces[:first]
    assert len(shown.pieces) - last <= BEHIND + 2
    assert "sails" not in shown.pieces


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The Deputy Mayor is asked to award a grant of £80,000 to Otter Trust for mentoring.", "awarded"),
        ("The contract with Alder Boats Ltd has a value of £2.4m over four years.", "contract"),
        ("At quarter three the forecast is an underspend of £3.1m.", "balance"),
        ("The Deputy Mayor is asked to accept a grant of £1.2m from the Home Office.", "accepted"),
    ],
)
def test_plain_sentences_are_understood(sentence: str, role: str) -> None:
    assert likeliest(sentence) == [role]


def test_reading_goes_on_without_the_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reading = reading_of("We buy boats for £5m.")
    monkeypatch.setattr(network, "TRAINED", tmp_path / "none.onnx")
    assert likelihoods(glimpse(reading, reading.facts.amounts[0])) == {}


def test_of_a_paper_with_thousands_of_sums_only_the_first_unsure_ones_are_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(roles, "likelihoods", lambda shown: asked.append(shown) or {})
    reading = reading_of(" ".join(f"The quay has £{number},000." for number in range(1, 1 + 3 * roles.MOST_ASKED)))
    roles.extract(reading)
    assert len(asked) == roles.MOST_ASKED
    last = reading.facts.amounts[-1].because
    assert last is not None
    assert last.endswith(f"(the encoder was asked about {roles.MOST_ASKED} other sums of this document)")
