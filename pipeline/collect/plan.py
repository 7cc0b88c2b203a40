"""Plan: which documents a fetch asks for, in which order; and an honest guess how many that will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.store import Store
from pipeline.store.answers import Wish
from pipeline.store.entries import entries
from pipeline.store.fetches import Fetch, stamp

USUAL_ATTACHMENTS = 1.5  # of a decision, before any page was read


@dataclass(frozen=True)
class Plan:
    """What one fetch still has to ask for; what was looked at since a time is left alone."""

    store: Store
    fetch: Fetch
    since: datetime

    def pages(self) -> list[Wish]:
        """Return all pages that the list names: those never had first, then those not looked at for longest."""
        rows = self.store.sql.execute("SELECT address, checked_at FROM addresses")
        checked = {row["address"]: row["checked_at"] or "" for row in rows}
        listed = [entry for entry in entries(self.store) if entry.place == "listed"]
        listed.sort(key=lambda entry: checked.get(entry.address, ""))
        return [Wish(entry.address, entry.url, "page") for entry in listed]

    def is_due(self, page: Wish) -> bool:
        """Return whether a page is still to be asked for."""
        (checked,) = self.store.sql.execute(
            "SELECT max(checked_at) FROM addresses WHERE address = ?", (page.address,)
        ).fetchone()
        return checked is None or bool(checked < stamp(self.since))

    def attachments(self, page: Wish) -> list[Wish]:
        """Return the attachments of a page that are still to be asked for, once the page itself was.

        One that was never had, or failed, or was not looked at since its page changed, is asked for; else one is asked
        only where the source can say that it is the same: to have a thousand papers sent anew each night is no manners.
        A full fetch asks for all.
        """
        rows = self.store.sql.execute(
            "SELECT links.address, links.url FROM links LEFT JOIN addresses USING (address) WHERE page = ?"
            " AND coalesce(checked_at, '') < ? AND (? = 'full' OR checked_at IS NULL OR reason IS NOT NULL"
            " OR etag IS NOT NULL OR last_modified IS NOT NULL"
            " OR checked_at < (SELECT max(fetched_at) FROM versions WHERE versions.address = page))"
            " ORDER BY links.rowid",
            (page.address, stamp(self.since), self.fetch.kind),
        )
        return [Wish(row["address"], row["url"], "attachment") for row in rows]

    def requests(self, pages: int) -> int:
        """Return about how many requests so many pages and their attachments will take."""
        read, attachments = self.store.sql.execute("SELECT count(DISTINCT page), count(*) FROM links").fetchone()
        return round(pages * (1 + (attachments / read if read else USUAL_ATTACHMENTS)))
