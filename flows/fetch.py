"""Fetch: `pcd fetch`: what a source publishes comes into its folder below `data/raw`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flows.exits import DONE
from flows.locks import locked
from flows.progress import progress
from flows.settings import Settings
from pipeline.collect import Orders, Visit, collect, look
from pipeline.collect.plan import Plan
from pipeline.errors import IncompleteError, SettingsError, SourceError
from pipeline.fetch.answer import Attempt
from pipeline.fetch.fetcher import Fetcher, Note
from pipeline.fetch.manners import Manners
from pipeline.fetch.pace import SystemClock
from pipeline.sources import site
from pipeline.store import Store
from pipeline.store.attempts import note_attempt, permitted_from
from pipeline.store.changes import FetchChanges, RequestCounts, fetch_changes, request_counts
from pipeline.store.fetches import Fetch, begin, is_full_due
from pipeline.store.holdings import Tally, tally

SHOWN = 20  # numbers of decisions in one line


@dataclass(frozen=True)
class Fetched:
    """What one fetch did, for people."""

    fetch: Fetch
    tally: Tally
    changes: FetchChanges
    requests: RequestCounts


def fetch(options: Settings, orders: Orders, *, dry_run: bool = False) -> int:
    """Fetch a source, or only say what a fetch would ask for, and return the exit status."""
    with locked(options):
        if dry_run:
            print(foretell(options, orders))
        else:
            print_fetched(fetch_source(options, orders))
    return DONE


def fetch_source(options: Settings, orders: Orders) -> Fetched:
    """Fetch a source, whose lock is held, and return what was done. Raises IncompleteError, SourceError, StoreError."""
    with Store(options.raw) as store:
        with (
            _fetcher(options, store, partial(_note, store)) as fetcher,
            progress(lambda: fetcher.pace.seconds_between) as course,
        ):
            visit = Visit(course.count(fetcher.get), site(options.source), unwelcome=fetcher.unwelcome)
            try:
                done = collect(store, visit, _ordered(store, orders, options), course.tell)
            except (IncompleteError, SourceError):
                print_law(tally(store))
                raise
        return Fetched(done, tally(store), fetch_changes(store, done), request_counts(store, done))


def foretell(options: Settings, orders: Orders) -> str:
    """Return what a fetch would ask for, and about how long it would take; only the list is asked for."""
    with (
        Store(options.raw, in_memory=True) as store,
        _fetcher(options, store, partial(_note_wait, options)) as fetcher,
        progress(lambda: fetcher.pace.seconds_between) as course,
    ):
        visit = Visit(course.count(fetcher.get), site(options.source))
        orders = _ordered(store, orders, options)
        begun = begin(store, orders.kind, visit.now())
        found = look(store, begun, visit)
        plan = Plan(store, begun, orders.since or begun.started_at)
        due = sum(plan.is_due(page) for page in plan.pages())
        due = due if orders.limit is None else min(due, orders.limit)
        requests = plan.requests(due)
        lasting = course.lasting(requests)
        return f"Would ask for {due} of {found.stated} decisions: about {requests} requests, {lasting}. Nothing kept."


def print_fetched(done: Fetched) -> None:
    """Write what a fetch did to stdout: the conservation law, and what is different."""
    requests = done.requests
    print(f"Listed     {done.fetch.stated} decisions ({done.fetch.kind} fetch, {done.fetch.outcome})")
    print_law(done.tally)
    for name, found in vars(done.changes).items():
        if found and name != "moved":  # the list names many decisions now by one address, now by another
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            print(f"{name.capitalize():<10} {len(found)}: {', '.join(found[:SHOWN])}{more}")
    print(f"Requests   {requests.asked}, {requests.not_modified} not modified, {requests.bytes:,} bytes")


def print_law(law: Tally) -> None:
    """Write to stdout what became of all documents that the source lists; also after a fetch that was broken off."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted((law.quarantined + law.failed).items()))
    print(f"Documents  {law.listed} listed = {law.accepted} accepted + {law.quarantined.total()} quarantined", end="")
    print(f" + {law.failed.total()} failed + {law.withdrawn} withdrawn{f'   ({reasons})' if reasons else ''}")


def _ordered(store: Store, orders: Orders, options: Settings) -> Orders:
    is_full = orders.kind == "full" or is_full_due(store, datetime.now(UTC), options.full_days)
    return Orders("full" if is_full else "nightly", orders.limit, orders.since)


def manners(options: Settings) -> Manners:
    """Return how a source is asked. Raises SettingsError for settings with which it cannot be asked."""
    if not options.contact:
        raise SettingsError(
            "contact: say where the source's keepers reach you (PCD_CONTACT, or contact in pcd.toml): "
            "it is sent with every request"
        )
    return Manners(
        contact=options.contact,
        hosts=site(options.source).hosts,
        seconds_between=options.seconds_between,
        allow_loopback=options.allow_loopback,
        via=options.via,
    )


@contextmanager
def _fetcher(options: Settings, store: Store, note: Note) -> Iterator[Fetcher]:
    known = manners(options)
    print(f"Asking {options.source} …", file=sys.stderr)
    clock = SystemClock()
    permitted = permitted_from(store, clock.now(), known.seconds_between)
    with Fetcher(known, clock, not_before=permitted, note=note) as fetcher:
        yield fetcher


def _note(store: Store, attempt: Attempt) -> None:
    note_attempt(store, attempt.url, attempt.at, attempt.reason, attempt.headers, attempt.not_before)


def _note_wait(options: Settings, attempt: Attempt) -> None:
    """Write only a wait that the source asks for: this much must be kept, also of a dry run."""
    if attempt.not_before:
        with Store(options.raw) as store:
            _note(store, attempt)
