"""Fitting: weights fitted to labelled sentences tell what the sums, and the acts, of others are."""

from __future__ import annotations

from pathlib import Path

from extractors.decision.decision_type import TYPES, Spoken, signs
from extractors.fitting import roles, types
from extractors.fitting.regression import Example, common, fit, write
from extractors.weights import fitted, judged

SENTENCES = """decision,sentence,sums
budget,"The quay was painted for £10.",spent exact total - -
budget,"The sheds were painted for £20.",spent exact total - -
budget,"The boats were painted for £30.",spent exact total - -
budget,"Ferries that carry under £40 turn back.",threshold exact total - -
budget,"Barges that carry under £50 turn back.",threshold exact total - -
budget,"Punts that carry under £60 turn back.",threshold exact total - -
"""


def learnt(folder: Path) -> tuple[list[Example], Path]:
    sentences, weights = folder / "sentences.csv", folder / "weights.csv"
    sentences.write_text(SENTENCES, encoding="utf-8")
    examples = list(roles.sentences(sentences))
    names = common(examples)
    write(weights, names, roles.ROLES, fit(examples, names, roles.ROLES))
    return examples, weights


def likeliest(signs: dict[str, float], weights: dict[str, dict[str, float]]) -> tuple[str, str]:
    found = judged(signs, weights)
    role = max(found, key=lambda role: found[role][0])
    return role, found[role][1]


def test_weights_tell_roles_by_words_that_no_cue_knows(tmp_path: Path) -> None:
    examples, weights = learnt(tmp_path)
    assert [likeliest(example.signs, fitted(weights))[0] for example in examples] == [
        *["spent"] * 3,
        *["threshold"] * 3,
    ]


def test_the_sign_that_tells_most_is_named(tmp_path: Path) -> None:
    _, weights = learnt(tmp_path)
    assert likeliest({"before: painte": 1.0, "sums": 0.1}, fitted(weights)) == ("spent", "before: painte")


def test_what_stands_in_one_text_only_has_no_weight(tmp_path: Path) -> None:
    examples, weights = learnt(tmp_path)
    assert "before: quay" in examples[0].signs
    assert "before: quay" not in fitted(weights)


def test_two_fits_to_the_same_sentences_are_alike(tmp_path: Path) -> None:
    _, weights = learnt(tmp_path)
    first = weights.read_bytes()
    learnt(tmp_path)
    assert weights.read_bytes() == first


ACTS = """type,title,summary,request
disposal,,The old quay shall find a keeper.,
disposal,,The old shed shall find a keeper.,
disposal,,The old boat shall find a keeper.,
policy,,The young may row on Sundays.,
policy,,The old may row on Mondays.,
policy,,The others may row on Fridays.,
"""


def test_weights_tell_acts_by_words_that_no_cue_knows(tmp_path: Path) -> None:
    papers, weights = tmp_path / "acts.csv", tmp_path / "weights.csv"
    papers.write_text(ACTS, encoding="utf-8")
    examples = list(types.short_papers(papers))
    names = common(examples)
    write(weights, names, TYPES, fit(examples, names, TYPES))
    unread = signs(Spoken("", "The tall mast shall find a keeper.", ""))
    assert likeliest(unread, fitted(weights))[0] == "disposal"
