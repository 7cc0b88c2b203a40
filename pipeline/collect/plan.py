"""Plan: which documents a fetch asks for, in which order; and an honest guess how many that will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.store import Store
from pipeline.store.answers import Wish
from pipeline.store.entries import entries
from pipeline.store.fetches import Fetch, stamp

DUE = """
SELECT links.address, links.url FROM links LEFT JOIN addresses USING (address)
WHERE page = :page AND coalesce(checked_at, '') < :since AND (
    :kind = 'full' OR asked_at IS NULL
    OR asked_at < (SELECT max(fetched_at) FROM versions WHERE versions.address = :page)
    OR CASE WHEN reason IS NULL THEN coalesce(etag, last_modified) IS NOT NULL
       ELSE reason IN ('not_pdf:html', 'not_pdf:json', 'not_pdf:empty') OR reason NOT LIKE 'not_pdf:%' END)
ORDER BY links.rowid
"""
USUAL_ATTACHMENTS = 1.5  # of a decision, before any page was read


@dataclass(frozen=True)
class Plan:
    """What one fetch still has to ask for; what was looked at since a time is left alone."""

    store: Store
    fetch: Fetch
    since: datetime

    def pages(self) -> list[Wish]:
        """Return all pages that the list names: those never had first, then those not looked at for longest.

        Those that failed are spread among the others: side by side they would look as if the source refused everything.
        """
        rows = self.store.sql.execute("SELECT address, checked_at, reason FROM addresses").fetchall()
        checked = {row["address"]: row["checked_at"] or "" for row in rows}
        failed = {row["address"] for row in rows if row["reason"] is not None}
        listed = [entry for entry in entries(self.store) if entry.place == "listed"]
        listed.sort(key=lambda entry: checked.get(entry.address, ""))
        pages = [Wish(entry.address, entry.url, "page") for entry in listed]
        return _spread(
            [page for page in pages if page.address in failed], [p for p in pages if p.address not in failed]
        )

    def is_due(self, page: Wish) -> bool:
        """Return whether a page is still to be asked for."""
        (checked,) = self.store.sql.execute(
            "SELECT max(checked_at) FROM addresses WHERE address = ?", (page.address,)
        ).fetchone()
        return checked is None or bool(checked < stamp(self.since))

    def attachments(self, page: Wish) -> list[Wish]:
        """Return the attachments of a page that are still to be asked for, once the page itself was.

        One that was never asked for, or failed, or was not asked for since its page changed, is asked for; else one is
        asked only where the source can say that it is the same: to have a thousand papers sent anew each night is no
        manners, and an office file is no PDF tomorrow. A full fetch asks for all.
        """
        rows = self.store.sql.execute(DUE, {"page": page.address, "since": stamp(self.since), "kind": self.fetch.kind})
        return [Wish(row["address"], row["url"], "attachment") for row in rows]

    def requests(self, pages: int) -> int:
        """Return about how many requests so many pages and their attachments will take."""
        read, attachments = self.store.sql.execute("SELECT count(DISTINCT page), count(*) FROM links").fetchone()
        return round(pages * (1 + (attachments / read if read else USUAL_ATTACHMENTS)))


def _spread(few: list[Wish], many: list[Wish]) -> list[Wish]:
    """Return all wishes, the few of them as far from each other as may be."""
    places = [(place / (len(wishes) + 1), wish) for wishes in (few, many) for place, wish in enumerate(wishes, start=1)]
    return [wish for _, wish in sorted(places, key=lambda pair: pair[0])]
