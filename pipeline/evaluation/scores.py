"""Scores: what was found and what is labelled, counted field by field.

Precision is right / found, recall right / labelled, F1 their harmonic mean. A null that was filled is a false find, a
value that is another is a miss and a false find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Field = Literal[
    "amounts",
    "amounts.funder",
    "amounts.qualifier",
    "amounts.rate",
    "amounts.recipient",
    "amounts.role",
    "amounts.years",
    "date_signed",
    "decision_maker",
    "decision_type",
    "funders",
    "identities.agrees",
    "identities.ambiguous",
    "identities.differs",
    "legal_basis",
    "legal_basis.role",
    "recipients",
    "reference",
    "related_decisions",
    "title",
]
FIELDS: tuple[Field, ...] = get_args(Field)


class Entry(NamedTuple):
    """One value, found or labelled: two entries are the same when their keys are."""

    key: Hashable
    shown: str
    place: str = ""


@dataclass(frozen=True)
class Comparison:
    """What was found in one field of one text, or of one of its amounts, beside what is labelled."""

    field: Field
    found: tuple[Entry, ...]
    labelled: tuple[Entry, ...]

    @property
    def missed(self) -> tuple[Entry, ...]:
        """Return what is labelled and was not found, as often as it was not."""
        return _beyond(self.labelled, self.found)

    @property
    def false(self) -> tuple[Entry, ...]:
        """Return what was found and is not labelled, as often as it is not."""
        return _beyond(self.found, self.labelled)


@dataclass(frozen=True)
class Score:
    """How often a field was found, labelled, and both."""

    field: Field
    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """Return which share of what was found is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return which share of what is labelled was found; 1 where nothing is labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def add_up(comparisons: Iterable[Comparison]) -> list[Score]:
    """Return the score of each field that was found or labelled at all, in order of its name."""
    right: Counter[Field] = Counter()
    found: Counter[Field] = Counter()
    labelled: Counter[Field] = Counter()
    for one in comparisons:
        right[one.field] += len(one.found) - len(one.false)
        found[one.field] += len(one.found)
        labelled[one.field] += len(one.labelled)
    return [Score(name, right[name], found[name], labelled[name]) for name in FIELDS if found[name] or labelled[name]]


def macro_f1(scores: Sequence[Score]) -> float:
    """Return the mean F1 of the fields, each counting alike; 1 where there is none."""
    return sum(score.f1 for score in scores) / len(scores) if scores else 1.0


def _beyond(entries: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that remain when each of the others has taken one of its like."""
    spare = Counter(entry.key for entry in others)
    beyond = []
    for entry in entries:
        if spare[entry.key]:
            spare[entry.key] -= 1
        else:
            beyond.append(entry)
    return tuple(beyond)
