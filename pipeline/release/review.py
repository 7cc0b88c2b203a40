"""Review: what a person said of a finding, kept in a file under version control and carried from run to run.

A mark holds while the fingerprint does; when the figures change the fingerprint does too, and the finding is open
again. Rows that make no sense, and those whose finding is no more, are told as issues.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.assemble import Dossier
from pipeline.records import Check, Issue
from pipeline.release.findings import SPEAKING

MARKS = {
    "explained": "explained",
    "source_error": "accepted as an error of the paper",
    "misreading": "our misreading",
}
NEEDED = f"a fingerprint, a reference and a mark of {', '.join(MARKS)}"
COLUMNS = ("fingerprint", "reference", "code", "mark", "note", "reviewer", "reviewed_on")


@dataclass(frozen=True)
class Review:
    """One reviewer's word on one finding."""

    fingerprint: str
    reference: str
    code: str
    mark: str
    note: str = ""
    reviewer: str = ""
    reviewed_on: str = ""

    @property
    def words(self) -> str:
        """Return the review as it is published: "explained: two funds (A. Reader, 2026-11-22)"."""
        signed = ", ".join(part for part in (self.reviewer, self.reviewed_on) if part)
        said = f"{MARKS[self.mark]}: {self.note}" if self.note else MARKS[self.mark]
        return f"{said} ({signed})" if signed else said


@dataclass(frozen=True)
class Reviews:
    """What the file of reviews holds: the reviews by fingerprint, and an issue for each row that makes no sense."""

    marks: Mapping[str, Review] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def read_reviews(path: Path) -> Reviews:
    """Return the reviews that a file holds; none where there is no file. No row of it ends a run."""
    try:
        # A spreadsheet writes three bytes before the first heading.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Reviews()
    except UnicodeDecodeError as error:
        return Reviews(issues=(_issue(path.name, f"byte {error.start} is no UTF-8: save it as “CSV UTF-8”", "file"),))
    marks, issues = {}, []
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    for row in rows:
        review = Review(*(str(row.get(name) or "").strip() for name in COLUMNS))
        if review.mark in MARKS and review.fingerprint and review.reference:
            marks[review.fingerprint] = review
        elif any(row.values()):
            found = f"{review.fingerprint!r}, {review.reference!r} and {review.mark!r}"
            where = f"{path.name}, line {rows.line_num}"
            issues.append(_issue(where, f"has {found}, needs {NEEDED}: left out", f"{rows.line_num}"))
    return Reviews(marks, tuple(issues))


def outlived(path: Path, reviews: Mapping[str, Review], dossiers: Iterable[Dossier]) -> Iterator[Issue]:
    """Yield an issue for each review of one of these decisions whose finding is no more."""
    standing = {each.decision.reference: {check.fingerprint for check in each.checks} for each in dossiers}
    for key, review in reviews.items():
        if key not in standing.get(review.reference, {key}):
            message = (
                f"{review.reference} has no check with the fingerprint {key} ({review.code}) any more: "
                "its figures, its papers or the rules changed; look again, and take the row out"
            )
            yield _issue(path.name, message, key, "review_without_finding", review.reference)


def _issue(where: str, message: str, key: str, code: str = "senseless_review", reference: str | None = None) -> Issue:
    return Issue(
        issue_id=f"review:{code}:{key}", reference=reference, stage="review", code=code, message=f"{where}: {message}"
    )


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
