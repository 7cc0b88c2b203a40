"""Site: writes the report: an index, a page for each decision, the pictures of the places, and a workbook."""

from __future__ import annotations

from pathlib import Path

from pipeline.durable import write_new
from pipeline.release.findings import Changes, ranked
from pipeline.release.publication import Publication
from pipeline.report.decision_page import decision_page
from pipeline.report.embedding import embed
from pipeline.report.exhibit import Exhibit
from pipeline.report.index_page import index_page
from pipeline.report.pages import render_page
from pipeline.report.pictures import Draw, Load, draw_pictures, draw_views
from pipeline.report.workbook import workbook


def no_files(sha256: str) -> bytes | None:
    """Return nothing: a report without pictures, where the documents are not at hand."""
    return None


def write_report(
    folder: Path,
    publication: Publication,
    changes: Changes,
    *,
    load: Load = no_files,
    draw: Draw = draw_views,
    shelf: Path | None = None,
) -> None:
    """Write the report into a folder; pictures are taken from the last report's `shelf` where nothing changed."""
    stamp = publication.runs[-1].rules_fingerprint if publication.runs else ""
    holders: dict[str, Exhibit] = {}
    exhibits = [
        Exhibit(
            dossier,
            publication.documents_of(dossier),
            draw_pictures(dossier, folder / "pictures", load, draw, stamp=stamp, shelf=shelf),
            holders,
        )
        for dossier in sorted(publication.dossiers, key=lambda dossier: _order(dossier.decision.reference or ""))
    ]
    holders |= {amount.amount_id: exhibit for exhibit in exhibits for amount in exhibit.dossier.amounts}
    published = {exhibit.reference for exhibit in exhibits}
    for exhibit in exhibits:
        page = render_page("decision.html", page=decision_page(exhibit, changes, published))
        write_new(folder / exhibit.page, page.encode())
    write_new(folder / "reconciliation.xlsx", workbook(exhibits))
    findings = ranked(publication.dossiers, changes)
    index = render_page("index.html", site=index_page(publication, exhibits, findings, changes))
    write_new(folder / "index.html", embed(index, folder).encode())


def _order(reference: str) -> tuple[str, tuple[int, ...]]:
    series, _, numbers = reference.partition(" ")
    return series, tuple(int(number) for number in numbers.split() if number.isdecimal())
