"""Status: `pcd status`: what was last fetched and published, what comes next, what is wrong; for monitoring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flows.checked import last_checked
from flows.exits import DONE, INCOMPLETE
from flows.schedule import next_run
from flows.settings import Settings
from pipeline.records import RunRecord
from pipeline.release.published import read_runs, read_table
from pipeline.store import Store
from pipeline.store.fetches import Fetch, last_fetch
from pipeline.store.ledger import has_ledger


def status(options: Settings) -> int:
    """Print how a source stands; return 6 when there was no good run, or no whole fetch, within the hours set."""
    last, whole = _fetches(options)
    runs = read_runs(options.processed)
    if last:
        when = f"{last.ended_at:%Y-%m-%d %H:%M} UTC, {_ago(last.ended_at)}"
        print(f"Last fetch {when}: {last.outcome or 'begun, not at its end'}", end="")
        print(f", {last.stated} decisions listed" if last.stated is not None else "")
        print(f"Wrong      {last.message}\n" if last.message else "", end="")
    if not runs:
        print(f"Nothing is published in {options.processed}.")
        return INCOMPLETE
    published = max(runs, key=lambda run: run.finished_at)
    checked = last_checked(options) or published.finished_at
    print(f"Last run   {checked:%Y-%m-%d %H:%M} UTC, {_ago(checked)}")
    _print_published(published, len(runs))
    if last:
        print(f"Next run   {next_run(options, datetime.now(UTC)):%Y-%m-%d %H:%M %Z}, where `pcd serve` runs")
    for row in read_table(options.processed, "issues"):
        print(f"Issue      {row['reference'] or (row['sha256'] or '')[:12]}  {row['code']}: {row['message']}")
    return _aged(options, checked, last, whole)


def _print_published(run: RunRecord, times: int) -> None:
    print(f"Published  {run.finished_at:%Y-%m-%d %H:%M} UTC, {'once' if times == 1 else f'{times} times'} in all")
    print(f"Documents  {run.listed} listed = {run.accepted} read + {run.quarantined} quarantined", end="")
    print(f" + {run.failed} failed + {run.withdrawn} withdrawn")
    print(f"Decisions  {run.decisions}")


def _aged(options: Settings, checked: datetime, last: Fetch | None, whole: Fetch | None) -> int:
    """Say what is older than it may be, and return the exit status.

    Each counts from its end: a fetch that was gone on with over two nights is as good as its last hour, and one that
    has only begun, or was stopped, is no sign of life.
    """
    oldest = datetime.now(UTC) - timedelta(hours=options.max_age_hours)
    if checked < oldest:
        print(f"Too old    the last good run is older than {options.max_age_hours} hours")
    if last and (whole is None or whole.ended_at < oldest):
        print(f"Too old    the last whole fetch is older than {options.max_age_hours} hours")
        return INCOMPLETE
    return INCOMPLETE if checked < oldest else DONE


def _fetches(options: Settings) -> tuple[Fetch | None, Fetch | None]:
    """Return the last fetch, and the last that was whole."""
    if not has_ledger(options.raw):
        return None, None
    with Store(options.raw) as store:
        return last_fetch(store), last_fetch(store, outcome="complete")


def _ago(time: datetime) -> str:
    age = datetime.now(UTC) - time
    hours = int(age.total_seconds() // 3600)
    return f"{hours} h ago" if hours else f"{int(age.total_seconds() // 60)} min ago"
