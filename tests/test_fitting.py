"""Fitting: weights fitted to labelled sentences tell what the sums of others are."""

from __future__ import annotations

from pathlib import Path

from extractors import fitting
from extractors.attribution.weights import judged, role_weights

SENTENCES = """decision,sentence,sums
budget,"The quay was painted for £10.",spent exact total - -
budget,"The sheds were painted for £20.",spent exact total - -
budget,"The boats were painted for £30.",spent exact total - -
budget,"Ferries that carry under £40 turn back.",threshold exact total - -
budget,"Barges that carry under £50 turn back.",threshold exact total - -
budget,"Punts that carry under £60 turn back.",threshold exact total - -
"""


def fitted(folder: Path) -> tuple[list[fitting.Example], Path]:
    sentences, weights = folder / "sentences.csv", folder / "weights.csv"
    sentences.write_text(SENTENCES, encoding="utf-8")
    examples = list(fitting.sentences(sentences))
    names = fitting.common(examples)
    fitting.write(weights, names, fitting.fit(examples, names))
    return examples, weights


def likeliest(signs: dict[str, float], weights: dict[str, dict[str, float]]) -> tuple[str, str]:
    found = judged(signs, weights)
    role = max(found, key=lambda role: found[role][0])
    return role, found[role][1]


def test_weights_tell_roles_by_words_that_no_cue_knows(tmp_path: Path) -> None:
    examples, weights = fitted(tmp_path)
    assert [likeliest(example.signs, role_weights(weights))[0] for example in examples] == [
        *["spent"] * 3,
        *["threshold"] * 3,
    ]


def test_the_sign_that_tells_most_is_named(tmp_path: Path) -> None:
    _, weights = fitted(tmp_path)
    assert likeliest({"before: painte": 1.0, "sums": 0.1}, role_weights(weights)) == ("spent", "before: painte")


def test_what_stands_in_one_text_only_has_no_weight(tmp_path: Path) -> None:
    examples, weights = fitted(tmp_path)
    assert "before: quay" in examples[0].signs
    assert "before: quay" not in role_weights(weights)


def test_two_fits_to_the_same_sentences_are_alike(tmp_path: Path) -> None:
    _, weights = fitted(tmp_path)
    first = weights.read_bytes()
    fitted(tmp_path)
    assert weights.read_bytes() == first
