"""Plan: which documents a fetch asks for, in which order; and an honest guess how many that will be."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.collect.reasons import HEAVY, is_hopeless
from pipeline.store import Store
from pipeline.store.answers import Wish
from pipeline.store.entries import entries
from pipeline.store.fetches import Fetch, stamp

ATTACHMENTS = """
SELECT links.address, links.url, addresses.*,
    asked_at < (SELECT max(fetched_at) FROM versions WHERE versions.address = :page) AS is_outdated
FROM links LEFT JOIN addresses USING (address) WHERE page = :page ORDER BY links.rowid
"""
USUAL_ATTACHMENTS = 1.5  # of a decision, before any page was read
LONGEST_REST = timedelta(days=16)
EARLY = timedelta(hours=6)  # one night may begin earlier than the last


@dataclass(frozen=True)
class Plan:
    """What one fetch still has to ask for; what was looked at since a time is left alone."""

    store: Store
    fetch: Fetch
    since: datetime

    def pages(self) -> list[Wish]:
        """Return all pages that the list names: those never asked for first, then those not asked for longest."""
        rows = self.store.sql.execute("SELECT address, asked_at FROM addresses")
        asked = {row["address"]: row["asked_at"] for row in rows}
        listed = [entry for entry in entries(self.store) if entry.place == "listed"]
        listed.sort(key=lambda entry: asked.get(entry.address, ""))
        return [Wish(entry.address, entry.url, "page") for entry in listed]

    def is_due(self, page: Wish) -> bool:
        """Return whether a page is still to be asked for."""
        row = self.store.sql.execute("SELECT * FROM addresses WHERE address = ?", (page.address,)).fetchone()
        return row is None or not (self._is_checked(row) or self._rests(row))

    def attachments(self, page: Wish) -> list[Wish]:
        """Return the attachments of a page that are still to be asked for, once the page itself was.

        One that was never asked for, or failed, or was not asked for since its page changed, is asked for; else one is
        asked only where the source can say that it is the same: to have a thousand papers sent anew each night is no
        manners, and an office file is no PDF tomorrow. A full fetch asks for all.
        """
        rows = self.store.sql.execute(ATTACHMENTS, {"page": page.address}).fetchall()
        return [Wish(row["address"], row["url"], "attachment") for row in rows if self._is_attachment_due(row)]

    def requests(self, pages: int) -> int:
        """Return about how many requests so many pages and their attachments will take."""
        read, attachments = self.store.sql.execute("SELECT count(DISTINCT page), count(*) FROM links").fetchone()
        return round(pages * (1 + (attachments / read if read else USUAL_ATTACHMENTS)))

    def _is_attachment_due(self, row: sqlite3.Row) -> bool:
        if row["asked_at"] is None:
            return True
        if self._is_checked(row):
            return False
        if self.fetch.kind == "full" or row["is_outdated"]:
            return True
        if row["reason"] is None:
            return bool(row["etag"] or row["last_modified"])
        return not (is_hopeless(row["reason"]) or self._rests(row))

    def _is_checked(self, row: sqlite3.Row) -> bool:
        return (row["checked_at"] or "") >= stamp(self.since)

    def _rests(self, row: sqlite3.Row) -> bool:
        """Return whether a heavy body that is no good is left alone for now; with an ETag, to ask again is cheap."""
        marks = row["refused_etag"] or row["refused_last_modified"]
        if self.fetch.kind == "full" or row["reason"] not in HEAVY or marks or row["refusals"] < 2:
            return False
        rest = min(timedelta(days=2 ** min(row["refusals"] - 2, 10)), LONGEST_REST)
        return self.fetch.started_at < datetime.fromisoformat(row["asked_at"]) + rest - EARLY
