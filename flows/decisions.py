"""Decisions: the flow that reads, reconciles and publishes one source. A thin shell around plain functions.

Tasks are batches of documents, run in threads that feed one pool of reading processes: a task for each document floods
Prefect's embedded server, and a thread cannot stop a hostile PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import wait
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flows.cache import Cache
from flows.fingerprint import rules_fingerprint
from flows.job import Reader, Work, batches, compile_work
from flows.papers import Outcome
from flows.publication import publish_work
from flows.read import sandbox
from flows.settings import Settings, settings
from pipeline.sources import source
from pipeline.store import Capture, captures


@task(retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE, persist_result=False)
def read_batch(batch: Sequence[Capture], reader: Reader) -> list[Outcome]:
    """Return what became of each document of a batch."""
    return reader.read(batch)


@task(cache_policy=NO_CACHE, persist_result=False)
def reconcile_all(outcomes: Sequence[Outcome], options: Settings, found: Sequence[Capture]) -> Work:
    """Return the dossiers, with their checks."""
    return compile_work(outcomes, source(options.source), found)


@task(cache_policy=NO_CACHE, persist_result=False)
def publish_all(work: Work, options: Settings, found: Sequence[Capture], started: datetime) -> dict[str, Any]:
    """Write tables and reports, all or nothing, and return the run's summary."""
    return publish_work(work, options, found, started)


@flow(name="decisions", persist_result=False)
def decisions(flags: dict[str, Any]) -> dict[str, Any]:
    """Read what lies in a source's folder, reconcile it, publish it, and return the run's summary."""
    options, started = settings(**flags), datetime.now(UTC)
    found = captures(options.raw)
    outcomes = _read(found, options)
    work = reconcile_all(outcomes, options, found)
    return publish_all(work, options, found, started)


def _read(found: Sequence[Capture], options: Settings) -> list[Outcome]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress, sandbox(options) as pool:
        bar = progress.add_task("Reading", total=len(found))
        cache = Cache(options.cache, rules_fingerprint())
        reader = Reader(pool, cache, lambda: progress.advance(bar), options.scans)
        futures = [read_batch.submit(batch, reader) for batch in batches(found, options.batch)]
        wait(futures)
        outcomes = [outcome for future in futures for outcome in future.result()]
    if found:
        cache.forget_others()
    return outcomes
