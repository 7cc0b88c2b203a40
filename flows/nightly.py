"""Nightly: the flow of a schedule: fetch, then read and publish. After a bad fetch nothing is published."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.artifact import show
from flows.fetch import Fetched, fetch_source, print_fetched
from flows.locks import locked
from flows.notice import tell_people
from flows.run import publish_changes
from flows.settings import Settings, settings
from pipeline.collect import Orders
from pipeline.store import Store
from pipeline.store.fetches import last_fetch
from pipeline.store.ledger import has_ledger


@task(cache_policy=NO_CACHE, persist_result=False)
def fetch_documents(options: Settings) -> Fetched:
    """Return what a fetch did; a request is retried where it is made, so a fetch is not."""
    return fetch_source(options, Orders())


@flow(name="nightly", persist_result=False, on_failure=[tell_people], on_crashed=[tell_people])
def nightly(flags: dict[str, Any] | None = None) -> dict[str, Any]:
    """Fetch, read and publish one source, and return the run's summary; `flags` are settings."""
    options = settings(**(flags or {}))
    with locked(options):
        if is_overtaken(options, flow_run.scheduled_start_time):
            return {"skipped": "a later run has done this one's work"}
        fetched = fetch_documents(options)
        print_fetched(fetched)
        summary = publish_changes(options)
    show(fetched, summary)
    return summary


def is_overtaken(options: Settings, due: datetime | None) -> bool:
    """Return whether a whole fetch began after the time for which a run was planned.

    Runs that were missed wait for the schedule to come back, and all come at once: the first of them does the work.
    """
    if due is None or not has_ledger(options.raw):
        return False
    with Store(options.raw) as store:
        last = last_fetch(store, outcome="complete")
    return last is not None and last.started_at > due.astimezone(UTC)
