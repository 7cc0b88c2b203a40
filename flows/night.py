"""Night: the steps of a scheduled run as plain functions; every fetch that was complete comes to be published."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flows.checked import last_checked
from flows.fetch import Fetched, print_fetched
from flows.run import publish_changes
from flows.settings import Settings
from flows.source_state import last_complete_fetch, unfinished_fetch
from pipeline.errors import IncompleteError
from pipeline.store import Store
from pipeline.store.fetches import last_fetch
from pipeline.store.ledger import has_ledger


def night(
    options: Settings, due: datetime | None, fetch: Callable[[Settings], Fetched]
) -> tuple[Fetched | None, dict[str, Any]]:
    """Fetch and publish a source, whose lock is held, and return what was fetched, if anything, and the run's summary.

    `due` is the time for which the run was planned.
    """
    if is_overtaken(options, due):
        return None, publish_changes(options)  # that run has fetched; whether it came to publish is another matter
    catch_up(options)
    fetched = fetch(options)
    print_fetched(fetched)
    return fetched, publish_changes(options)


def is_overtaken(options: Settings, due: datetime | None) -> bool:
    """Return whether a whole fetch began after the time for which a run was planned, and none was broken off since.

    Runs that were missed wait for a Prefect server to come back, and all come at once: the first of them does the work.
    """
    if due is None or not has_ledger(options.raw):
        return False
    with Store(options.raw) as store:
        last = last_fetch(store)
    return last is not None and last.outcome == "complete" and last.started_at > due.astimezone(UTC)


def catch_up(options: Settings) -> None:
    """Publish what the last complete fetch brought if its own run did not come to it: the next may be broken off."""
    done, published = last_complete_fetch(options.raw), last_checked(options)
    is_published = done is None or (published is not None and published >= done.ended_at)
    if is_published or unfinished_fetch(options.raw):
        return
    print("The last fetch was not published yet", file=sys.stderr)
    try:
        publish_changes(options)
    except IncompleteError as error:  # it may well be what the next fetch puts right
        print(f"pcd: {error}", file=sys.stderr)
