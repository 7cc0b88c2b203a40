"""Nightly: the flow of a schedule: fetch, then read and publish. After a bad fetch nothing is published."""

from __future__ import annotations

from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.artifact import show
from flows.fetch import Fetched, fetch_source
from flows.locks import locked
from flows.night import night
from flows.notice import tell_people
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
        fetched, summary = night(options, flow_run.scheduled_start_time, fetch_documents)
    if fetched:
        show(fetched, summary)
    return summary
