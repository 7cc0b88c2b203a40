"""Decision page: one decision's facts, its checks, the pictures of its figures, and what could not be understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.records import Amount
from pipeline.release.findings import SPEAKING, Changes, ranked
from pipeline.release.unclaimed import unclaimed_amounts
from pipeline.report import words
from pipeline.report.checks import show_check
from pipeline.report.exhibit import Exhibit
from pipeline.report.links import anchor, safe_link
from pipeline.report.listings import listings
from pipeline.report.pictures import checked_ids
from pipeline.report.places import Quotation, describe_place
from pipeline.report.scenes import Scene, picture_of, whole

QUIET = ["blocked", "consistent", "exact", "not_applicable"]


@dataclass(frozen=True)
class AmountRow:
    """One amount as it is shown."""

    anchor: str
    figure: str
    role: str
    years: str | None
    funder: str | None
    recipient: str | None
    because: str | None
    where: str
    href: str | None
    quotation: Quotation


def decision_page(exhibit: Exhibit, changes: Changes, published: set[str]) -> dict[str, Any]:
    """Return the content of a decision's page; `published` are the references that have one."""
    findings = [finding.check for finding in ranked([exhibit.dossier], changes)]
    others = sorted(
        (check for check in exhibit.dossier.checks if check.verdict not in SPEAKING),
        key=lambda check: (QUIET.index(check.verdict), check.unit != "pence", check.check_id),
    )
    return {
        "reference": exhibit.reference,
        "title": exhibit.dossier.decision.title or "Decision without a title",
        "facts": _facts(exhibit),
        "summary": exhibit.dossier.decision.executive_summary,
        "findings": [show_check(exhibit, check, changes, here=True) for check in findings],
        "checks": [show_check(exhibit, check, changes, here=True) for check in others],
        "scenes": _scenes(exhibit),
        "amounts": [_amount(exhibit, each) for each in exhibit.dossier.amounts],
        "unclaimed": [_amount(exhibit, each) for each in unclaimed_amounts(exhibit.dossier)],
        "listings": listings(exhibit, published),
    }


def _facts(exhibit: Exhibit) -> list[dict[str, str | None]]:
    decision = exhibit.dossier.decision
    yes = {True: "yes", False: "no", None: None}
    facts: list[tuple[str, str | None, str | None]] = [
        ("Signed", words.day(decision.date_signed), None),
        ("Published", words.day(decision.date_published), None),
        ("Decision by", decision.decision_maker, None),
        ("Kind", words.DECISIONS.get(decision.decision_type or ""), None),
        ("Deferred", yes[decision.is_deferred], None),
        ("Confidential part", yes[decision.has_part_2], None),
        ("Published at", decision.url, safe_link(decision.url)),
    ]
    return [{"label": label, "text": text, "href": href} for label, text, href in facts if text]


def _scenes(exhibit: Exhibit) -> list[Scene]:
    ids = checked_ids(exhibit.dossier)
    facts = [(key, fact) for key, fact in exhibit.facts.items() if key in ids]
    pictures = [picture for pages in exhibit.pictures.values() for picture in pages]
    return [
        whole(picture, [each for each in facts if picture_of(each[1], exhibit.pictures) is picture], exhibit.names)
        for picture in pictures
    ]


def _amount(exhibit: Exhibit, amount: Amount) -> AmountRow:
    shown = picture_of(amount, exhibit.pictures) is not None and amount.amount_id in checked_ids(exhibit.dossier)
    spoken = (words.QUALIFIERS[amount.qualifier], words.ROLES[amount.role], words.RATES[amount.rate])
    return AmountRow(
        anchor=anchor(f"row {amount.amount_id}"),
        figure=amount.as_written,
        role=", ".join(part for part in (spoken[1], spoken[0], spoken[2]) if part),
        years=words.years(amount),
        funder=amount.funder,
        recipient=amount.recipient,
        because=amount.because,
        where=describe_place(amount, exhibit.names),
        href=f"#{anchor(amount.amount_id)}" if shown else None,
        quotation=exhibit.quote(amount),
    )
