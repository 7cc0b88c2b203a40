"""Index page: all findings, the gravest first, then all decisions, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Issue
from pipeline.release.datapackage import rights
from pipeline.release.findings import SPEAKING, Changes, Finding
from pipeline.release.publication import Publication
from pipeline.release.unclaimed import unclaimed_amounts
from pipeline.report import words
from pipeline.report.charts import charts
from pipeline.report.checks import CheckView, show_check
from pipeline.report.exhibit import Exhibit
from pipeline.report.filters import filters, funders_of, year_of

OPEN_CARDS = 3
DETAILED_CARDS = 50  # the rest lead to the decision's page, so that the index stays small
UNCLAIMED_SHOWN = 12  # figures of one decision


@dataclass(frozen=True)
class Tally:
    """How many checks have a verdict."""

    verdict: str
    count: int
    words: str


@dataclass(frozen=True)
class FindingCard:
    """A finding with what the filters look at."""

    check: CheckView
    signed: str | None
    year: str
    funders: str


@dataclass(frozen=True)
class Quarantined:
    """A document that could not be read."""

    sha256: str
    reason: str | None
    message: str


def index_page(
    publication: Publication, exhibits: Sequence[Exhibit], findings: Sequence[Finding], changes: Changes
) -> dict[str, Any]:
    """Return the content of the index."""
    by_reference = {exhibit.reference: exhibit for exhibit in exhibits}
    cards = [_card(by_reference[finding.dossier.decision.reference or ""], finding, changes) for finding in findings]
    verdicts: Counter[str] = Counter(check.verdict for exhibit in exhibits for check in exhibit.dossier.checks)
    return {
        "name": publication.title,
        "summary": _summary(publication),
        "tallies": _tallies(verdicts),
        "filters": filters(exhibits),
        "headline": _headline(verdicts, sum(finding.check.review is not None for finding in findings)),
        "changes": _changes(changes, findings),
        "findings": cards,
        "open": OPEN_CARDS,
        "detailed": DETAILED_CARDS,
        "resolved": changes.resolved,
        "charts": charts([exhibit.dossier for exhibit in exhibits]),
        "decisions": [_decision(exhibit) for exhibit in exhibits],
        "unclaimed": [group for exhibit in exhibits if (group := _unclaimed(exhibit))],
        "quarantined": _quarantined(publication),
        "unpublished": _unpublished(publication),
        "reviews": [issue for issue in publication.all_issues() if issue.stage == "review"],
        "legend": [
            {"verdict": verdict, "words": text, "meaning": words.MEANINGS[verdict]}
            for verdict, text in words.VERDICTS.items()
        ],
        "rights": f"Papers: {rights(publication.source)}",
        "run": _run(publication),
    }


def _summary(publication: Publication) -> str:
    read = sum(record.status == "read" for record in publication.documents)
    left = len(publication.documents) - read
    unread = f"; {words.count(left, 'document')} could not be read" if left else ""
    return (
        f"{publication.title}. {words.count(len(publication.dossiers), 'decision')}, "
        f"as read from {words.count(read, 'document')}{unread}."
    )


def _headline(verdicts: Mapping[str, int], reviewed: int) -> str:
    found = sum(verdicts[verdict] for verdict in SPEAKING)
    if not found:
        return "Nothing was found that does not agree"
    return words.count(found, "finding") + (f", {reviewed:,} of them reviewed" if reviewed else "")


def _tallies(verdicts: Mapping[str, int]) -> list[Tally]:
    counted = ((verdict, verdicts[verdict]) for verdict in words.VERDICTS if verdicts.get(verdict))
    return [Tally(verdict, number, words.verdicts(verdict, number)) for verdict, number in counted]


def _changes(changes: Changes, findings: Sequence[Finding]) -> str | None:
    if changes.since is None:
        return None
    statuses = Counter(changes.status(finding.check) for finding in findings)
    told = [f"{statuses[status]} {status}" for status in ("new", "reopened", "unchanged") if statuses[status]]
    told.append(f"{len(changes.resolved)} no longer found")
    return f"Since the run of {words.moment(changes.since)}: {', '.join(told)}."


def _card(exhibit: Exhibit, finding: Finding, changes: Changes) -> FindingCard:
    return FindingCard(
        check=show_check(exhibit, finding.check, changes, here=False),
        signed=words.day(exhibit.dossier.decision.date_signed),
        year=year_of(exhibit),
        funders="|".join(funders_of(exhibit)),
    )


def _decision(exhibit: Exhibit) -> dict[str, Any]:
    dossier = exhibit.dossier
    verdicts: Counter[str] = Counter(check.verdict for check in dossier.checks)
    funders = funders_of(exhibit)
    return {
        "reference": exhibit.reference,
        "page": exhibit.page,
        "title": dossier.decision.title,
        "signed": words.day(dossier.decision.date_signed),
        "kind": words.DECISIONS.get(dossier.decision.decision_type or ""),
        "funders": "|".join(funders),
        "funder_words": ", ".join(funders),
        "year": year_of(exhibit),
        "amounts": len(dossier.amounts),
        "tallies": _tallies(verdicts),
        "verdicts": "|".join(sorted(verdicts)),
        "codes": "|".join(sorted({check.code for check in dossier.checks})),
    }


def _unclaimed(exhibit: Exhibit) -> dict[str, str] | None:
    amounts = unclaimed_amounts(exhibit.dossier)
    if not amounts:
        return None
    figures = ", ".join(each.as_written for each in amounts[:UNCLAIMED_SHOWN])
    more = len(amounts) - UNCLAIMED_SHOWN
    figures += f" and {more} more" if more > 0 else ""
    return {"reference": exhibit.reference, "page": exhibit.page, "figures": figures}


def _quarantined(publication: Publication) -> list[Quarantined]:
    said: dict[str | None, list[str]] = {}
    for issue in publication.all_issues():
        said.setdefault(issue.sha256, []).append(issue.message)
    left = [record for record in publication.documents if record.status == "quarantined"]
    ordered = sorted(left, key=lambda record: (record.reason or "", record.sha256))
    return [Quarantined(each.sha256, each.reason, " ".join(said.get(each.sha256, []))) for each in ordered]


def _unpublished(publication: Publication) -> list[Issue]:
    return [issue for issue in publication.all_issues() if issue.stage == "assemble" and issue.reference is None]


def _run(publication: Publication) -> str:
    if not publication.runs:
        return ""
    last = max(publication.runs, key=lambda run: run.run_id)
    return (
        f"Run of {words.day(last.finished_at.date())}, software {last.code_version}, rules {last.rules_fingerprint}: "
        f"{last.listed} documents found = {last.accepted} read + {last.quarantined} quarantined + "
        f"{last.failed} not fetched + {last.withdrawn} withdrawn."
    )
