"""Published: the calls that look at what was published: explain, report, status."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from flows.publication import drawer, raw_loader
from flows.read import sandbox
from flows.settings import Settings
from pipeline.errors import SettingsError
from pipeline.explain import explain as explain_dossier
from pipeline.publish import rebuild_report
from pipeline.release.published import read_publication, read_runs, read_table

DONE, STALE = 0, 6


def explain(reference: str, options: Settings) -> int:
    """Print one published decision, and return the exit status."""
    wanted = _bare(reference)
    for dossier in read_publication(options.processed).dossiers:
        if _bare(dossier.decision.reference or "") == wanted:
            print(explain_dossier(dossier))
            return DONE
    raise SettingsError(f"no decision {reference!r} is published in {options.processed}")


def report(options: Settings) -> int:
    """Write the report of what is published anew, say where it is, and return the exit status."""
    with sandbox(options) as pool:
        print(rebuild_report(options.processed, load=raw_loader(options), draw=drawer(pool)))
    return DONE


def status(options: Settings) -> int:
    """Print what was published last; return 6 when there was no good run within the hours of the setting."""
    runs = read_runs(options.processed)
    if not runs:
        print(f"Nothing is published in {options.processed}.")
        return STALE
    last = max(runs, key=lambda run: run.finished_at)
    checked = _last_checked(options) or last.finished_at
    age = datetime.now(UTC) - checked
    print(f"Last run   {checked:%Y-%m-%d %H:%M} UTC, {_hours(age)} ago")
    print(f"Published  {last.finished_at:%Y-%m-%d %H:%M} UTC, {len(runs)} times in all")
    print(f"Documents  {last.listed} listed = {last.accepted} read + {last.quarantined} quarantined", end="")
    print(f" + {last.failed} failed + {last.withdrawn} withdrawn")
    print(f"Decisions  {last.decisions}")
    for row in read_table(options.processed, "issues"):
        print(f"Issue      {row['reference'] or (row['sha256'] or '')[:12]}  {row['code']}: {row['message']}")
    if age > timedelta(hours=options.max_age_hours):
        print(f"Too old    the last good run is older than {options.max_age_hours} hours")
        return STALE
    return DONE


def _last_checked(options: Settings) -> datetime | None:
    if not options.checked.exists():
        return None
    return datetime.fromisoformat(options.checked.read_text(encoding="utf-8"))


def _bare(reference: str) -> str:
    """Return a reference as people may type it: `pcd898`, `PCD 898` and `PCD-898` are one."""
    return re.sub(r"[^A-Z0-9]", "", reference.upper())


def _hours(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours} h" if hours else f"{int(age.total_seconds() // 60)} min"
