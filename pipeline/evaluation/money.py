"""Money: the amounts found in a text beside the labelled ones, and what each of them is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.evaluation.labels import LabelledAmount
from pipeline.evaluation.names import loose_name
from pipeline.evaluation.places import Places
from pipeline.evaluation.scores import Comparison, Entry, Field
from pipeline.records import Amount

Vocabulary = Literal["qualifier", "role", "rate"]
Party = Literal["funder", "recipient"]
VOCABULARIES: dict[Vocabulary, Field] = {
    "qualifier": "amounts.qualifier",
    "role": "amounts.role",
    "rate": "amounts.rate",
}
PARTIES: dict[Party, Field] = {"funder": "amounts.funder", "recipient": "amounts.recipient"}


def compare_amounts(
    amounts: Sequence[Amount], labelled: Sequence[LabelledAmount], places: Places
) -> Iterator[Comparison]:
    """Yield the mentions by value, each as often as it is written, then what the paired ones are said to be."""
    found = sorted(amounts, key=lambda amount: amount.char_start)
    where = places.of_figures(label.as_written for label in labelled)
    yield Comparison(
        "amounts",
        tuple(Entry(amount.value_pence, amount.as_written, places.of(amount)) for amount in found),
        tuple(Entry(label.value_pence, label.as_written, place) for label, place in zip(labelled, where, strict=True)),
    )
    for amount, label in align(found, labelled):
        yield from _compare_pair(amount, label, places.of(amount))


def align(found: Sequence[Amount], labelled: Sequence[LabelledAmount]) -> list[tuple[Amount, LabelledAmount]]:
    """Return pairs of equal value in order of appearance, as many as there can be (longest common subsequence)."""
    # longest[i][j]: how many pairs found[i:] and labelled[j:] have.
    longest = [[0] * (len(labelled) + 1) for _ in range(len(found) + 1)]
    for i in reversed(range(len(found))):
        for j in reversed(range(len(labelled))):
            if found[i].value_pence == labelled[j].value_pence:
                longest[i][j] = longest[i + 1][j + 1] + 1
            else:
                longest[i][j] = max(longest[i + 1][j], longest[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(found) and j < len(labelled):
        if found[i].value_pence == labelled[j].value_pence:
            pairs.append((found[i], labelled[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _compare_pair(amount: Amount, label: LabelledAmount, place: str) -> Iterator[Comparison]:
    def entry(key: str | None, value: str | None = None) -> tuple[Entry, ...]:
        return (Entry(key, f"{label.as_written}: {value or key}", place),) if key else ()

    for word, field in VOCABULARIES.items():
        if getattr(label, word) not in (None, "unclear"):
            yield Comparison(field, entry(getattr(amount, word)), entry(getattr(label, word)))
    yield Comparison("amounts.years", entry(_years(amount)), entry(_years(label)))
    for party, field in PARTIES.items():
        name, wanted = getattr(amount, party), getattr(label, party)
        yield Comparison(field, entry(loose_name(name), name), entry(loose_name(wanted), wanted))


def _years(amount: Amount | LabelledAmount) -> str | None:
    return f"{amount.first_year} to {amount.last_year or 'open'}" if amount.first_year else None
