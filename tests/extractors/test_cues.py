"""Cues: every row of the vocabulary of cues is found by its own example, and by no other row of its field."""

from __future__ import annotations

import pytest

from extractors import amounts, organisations
from extractors.amounts.surroundings import Words, surroundings
from extractors.attribution.year_places import written_places
from extractors.language import annotate
from extractors.lexicon.cues import Cue, cues, find_cues
from pipeline.document import Document, Paragraph, Span
from pipeline.extract import Reading


def read(text: str) -> Reading:
    document = Document("0" * 64, "text/plain", text, paragraphs=(Paragraph(Span(0, len(text))),))
    return Reading(document, annotate(document))


def rows_found(cue: Cue) -> set[Cue]:
    """Return the rows of a cue's field that speak in its example: of the sum, or of the year beside it."""
    if cue.where in ("type", "section"):
        return {
            other
            for other in cues()
            if other.where == cue.where and tuple(cue.example.lower().split()) in other.phrases
        }
    reading = read(f"{cue.example}.")
    organisations.extract(reading)
    amounts.extract(reading)
    if cue.field == "year":
        (place,) = written_places(Words.of(reading.passages[0], ()), frozenset())
        return set(place.cues)
    around = surroundings(reading)[-1]
    assert around is not None
    found = set()
    for hit in around.words.near(around.at, cue.field):
        between = around.at - hit.end if hit.end <= around.at else hit.start - around.at - 1
        if between <= hit.cue.reach:
            found.add(hit.cue)
    return found


@pytest.mark.parametrize("cue", [pytest.param(cue, id=f"{cue.field} {cue.says}: {cue.example}") for cue in cues()])
def test_a_cue_is_found_by_its_example_and_no_other_is(cue: Cue) -> None:
    if cue.says == "none":
        assert cue in {hit.cue for hit in find_cues(tuple(cue.example.lower().split()))} or cue in rows_found(cue)
    else:
        assert rows_found(cue) == {cue}
