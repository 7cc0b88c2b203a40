"""Review: what a person said of a finding, kept in a file under version control and carried from run to run.

`review.csv` has the columns `fingerprint, reference, code, mark, note, reviewer, reviewed_on`. A mark holds while the
fingerprint does; when the figures change the fingerprint does too, and the finding is open again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.assemble import Dossier
from pipeline.errors import SettingsError
from pipeline.records import Check
from pipeline.release.findings import SPEAKING

MARKS = {
    "explained": "explained",
    "source_error": "accepted as an error of the paper",
    "misreading": "our misreading",
}


@dataclass(frozen=True)
class Review:
    """One reviewer's word on one finding."""

    fingerprint: str
    reference: str
    code: str
    mark: str
    note: str

    @property
    def words(self) -> str:
        """Return the review as it is published."""
        return f"{MARKS[self.mark]}: {self.note}" if self.note else MARKS[self.mark]


def read_reviews(path: Path) -> dict[str, Review]:
    """Return the reviews by fingerprint; none where there is no file. Raises SettingsError on a row without sense."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    reviews = {}
    for number, row in enumerate(rows, start=2):
        if row.get("mark") not in MARKS or not row.get("fingerprint"):
            raise SettingsError(f"{path}, line {number}: needs a fingerprint and a mark of {', '.join(MARKS)}")
        review = Review(*(row.get(name) or "" for name in ("fingerprint", "reference", "code", "mark", "note")))
        reviews[review.fingerprint] = review
    return reviews


def with_reviews(dossiers: Iterable[Dossier], reviews: Mapping[str, Review]) -> tuple[Dossier, ...]:
    """Return the dossiers with the reviewers' words on their checks."""
    return tuple(replace(each, checks=tuple(_reviewed(check, reviews) for check in each.checks)) for each in dossiers)


def reopened(checks: Iterable[Check], reviews: Mapping[str, Review]) -> set[str]:
    """Return the fingerprints of findings whose like was reviewed before the figures changed."""
    present = [check for check in checks if check.verdict in SPEAKING]
    standing = {check.fingerprint for check in present}
    lost = {(review.reference, review.code) for key, review in reviews.items() if key not in standing}
    return {
        check.fingerprint
        for check in present
        if check.fingerprint not in reviews and (check.reference, check.code) in lost
    }


def _reviewed(check: Check, reviews: Mapping[str, Review]) -> Check:
    review = reviews.get(check.fingerprint)
    return check.model_copy(update={"review": review.words}) if review else check
