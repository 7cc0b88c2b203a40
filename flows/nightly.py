"""Nightly: the flow of a schedule: fetch, then read and publish. After a bad fetch nothing is published."""

from __future__ import annotations

from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.artifact import show
from flows.fetch import Fetched, fetch_source, is_overtaken, print_fetched
from flows.locks import locked
from flows.notice import tell_people
from flows.run import publish_changes
from flows.settings import Settings, settings
from pipeline.collect import Orders


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
